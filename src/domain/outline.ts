import type { EditionContent } from './edition'
import type { FiscalYear } from './fiscal-year'
import type { GradeShare } from './grade-share'
import type { Initiative } from './initiative'
import type { Direction, Goal, Kind, Plan } from './plan'
import { ancestorsOf } from './crosswalk'
import { gradeShare } from './grade-share'
import { codeNumbers, compareCodeNumbers, initiativeKey } from './initiative'

/** A plan as a tree, with what each level holds. */
export interface PlanOutline {
  readonly plan: Plan
  readonly goals: readonly GoalOutline[]
  readonly initiatives: readonly Initiative[]
}

export interface GoalOutline {
  readonly goal: Goal
  readonly directions: readonly DirectionOutline[]
  readonly initiatives: readonly Initiative[]
}

export interface DirectionOutline {
  readonly direction: Direction
  readonly kinds: readonly KindOutline[]
  readonly initiatives: readonly Initiative[]
}

export interface KindOutline {
  readonly kind: Kind
  /** Own initiatives; for a plan without own codes, those it inherits through the crosswalk. */
  readonly initiatives: readonly Initiative[]
}

/**
 * The tree of one plan: goal → direction → kind → initiatives, all in the order of their numbers.
 *
 * A plan whose initiatives are known only as inherited (R8–R15) shows the earlier plan's initiatives under its kinds. An
 * initiative inherited by two kinds stands under both and counts once at each level above them.
 */
export function outlinePlan(content: EditionContent, planId: string): PlanOutline | undefined {
  const plan = content.plans.find(candidate => candidate.plan === planId)
  if (!plan)
    return undefined
  const byKey = inOrder(content.initiatives)
  const once = (items: readonly Initiative[]): Initiative[] => onceOf(items, byKey)
  const own = content.initiatives.filter(item => item.plan === planId)

  const initiativesOf = (kind: Kind): Initiative[] => {
    const held = own.filter(item => item.goal === kind.goal && item.direction === kind.direction && item.kind === kind.kind)
    const inherited = ancestorsOf(content.crosswalk, kind)
      .flatMap(row => byKey.get(initiativeKey(row))?.item ?? [])
    return once([...held, ...inherited])
  }

  const goals = content.goals.filter(goal => goal.plan === planId).sort((a, b) => a.goal - b.goal).map((goal) => {
    const directions = content.directions
      .filter(direction => direction.plan === planId && direction.goal === goal.goal)
      .sort((a, b) => a.direction - b.direction)
      .map((direction) => {
        const kinds = content.kinds
          .filter(kind => kind.plan === planId && kind.goal === goal.goal && kind.direction === direction.direction)
          .sort((a, b) => a.kind - b.kind)
          .map(kind => ({ kind, initiatives: initiativesOf(kind) }))
        return { direction, kinds, initiatives: once(kinds.flatMap(entry => entry.initiatives)) }
      })
    return { goal, directions, initiatives: once(directions.flatMap(entry => entry.initiatives)) }
  })
  return { plan, goals, initiatives: once(goals.flatMap(entry => entry.initiatives)) }
}

/** An initiative and its place among all. */
interface Placed {
  readonly item: Initiative
  readonly place: number
}

/** Every initiative by its key, with its place by plan and code: the codes are taken apart once, not at every comparison. */
function inOrder(initiatives: readonly Initiative[]): ReadonlyMap<string, Placed> {
  const sorted = initiatives.map(item => ({ item, numbers: codeNumbers(item.code) }))
    .sort((a, b) => (a.item.plan === b.item.plan ? 0 : a.item.plan < b.item.plan ? -1 : 1) || compareCodeNumbers(a.numbers, b.numbers))
  return new Map(sorted.map(({ item }, place) => [initiativeKey(item), { item, place }]))
}

/** Each once, in order. */
function onceOf(initiatives: readonly Initiative[], byKey: ReadonlyMap<string, Placed>): Initiative[] {
  const found = new Set(initiatives.flatMap(item => byKey.get(initiativeKey(item)) ?? []))
  return [...found].sort((a, b) => a.place - b.place).map(({ item }) => item)
}

/** The newest fiscal year in which any of the initiatives was graded. */
export function latestGradedYearOf(initiatives: readonly Initiative[]): FiscalYear | undefined {
  const years = initiatives.flatMap(item => Object.keys(item.grades).map(Number))
  return years.length === 0 ? undefined : Math.max(...years)
}

/** The document a year's grades are printed in, by the first initiative that has one. */
export function gradeDocument(initiatives: readonly Initiative[], year: FiscalYear): string | undefined {
  return initiatives.flatMap(item => item.grades[year] ?? [])[0]?.source.doc
}

/** Grades of the initiatives that the year's report covers; those it does not cover are counted apart. */
export function reportedShare(initiatives: readonly Initiative[], year: FiscalYear): GradeShare & { readonly unreported: number } {
  const covered = initiatives.filter(item => item.reports[year] !== undefined || item.grades[year] !== undefined)
  return { ...gradeShare(covered, year), unreported: initiatives.length - covered.length }
}
