import type { FiscalYear } from './fiscal-year'
import type { Link } from './item-ref'
import type { SourceRef } from './source'

/** What was done, what fell short, where it goes next, what is aimed at. */
export const ASSESSMENT_SECTIONS = ['result', 'issue', 'direction', 'target'] as const

export type AssessmentSection = typeof ASSESSMENT_SECTIONS[number]

/** One thought of the city's evaluation sheet (行政評価シート), in our own words. */
export interface Assessment {
  readonly id: string
  readonly no: number
  readonly year: FiscalYear
  readonly bureau: string
  readonly section: AssessmentSection
  readonly summary: string
  readonly links: readonly Link[]
  readonly source: SourceRef
}
