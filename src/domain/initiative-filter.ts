import type { Department } from './department'
import type { EditionContent } from './edition'
import type { FiscalYear } from './fiscal-year'
import type { Grade } from './grade'
import type { Initiative } from './initiative'
import type { Goal } from './plan'
import { compareCodes, initiativeKey, latestGradedYear } from './initiative'

/** What a reader asks of the list of initiatives; a field that is not there asks nothing. */
export interface InitiativeWish {
  readonly plan?: string | undefined
  /** Key of a goal: `r2/4`. */
  readonly goal?: string | undefined
  readonly department?: string | undefined
  /** The year that `grade` and `covid` speak of; by itself it asks nothing. */
  readonly year?: FiscalYear | undefined
  /** Its grade in that year, or else the newest; `none` for those without one. */
  readonly grade?: Grade | 'none' | undefined
  /** Whether its report of that year, or else one of its reports, names コロナ; items without a report answer neither. */
  readonly covid?: 'yes' | 'no' | undefined
  /** Key of a goal of the later plan it goes to: `r8/1`; `none` for those the crosswalk does not list. */
  readonly heir?: string | undefined
}

/** The initiatives that answer every wish, by plan and number. */
export function findInitiatives(content: Pick<EditionContent, 'initiatives' | 'crosswalk'>, departments: readonly Department[], wish: InitiativeWish): readonly Initiative[] {
  const duties = new Set(departments.find(({ name }) => name === wish.department)?.duties.map(({ initiative }) => initiativeKey(initiative)))
  const heirs = new Map<string, Set<string>>()
  for (const row of content.crosswalk)
    heirs.set(initiativeKey(row), (heirs.get(initiativeKey(row)) ?? new Set()).add(`${row.to.plan}/${row.to.goal}`))
  const goesTo = (item: Initiative) => wish.heir === 'none' ? !heirs.has(initiativeKey(item)) : heirs.get(initiativeKey(item))?.has(wish.heir ?? '')
  return content.initiatives
    .filter(item => (wish.plan === undefined || item.plan === wish.plan)
      && (wish.goal === undefined || `${item.plan}/${item.goal}` === wish.goal)
      && (wish.department === undefined || duties.has(initiativeKey(item)))
      && (wish.grade === undefined || (gradeOf(item, wish.year)?.grade ?? 'none') === wish.grade)
      && (wish.covid === undefined || covidNamed(item, wish.year) === wish.covid)
      && (wish.heir === undefined || goesTo(item)))
    .sort((a, b) => (a.plan === b.plan ? compareCodes(a.code, b.code) : a.plan < b.plan ? -1 : 1))
}

/** The printed grade of a year, or else the newest, with its year. */
export function gradeOf(item: Pick<Initiative, 'grades'>, asked?: FiscalYear): { readonly grade: Grade, readonly year: FiscalYear } | undefined {
  const year = asked ?? latestGradedYear(item)
  const grade = year === undefined ? undefined : item.grades[year]?.grade
  return year === undefined || grade === undefined ? undefined : { grade, year }
}

/** Whether the report of a year, or else any report of the item, names コロナ; undefined where there is no such report. */
export function covidNamed(item: Pick<Initiative, 'reports'>, year?: FiscalYear): 'yes' | 'no' | undefined {
  const reports = year === undefined ? Object.values(item.reports) : [item.reports[year] ?? []].flat()
  if (reports.length === 0)
    return undefined
  return reports.some(({ covidMentioned }) => covidMentioned) ? 'yes' : 'no'
}

/** The years in which any of the initiatives has a grade or a report, newest first. */
export function yearsOf(initiatives: readonly Pick<Initiative, 'grades' | 'reports'>[]): readonly FiscalYear[] {
  return [...new Set(initiatives.flatMap(item => [...Object.keys(item.grades), ...Object.keys(item.reports)].map(Number)))].sort((a, b) => b - a)
}

/** Initiatives under their goal: of all that were found, `total`, the first few are shown. */
export interface GoalGroup {
  readonly goal: Goal
  readonly total: number
  readonly items: readonly Initiative[]
}

/** The initiatives goal by goal in the order of the goals, the first `limit` of them; goals that are not reached are left out. */
export function groupByGoal(goals: readonly Goal[], initiatives: readonly Initiative[], limit: number): readonly GoalGroup[] {
  let left = limit
  return goals.flatMap((goal) => {
    const held = initiatives.filter(item => item.plan === goal.plan && item.goal === goal.goal)
    const items = held.slice(0, Math.max(0, left))
    left -= items.length
    return items.length > 0 ? [{ goal, total: held.length, items }] : []
  })
}
