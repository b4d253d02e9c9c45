import type { EditionContent } from '../domain/edition'
import type { FiscalYear } from '../domain/fiscal-year'
import type { GradeShare } from '../domain/grade-share'
import type { Initiative } from '../domain/initiative'
import { GRADES } from '../domain/grade'
import { gradeShare } from '../domain/grade-share'

/** The grades of one plan, or of one of its goals, in one year: in the edition in force and in the one to come. */
export interface GradeShift {
  readonly plan: string
  /** What readers call the plan. */
  readonly planName: string
  /** Undefined for the whole plan. */
  readonly goal: number | undefined
  readonly goalName: string
  readonly year: FiscalYear
  readonly before: GradeShare
  readonly after: GradeShare
  readonly changed: boolean
}

/** Grade shares before and after, plan by plan, the whole before its goals, newest year first; only years with a grade. */
export function gradeShifts(before: EditionContent, after: EditionContent): readonly GradeShift[] {
  const [old, current] = [byPlace(before), byPlace(after)]
  const plans = [...after.plans, ...before.plans.filter(plan => !after.plans.some(({ plan: id }) => id === plan.plan))]
  return plans.flatMap(({ plan, name }) => {
    const goals = [...after.goals, ...before.goals].filter((goal, index, all) => goal.plan === plan && all.findIndex(other => other.plan === plan && other.goal === goal.goal) === index)
    const places = [{ goal: undefined, goalName: '' }, ...goals.sort((a, b) => a.goal - b.goal).map(({ goal, name }) => ({ goal, goalName: name }))]
    return places.flatMap(({ goal, goalName }) => {
      const [left, right] = [old.get(placeKey(plan, goal)) ?? [], current.get(placeKey(plan, goal)) ?? []]
      return gradedYears([...left, ...right]).map((year): GradeShift => {
        const [was, is] = [gradeShare(left, year), gradeShare(right, year)]
        const changed = was.total !== is.total || GRADES.some(grade => was.counts[grade] !== is.counts[grade])
        return { plan, planName: name, goal, goalName, year, before: was, after: is, changed }
      })
    })
  })
}

/** The items of each plan and of each of its goals that the yearly report covers. */
function byPlace({ initiatives }: EditionContent): ReadonlyMap<string, readonly Initiative[]> {
  const places = new Map<string, Initiative[]>()
  for (const item of initiatives.filter(({ reported }) => reported)) {
    for (const key of [placeKey(item.plan, undefined), placeKey(item.plan, item.goal)]) {
      const held = places.get(key)
      if (held)
        held.push(item)
      else
        places.set(key, [item])
    }
  }
  return places
}

function placeKey(plan: string, goal: number | undefined): string {
  return `${plan}/${goal ?? 'all'}`
}

function gradedYears(items: readonly Initiative[]): readonly FiscalYear[] {
  return [...new Set(items.flatMap(item => Object.keys(item.grades).map(Number)))].sort((a, b) => b - a)
}
