import type { Indicator, YearReading } from '../domain/indicator'
import type { SheetColumn } from '../domain/spreadsheet'
import { readYears } from '../domain/indicator'
import { longYear, tidy } from './format'
import { ABSENCE } from './text/common'
import { INDICATOR } from './text/indicator'

/** One year of one indicator as a row of a table. */
export interface IndicatorRow {
  readonly indicator: Indicator
  readonly year: YearReading
}

/** Indicators year by year, in the order given. */
export function indicatorRows(indicators: readonly Indicator[]): readonly IndicatorRow[] {
  return indicators.flatMap(indicator => readYears(indicator).map(year => ({ indicator, year })))
}

/** A missing figure keeps its own word, so that a blank cell of the table is never read as one of them. */
export const INDICATOR_COLUMNS: readonly SheetColumn<IndicatorRow>[] = [
  { get title() { return INDICATOR.name }, value: ({ indicator }) => tidy(indicator.name) },
  { get title() { return INDICATOR.goals }, value: ({ indicator }) => indicator.goals.join('・') },
  { get title() { return INDICATOR.year }, value: ({ year }) => longYear(year.year) },
  { get title() { return INDICATOR.target }, value: ({ year }) => year.target.kind === 'set' ? year.target.value : ABSENCE[year.target.kind] },
  { get title() { return INDICATOR.result }, value: ({ year }) => year.result.kind === 'reported' ? year.result.value : ABSENCE[year.result.kind] },
  { get title() { return INDICATOR.break }, value: ({ year }) => year.break },
  { get title() { return INDICATOR.unit }, value: ({ indicator }) => indicator.unit },
  { get title() { return INDICATOR.computedRate }, value: ({ year }) => year.achievement.kind === 'measured' ? year.achievement.percent : undefined },
  { get title() { return INDICATOR.printedRate }, value: ({ year }) => year.printed.map(rate => rate.rate).join('・') },
  { get title() { return INDICATOR.baseline }, value: ({ indicator }) => indicator.baseline },
]
