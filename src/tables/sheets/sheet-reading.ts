import type { Problem } from '../problem'
import type { SheetCell } from '../sheet'

/** What every reader of one of the city's own sheets answers: each row of the sheet is a line, or is passed over. */
export interface SheetReading<Line extends object = object> {
  readonly lines: readonly Line[]
  /** Cells that could not be read, and columns that are missing. */
  readonly problems: readonly Problem[]
  /** What was read from other cells, filled in from merged ones, or left aside. */
  readonly notices: readonly Problem[]
  /** Headings, titles and page marks: rows with nothing of the table. */
  readonly passed: readonly PassedRow[]
  /** The form the headings are of, where sheets of this kind come in several. */
  readonly form?: string | undefined
}

/** A row that is no row of the table, as it stands. */
export interface PassedRow {
  readonly row: number
  readonly text: string
}

/** The row as one that is passed over. */
export function passOver(cells: readonly SheetCell[]): PassedRow {
  return { row: cells[0]?.row ?? 0, text: [...new Set(cells.map(cell => cell.text))].filter(text => text !== '').join(' ') }
}
