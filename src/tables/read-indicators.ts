import type { Indicator, IndicatorYear, PrintedRate } from '../domain/indicator'
import type { Observation, Target } from '../domain/observation'
import type { SourceRef } from '../domain/source'
import type { Problem } from './problem'
import type { TableRows } from './read-table'
import type { TableRow } from './table-row'
import { readPrintedGrade } from '../domain/grade'

/** Words a target cell may hold instead of a number. A printed dash is none of them: write what it means. */
const NO_TARGET: ReadonlyMap<string, Target> = new Map([['設定なし', { kind: 'notSet' }], ['検討中', { kind: 'undecided' }]])

/** Years before and after a plan in which its indicators may still be measured. */
const MARGIN = 2

/** Words a result cell may hold instead of a number. */
const NO_RESULT: ReadonlyMap<string, Observation> = new Map([['未実施', { kind: 'notConducted' }], ['未定', { kind: 'pending' }]])

/**
 * Puts an indicator together with its years and the rates the documents print.
 *
 * @param unfilled rows of years that nobody has reported yet; a break written there stands at the next year that has figures.
 */
export function readIndicators(rows: TableRows, unfilled: readonly TableRow[], problems: Problem[]): readonly Indicator[] {
  const plans = rows('plans').map(row => ({ plan: row.text('plan'), first: row.integer('from_year'), last: row.integer('to_year') }))
  const goals = new Set(rows('goals').map(row => `${row.text('plan')}/${row.integer('goal')}`))
  return rows('indicators').map((row) => {
    const id = row.text('id')
    const years = rows('indicator-results').filter(year => year.text('indicator') === id)
    const breaks = breaksOf(years, unfilled.filter(year => year.text('indicator') === id))
    const period = periodOf(row.text('plan'), plans, breaks)
    for (const year of years) {
      if (period && !year.isBad('year') && (year.integer('year') < period.first || year.integer('year') > period.last))
        problems.push(year.problem('year', `計画の期間とその前後${MARGIN}年（${period.first}〜${period.last}）。次の計画でも続ける指標は、その計画の年度の「系列の切れ目」にわけを書いてください`))
    }
    const baseline = row.number('baseline')
    const places = rows('indicator-sources').filter(place => place.text('indicator') === id)
    const placeOf = (item: string, year: number | undefined) => places.find(place => place.text('item') === item && place.number('year') === year)?.source()
    const baselineSource = placeOf('baseline', undefined)
    const known = new Set(years.map(year => year.integer('year')))
    for (const place of places) {
      const year = place.number('year')
      if (!place.isBad('year') && !place.isBad('item') && (place.text('item') === 'baseline' ? year !== undefined : year === undefined || !known.has(year)))
        problems.push(place.problem('year', '目標・実績はその指標にある年度、初期値は空欄'))
    }
    return {
      id,
      plan: row.text('plan'),
      name: row.text('name'),
      unit: row.text('unit'),
      better: row.text('better') === 'lower' ? 'lower' : 'higher',
      goals: row.list('goals').map((goal) => {
        const number = goal.normalize('NFKC')
        if (!/^\d+$/.test(number))
          problems.push(row.problem('goals', '目標の番号（; で区切る）'))
        else if (goals.size > 0 && !row.isBad('plan') && !goals.has(`${row.text('plan')}/${Number(number)}`))
          problems.push(row.problem('goals', `目標の表にある番号（「${goal}」はありません）`))
        return Number(number)
      }),
      survey: row.text('survey'),
      ...(baseline === undefined ? {} : { baseline }),
      baselineAsOf: row.text('baseline_as_of'),
      ...(baselineSource ? { baselineSource } : {}),
      note: row.text('note'),
      years: years.map(year => readYear(year, breaks.get(year.integer('year')), placeOf, problems)).sort((a, b) => a.year - b.year),
      printedRates: rows('indicator-rates').filter(rate => rate.text('indicator') === id).map(rate => readRate(rate, problems)),
      source: row.source(),
    }
  })
}

/** The reasons of breaks by the year they stand at: their own, or the next one with figures. */
function breaksOf(years: readonly TableRow[], unfilled: readonly TableRow[]): ReadonlyMap<number, string> {
  const filled = years.map(row => row.integer('year')).sort((a, b) => a - b)
  const told = [...unfilled, ...years].flatMap((row): [number, string][] => {
    const at = filled.find(year => year >= row.integer('year'))
    return row.text('break') === '' || at === undefined ? [] : [[at, row.text('break')]]
  })
  return new Map(told)
}

/** The years an indicator may have figures of: its plan's, some around them, and those of a later plan it goes on in after a break. */
function periodOf(plan: string, plans: readonly { readonly plan: string, readonly first: number, readonly last: number }[], breaks: ReadonlyMap<number, string>): { readonly first: number, readonly last: number } | undefined {
  const own = plans.find(candidate => candidate.plan === plan)
  if (!own)
    return undefined
  const later = plans.filter(candidate => candidate.first > own.first && [...breaks.keys()].some(year => candidate.first <= year && year <= candidate.last))
  return { first: own.first - MARGIN, last: Math.max(own.last, ...later.map(candidate => candidate.last)) + MARGIN }
}

function readYear(row: TableRow, newSeries: string | undefined, placeOf: (item: string, year: number | undefined) => SourceRef | undefined, problems: Problem[]): IndicatorYear {
  const [targetSource, resultSource] = [placeOf('target', row.integer('year')), placeOf('result', row.integer('year'))]
  return {
    year: row.integer('year'),
    target: readValue<Target>(row, 'target', NO_TARGET, value => ({ kind: 'set', value }), problems),
    result: readValue<Observation>(row, 'result', NO_RESULT, value => ({ kind: 'reported', value }), problems),
    note: row.text('note'),
    ...(newSeries === undefined ? {} : { break: newSeries }),
    source: row.source(),
    ...(targetSource ? { targetSource } : {}),
    ...(resultSource ? { resultSource } : {}),
  }
}

/** A number, one of the known words, or a blank: four different facts. Anything else is a problem. */
function readValue<Value>(row: TableRow, column: string, words: ReadonlyMap<string, Value>, reported: (value: number) => Value, problems: Problem[]): Value | { readonly kind: 'blank' } {
  const folded = row.text(column).normalize('NFKC').replace(/,/g, '')
  if (folded === '')
    return { kind: 'blank' }
  const word = words.get(folded)
  if (word !== undefined)
    return word
  if (/^-?\d{1,15}(?:\.\d{1,10})?$/.test(folded))
    return reported(Number(folded))
  problems.push(row.problem(column, `数、空欄、または ${[...words.keys()].join('・')}（単位は付けない）`))
  return { kind: 'blank' }
}

function readRate(row: TableRow, problems: Problem[]): PrintedRate {
  const grade = readPrintedGrade(row.text('grade'))
  if (!grade && row.text('grade') !== '')
    problems.push(row.problem('grade', 'A・B・C・D のいずれか、または空欄'))
  return {
    year: row.integer('year'),
    rate: row.number('rate') ?? Number.NaN,
    ...(grade ? { grade: grade.grade } : {}),
    source: row.source(),
  }
}
