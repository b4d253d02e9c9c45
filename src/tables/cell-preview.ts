import type { CityFiles } from './city-files'
import type { TableSheet } from './table-sheet'
import { readDataPackage } from './data-package'
import { tableSheetOf } from './read-table'
import { columnLetters } from './sheet'

/** A piece of a sheet around one cell, as somebody who has the file open sees it. */
export interface CellPreview {
  readonly file: string
  /** The columns shown; `here` is the cell's own. */
  readonly columns: readonly { readonly letter: string, readonly heading: string, readonly here: boolean }[]
  /** The rows shown, each cell under its column; the row of headings is not among them. */
  readonly rows: readonly { readonly row: number, readonly here: boolean, readonly cells: readonly string[] }[]
}

/** Rows and columns shown on each side. */
const REACH = 3

/**
 * The cells around one cell, with the first columns, which say what row it is.
 *
 * `row` as a spreadsheet counts, `letter` as it names columns; either may be missing, for a problem of a whole row or sheet. A
 * row that is blank stands there, too.
 */
export function previewAround({ file, lines }: TableSheet, row: number | undefined, letter: string | undefined, reach = REACH): CellPreview {
  const header = lines[0]
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const letters = Array.from({ length: width }, (_, index) => columnLetters(index))
  const at = letter === undefined ? -1 : letters.indexOf(letter)
  const shown = letters.map((_, index) => index).filter(index => index < 2 || Math.abs(index - Math.max(at, 0)) <= reach)
  const byRow = new Map(lines.map(line => [line.row, line.cells]))
  const first = (header?.row ?? 0) + 1
  const last = lines.at(-1)?.row ?? first
  const middle = Math.min(Math.max(row ?? first, first), Math.max(last, row ?? 0))
  const [from, to] = [Math.max(first, middle - reach), Math.min(Math.max(last, row ?? 0), middle + reach)]
  return {
    file,
    columns: shown.map(index => ({ letter: letters[index] ?? '', heading: header?.cells[index] ?? '', here: index === at })),
    rows: Array.from({ length: Math.max(0, to - from + 1) }, (_, step) => from + step).map(number => ({
      row: number,
      here: number === row,
      cells: shown.map(index => byRow.get(number)?.[index] ?? ''),
    })),
  }
}

/** Every sheet of a city's tables as it stands, by the name its problems carry (`Problem.file`). */
export async function citySheets(files: CityFiles): Promise<ReadonlyMap<string, TableSheet>> {
  const { found } = await readDataPackage(files)
  const sheets = new Map<string, TableSheet>()
  for (const resource of found?.resources ?? []) {
    const sheet = await tableSheetOf(files, resource)
    if (sheet.ok)
      sheets.set(sheet.value.file, sheet.value)
  }
  return sheets
}
