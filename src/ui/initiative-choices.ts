import type { Department } from '../domain/department'
import type { EditionContent } from '../domain/edition'
import type { InitiativeWish } from '../domain/initiative-filter'
import type { Goal } from '../domain/plan'
import { GRADES } from '../domain/grade'
import { yearsOf } from '../domain/initiative-filter'
import { eraYear, tidy } from './format'
import { COMMON, GRADE_WORD, JOINT } from './text/common'
import { INITIATIVE_LIST } from './text/evaluation'
import { PLAN } from './text/plan'

/** What a list of initiatives can be asked for, in the order of the form. */
export const WISHES = ['plan', 'goal', 'department', 'year', 'grade', 'covid', 'heir'] as const satisfies readonly (keyof InitiativeWish)[]

type Word = (text: string) => string

export interface Choice {
  readonly value: string
  readonly label: string
}

export type Choices = Readonly<Record<typeof WISHES[number], readonly Choice[]>>

/**
 * What can be chosen for each wish in an edition.
 *
 * @param word puts a name of the city in the language shown.
 */
export function initiativeChoices(content: EditionContent, departments: readonly Department[], word: Word = tidy): Choices {
  const owners = new Set(content.initiatives.map(item => item.plan))
  const planName = (plan: string) => word(content.plans.find(row => row.plan === plan)?.name ?? plan)
  const heirs = content.goals.filter(goal => content.crosswalk.some(row => row.to.plan === goal.plan && row.to.goal === goal.goal))
  return {
    plan: content.plans.filter(({ plan }) => owners.has(plan)).map(({ plan, name }) => ({ value: plan, label: word(name) })),
    goal: content.goals.filter(({ plan }) => owners.has(plan)).map(goal => ({ value: goalValue(goal), label: goalLabel(content, goal, word) })),
    department: departments.filter(({ duties }) => duties.length > 0).map(({ name, duties }) => ({ value: name, label: JOINT.beside(word(name), COMMON.count(duties.length)) })),
    year: yearsOf(content.initiatives).map(year => ({ value: String(year), label: eraYear(year) })),
    grade: [...GRADES.map(grade => ({ value: grade, label: INITIATIVE_LIST.gradeChoice(grade, GRADE_WORD[grade]) })), { value: 'none', label: INITIATIVE_LIST.ungraded }],
    covid: (['yes', 'no'] as const).map(value => ({ value, label: INITIATIVE_LIST.covidChoice[value] })),
    heir: [
      ...heirs.map(goal => ({ value: goalValue(goal), label: INITIATIVE_LIST.planGoal(planName(goal.plan), goal.goal, word(goal.name)) })),
      { value: 'none', label: INITIATIVE_LIST.heirNone },
    ],
  }
}

/** A goal with its number, and with its plan where initiatives of several plans are listed. */
export function goalLabel(content: Pick<EditionContent, 'initiatives' | 'plans'>, goal: Goal, word: Word = tidy): string {
  const several = content.initiatives.some(item => item.plan !== content.initiatives[0]?.plan)
  const plan = content.plans.find(row => row.plan === goal.plan)?.name ?? goal.plan
  return several ? INITIATIVE_LIST.planGoal(word(plan), goal.goal, word(goal.name)) : PLAN.goalName(goal.goal, word(goal.name))
}

/** What an address asks for; words it cannot mean are as good as none. */
export function wishOf(query: Readonly<Record<string, unknown>>, choices: Choices): InitiativeWish {
  const known = (name: typeof WISHES[number]) => choices[name].find(({ value }) => value === query[name])?.value
  const year = known('year')
  const covid = known('covid')
  return {
    plan: known('plan'),
    goal: known('goal'),
    department: known('department'),
    year: year === undefined ? undefined : Number(year),
    grade: [...GRADES, 'none' as const].find(grade => grade === known('grade')),
    covid: covid === 'yes' || covid === 'no' ? covid : undefined,
    heir: known('heir'),
  }
}

/** The address of the list of what is wished for. */
export function initiativesRoute(wish: InitiativeWish): string {
  const asked = WISHES.flatMap(name => wish[name] === undefined ? [] : [[name, String(wish[name])]])
  return asked.length > 0 ? `/initiatives?${new URLSearchParams(asked).toString()}` : '/initiatives'
}

function goalValue(goal: Goal): string {
  return `${goal.plan}/${goal.goal}`
}
