import type { Cell, WriteSheet } from 'hucre/xlsx'
import type { CityFiles } from '../city-files'
import type { TableRecords } from '../city-tables'
import type { DataPackage } from '../data-package'
import type { Problem } from '../problem'
import type { TableName } from '../table-plan'
import type { TableSheet } from '../table-sheet'
import type { HandedOut } from './definition-sheets'
import { tableRecords } from '../city-tables'
import { readDataPackage } from '../data-package'
import { departmentRows } from '../department-rows'
import { groupProblems } from '../group-problems'
import { tableSheetOf } from '../read-table'
import { tableColumns } from '../table-columns'
import { isTableName } from '../table-plan'
import { Choices } from './choices'
import { sheetNames } from './city-workbook'
import { choicesSheet, definitionSheets } from './definition-sheets'
import { exampleSheet } from './example-sheet'
import { guideSheet, settingsSheet } from './guide-sheets'
import { cellStyle, COLOURS, headingStyle, LINK, PARAGRAPH, TITLE } from './sheet-style'
import { heightOf, readableText } from './sheet-text'
import { tableWorksheet } from './table-worksheet'
import { MENDING_SHEET } from './workbook-layout'
import { writeWorkbook } from './write-workbook'

/**
 * The tables again as a workbook, every row where it stood, with what is to be mended coloured, commented and listed.
 *
 * The list stands on the first sheet, each line a way to its cell. A folder of CSV files becomes a workbook. Once mended it can be
 * read like any other.
 */
export async function writeErrorWorkbook(files: CityFiles, problems: readonly Problem[]): Promise<Uint8Array> {
  const { found } = await readDataPackage(files)
  if (!found)
    return writeWorkbook([mendingSheet(problems, new Map())], MENDING_SHEET)
  const { sheets, records, handedOut } = await readAll(files, found)
  const { department } = files
  const city = { place: files.place, package: found, tables: records }
  const names = sheetNames({ package: found, tables: sheets })
  const own = department === undefined ? undefined : departmentRows(city, department)
  const choices = new Choices(city)
  const worksheets = [...names].flatMap(([name, sheet]) => {
    const resource = found.resources.find(candidate => candidate.name === name)
    const table = sheets.get(name)
    if (!resource || !table)
      return []
    const lines = table.lines.length > 0 ? table.lines : [{ row: 1, cells: [] }]
    const fills = own && resource.schema.fields.filter(field => own.fills(name, field.name)).map(field => field.name)
    return [tableWorksheet({ sheet, table: name, resource, fields: tableColumns(table, resource).fields, lines, fills, problems: problems.filter(({ file }) => file === table.file) }, choices, found.city.name)]
  })
  const sheetOfFile = new Map([...sheets].map(([name, { file }]) => [file, names.get(name) ?? '']))
  return writeWorkbook([
    mendingSheet(problems, sheetOfFile),
    guideSheet(found, department),
    exampleSheet(found),
    settingsSheet(found, department),
    ...worksheets,
    ...choices.columns.length > 0 ? [choicesSheet(choices.columns)] : [],
    ...definitionSheets(city, names, department === undefined ? undefined : { department, handedOut }),
  ], found.title)
}

/** Every sheet as it stands, and as far as its columns can be told its records. */
async function readAll(files: CityFiles, found: DataPackage) {
  const sheets = new Map<TableName, TableSheet>()
  const records = new Map<TableName, TableRecords>()
  const handedOut = new Map<string, readonly (readonly string[])[]>()
  for (const resource of found.resources) {
    const { name } = resource
    if (!isTableName(name))
      continue
    const sheet = await tableSheetOf(files, resource)
    const read = sheet.ok ? tableRecords(sheet.value, resource, name) : undefined
    if (sheet.ok)
      sheets.set(name, sheet.value)
    if (read?.ok)
      records.set(name, read.value)
    const before = await files.handedOut?.(name)
    if (before)
      handedOut.set(name, before.lines.map(({ cells }) => cells))
  }
  const all: HandedOut = handedOut
  return { sheets, records, handedOut: all }
}

const HEADINGS = ['場所', 'シート', '見出し', 'いまの値', '正しい形', '直し方']
const WIDTHS = [10, 24, 24, 32, 44, 52]

/** The list of all that is to be mended, sheet by sheet, each line a way to its cell. */
function mendingSheet(problems: readonly Problem[], sheetOfFile: ReadonlyMap<string, string>): WriteSheet {
  const cells = new Map<string, Partial<Cell>>([
    ['0,0', { value: `直すところ（${problems.length} か所）`, style: TITLE }],
    ['1,0', { value: '「場所」を押すと、そのセルに移ります。赤いセルを直して保存し、このブックをもう一度アプリに入れてください。', style: { ...PARAGRAPH, alignment: { vertical: 'top' } } }],
    ...HEADINGS.map((heading, column) => [`2,${column}`, { value: heading, style: headingStyle(COLOURS.required) }] as const),
  ])
  const heights = new Map<number, { height: number }>()
  const text = cellStyle({ asText: true, locked: true })
  const inOrder = groupProblems(problems).flatMap(({ columns }) => columns.flatMap(({ kinds }) => kinds.flatMap(kind => kind.problems)))
  for (const [index, { file, row, letter, heading, column, found, expected, remedy }] of inOrder.entries()) {
    const sheet = sheetOfFile.get(file)
    const cell = row === undefined ? '' : `${letter ?? 'A'}${row}`
    const place = row === undefined ? '全体' : letter === undefined ? `${row} 行目` : cell
    const location = sheet === undefined ? undefined : `'${sheet.replaceAll('\'', '\'\'')}'!${cell === '' ? 'A1' : cell}`
    cells.set(`${index + 3},0`, location === undefined ? { value: place, style: text } : { value: place, style: LINK, hyperlink: { target: '', location, display: place } })
    const texts = [sheet ?? file, heading ?? column ?? '', found === '' ? '（空欄）' : found, expected, remedy ?? '']
    heights.set(index + 3, { height: heightOf([place, ...texts], WIDTHS) })
    texts.forEach((told, at) => cells.set(`${index + 3},${at + 1}`, { value: readableText(told), style: text }))
  }
  return {
    name: MENDING_SHEET,
    columns: WIDTHS.map(width => ({ width })),
    rows: [],
    rowDefs: heights,
    cells,
    freezePane: { rows: 3 },
    autoFilter: { range: `A3:F${inOrder.length + 3}` },
    view: { tabColor: { rgb: 'C00000' } },
    pageSetup: { paperSize: 'a4', orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '$3:$3' },
    headerFooter: { oddFooter: '&C&P / &N' },
  }
}
