import type { EditionContent } from './edition'
import type { FiscalYear } from './fiscal-year'
import type { PrintedSummary } from './grade-share'
import type { Initiative } from './initiative'
import type { PlanOutline } from './outline'
import type { Plan } from './plan'
import { kindCode } from './crosswalk'
import { departmentName } from './department'
import { GRADES } from './grade'
import { gradeShare } from './grade-share'
import { reportedShare } from './outline'

/** The ways the grades of a year can be laid out. `covid` parts the reports that name コロナ from those that do not. */
export const GRADE_TABLES = ['goal', 'direction', 'kind', 'department', 'covid'] as const

export type GradeTable = typeof GRADE_TABLES[number]

/** One line of such a table. */
export interface GradeTableRow {
  /** Number of the goal, direction or kind (`4`, `4-1`, `4-1-2`), name of the department, `named` or `unnamed`. */
  readonly key: string
  /** As the document names it; empty for `covid`. */
  readonly name: string
  readonly share: ReturnType<typeof reportedShare>
}

/** The grades of a plan's own initiatives in one year, laid out in one way. */
export function gradeTable(by: GradeTable, outline: PlanOutline, year: FiscalYear): readonly GradeTableRow[] {
  const row = (key: string, name: string, items: readonly Initiative[]): GradeTableRow => ({ key, name, share: reportedShare(items.filter(item => item.plan === outline.plan.plan), year) })
  const directions = outline.goals.flatMap(goal => goal.directions)
  switch (by) {
    case 'goal': return outline.goals.map(({ goal, initiatives }) => row(String(goal.goal), goal.name, initiatives))
    case 'direction': return directions.map(({ direction, initiatives }) => row(`${direction.goal}-${direction.direction}`, direction.name, initiatives))
    case 'kind': return directions.flatMap(({ kinds }) => kinds).map(({ kind, initiatives }) => row(kindCode(kind), kind.name, initiatives))
    case 'department': return departmentItems(outline.initiatives, year).map(([name, items]) => row(name, name, items))
    case 'covid': {
      const reported = outline.initiatives.filter(item => item.reports[year] !== undefined)
      return [
        row('named', '', reported.filter(item => item.reports[year]?.covidMentioned)),
        row('unnamed', '', reported.filter(item => !item.reports[year]?.covidMentioned)),
      ]
    }
  }
}

/** Each department the report names, most items first; an item of two departments stands under both. */
function departmentItems(initiatives: readonly Initiative[], year: FiscalYear): readonly (readonly [string, readonly Initiative[]])[] {
  const held = new Map<string, Initiative[]>()
  for (const item of initiatives.filter(each => each.grades[year] !== undefined)) {
    for (const name of new Set(item.departments.map(departmentName)))
      held.set(name, [...held.get(name) ?? [], item])
  }
  return [...held].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
}

/** A year one can ask for, and how many initiatives were graded in it: 0 says that the data hold no grades of it. */
export interface EvaluationYear {
  readonly year: FiscalYear
  readonly plan: string
  readonly graded: number
}

/** The items of a year graded C or D: D before C, otherwise in the order given. */
export function fellShort(initiatives: readonly Initiative[], year: FiscalYear): readonly Initiative[] {
  return (['D', 'C'] as const).flatMap(grade => initiatives.filter(item => item.grades[year]?.grade === grade))
}

/**
 * The years of all plans up to the present one, oldest first.
 *
 * A year that two plans share stands once: for the plan that has grades of it, or else for the one that began later.
 */
export function evaluationYears(content: EditionContent, present: FiscalYear): readonly EvaluationYear[] {
  const all = [...content.plans].sort((a, b) => b.fromYear - a.fromYear).flatMap((plan) => {
    const own = content.initiatives.filter(item => item.plan === plan.plan)
    return Array.from({ length: Math.max(0, plan.toYear - plan.fromYear + 1) }, (_, index) => plan.fromYear + index)
      .map(year => ({ year, plan: plan.plan, graded: gradeShare(own, year).graded }))
      .filter(({ year, graded }) => year <= present || graded > 0)
  })
  const held = new Map<FiscalYear, EvaluationYear>()
  for (const each of [...all.filter(({ graded }) => graded > 0), ...all.filter(({ graded }) => graded === 0)])
    held.set(each.year, held.get(each.year) ?? each)
  return [...held.values()].sort((a, b) => a.year - b.year)
}

/** The plans with grades of a year, the one that began later first. */
export function plansGraded(content: Pick<EditionContent, 'plans' | 'initiatives'>, year: FiscalYear): readonly Plan[] {
  return [...content.plans]
    .sort((a, b) => b.fromYear - a.fromYear)
    .filter(({ plan }) => content.initiatives.some(item => item.plan === plan && item.grades[year] !== undefined))
}

/** The years under the plan each belongs to, in the order the plans come up. */
export function yearsByPlan(years: readonly EvaluationYear[]): readonly { readonly plan: string, readonly years: readonly EvaluationYear[] }[] {
  return [...new Set(years.map(({ plan }) => plan))].map(plan => ({ plan, years: years.filter(year => year.plan === plan) }))
}

/** The newest year with grades; where there is none, the newest year at all. */
export function newestEvaluation(years: readonly EvaluationYear[]): EvaluationYear | undefined {
  return years.findLast(({ graded }) => graded > 0) ?? years.at(-1)
}

/** What the printed counts and shares of a row add up to. */
export interface PrintedSum {
  readonly counted: number
  /** Items of the printed total that none of the four counts holds. */
  readonly uncounted: number
  readonly percent: number
}

/** Adds up one printed row: rounding alone, or items left out, keep it from 100 %. */
export function printedSum(printed: PrintedSummary): PrintedSum {
  const counted = GRADES.reduce((sum, grade) => sum + printed.counts[grade], 0)
  return { counted, uncounted: printed.total - counted, percent: GRADES.reduce((sum, grade) => sum + printed.shares[grade], 0) }
}
