import type { FiscalYear } from './fiscal-year'
import type { PrintedGrade } from './grade'
import type { TextCell } from './observation'
import type { SourceRef } from './source'

/** One figure the report names in a year's result, as printed. */
export interface ResultFigure {
  readonly label: string
  /** The number; `printed` keeps its own digits and separators. */
  readonly value: number
  readonly printed: string
  readonly unit: string
  /** The line the figure itself stands on. */
  readonly source: SourceRef
}

/** What the city reported for one year. */
export interface YearReport {
  /** Own-words summary (要約) of what was done; empty where none was written. */
  readonly summary: string
  readonly figures: readonly ResultFigure[]
  /** Whether the printed result names コロナ. It is not the grey shading, which the text lost. */
  readonly covidMentioned: boolean
  readonly source: SourceRef
}

/** A grade as printed, with the place it stands. */
export interface YearGrade extends PrintedGrade {
  readonly source: SourceRef
}

/**
 * One quantity an initiative is counted by, read from its cells: comparable over the years, one unit.
 *
 * A year that is not a key has no number in the source; it is never zero.
 */
export interface Measure {
  readonly label: string
  readonly unit: string
  readonly baseline?: number | undefined
  readonly targets: Readonly<Record<FiscalYear, number>>
  readonly results: Readonly<Record<FiscalYear, number>>
  /** The line each of these numbers stands on, where it is recorded. */
  readonly sources: MeasureSources
}

/** Where the numbers of a measure stand, cell by cell. */
export interface MeasureSources {
  readonly baseline?: SourceRef | undefined
  readonly targets: Readonly<Record<FiscalYear, SourceRef>>
  readonly results: Readonly<Record<FiscalYear, SourceRef>>
}

/** 取組. A code is unique within its plan only: 4-1-5-18 means two things in two documents. */
export interface Initiative {
  readonly plan: string
  readonly code: string
  readonly goal: number
  readonly direction: number
  readonly kind: number
  /** As printed, with its 【再掲…】 mark if it has one. */
  readonly name: string
  /** Own-words summary (要約); empty where the sources describe nothing. */
  readonly summary: string
  readonly departments: readonly string[]
  /** The code of the original as the document marks it; empty where it is no repost. */
  readonly repostOf: string
  /** The code the mark should have carried; differs from `repostOf` where the document is wrong. */
  readonly repostCorrect: string
  readonly note: string
  /** Whether the yearly progress report covers it; otherwise only the crosswalk names it. */
  readonly reported: boolean
  readonly baseline?: { readonly year: FiscalYear, readonly cell: TextCell } | undefined
  readonly targets: Readonly<Record<FiscalYear, TextCell>>
  readonly reports: Readonly<Record<FiscalYear, YearReport>>
  readonly grades: Readonly<Record<FiscalYear, YearGrade>>
  readonly measures: readonly Measure[]
  readonly source: SourceRef
}

/** The name without its repost mark. */
export function initiativeTitle(initiative: Pick<Initiative, 'name'>): string {
  return initiative.name.replace(/^【再掲[^】]*】/, '')
}

/** Unique over all plans of a city. */
export function initiativeKey(initiative: Pick<Initiative, 'plan' | 'code'>): string {
  return `${initiative.plan}/${initiative.code}`
}

/** Orders hierarchical codes by their numbers: 1-1-2 before 1-1-10. */
export function compareCodes(left: string, right: string): number {
  return compareCodeNumbers(codeNumbers(left), codeNumbers(right))
}

/** The numbers a code is made of, for whoever compares it many times. */
export function codeNumbers(code: string): readonly number[] {
  return code.split('-').map(Number)
}

/** As {@link compareCodes}, for the numbers of the codes. */
export function compareCodeNumbers(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? -1) - (b[index] ?? -1)
    if (difference !== 0)
      return difference
  }
  return 0
}

/** The newest fiscal year with a printed grade, if any. */
export function latestGradedYear(initiative: Pick<Initiative, 'grades'>): FiscalYear | undefined {
  return Object.keys(initiative.grades).map(Number).sort((a, b) => b - a)[0]
}
