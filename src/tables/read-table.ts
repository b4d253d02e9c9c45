import type { CityFiles } from './city-files'
import type { Field, Resource } from './data-package'
import type { Problem } from './problem'
import type { TableName } from './table-plan'
import type { TableLine, TableSheet } from './table-sheet'
import { refusal, success } from '../domain/outcome'
import type { Outcome } from '../domain/outcome'
import { checkCell } from './check-cell'
import { columnLetters } from './sheet'
import { tableColumns } from './table-columns'
import { columnUse, needsNumber } from './table-plan'
import { TableRow } from './table-row'
import { csvTableSheet } from './table-sheet'
import { isUnfilled } from './unfilled'

/** The rows of one table, each cell checked against its field. */
export interface Table {
  readonly name: TableName
  readonly file: string
  /** The sheet's own name where the table stands in a workbook. */
  readonly sheet?: string | undefined
  /** The letters of each field's column, by the field's name. */
  readonly letters: ReadonlyMap<string, string>
  readonly rows: readonly TableRow[]
  /** Rows made ready to be filled, of which nothing has been written yet (未報告): no rows of the edition, and no problem. */
  readonly unfilled: readonly TableRow[]
  readonly problems: readonly Problem[]
  /** What does not stand in the way of an edition, and someone should know. */
  readonly notices: readonly Problem[]
}

/** All rows of a table by its name. */
export type TableRows = (name: TableName) => readonly TableRow[]

/** Reads one table of a city's files as its resource describes it. */
export async function readTable(files: CityFiles, resource: Resource, name: TableName): Promise<Table> {
  const found = await tableSheetOf(files, resource)
  if (!found.ok)
    return { name, file: found.failure.file, letters: new Map(), rows: [], unfilled: [], problems: [found.failure], notices: [] }
  const sheet = found.value
  const { file, lines } = sheet
  const columns = tableColumns(sheet, resource)
  const letters = new Map(columns.fields.flatMap((field, index) => field ? [[field.name, columnLetters(index)] as const] : []))
  const table = { name, file, sheet: sheet.sheet, letters, notices: sheet.notices ?? [] }
  if (columns.problems.length > 0)
    return { ...table, rows: [], unfilled: [], problems: columns.problems }
  const problems: Problem[] = [...sheet.problems]
  const unfilled: TableRow[] = []
  const rows = lines.slice(1).flatMap((line) => {
    const told: Problem[] = []
    const row = readRow(name, file, line, columns.fields, told)
    if (isUnfilled(name, line.cells, columns.fields) && !resource.schema.primaryKey.some(column => row.isBad(column))) {
      unfilled.push(row)
      return []
    }
    problems.push(...told)
    return [row]
  })
  return { ...table, rows, unfilled, problems }
}

/** The sheet of a resource's table, wherever the city keeps it; a refusal where there is none or it cannot be cut into cells. */
export async function tableSheetOf(files: CityFiles, resource: Resource): Promise<Outcome<TableSheet, Problem>> {
  const expected = `${resource.title || resource.name} の表を置いてください`
  if (files.table) {
    const sheet = await files.table(resource.name)
    return sheet ? success(sheet) : refusal({ file: files.place, sheet: resource.title || resource.name, kind: 'file', found: 'シートがありません', expected })
  }
  const bytes = await files.read(resource.path)
  return bytes ? csvTableSheet(resource.path, bytes) : refusal({ file: resource.path, kind: 'file', found: 'ファイルがありません', expected })
}

function readRow(table: TableName, file: string, { row, cells }: TableLine, fields: readonly (Field | undefined)[], problems: Problem[]): TableRow {
  const values = new Map<string, string>()
  const raw = new Map<string, string>()
  const bad = new Set<string>()
  for (const [index, field] of fields.entries()) {
    const printed = cells[index] ?? ''
    if (!field) {
      if (printed.trim() !== '')
        problems.push({ file, row, column: `${index + 1}列目`, letter: columnLetters(index), kind: 'heading', found: printed, expected: '見出しのない列は空にしてください' })
      continue
    }
    const use = columnUse(table, field.name) ?? 'text'
    raw.set(field.name, printed.trim())
    const reading = checkCell(printed, needsNumber(table, field.name) ? { ...field, constraints: { ...field.constraints, required: true } } : field, use)
    if (reading.ok) {
      values.set(field.name, reading.value)
    }
    else {
      bad.add(field.name)
      problems.push({ file, row, column: field.name, kind: reading.kind, found: printed, expected: reading.expected })
    }
  }
  if (cells.length > fields.length && cells.slice(fields.length).some(cell => cell.trim() !== ''))
    problems.push({ file, row, kind: 'heading', found: cells.slice(fields.length).join(','), expected: `列は ${fields.length} つまでです。値の中のカンマは "…" で囲んでください` })
  return new TableRow(file, row, values, raw, bad)
}
