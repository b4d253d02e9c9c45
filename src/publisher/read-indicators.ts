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

/** Puts an indicator together with its years and the rates the documents print. */
export function readIndicators(rows: TableRows, problems: Problem[]): readonly Indicator[] {
  const periods = new Map(rows('plans').map(row => [row.text('plan'), { first: row.integer('from_year') - MARGIN, last: row.integer('to_year') + MARGIN }]))
  const goals = new Set(rows('goals').map(row => `${row.text('plan')}/${row.integer('goal')}`))
  return rows('indicators').map((row) => {
    const id = row.text('id')
    const period = periods.get(row.text('plan'))
    const years = rows('indicator-results').filter(year => year.text('indicator') === id)
    for (const year of years) {
      if (period && !year.isBad('year') && (year.integer('year') < period.first || year.integer('year') > period.last))
        problems.push(year.problem('year', `計画の期間とその前後${MARGIN}年（${period.first}〜${period.last}）`))
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
      years: years.map(year => readYear(year, placeOf, problems)).sort((a, b) => a.year - b.year),
      printedRates: rows('indicator-rates').filter(rate => rate.text('indicator') === id).map(rate => readRate(rate, problems)),
      source: row.source(),
    }
  })
}

function readYear(row: TableRow, placeOf: (item: string, year: number | undefined) => SourceRef | undefined, problems: Problem[]): IndicatorYear {
  const [targetSource, resultSource] = [placeOf('target', row.integer('year')), placeOf('result', row.integer('year'))]
  return {
    year: row.integer('year'),
    target: readValue<Target>(row, 'target', NO_TARGET, value => ({ kind: 'set', value }), problems),
    result: readValue<Observation>(row, 'result', NO_RESULT, value => ({ kind: 'reported', value }), problems),
    note: row.text('note'),
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
