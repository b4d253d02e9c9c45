import type { EditionContent } from '../domain/edition'
import type { FiscalYear } from '../domain/fiscal-year'
import type { Initiative } from '../domain/initiative'
import { initiativeKey } from '../domain/initiative'

/** What came in for one fiscal year. */
export interface Progress {
  readonly year: FiscalYear
  /** Initiatives with a result where there was none. */
  readonly results: number
  /** Initiatives with a grade where there was none. */
  readonly grades: number
  /** Initiatives with either. */
  readonly initiatives: number
  /** Indicators with a reported value where there was none. */
  readonly indicators: number
}

/** What an edition brings that the one before did not have, newest year first; only years with something new. */
export function progressBetween(before: Pick<EditionContent, 'initiatives' | 'indicators'>, after: Pick<EditionContent, 'initiatives' | 'indicators'>): readonly Progress[] {
  const years = new Map<FiscalYear, { results: number, grades: number, initiatives: number, indicators: number }>()
  const at = (year: FiscalYear) => {
    const held = years.get(year) ?? { results: 0, grades: 0, initiatives: 0, indicators: 0 }
    years.set(year, held)
    return held
  }
  const items = new Map(before.initiatives.map(item => [initiativeKey(item), item]))
  for (const item of after.initiatives) {
    for (const { year, result, grade } of newYears(item, items.get(initiativeKey(item)))) {
      const progress = at(year)
      progress.results += Number(result)
      progress.grades += Number(grade)
      progress.initiatives++
    }
  }
  const indicators = new Map(before.indicators.map(indicator => [indicator.id, indicator]))
  for (const { id, years: observed } of after.indicators) {
    const known = new Set(indicators.get(id)?.years.filter(({ result }) => result.kind === 'reported').map(({ year }) => year))
    for (const { year, result } of observed) {
      if (result.kind === 'reported' && !known.has(year))
        at(year).indicators++
    }
  }
  return [...years].map(([year, counts]) => ({ year, ...counts })).sort((a, b) => b.year - a.year)
}

/** How many of the initiatives that changed got no new result or grade: something that was said of them was corrected. */
export function correctedInitiatives(changed: readonly string[], before: Pick<EditionContent, 'initiatives'>, after: Pick<EditionContent, 'initiatives'>): number {
  const keys = new Set(changed)
  const old = new Map(before.initiatives.map(item => [initiativeKey(item), item]))
  return after.initiatives.filter(item => keys.has(`initiatives ${initiativeKey(item)}`) && newYears(item, old.get(initiativeKey(item))).length === 0).length
}

/** The years in which an initiative has a result or a grade that it had not. */
function newYears(item: Initiative, old: Initiative | undefined): readonly { readonly year: FiscalYear, readonly result: boolean, readonly grade: boolean }[] {
  return [...new Set([...Object.keys(item.reports), ...Object.keys(item.grades)].map(Number))]
    .map(year => ({
      year,
      result: item.reports[year] !== undefined && old?.reports[year] === undefined,
      grade: item.grades[year] !== undefined && old?.grades[year] === undefined,
    }))
    .filter(({ result, grade }) => result || grade)
}
