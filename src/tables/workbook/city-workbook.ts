import type { CityTables } from '../city-tables'
import type { DataPackage } from '../data-package'
import type { HandedOut } from './definition-sheets'
import type { TableName } from '../table-plan'
import { departmentPart, departmentRows } from '../department-rows'
import { isTableName } from '../table-plan'
import { Choices } from './choices'
import { choicesSheet, definitionSheets } from './definition-sheets'
import { exampleSheet } from './example-sheet'
import { guideSheet, settingsSheet } from './guide-sheets'
import { tableWorksheet } from './table-worksheet'
import { CHOICES_SHEET, DEFINITION_SHEET, EXAMPLE_SHEET, GUIDE_SHEET, HANDED_OUT_SHEET, MENDING_SHEET, SETTINGS_SHEET, sheetName } from './workbook-layout'
import { writeWorkbook } from './write-workbook'

export interface WorkbookOptions {
  /** Headings only, for a city that begins. */
  readonly empty?: boolean | undefined
  /** Only the rows of this 課, with the columns it fills open and all others locked; a part stays one without it. */
  readonly department?: string | undefined
}

/**
 * Our tables as one workbook for people: a sheet a table, with lists to choose from, comments, and text that stays text.
 *
 * The same tables give the same bytes (where the host packs alike). Read back by `cityFilesOf`.
 */
export async function writeCityWorkbook(city: CityTables, options: WorkbookOptions = {}): Promise<Uint8Array> {
  const { empty = false, department = city.department } = options
  const rows = department === undefined ? undefined : departmentRows(city, department)
  const whole = options.department === undefined ? city : departmentPart(city, options.department)
  const shown = empty ? { ...whole, tables: new Map([...whole.tables].map(([name, table]) => [name, { ...table, rows: [] }])) } : whole
  const names = sheetNames(shown)
  const choices = new Choices(city)
  const sheets = [...names].flatMap(([name, sheet]) => {
    const resource = city.package.resources.find(candidate => candidate.name === name)
    const table = shown.tables.get(name)
    if (!resource || !table)
      return []
    const { fields } = resource.schema
    const headings = fields.map(field => field.title || field.name)
    const lines = [{ row: 1, cells: headings }, ...table.rows.map(({ cells }, index) => ({ row: index + 2, cells }))]
    const fills = rows && fields.filter(field => rows.fills(name, field.name)).map(field => field.name)
    return [tableWorksheet({ sheet, table: name, resource, fields, lines, fills }, choices, city.package.city.name)]
  })
  return writeWorkbook([
    guideSheet(city.package, department),
    exampleSheet(city.package),
    settingsSheet(city.package, department),
    ...sheets,
    ...choices.columns.length > 0 ? [choicesSheet(choices.columns)] : [],
    ...definitionSheets(shown, names, department === undefined ? undefined : { department, handedOut: handedOutOf(city.package, whole.handedOut ?? whole.tables) }),
  ], city.package.title)
}

/** The cells of a part as they are, or were, handed out. */
function handedOutOf(found: DataPackage, tables: CityTables['tables']): HandedOut {
  return new Map(found.resources.flatMap(({ name, schema }) => {
    const table = isTableName(name) ? tables.get(name) : undefined
    return table ? [[name, [schema.fields.map(field => field.name), ...table.rows.map(({ cells }) => cells)]] as const] : []
  }))
}

/** The sheet of every table there is, by the table's name, in the order of the package. */
export function sheetNames(city: { readonly package: DataPackage, readonly tables: ReadonlyMap<TableName, unknown> }): ReadonlyMap<TableName, string> {
  const taken = [GUIDE_SHEET, EXAMPLE_SHEET, SETTINGS_SHEET, MENDING_SHEET, CHOICES_SHEET, DEFINITION_SHEET, HANDED_OUT_SHEET]
  const names = new Map<TableName, string>()
  for (const { name, title } of city.package.resources) {
    if (isTableName(name) && city.tables.has(name))
      names.set(name, sheetName(title || name, [...taken, ...names.values()]))
  }
  return names
}
