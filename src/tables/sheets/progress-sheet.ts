import type { FiscalYear } from '../../domain/fiscal-year'
import type { Grade } from '../../domain/grade'
import type { Problem } from '../problem'
import type { Sheet, SheetCell } from '../sheet'
import type { ProgressColumn, ProgressHeadings } from './progress-columns'
import { readPrintedGrade } from '../../domain/grade'
import { DATE_FOR_CODE, looksLikeDate } from '../check-cell'
import { findHeadings, isHeadingAgain } from './progress-columns'
import { squash } from './squash'

/** One initiative of a 取組推進状況一覧, as its row says it. A year nobody wrote anything for is not there. */
export interface ProgressLine {
  readonly row: number
  readonly code: string | undefined
  readonly name: string | undefined
  readonly summary: string
  readonly departments: string
  readonly targets: Readonly<Record<FiscalYear, string>>
  readonly results: Readonly<Record<FiscalYear, string>>
  readonly grades: Readonly<Record<FiscalYear, Grade>>
}

/** A whole sheet: every row of it is a line, or is passed over as no row of the table. */
export interface ProgressReading {
  readonly lines: readonly ProgressLine[]
  readonly problems: readonly Problem[]
  readonly notices: readonly Problem[]
  readonly passed: readonly { readonly row: number, readonly text: string }[]
}

const CODE = /^\d{1,2}(?:-\d{1,2}){3}$/

/** Reads the yearly list of initiatives with targets, results and grades, in whatever order its years stand. */
export function readProgressSheet(sheet: Sheet): ProgressReading {
  const headings = findHeadings(sheet)
  if (!headings)
    return { lines: [], problems: [{ file: sheet.name, row: sheet.rows[0]?.[0]?.row, found: '見出しの行がありません', expected: '番号、取組名、年度ごとの目標・実績・評価の見出し' }], notices: sheet.notices, passed: [] }
  const problems = [...headings.problems, ...sheet.problems]
  const lines: ProgressLine[] = []
  const passed: { row: number, text: string }[] = []
  const firstRows = new Map<string, number>()
  for (const [index, cells] of sheet.rows.entries()) {
    const inHeadings = index < headings.first + headings.depth
    if (inHeadings || isTitle(cells) || isTotal(cells) || isHeadingAgain(cells, headings))
      passed.push({ row: cells[0]?.row ?? 0, text: [...new Set(cells.map(cell => cell.text))].filter(text => text !== '').join(' ') })
    else
      lines.push(readLine(sheet.name, cells, headings, firstRows, problems))
  }
  return { lines, problems, notices: sheet.notices, passed }
}

function readLine(file: string, cells: readonly SheetCell[], headings: ProgressHeadings, firstRows: Map<string, number>, problems: Problem[]): ProgressLine {
  const row = cells[0]?.row ?? 0
  const places = [...headings.columns]
  const problem = (place: number, expected: string) => problems.push({ file, row, column: headings.titles.get(place), found: cells[place]?.text ?? '', expected })
  const textOf = (kind: ProgressColumn['kind']) => cells[places.find(([, column]) => column.kind === kind)?.[0] ?? -1]?.text ?? ''
  const years = (kind: ProgressColumn['kind']) => places.flatMap(([place, column]) => {
    const text = cells[place]?.text ?? ''
    return column.kind === kind && 'year' in column && text !== '' ? [{ place, year: column.year, text }] : []
  })
  const codePlace = places.find(([, column]) => column.kind === 'code')?.[0] ?? 0
  const code = readCode(cells[codePlace], firstRows, expected => problem(codePlace, expected))
  const name = squash(textOf('name'))
  if (name === '')
    problem(places.find(([, column]) => column.kind === 'name')?.[0] ?? 0, '取組の名前')
  const grades = years('grade').flatMap(({ place, year, text }) => {
    const grade = readPrintedGrade(text)?.grade
    if (!grade)
      problem(place, 'A・B・C・D のいずれか、または空欄')
    return grade ? [[year, grade] as const] : []
  })
  return {
    row,
    code,
    name: name === '' ? undefined : name,
    summary: textOf('summary'),
    departments: textOf('departments'),
    targets: Object.fromEntries(years('target').map(({ year, text }) => [year, text])),
    results: Object.fromEntries(years('result').map(({ year, text }) => [year, text])),
    grades: Object.fromEntries(grades),
  }
}

/** The code of a row; `firstRows` holds where each was first seen. */
function readCode(cell: SheetCell | undefined, firstRows: Map<string, number>, refuse: (expected: string) => void): string | undefined {
  const code = squash(cell?.text ?? '').replace(/[‐‑‒–—―−ー]/g, '-')
  const known = firstRows.get(code)
  if (cell?.kind === 'date' || looksLikeDate(code)) {
    refuse(DATE_FOR_CODE)
  }
  else if (!CODE.test(code)) {
    refuse('1-1-1-1 の形の番号')
  }
  else if (known !== undefined) {
    refuse(cell?.kind === 'merged' ? '1つの取組は1行にしてください（番号のセルが上の行と結合されています）' : `${known} 行目と同じ番号です。どちらかを直してください`)
  }
  else {
    firstRows.set(code, cell?.row ?? 0)
    return code
  }
  return undefined
}

/** A title, or the name of a goal over its initiatives: one text alone, perhaps in cells merged over the whole row. */
function isTitle(cells: readonly SheetCell[]): boolean {
  return new Set(cells.map(cell => cell.text).filter(text => text !== '')).size <= 1
}

function isTotal(cells: readonly SheetCell[]): boolean {
  return /^(?:合計|総計|小計|計)$/.test(squash(cells.find(cell => cell.text !== '')?.text ?? ''))
}
