import type { Outcome } from '../domain/outcome'
import type { CityFiles } from './city-files'
import type { DataPackage, Resource } from './data-package'
import type { Problem } from './problem'
import type { TableName } from './table-plan'
import type { TableLine, TableSheet } from './table-sheet'
import { refusal, success } from '../domain/outcome'
import { encodeUtf8 } from '../feed/bytes'
import { filesInMemory } from './city-files'
import { csvText } from './csv-text'
import { PACKAGE_FILE, readDataPackage } from './data-package'
import { packageText } from './package-text'
import { placeProblems } from './place-problems'
import { tableSheetOf } from './read-table'
import { columnLetters } from './sheet'
import { tableColumns } from './table-columns'
import { isTableName } from './table-plan'

/** One table as text, its columns in the order of the package: what can be compared, merged, filled and written again. */
export interface TableRecords {
  readonly name: TableName
  /** Where its rows were read: the file, and in a workbook the sheet. */
  readonly file: string
  readonly sheet?: string | undefined
  /** The letters of each field's column there, in the order of the fields. */
  readonly letters: readonly string[]
  /** Rows that hold anything: their number there, and each field's text in the order of the fields. */
  readonly rows: readonly TableLine[]
}

/** All tables of a city as text, before any cell is checked. */
export interface CityTables {
  /** What a person knows them by: the folder's path, the workbook's name. */
  readonly place: string
  readonly package: DataPackage
  readonly tables: ReadonlyMap<TableName, TableRecords>
  /** The 課 whose part this is; absent where the tables are whole. */
  readonly department?: string | undefined
  /** A part's tables as they were handed out. */
  readonly handedOut?: ReadonlyMap<TableName, TableRecords> | undefined
}

/** The text of every cell of every table, in the package's order; all problems of headings and unreadable cells where there are any. */
export async function readCityTables(files: CityFiles): Promise<Outcome<CityTables, readonly Problem[]>> {
  const described = await readDataPackage(files)
  if (!described.found || described.problems.length > 0)
    return refusal(described.problems)
  const found = described.found
  const problems: Problem[] = []
  const tables = new Map<TableName, TableRecords>()
  const handedOut = new Map<TableName, TableRecords>()
  for (const resource of found.resources) {
    if (!isTableName(resource.name))
      continue
    const sheet = await tableSheetOf(files, resource)
    // A part holds the sheets of its 課 and no others.
    if (!sheet.ok && files.department !== undefined)
      continue
    const records = sheet.ok ? tableRecords(sheet.value, resource, resource.name) : sheet
    if (records.ok)
      tables.set(resource.name, records.value)
    else
      problems.push(...Array.isArray(records.failure) ? records.failure : [records.failure])
    const earlier = await files.handedOut?.(resource.name)
    const before = earlier && tableRecords(earlier, resource, resource.name)
    if (before?.ok)
      handedOut.set(resource.name, before.value)
  }
  if (problems.length > 0)
    return refusal(placeProblems(problems, [], found))
  return success({ place: files.place, package: found, tables, ...files.department === undefined ? {} : { department: files.department, handedOut } })
}

/** A sheet's rows in the order of the resource's fields, or why its columns cannot be told. */
export function tableRecords(sheet: TableSheet, resource: Resource, name: TableName): Outcome<TableRecords, Problem[]> {
  const columns = tableColumns(sheet, resource)
  const problems = [...sheet.problems, ...columns.problems]
  if (problems.length > 0)
    return refusal(problems)
  const places = resource.schema.fields.map(field => columns.fields.indexOf(field))
  const rows = sheet.lines.slice(1).map(({ row, cells }) => ({ row, cells: places.map(place => cells[place]?.trim() ?? '') }))
  return success({ name, file: sheet.file, sheet: sheet.sheet, letters: places.map(columnLetters), rows })
}

/** The tables as a folder's files in memory: `datapackage.json` and a CSV file each, which read as the same edition. */
export function cityTableFiles(tables: CityTables): CityFiles {
  return filesInMemory(tables.place, new Map(cityTableTexts(tables).map(({ name, text }) => [name, encodeUtf8(text)])))
}

/** The files of a city's folder, each with its text. */
export function cityTableTexts({ package: found, tables }: CityTables): readonly { readonly name: string, readonly text: string }[] {
  return [
    { name: PACKAGE_FILE, text: packageText(found) },
    ...found.resources.flatMap((resource) => {
      const table = isTableName(resource.name) ? tables.get(resource.name) : undefined
      return table ? [{ name: resource.path, text: csvText([resource.schema.fields.map(({ name }) => name), ...table.rows.map(({ cells }) => cells)]) }] : []
    }),
  ]
}
