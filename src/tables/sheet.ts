import type { Problem } from './problem'

/** What stood behind the text of a cell. `merged` is the text of a neighbour this cell was merged with. */
export type CellKind = 'text' | 'number' | 'date' | 'formula' | 'error' | 'merged'

/** One cell, with the address a clerk finds it by. */
export interface SheetCell {
  readonly text: string
  /** The row as a spreadsheet counts it. */
  readonly row: number
  /** The column's letters: A, B … Z, AA. */
  readonly column: string
  readonly kind: CellKind
}

/** One sheet of a file somebody works in: a workbook's sheet, or a CSV file as a whole. */
export interface Sheet {
  /** The file, and in a workbook the sheet: 「一覧.xlsx／R6」. */
  readonly name: string
  /** Rows that hold anything, each cell in its column; blank rows are left out, and the row numbers tell of them. */
  readonly rows: readonly (readonly SheetCell[])[]
  /** Cells that must not be read: error values, formulas without a value. */
  readonly problems: readonly Problem[]
  /** What was done or seen on the way and someone should know: merged cells filled, rows and sheets that are hidden. */
  readonly notices: readonly Problem[]
}

/** The most columns and rows a sheet may have; the largest sheet of a city known to us has 242 rows and 27 columns. */
export const COLUMN_LIMIT = 1_000
export const ROW_LIMIT = 200_000

/** The most cells the rectangle of a sheet may span, filled or not, and its merges together. */
export const CELLS_LIMIT = 5_000_000

/** The letters of a column counted from 0: A, B … Z, AA. */
export function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + index % 26)
  return index < 26 ? last : `${columnLetters(Math.floor(index / 26) - 1)}${last}`
}
