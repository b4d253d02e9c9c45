import type { Problem } from '../problem'
import type { Sheet, SheetCell } from '../sheet'
import { squash } from './squash'

/** Where the columns of a table stand; its headings may be up to three lines deep. */
export interface TableHeadings<Column extends string> {
  /** Place in the row by column; of two columns with one meaning the first. */
  readonly places: ReadonlyMap<Column, number>
  /** The heading of every place on one line, as people would say it. */
  readonly titles: ReadonlyMap<number, string>
  /** The rows the headings take, by their place in `sheet.rows`. */
  readonly first: number
  readonly depth: number
  /** Columns that stand twice. */
  readonly problems: readonly Problem[]
  /** Headings that mean nothing to us. */
  readonly unread: readonly Problem[]
}

/** Rows from the top among which headings are looked for, and lines they may have. */
const SEARCHED = 60
const DEEPEST = 3

/** Finds the headings: the lines that together name the columns without which the table is none. */
export function findTableHeadings<Column extends string>(sheet: Sheet, columnOf: (title: string) => Column | undefined, needed: readonly Column[]): TableHeadings<Column> | undefined {
  const [best] = Array.from({ length: Math.min(SEARCHED, sheet.rows.length) }, (_, first) => first)
    .flatMap(first => Array.from({ length: DEEPEST }, (_, index) => headingsAt(sheet, columnOf, first, index + 1)))
    .filter(({ places }) => needed.every(column => places.has(column)))
    .sort((a, b) => b.places.size - a.places.size || a.depth - b.depth || a.first - b.first)
  return best
}

/** Whether a row says again, on a later page, what the headings say. */
export function saysHeadings(cells: readonly SheetCell[], titles: ReadonlyMap<number, string>): boolean {
  const filled = [...cells.entries()].filter(([, cell]) => cell.text !== '')
  return filled.length > 1 && filled.every(([place, cell]) => (titles.get(place) ?? '').includes(squash(cell.text)))
}

function headingsAt<Column extends string>(sheet: Sheet, columnOf: (title: string) => Column | undefined, first: number, depth: number): TableHeadings<Column> {
  const rows = sheet.rows.slice(first, first + depth)
  const width = rows.reduce((most, cells) => Math.max(most, cells.length), 0)
  const places = new Map<Column, number>()
  const titles = new Map<number, string>()
  const problems: Problem[] = []
  const unread: Problem[] = []
  for (let place = 0; place < width; place++) {
    const title = joined(rows.map(cells => squash(cells[place]?.text ?? '')))
    if (title === '')
      continue
    titles.set(place, title)
    const column = columnOf(title)
    const at = { file: sheet.name, row: rows[0]?.[0]?.row, column: rows.find(cells => cells[place])?.[place]?.column, found: title }
    if (!column)
      unread.push({ ...at, expected: 'この列は読みません' })
    else if (places.has(column))
      problems.push({ ...at, expected: `同じ意味の列（${titles.get(places.get(column) ?? 0) ?? ''}）があります。1つにしてください` })
    else
      places.set(column, place)
  }
  return { places, titles, first, depth, problems, unread }
}

/** The lines of one heading as one; a merged cell says the same in every line and counts once. */
function joined(lines: readonly string[]): string {
  return lines.filter((line, index) => line !== lines[index - 1]).join('')
}
