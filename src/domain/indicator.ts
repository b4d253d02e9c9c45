import type { Achievement, BetterWhen } from './achievement'
import type { FiscalYear } from './fiscal-year'
import type { Grade } from './grade'
import type { Observation, Target } from './observation'
import type { SourceRef } from './source'
import { achievement } from './achievement'

/** A rate of achievement as one document prints it. */
export interface PrintedRate {
  readonly year: FiscalYear
  /** In percent, as printed. */
  readonly rate: number
  readonly grade?: Grade | undefined
  readonly source: SourceRef
}

/** One fiscal year of an indicator. */
export interface IndicatorYear {
  readonly year: FiscalYear
  readonly target: Target
  readonly result: Observation
  readonly note: string
  /**
   * 系列の切れ目: why figures from this year on cannot be compared with those before it (another plan, another way to
   * count). Absent where the series goes on.
   */
  readonly break?: string | undefined
  readonly source: SourceRef
  /** The lines the target and the result themselves stand on, where they differ from the row's. */
  readonly targetSource?: SourceRef | undefined
  readonly resultSource?: SourceRef | undefined
}

/** 成果指標: one real indicator, however many goals print it. */
export interface Indicator {
  readonly id: string
  readonly plan: string
  readonly name: string
  readonly unit: string
  readonly better: BetterWhen
  /** Goals it serves; empty where the sources name none. */
  readonly goals: readonly number[]
  /** The survey or statistic the city takes it from. */
  readonly survey: string
  readonly baseline?: number | undefined
  /** When the baseline was taken, as printed; empty where unknown. */
  readonly baselineAsOf: string
  /** The line the baseline stands on, where it differs from the indicator's. */
  readonly baselineSource?: SourceRef | undefined
  readonly note: string
  readonly years: readonly IndicatorYear[]
  readonly printedRates: readonly PrintedRate[]
  readonly source: SourceRef
}

/** One year with everything that can be said about it. */
export interface YearReading extends IndicatorYear {
  readonly achievement: Achievement
  /** Printed rates that belong to a reported result. */
  readonly printed: readonly PrintedRate[]
  /** Printed rates although there is no result: 「0.0%・D」 of a draft table whose cells are empty. */
  readonly placeholders: readonly PrintedRate[]
  /** Whether some printed rate differs from the computed one by 0.1 point or more. */
  readonly differs: boolean
}

/**
 * Reads an indicator year by year, oldest first, keeping printed and computed figures apart.
 *
 * A printed 0.0 % beside a missing result, or beside a result that is not zero in a newer document, is a placeholder of
 * the table, not a rate.
 */
export function readYears(indicator: Indicator): readonly YearReading[] {
  return [...indicator.years].sort((a, b) => a.year - b.year).map((year) => {
    const computed = achievement(year.result, year.target, indicator.better)
    const all = indicator.printedRates.filter(printed => printed.year === year.year)
    const isPlaceholder = (printed: PrintedRate) =>
      year.result.kind !== 'reported' || (printed.rate === 0 && computed.kind === 'measured' && computed.percent > 0)
    const printed = all.filter(rate => !isPlaceholder(rate))
    return {
      ...year,
      achievement: computed,
      printed,
      placeholders: all.filter(isPlaceholder),
      differs: computed.kind === 'measured' && printed.some(rate => Math.abs(rate.rate - computed.percent) > 0.05),
    }
  })
}

/** The newest year that has a result, if any. */
export function latestReported(indicator: Indicator): YearReading | undefined {
  return readYears(indicator).findLast(year => year.result.kind === 'reported')
}

/** The reported year before the given one, if any. */
export function reportedBefore(indicator: Indicator, year: FiscalYear): YearReading | undefined {
  return readYears(indicator).findLast(reading => reading.year < year && reading.result.kind === 'reported')
}

/** The years at which a new series begins, each with the reason, oldest first. */
export function seriesBreaks(indicator: Indicator): readonly { readonly year: FiscalYear, readonly why: string }[] {
  return readYears(indicator).flatMap(({ year, break: why }) => why === undefined ? [] : [{ year, why }])
}

/** Whether a break stands between two years, so that their figures must not be compared. */
export function isBroken(indicator: Indicator, earlier: FiscalYear, later: FiscalYear): boolean {
  return seriesBreaks(indicator).some(({ year }) => earlier < year && year <= later)
}

/**
 * Target minus result in the indicator's own unit, positive when the target is still ahead.
 *
 * Undefined without both numbers. Rounded to four decimals, so that 67.6 − 65.6 is 2 and not 1.9999.
 */
export function gapToTarget(year: IndicatorYear, better: BetterWhen): number | undefined {
  if (year.result.kind !== 'reported' || year.target.kind !== 'set')
    return undefined
  const gap = better === 'higher' ? year.target.value - year.result.value : year.result.value - year.target.value
  return Math.round(gap * 10_000) / 10_000
}
