import type { EditionContent } from '../domain/edition'
import type { FiscalYear } from '../domain/fiscal-year'
import type { Indicator, PrintedRate } from '../domain/indicator'
import type { Observation, Target } from '../domain/observation'
import { BLANK_CELL, shownValue } from './shown-cell'

/** A value of an indicator that readers have seen already and will find changed. */
export interface PastChange {
  readonly indicator: string
  readonly name: string
  readonly unit: string
  readonly what: 'target' | 'result' | 'baseline' | 'rate'
  /** Undefined for the baseline. */
  readonly year: FiscalYear | undefined
  /** As the tables write it: a number, or why there is none. */
  readonly before: string
  readonly after: string
}

/** What a value is called. */
export const PAST_VALUES = { target: '目標', result: '実績', baseline: '初期値', rate: '印字された達成率' } as const satisfies Record<PastChange['what'], string>

/** Where an indicator is no longer there at all. */
export const GONE = '（指標ごとなくなりました）'

/**
 * Every published value of an indicator that changes, indicator by indicator in the order of the edition in force.
 *
 * A blank, 「未定」 or 「検討中」 that becomes a value is news and no change of the past.
 */
export function pastChanges(before: Pick<EditionContent, 'indicators'>, after: Pick<EditionContent, 'indicators'>): readonly PastChange[] {
  const current = new Map(after.indicators.map(indicator => [indicator.id, indicator]))
  return before.indicators.flatMap(indicator => changesOf(indicator, current.get(indicator.id)))
}

function changesOf(before: Indicator, after: Indicator | undefined): readonly PastChange[] {
  const of = { indicator: before.id, name: before.name, unit: before.unit }
  const years = new Map(after?.years.map(year => [year.year, year]))
  const changes: PastChange[] = []
  const tell = (what: PastChange['what'], year: FiscalYear | undefined, old: string, current: string) => {
    if (old !== current)
      changes.push({ ...of, what, year, before: old, after: after ? current : GONE })
  }
  if (before.baseline !== undefined)
    tell('baseline', undefined, String(before.baseline), after?.baseline === undefined ? BLANK_CELL : String(after.baseline))
  for (const { year, target, result } of before.years) {
    if (isPublished(target))
      tell('target', year, shownValue(target), shownValue(years.get(year)?.target ?? { kind: 'blank' }))
    if (isPublished(result))
      tell('result', year, shownValue(result), shownValue(years.get(year)?.result ?? { kind: 'blank' }))
  }
  const [old, current] = [ratesByYear(before.printedRates), ratesByYear(after?.printedRates ?? [])]
  for (const [year, rates] of old) {
    // Another document may print another rate of the same year beside it: only what is gone or different is a change.
    const gone = rates.filter(rate => !current.get(year)?.includes(rate))
    if (gone.length > 0)
      tell('rate', year, rates.join('、'), current.get(year)?.join('、') ?? BLANK_CELL)
  }
  return changes
}

function isPublished({ kind }: Observation | Target): boolean {
  return kind !== 'blank' && kind !== 'pending' && kind !== 'undecided'
}

function ratesByYear(rates: readonly PrintedRate[]): ReadonlyMap<FiscalYear, readonly string[]> {
  const years = new Map<FiscalYear, string[]>()
  for (const { year, rate, grade } of rates)
    years.set(year, [...years.get(year) ?? [], `${rate}％${grade ? `・${grade}` : ''}`])
  return years
}
