import type { FiscalYear } from './fiscal-year'
import type { Grade } from './grade'
import type { Initiative } from './initiative'
import type { SourceRef } from './source'
import { GRADES } from './grade'

/** How many items carry each grade in one year, and how many carry none. */
export interface GradeShare {
  readonly total: number
  readonly graded: number
  readonly counts: Readonly<Record<Grade, number>>
}

/** Counts the printed grades of a year; an item without a grade is counted apart and never as D. */
export function gradeShare(initiatives: readonly Pick<Initiative, 'grades'>[], year: FiscalYear): GradeShare {
  const counts: Record<Grade, number> = { A: 0, B: 0, C: 0, D: 0 }
  for (const initiative of initiatives) {
    const grade = initiative.grades[year]
    if (grade)
      counts[grade.grade]++
  }
  const graded = GRADES.reduce((sum, grade) => sum + counts[grade], 0)
  return { total: initiatives.length, graded, counts }
}

/** Share of a grade among the graded, in whole percent, half rounded up as the city prints it. */
export function sharePercent(share: GradeShare, grade: Grade): number {
  return share.graded === 0 ? 0 : wholePercent(share.counts[grade], share.graded)
}

/** A part of a whole above zero in whole percent, half rounded up. */
export function wholePercent(part: number, whole: number): number {
  // Whole numbers all the way: 23 of 40 is exactly 57.5 and no binary fraction is.
  return Math.floor((part * 200 + whole) / (whole * 2))
}

/** One row of the city's printed closing table (各取組の総括). */
export interface PrintedSummary {
  readonly plan: string
  readonly year: FiscalYear
  /** Undefined for the total row. */
  readonly goal?: number | undefined
  readonly total: number
  readonly counts: Readonly<Record<Grade, number>>
  /** Percent as printed, of the printed total. */
  readonly shares: Readonly<Record<Grade, number>>
  readonly overall: Grade
  /** Where the overall letter stands, where the line is recorded. */
  readonly overallSource?: SourceRef | undefined
  readonly source: SourceRef
}

/** A printed row beside our own count of the items. */
export interface SummaryRecount {
  readonly printed: PrintedSummary
  readonly recounted: GradeShare
  readonly differences: readonly { readonly grade: Grade, readonly printed: number, readonly recounted: number }[]
  /**
   * Items whose letter is not printed full-width, if leaving just them out gives every printed count: then they are the
   * likely reason for the difference (seed 001: 4-1-3-7, 4-1-5-9, 4-1-5-10). Otherwise empty.
   */
  readonly halfWidth: readonly Initiative[]
}

/** Recounts one printed row from the items themselves. */
export function recount(printed: PrintedSummary, initiatives: readonly Initiative[]): SummaryRecount {
  const items = initiatives.filter(item => item.plan === printed.plan && item.reported
    && (printed.goal === undefined || item.goal === printed.goal))
  const recounted = gradeShare(items, printed.year)
  const halfWidth = items.filter(item => /^[A-D]$/.test(item.grades[printed.year]?.printedAs ?? ''))
  return {
    printed,
    recounted,
    differences: GRADES.filter(grade => printed.counts[grade] !== recounted.counts[grade])
      .map(grade => ({ grade, printed: printed.counts[grade], recounted: recounted.counts[grade] })),
    halfWidth: explains(halfWidth, recounted, printed) ? halfWidth : [],
  }
}

/** One count of a printed row that our own count does not give. */
export interface CountGap {
  /** Undefined for the row of all goals. */
  readonly goal: number | undefined
  readonly what: Grade | 'total'
  readonly printed: number
  readonly recounted: number
}

/** Every count of the printed rows that differs from ours, totals included, in the order of the rows. */
export function countGaps(rows: readonly SummaryRecount[]): readonly CountGap[] {
  return rows.flatMap(({ printed, recounted, differences }) => [
    ...differences.map(({ grade, ...counts }) => ({ goal: printed.goal, what: grade, ...counts })),
    ...printed.total === recounted.total ? [] : [{ goal: printed.goal, what: 'total' as const, printed: printed.total, recounted: recounted.total }],
  ])
}

/** Whether leaving these items out gives every printed count. */
function explains(left: readonly Initiative[], recounted: GradeShare, printed: PrintedSummary): boolean {
  const counts = gradeShare(left, printed.year).counts
  return left.length > 0 && GRADES.every(grade => recounted.counts[grade] - counts[grade] === printed.counts[grade])
}
