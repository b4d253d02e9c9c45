import type { FiscalYear } from './fiscal-year'
import type { SourceRef } from './source'

/** One plan period of the city (地域福祉計画). */
export interface Plan {
  /** Short and stable, used in addresses: `r2`, `r8`. */
  readonly plan: string
  readonly title: string
  /** What readers call it: 「令和2〜7年度の計画」. */
  readonly name: string
  readonly fromYear: FiscalYear
  readonly toYear: FiscalYear
  /** 基本理念, as printed; empty where unknown. */
  readonly slogan: string
  /** Where the slogan stands, where the line is recorded. */
  readonly sloganSource?: SourceRef | undefined
  /** What this plan calls the level below a direction: 「取組の種別」, 「具体的な取組」. */
  readonly kindLabel: string
  readonly summary: string
  readonly source: SourceRef
}

/** 基本目標. */
export interface Goal {
  readonly plan: string
  readonly goal: number
  readonly name: string
  readonly summary: string
  readonly note: string
  readonly source: SourceRef
}

/** 施策の方向性. */
export interface Direction {
  readonly plan: string
  readonly goal: number
  readonly direction: number
  readonly name: string
  /** The wording of another document where it differs; empty otherwise. */
  readonly otherName: string
  readonly summary: string
  readonly source: SourceRef
}

/** 取組の種別 (first plan) or 具体的な取組 (second plan): the level that holds initiatives. */
export interface Kind {
  readonly plan: string
  readonly goal: number
  readonly direction: number
  readonly kind: number
  readonly name: string
  readonly source: SourceRef
}

/** Whether a plan is running, over, or still to come in the given fiscal year. */
export function planPhase(plan: Plan, year: FiscalYear): 'past' | 'current' | 'future' {
  if (year > plan.toYear)
    return 'past'
  return year < plan.fromYear ? 'future' : 'current'
}
