import type { FiscalYear } from '../../domain/fiscal-year'

/** One printed row of values, in its pieces as a page's text leaves them. */
export type ValueRow = readonly string[]

/** The three rows of one indicator; a rate is the result held against the target, in percent. */
export interface IndicatorRows {
  readonly target: ValueRow
  readonly result: ValueRow
  readonly rate: ValueRow
}

/** Each row's values by their years. */
export type AlignedRows = Readonly<Record<keyof IndicatorRows, Readonly<Record<FiscalYear, string>>>>

const DASH = /^[-―－—–‐−ー]$/

/**
 * Puts the values of three rows under the years, where the rates allow one way alone.
 *
 * A text keeps no blank cells, so a row of five values may begin at the first of six years or at the second. Values of one row stand in
 * successive years; where a rate is printed, it must be the two others' own (result ÷ target, or target ÷ result where less is
 * better, all the same way); where both others are numbers, a rate must be printed. Empty where no way does, or more than one.
 */
export function alignRows(rows: IndicatorRows, years: readonly FiscalYear[]): readonly AlignedRows[] {
  const ways: AlignedRows[] = []
  for (const target of placed(rows.target, years)) {
    for (const result of placed(rows.result, years)) {
      for (const rate of placed(rows.rate, years)) {
        const way = { target, result, rate }
        if (years.some(year => isRate(rate[year])) && (agrees(way, years, 'higher') || agrees(way, years, 'lower')))
          ways.push(way)
      }
    }
  }
  return ways
}

/** Every way to put a row under the years without a gap. */
function placed(row: ValueRow, years: readonly FiscalYear[]): readonly Readonly<Record<FiscalYear, string>>[] {
  return Array.from({ length: Math.max(0, years.length - row.length + 1) }, (_, start) =>
    Object.fromEntries(row.map((value, index) => [years[start + index] ?? 0, value])))
}

function agrees({ target, result, rate }: AlignedRows, years: readonly FiscalYear[], better: 'higher' | 'lower'): boolean {
  return years.every((year) => {
    const [aim, reached] = [numberOf(target[year]), numberOf(result[year])]
    const printed = rate[year]
    if (!isRate(printed))
      return (printed === undefined || DASH.test(printed)) && (aim === undefined || reached === undefined)
    if (aim === undefined || reached === undefined)
      return false
    const computed = (better === 'higher' ? reached / aim : aim / reached) * 100
    return Math.abs(computed - Number(printed.slice(0, -1))) <= 0.0501
  })
}

function isRate(text: string | undefined): text is string {
  return text !== undefined && /^\d{1,4}(?:\.\d+)?%$/.test(text)
}

function numberOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
}
