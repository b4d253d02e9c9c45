import type { Field, Resource } from './data-package'
import type { Problem } from './problem'
import type { TableName } from './table-plan'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CsvError, parse } from 'csv-parse/sync'
import { checkCell } from './check-cell'
import { decodeText } from './decode-text'
import { columnUse, needsNumber } from './table-plan'
import { TableRow } from './table-row'

/** The rows of one table file, each cell checked against its field. */
export interface Table {
  readonly name: TableName
  readonly file: string
  readonly rows: readonly TableRow[]
  readonly problems: readonly Problem[]
}

/** All rows of a table by its name. */
export type TableRows = (name: TableName) => readonly TableRow[]

/** Headers that announce data about persons; an edition carries none. */
const PERSONAL = /氏名|生年月日|個人番号|マイナンバー|自宅|携帯電話|性別|本人/

/** Reads one table of the folder as its resource describes it. */
export async function readTable(folder: string, resource: Resource, name: TableName): Promise<Table> {
  const file = resource.path
  const fail = (problems: Problem[]): Table => ({ name, file, rows: [], problems })
  const bytes = await readFile(join(folder, file)).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return undefined
    throw error
  })
  if (!bytes)
    return fail([{ file, found: 'ファイルがありません', expected: `${resource.title || name} の表を置いてください` }])
  const text = decodeText(bytes)
  if (text === undefined)
    return fail([{ file, found: '読めない文字コード', expected: 'UTF-8 か Shift_JIS（CP932）か UTF-16 で保存してください' }])
  const records = parseCsv(text)
  if (!records.ok)
    return fail([{ file, row: records.row, found: records.found, expected: 'CSV の引用符（"）と列の数をそろえてください' }])
  const [header, ...body] = records.value
  if (!header)
    return fail([{ file, row: 1, found: '空のファイル', expected: '1行目に列の見出しを書いてください' }])
  const columns = readHeader(file, resource, header)
  if (columns.problems.length > 0)
    return fail([...columns.problems])

  const problems: Problem[] = []
  const rows = body.flatMap((cells, index) => cells.every(cell => cell.trim() === '') ? [] : [readRow(name, file, index + 2, cells, columns.fields, problems)])
  return { name, file, rows, problems }
}

type CsvReading =
  | { readonly ok: true, readonly value: readonly string[][] }
  | { readonly ok: false, readonly row: number | undefined, readonly found: string }

function parseCsv(text: string): CsvReading {
  try {
    return { ok: true, value: parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false }) }
  }
  catch (error) {
    if (error instanceof CsvError)
      return { ok: false, row: typeof error.lines === 'number' ? error.lines : undefined, found: error.code }
    throw error
  }
}

/** Which field stands in which column: by ASCII name or Japanese title, in any order. */
function readHeader(file: string, resource: Resource, header: readonly string[]): { fields: readonly (Field | undefined)[], problems: readonly Problem[] } {
  const problems: Problem[] = []
  const fields = header.map((cell) => {
    const heading = cell.normalize('NFKC').trim()
    if (heading === '')
      return undefined
    const field = resource.schema.fields.find(candidate => candidate.name === heading || candidate.title.normalize('NFKC') === heading)
    if (!field)
      problems.push({ file, row: 1, column: heading, found: heading, expected: PERSONAL.test(heading) ? '個人に関する列は公開できません。列を消してください' : 'datapackage.json にある列だけにしてください' })
    return field
  })
  for (const field of resource.schema.fields) {
    const times = fields.filter(candidate => candidate === field).length
    if (times !== 1)
      problems.push({ file, row: 1, column: field.name, found: times === 0 ? '列がありません' : '列が2つあります', expected: `列「${field.name}」（${field.title}）を1つ` })
  }
  return { fields, problems }
}

function readRow(table: TableName, file: string, row: number, cells: readonly string[], fields: readonly (Field | undefined)[], problems: Problem[]): TableRow {
  const values = new Map<string, string>()
  const raw = new Map<string, string>()
  const bad = new Set<string>()
  for (const [index, field] of fields.entries()) {
    const printed = cells[index] ?? ''
    if (!field) {
      if (printed.trim() !== '')
        problems.push({ file, row, column: `${index + 1}列目`, found: printed, expected: '見出しのない列は空にしてください' })
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
      problems.push({ file, row, column: field.name, found: printed, expected: reading.expected })
    }
  }
  if (cells.length > fields.length && cells.slice(fields.length).some(cell => cell.trim() !== ''))
    problems.push({ file, row, found: cells.slice(fields.length).join(','), expected: `列は ${fields.length} つまでです。値の中のカンマは "…" で囲んでください` })
  return new TableRow(file, row, values, raw, bad)
}
