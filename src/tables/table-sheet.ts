import type { Outcome } from '../domain/outcome'
import type { Problem } from './problem'
import type { Sheet } from './sheet'
import { refusal, success } from '../domain/outcome'
import { parseCsv } from './csv'
import { decodeText } from './decode-text'
import { ROW_LIMIT } from './sheet'

/** Bytes one table may have: a hundred times what the largest of a city needs. */
const BYTE_LIMIT = 64 * 1024 * 1024

/** One line of a table's sheet: every cell's text, the first column first. */
export interface TableLine {
  /** The row as a spreadsheet counts it. */
  readonly row: number
  readonly cells: readonly string[]
}

/** One of our tables as it stands in a CSV file or on a sheet of a workbook, before any cell is checked. */
export interface TableSheet {
  /** The file, and in a workbook the sheet: 「goals.csv」, 「表.xlsx／基本目標」. */
  readonly file: string
  /** The sheet's own name in a workbook; absent for a file that is one table. */
  readonly sheet?: string | undefined
  /** The lines that hold anything, the headings first. */
  readonly lines: readonly TableLine[]
  /** Cells that must not be read at all: error values, formulas without a value. */
  readonly problems: readonly Problem[]
  /** What was done or seen on the way: merged cells filled, rows that are hidden. */
  readonly notices?: readonly Problem[] | undefined
}

/** The table in a CSV file, or why it cannot be cut into cells. */
export function csvTableSheet(file: string, bytes: Uint8Array): Outcome<TableSheet, Problem> {
  if (bytes.length > BYTE_LIMIT)
    return refusal({ file, kind: 'file', found: `${bytes.length.toLocaleString('en-US')} バイト`, expected: `表は ${BYTE_LIMIT.toLocaleString('en-US')} バイトまでです。表を分けるか、いらない行を消してください` })
  const text = decodeText(bytes)
  if (text === undefined)
    return refusal({ file, kind: 'file', found: '読めない文字コード', expected: 'UTF-8 か Shift_JIS（CP932）か UTF-16 で保存してください' })
  const records = parseCsv(text)
  if (!records.ok)
    return refusal({ file, kind: 'file', row: records.failure.row, found: records.failure.what, expected: 'CSV の引用符（"）と列の数をそろえてください' })
  const lines = records.value.flatMap((cells, index) => cells.every(cell => cell.trim() === '') ? [] : [{ row: index + 1, cells }])
  if (lines.length > ROW_LIMIT)
    return refusal({ file, kind: 'file', found: `${lines.length.toLocaleString('en-US')} 行`, expected: `表は ${ROW_LIMIT.toLocaleString('en-US')} 行までです。いらない行を消してください` })
  return success({ file, lines, problems: [] })
}

/** The table on a sheet of a workbook: its cells' texts, each in its column. */
export function workbookTableSheet(sheet: Sheet, name: string): TableSheet {
  const lines = sheet.rows.flatMap(cells => cells[0] ? [{ row: cells[0].row, cells: cells.map(({ text }) => text) }] : [])
  const placed = (problem: Problem) => ({ ...problem, sheet: name, letter: problem.column })
  // Our own headings carry comments; nobody needs to hear that they are not read.
  const notices = sheet.notices.filter(({ found, row }) => found !== 'メモ' || row !== lines[0]?.row)
  return { file: sheet.name, sheet: name, lines, problems: sheet.problems.map(placed), notices: notices.map(placed) }
}
