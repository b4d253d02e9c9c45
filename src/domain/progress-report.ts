import type { Discrepancy } from './city-facts'
import type { EditionContent } from './edition'
import type { FiscalYear } from './fiscal-year'
import type { GoalMatters } from './goal-matters'
import type { Grade } from './grade'
import type { CountGap, GradeShare, SummaryRecount } from './grade-share'
import type { PrintedSum } from './grade-tables'
import type { Indicator } from './indicator'
import type { Initiative, YearReport } from './initiative'
import type { TextCell } from './observation'
import type { GoalOutline, PlanOutline } from './outline'
import type { Goal, Plan } from './plan'
import type { SourceRef } from './source'
import { goalMatters } from './goal-matters'
import { countGaps, recount } from './grade-share'
import { fellShort, printedSum } from './grade-tables'
import { compareCodes, initiativeTitle } from './initiative'
import { gradeDocument, outlinePlan, reportedShare } from './outline'

/** 進捗報告書: all that one edition says of one fiscal year of a plan, in the order it is read. */
export interface ProgressReport {
  readonly plan: Plan
  readonly year: FiscalYear
  /** The document the grades are printed in. */
  readonly document: string
  /** Of all initiatives of the plan. */
  readonly share: ReportShare
  readonly summary: ReportSummary
  readonly goals: readonly GoalReport[]
  /** Every initiative of the plan, in the order of the codes. */
  readonly items: readonly ItemLine[]
  /** Findings in the report's own document, in the order of their numbers. */
  readonly discrepancies: readonly Discrepancy[]
}

/** A share whose items that the report does not cover are counted apart. */
export type ReportShare = GradeShare & { readonly unreported: number }

/** The city's closing table beside our count. */
export interface ReportSummary {
  readonly rows: readonly (SummaryRecount & { readonly sum: PrintedSum })[]
  readonly gaps: readonly CountGap[]
  /** Items printed half-width, the likely reason for a gap; each once. */
  readonly halfWidth: readonly Initiative[]
}

/** One goal's page to decide on. */
export interface GoalReport {
  readonly goal: Goal
  readonly share: ReportShare
  /** Undefined where the city's table has no row of it. */
  readonly summary?: SummaryRecount | undefined
  /** D before C. */
  readonly fell: readonly FellItem[]
  readonly indicators: readonly Indicator[]
  readonly matters: GoalMatters
}

/** An item that fell short, with what the report says of its year. */
export interface FellItem {
  readonly item: Initiative
  readonly grade: Grade
  /** What was done that year; undefined where the report has no line of it. Why it fell short, the report does not say. */
  readonly report: YearReport | undefined
  readonly source: SourceRef
}

/** One line of the list of items. What is missing is said by its name, never by a nought. */
export interface ItemLine {
  readonly item: Initiative
  readonly code: string
  /** Without its repost mark. */
  readonly name: string
  readonly departments: readonly string[]
  readonly target: TextCell
  readonly result: ResultLine
  readonly grade: GradeLine
}

/** `told` in our words · `blank` reported without words of ours · `notReported` the report has no line of it. */
export type ResultLine = { readonly kind: 'told', readonly summary: string, readonly covid: boolean } | { readonly kind: 'blank' | 'notReported' }

/** `none` reported without a grade · `notReported` the report has no line of it. */
export type GradeLine = { readonly kind: 'graded', readonly grade: Grade } | { readonly kind: 'none' | 'notReported' }

/** The report of a year; undefined where the edition has no such plan, or no grade of that year for it. */
export function progressReport(content: EditionContent, planId: string, year: FiscalYear): ProgressReport | undefined {
  const outline = outlinePlan(content, planId)
  const own = outline && ownOf(outline)
  const document = own && gradeDocument(own, year)
  if (!outline || !own || document === undefined)
    return undefined
  const rows = content.summaries
    .filter(row => row.plan === planId && row.year === year)
    .map(row => ({ ...recount(row, content.initiatives), sum: printedSum(row) }))
  return {
    plan: outline.plan,
    year,
    document,
    share: reportedShare(own, year),
    summary: { rows, gaps: countGaps(rows), halfWidth: [...new Map(rows.flatMap(row => row.halfWidth).map(item => [item.code, item])).values()] },
    goals: outline.goals.map(goal => goalReport(content, goal, year, rows)),
    items: [...own].sort((a, b) => compareCodes(a.code, b.code)).map(item => itemLine(item, year)),
    discrepancies: content.discrepancies
      .filter(finding => [finding.source, ...finding.otherSources].some(({ doc }) => doc === document))
      .sort((a, b) => a.no - b.no),
  }
}

/** Initiatives with codes of this plan, without those it only inherited. */
function ownOf({ plan, initiatives }: PlanOutline): readonly Initiative[] {
  return initiatives.filter(item => item.plan === plan.plan)
}

function goalReport(content: EditionContent, { goal, initiatives }: GoalOutline, year: FiscalYear, rows: readonly SummaryRecount[]): GoalReport {
  const own = initiatives.filter(item => item.plan === goal.plan)
  return {
    goal,
    share: reportedShare(own, year),
    summary: rows.find(({ printed }) => printed.goal === goal.goal),
    fell: fellShort(own, year).flatMap((item) => {
      const grade = item.grades[year]
      const report = item.reports[year]
      return grade ? [{ item, grade: grade.grade, report, source: report?.source ?? grade.source }] : []
    }),
    indicators: content.indicators.filter(indicator => indicator.plan === goal.plan && indicator.goals.includes(goal.goal)),
    matters: goalMatters(content, goal.plan, goal.goal),
  }
}

function itemLine(item: Initiative, year: FiscalYear): ItemLine {
  return {
    item,
    code: item.code,
    name: initiativeTitle(item),
    departments: item.departments,
    target: item.targets[year] ?? { kind: 'blank' },
    result: resultLine(item.reports[year]),
    grade: gradeLine(item, year),
  }
}

function resultLine(report: YearReport | undefined): ResultLine {
  if (!report)
    return { kind: 'notReported' }
  return report.summary === '' ? { kind: 'blank' } : { kind: 'told', summary: report.summary, covid: report.covidMentioned }
}

function gradeLine(item: Initiative, year: FiscalYear): GradeLine {
  const printed = item.grades[year]
  if (printed)
    return { kind: 'graded', grade: printed.grade }
  return { kind: item.reports[year] ? 'none' : 'notReported' }
}
