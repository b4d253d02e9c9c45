import type { Initiative, Measure, ResultFigure, YearGrade, YearReport } from '../domain/initiative'
import type { TextCell } from '../domain/observation'
import type { Problem } from './problem'
import type { TableRows } from './read-table'
import type { TableRow } from './table-row'
import { readPrintedGrade } from '../domain/grade'
import { textCell } from '../domain/observation'

/** Puts an initiative together from the five tables that speak of it. */
export function readInitiatives(rows: TableRows, problems: Problem[]): readonly Initiative[] {
  const fromYear = new Map(rows('plans').map(row => [row.text('plan'), row.integer('from_year')]))
  const toYear = new Map(rows('plans').map(row => [row.text('plan'), row.integer('to_year')]))
  const checkYear = (row: TableRow) => {
    const [first, last] = [fromYear.get(row.text('plan')), toYear.get(row.text('plan'))]
    if (first !== undefined && last !== undefined && !row.isBad('year') && (row.integer('year') < first || row.integer('year') > last))
      problems.push(row.problem('year', `計画の期間の年度（${first}〜${last}）`))
  }
  const targets = group(rows('targets'))
  const results = group(rows('results'))
  const figures = group(rows('result-figures'))
  // Read once each: a code that stands twice must not tell its problems twice.
  const grades = new Map([...group(rows('grades'))].map(([key, found]) => [key, readGrades(found, problems)]))
  const measures = group(rows('measures'))
  const places = group(rows('measure-sources'))
  for (const row of [...rows('results'), ...rows('result-figures'), ...rows('grades')])
    checkYear(row)

  return rows('initiatives').map((row) => {
    checkCode(row, problems)
    const key = keyOf(row)
    const targetRow = targets.get(key)?.[0]
    const cells = readCells(targetRow)
    const first = fromYear.get(row.text('plan')) ?? 0
    const [baseYear] = Object.keys(cells).map(Number).filter(year => year < first).sort((a, b) => b - a)
    const last = toYear.get(row.text('plan')) ?? Infinity
    const baseCell = baseYear === undefined ? undefined : cells[baseYear]
    for (const year of Object.keys(cells).map(Number)) {
      if (targetRow && year !== baseYear && (year < first || year > last) && cells[year]?.kind !== 'blank')
        problems.push(targetRow.problem(String(year), `計画の期間（${first}〜${last}）と、その前の初期値の年度だけ`))
    }
    return {
      plan: row.text('plan'),
      code: row.text('code'),
      goal: row.integer('goal'),
      direction: row.integer('direction'),
      kind: row.integer('kind'),
      name: row.text('name'),
      summary: row.text('summary'),
      departments: row.list('departments'),
      repostOf: row.text('repost_of'),
      repostCorrect: row.text('repost_correct'),
      note: row.text('note'),
      reported: targetRow !== undefined || results.has(key) || grades.has(key),
      ...(baseYear === undefined || !baseCell || baseCell.kind === 'blank' ? {} : { baseline: { year: baseYear, cell: baseCell } }),
      targets: Object.fromEntries(Object.entries(cells).filter(([year]) => Number(year) >= first && Number(year) <= last)),
      reports: readReports(results.get(key) ?? [], figures.get(key) ?? []),
      grades: grades.get(key) ?? {},
      measures: (measures.get(key) ?? []).map(measure => readMeasure(measure, places.get(key) ?? [], problems)),
      source: row.source(),
    }
  })
}

function keyOf(row: TableRow): string {
  return `${row.text('plan')}/${row.text('code')}`
}

function group(rows: readonly TableRow[]): ReadonlyMap<string, readonly TableRow[]> {
  const grouped = new Map<string, TableRow[]>()
  for (const row of rows)
    grouped.set(keyOf(row), [...grouped.get(keyOf(row)) ?? [], row])
  return grouped
}

/** A four-part code says its place; the place columns must agree. */
function checkCode(row: TableRow, problems: Problem[]): void {
  const place = ['goal', 'direction', 'kind'].map(column => row.text(column)).join('-')
  const bad = ['code', 'goal', 'direction', 'kind'].some(column => row.isBad(column))
  if (!bad && row.text('code').split('-').length === 4 && !row.text('code').startsWith(`${place}-`))
    problems.push(row.problem('code', `目標・方向性・種別の列と同じ番号（${place}-…）`))
  if (row.text('repost_of') === '' && row.text('repost_correct') !== '')
    problems.push(row.problem('repost_correct', '再掲の印がない取組では空欄'))
}

function readCells(row: TableRow | undefined): Record<number, TextCell> {
  return Object.fromEntries((row?.columns(/^(\d{4})$/) ?? []).map(({ column, part }) => [part, textCell(row?.text(column) ?? '')]))
}

function readReports(rows: readonly TableRow[], figureRows: readonly TableRow[]): Record<number, YearReport> {
  return Object.fromEntries(rows.map(row => [row.integer('year'), {
    summary: row.text('summary'),
    figures: figureRows
      .filter(figure => figure.integer('year') === row.integer('year'))
      .sort((a, b) => a.integer('no') - b.integer('no'))
      .map(readFigure),
    covidMentioned: row.flag('covid_mentioned'),
    source: row.source(),
  }]))
}

function readFigure(row: TableRow): ResultFigure {
  return { label: row.text('label'), value: row.number('value') ?? Number.NaN, printed: row.printed('value'), unit: row.text('unit'), source: row.source() }
}

function readGrades(rows: readonly TableRow[], problems: Problem[]): Record<number, YearGrade> {
  return Object.fromEntries(rows.flatMap((row) => {
    const printed = readPrintedGrade(row.text('printed'))
    if (!printed && !row.isBad('printed'))
      problems.push(row.problem('printed', 'A・B・C・D のいずれか（全角でも半角でもよい）'))
    return printed ? [[row.integer('year'), { ...printed, source: row.source() }]] : []
  }))
}

function readMeasure(row: TableRow, places: readonly TableRow[], problems: Problem[]): Measure {
  const own = places.filter(place => place.integer('no') === row.integer('no'))
  for (const place of own) {
    if (!place.isBad('column') && row.text(place.text('column')) === '')
      problems.push(place.problem('column', '数値の表に数がある列'))
  }
  const baselinePlace = own.find(place => place.text('column') === 'baseline')
  const placesOf = (kind: string) => Object.fromEntries(own.flatMap((place) => {
    const [column, year] = place.text('column').split('_')
    return column === kind && year !== undefined ? [[year, place.source()]] : []
  }))
  const numbers = (pattern: RegExp) => Object.fromEntries(row.columns(pattern).flatMap(({ column, part }) => {
    const value = row.number(column)
    return value === undefined ? [] : [[part, value]]
  }))
  const baseline = row.number('baseline')
  return {
    label: row.text('label'),
    unit: row.text('unit'),
    ...(baseline === undefined ? {} : { baseline }),
    targets: numbers(/^target_(\d{4})$/),
    results: numbers(/^result_(\d{4})$/),
    sources: { ...(baselinePlace ? { baseline: baselinePlace.source() } : {}), targets: placesOf('target'), results: placesOf('result') },
  }
}
