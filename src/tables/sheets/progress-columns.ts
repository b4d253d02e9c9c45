import type { FiscalYear } from '../../domain/fiscal-year'
import type { Problem } from '../problem'
import type { Sheet, SheetCell } from '../sheet'
import { readFiscalYear } from './fiscal-year-label'
import { squash } from './squash'

/** What one column of a 取組推進状況一覧 holds; a year's columns stand wherever the city puts them. */
export type ProgressColumn =
  | { readonly kind: 'code' | 'name' | 'summary' | 'departments' }
  | { readonly kind: 'target' | 'result' | 'grade', readonly year: FiscalYear }

/** The headings of a sheet, which may be two or three lines deep. */
export interface ProgressHeadings {
  /** By the place of the column in its row. */
  readonly columns: ReadonlyMap<number, ProgressColumn>
  /** The heading of each column on one line, as people would say it. */
  readonly titles: ReadonlyMap<number, string>
  /** The rows of the sheet the headings take, by their place in `sheet.rows`. */
  readonly first: number
  readonly depth: number
  readonly problems: readonly Problem[]
}

const FIXED: ReadonlyMap<string, ProgressColumn['kind'] & ('code' | 'name' | 'summary' | 'departments')> = new Map([
  ['番号', 'code'],
  ['No.', 'code'],
  ['取組番号', 'code'],
  ['取組名', 'name'],
  ['取組の名称', 'name'],
  ['取組内容', 'summary'],
  ['担当課名', 'departments'],
  ['担当課', 'departments'],
])

const ITEMS: ReadonlyMap<string, 'target' | 'result' | 'grade'> = new Map([['目標', 'target'], ['目標値', 'target'], ['実績', 'result'], ['実績値', 'result'], ['評価', 'grade']])

/** Rows from the top among which headings are looked for, and lines they may have. */
const SEARCHED = 30
const DEEPEST = 3

/** Finds the headings: the lines that together name a code, a name and at least one year's column. */
export function findHeadings(sheet: Sheet): ProgressHeadings | undefined {
  // A title over the first column must not become a part of its heading: what names most columns is taken, not what comes first.
  const [best] = Array.from({ length: Math.min(SEARCHED, sheet.rows.length) }, (_, first) => first)
    .flatMap(first => Array.from({ length: DEEPEST }, (_, index) => headingsAt(sheet, first, index + 1)))
    .filter(isWhole)
    .sort((a, b) => b.columns.size - a.columns.size || a.depth - b.depth || a.first - b.first)
  return best
}

function isWhole({ columns }: ProgressHeadings): boolean {
  const kinds = [...columns.values()].map(column => column.kind)
  return kinds.includes('code') && kinds.includes('name') && [...columns.values()].some(column => 'year' in column)
}

/** Whether a row says again, on a later page, what the headings say. */
export function isHeadingAgain(cells: readonly SheetCell[], headings: ProgressHeadings): boolean {
  const filled = [...cells.entries()].filter(([, cell]) => cell.text !== '')
  return filled.length > 1 && filled.every(([place, cell]) => (headings.titles.get(place) ?? '').includes(squash(cell.text)))
}

function headingsAt(sheet: Sheet, first: number, depth: number): ProgressHeadings {
  const rows = sheet.rows.slice(first, first + depth)
  const width = Math.max(0, ...rows.map(cells => cells.length))
  const columns = new Map<number, ProgressColumn>()
  const titles = new Map<number, string>()
  const problems: Problem[] = []
  for (let place = 0; place < width; place++) {
    const title = joined(rows.map(cells => squash(cells[place]?.text ?? '')))
    const column = columnOf(title)
    titles.set(place, title)
    const at = { file: sheet.name, row: rows[0]?.[0]?.row, column: rows.find(cells => cells[place])?.[place]?.column }
    if (column && [...columns.values()].some(other => sameColumn(other, column)))
      problems.push({ ...at, found: title, expected: '同じ見出しの列を1つにしてください' })
    else if (column)
      columns.set(place, column)
    else if ([...ITEMS.keys()].some(item => title.includes(item)))
      problems.push({ ...at, found: title, expected: '年度と項目のある見出し（例：R3実績、令和3年度評価）' })
  }
  return { columns, titles, first, depth, problems }
}

/** The lines of one heading as one; a merged cell says the same in every line and counts once. */
function joined(lines: readonly string[]): string {
  return lines.filter((line, index) => line !== lines[index - 1]).join('')
}

function columnOf(title: string): ProgressColumn | undefined {
  const fixed = FIXED.get(title)
  if (fixed)
    return { kind: fixed }
  for (const [item, kind] of ITEMS) {
    const label = title.endsWith(item) ? title.slice(0, -item.length) : title.startsWith(item) ? title.slice(item.length) : undefined
    const year = label === undefined ? undefined : readFiscalYear(label)
    if (year !== undefined)
      return { kind, year }
  }
  return undefined
}

function sameColumn(a: ProgressColumn, b: ProgressColumn): boolean {
  return a.kind === b.kind && ('year' in a ? a.year : 0) === ('year' in b ? b.year : 0)
}
