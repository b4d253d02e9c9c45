import type { EditionContent } from '../domain/edition'
import type { FiscalYear } from '../domain/fiscal-year'
import type { RowDifference } from '../tables/row-difference'
import type { GradeShift } from './grade-shift'
import type { Loss } from './loss'
import type { PastChange } from './past-change'
import type { Progress } from './progress'
import type { TableDifference } from './table-difference'
import type { Unreported } from './unreported'
import { emptyContent } from '../domain/edition'
import { differenceOf } from '../tables/row-difference'
import { gradeShifts } from './grade-shift'
import { lossOf } from './loss'
import { pastChanges } from './past-change'
import { correctedInitiatives, progressBetween } from './progress'
import { tableDifferences } from './table-difference'
import { newestReportedYear, unreported } from './unreported'

/** Everything that differs between the edition in force and the one to be published, in a clerk's words. */
export interface EditionComparison {
  /** Whether there is no edition in force yet. */
  readonly first: boolean
  /** Tables in which something differs, in the order in which they are given out. */
  readonly tables: readonly TableDifference[]
  /** Grade shares of each plan and goal in each graded year, before and after. */
  readonly grades: readonly GradeShift[]
  /** Values of indicators that were published before and are not what they were. */
  readonly past: readonly PastChange[]
  /** What came in of results and grades, by year: the heart of a yearly edition. */
  readonly progress: readonly Progress[]
  /** Initiatives that changed without a new result or grade. */
  readonly corrected: number
  /** Departments that still owe a result or a grade; undefined where the plans have no reported year. */
  readonly unreported: Unreported | undefined
  readonly loss: Loss
  /** The same difference row by row, as the feed counts it. */
  readonly rows: RowDifference
}

/**
 * Compares two editions cell by cell. Every step goes once over the rows.
 *
 * @param before undefined for the first edition.
 * @param year the year departments are asked to have reported; the newest reported one unless told.
 */
export function compareEditions(before: EditionContent | undefined, after: EditionContent, year: FiscalYear | undefined = newestReportedYear(after)): EditionComparison {
  const earlier = before ?? emptyContent()
  const rows = differenceOf(earlier, after)
  return {
    first: before === undefined,
    tables: before === undefined ? [] : tableDifferences(before, after),
    grades: gradeShifts(earlier, after),
    past: pastChanges(earlier, after),
    progress: progressBetween(earlier, after),
    corrected: correctedInitiatives(rows.changed, earlier, after),
    unreported: year === undefined ? undefined : unreported(after, year),
    loss: lossOf(rows, after.city[0]?.name ?? ''),
    rows,
  }
}
