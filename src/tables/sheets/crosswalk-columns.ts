import type { Problem } from '../problem'
import type { Sheet, SheetCell } from '../sheet'
import { looksLikeDate } from '../check-cell'
import { squash } from './squash'

/** The columns of a 取組継承整理表 by our names, with the headings the city prints. */
export const CROSSWALK_COLUMNS = {
  serial: '【旧】通し番号',
  oldGoal: '【旧】目標',
  oldDirection: '【旧】取り組むべき施策の方向性',
  oldKind: '【旧】具体的な取組',
  goal: '【新】目標',
  direction: '【新】取り組むべき施策の方向性',
  action: '【新】具体的な取組',
  code: '【旧】No.',
  name: '【旧】取組内容',
  detail: '【旧】取組内容の詳細',
  departments: '担当課',
} as const

export type CrosswalkColumn = keyof typeof CROSSWALK_COLUMNS

/** One printed row of the table: its cells by column, as they stand. */
export interface CrosswalkCells {
  readonly row: number
  readonly text: (column: CrosswalkColumn) => string
  /** Whether a spreadsheet made a day of the cell, as it does with 1-1-1. */
  readonly isDay: (column: CrosswalkColumn) => boolean
  readonly problem: (column: CrosswalkColumn, expected: string) => Problem
}

/** The table without its headings, and every row that is no row of the table. */
export interface CutCrosswalk {
  readonly lines: readonly CrosswalkCells[]
  readonly problems: readonly Problem[]
  /** Headings repeated on every page, titles and page marks: rows with nothing of the table. */
  readonly passed: readonly { readonly row: number, readonly text: string }[]
}

const COLUMNS = Object.keys(CROSSWALK_COLUMNS) as CrosswalkColumn[]

/** Cells of a row that must look like headings before the row is taken for one. */
const HEADINGS_NEEDED = 6

/** Whether a sheet has the headings of the table anywhere. */
export function isCrosswalk(sheet: Sheet): boolean {
  return sheet.rows.some(cells => headingPlaces(cells) !== undefined)
}

/** Cuts a sheet into the rows of the table; a heading may be repeated, and may be torn into two rows. */
export function cutCrosswalk(sheet: Sheet): CutCrosswalk {
  const lines: CrosswalkCells[] = []
  const passed: { row: number, text: string }[] = []
  let places: ReadonlyMap<CrosswalkColumn, number> | undefined
  let torn: ReadonlyMap<number, string> | undefined
  for (const cells of sheet.rows) {
    const row = cells[0]?.row ?? 0
    const begun = tornHeading(cells, places)
    const whole = begun ? undefined : headingPlaces(cells)
    if (whole || begun || isTitle(cells) || !places) {
      places = whole ?? places
      torn = begun
      passed.push({ row, text: cells.map(cell => cell.text).filter(text => text !== '').join(' ') })
      continue
    }
    lines.push(lineOf(sheet.name, row, cells, places, torn))
    torn = undefined
  }
  return { lines, passed, problems: missingColumns(sheet, places) }
}

function lineOf(file: string, row: number, cells: readonly SheetCell[], places: ReadonlyMap<CrosswalkColumn, number>, torn: ReadonlyMap<number, string> | undefined): CrosswalkCells {
  const text = (column: CrosswalkColumn) => {
    const place = places.get(column) ?? -1
    return withoutStart(cells[place]?.text ?? '', torn?.get(place) ?? '')
  }
  return {
    row,
    text,
    isDay: column => cells[places.get(column) ?? -1]?.kind === 'date' || looksLikeDate(text(column)),
    problem: (column, expected) => ({ file, row, column: CROSSWALK_COLUMNS[column], found: text(column), expected }),
  }
}

function heading(text: string): string {
  return squash(text).replace(/[【】[\]]/g, '')
}

const HEADINGS: ReadonlyMap<string, CrosswalkColumn> = new Map(COLUMNS.map(column => [heading(CROSSWALK_COLUMNS[column]), column]))

function headingPlaces(cells: readonly SheetCell[]): ReadonlyMap<CrosswalkColumn, number> | undefined {
  const places = new Map<CrosswalkColumn, number>()
  for (const [place, cell] of cells.entries()) {
    const column = HEADINGS.get(heading(cell.text))
    if (column)
      places.set(column, place)
  }
  return places.size >= HEADINGS_NEEDED ? places : undefined
}

/** What is still missing of each heading where a row holds only the beginnings of them. */
function tornHeading(cells: readonly SheetCell[], places: ReadonlyMap<CrosswalkColumn, number> | undefined): ReadonlyMap<number, string> | undefined {
  const begun = [...places ?? []].filter(([column, place]) => {
    const found = heading(cells[place]?.text ?? '')
    return found !== '' && heading(CROSSWALK_COLUMNS[column]).startsWith(found)
  })
  const missing = new Map(begun.map(([column, place]) => [place, heading(CROSSWALK_COLUMNS[column]).slice(heading(cells[place]?.text ?? '').length)]))
  return begun.length < HEADINGS_NEEDED || [...missing.values()].every(rest => rest === '') ? undefined : missing
}

/** A title or a page mark stands alone in its row. */
function isTitle(cells: readonly SheetCell[]): boolean {
  return cells.filter(cell => cell.text !== '').length === 1
}

/** A text without the letters of `start` in front, whatever spaces stand between them. */
function withoutStart(text: string, start: string): string {
  let rest = text.trimStart()
  for (const letter of start) {
    if (!rest.startsWith(letter))
      return text
    rest = rest.slice(letter.length).trimStart()
  }
  return rest
}

function missingColumns(sheet: Sheet, places: ReadonlyMap<CrosswalkColumn, number> | undefined): readonly Problem[] {
  if (!places)
    return [{ file: sheet.name, row: sheet.rows[0]?.[0]?.row, found: '見出しの行がありません', expected: `${Object.values(CROSSWALK_COLUMNS).join('、')} の見出し` }]
  return COLUMNS.filter(column => !places.has(column)).map(column => ({ file: sheet.name, column: CROSSWALK_COLUMNS[column], found: '列がありません', expected: `列「${CROSSWALK_COLUMNS[column]}」を1つ` }))
}
