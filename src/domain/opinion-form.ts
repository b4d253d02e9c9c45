import type { EditionContent } from './edition'
import type { FiscalYear } from './fiscal-year'
import type { Grade } from './grade'
import type { GradeShare } from './grade-share'
import type { ItemRef } from './item-ref'
import type { Goal, Plan } from './plan'
import { evaluationYears, newestEvaluation } from './grade-tables'
import { refTo } from './item-ref'
import { outlinePlan, reportedShare } from './outline'

/** One goal that a member is asked about. */
export interface GoalAsked {
  readonly goal: Goal
  readonly item: ItemRef
  /** The city's letter for the whole goal, as printed; undefined where its closing table has no row of the goal. */
  readonly overall: Grade | undefined
  /** The printed grades of the goal's own initiatives, counted. */
  readonly share: GradeShare
}

/** 意見票, to be filled in: the newest evaluation, goal by goal. */
export interface OpinionForm {
  readonly plan: Plan
  readonly year: FiscalYear
  /** Every goal of the plan in the order of the numbers, also one without any grade. */
  readonly goals: readonly GoalAsked[]
}

/**
 * What members can be asked about: the plan and the newest year that has grades; undefined where no year has any.
 *
 * @param present the fiscal year we are in
 */
export function opinionForm(content: EditionContent, present: FiscalYear): OpinionForm | undefined {
  const newest = newestEvaluation(evaluationYears(content, present))
  const outline = newest && newest.graded > 0 ? outlinePlan(content, newest.plan) : undefined
  if (!newest || !outline)
    return undefined
  const { plan } = outline
  const goals = outline.goals.map(({ goal, initiatives }) => ({
    goal,
    item: refTo('goal', `${goal.plan}/${goal.goal}`),
    overall: content.summaries.find(row => row.plan === goal.plan && row.year === newest.year && row.goal === goal.goal)?.overall,
    share: reportedShare(initiatives.filter(item => item.plan === goal.plan), newest.year),
  }))
  return { plan, year: newest.year, goals }
}

/** Whether the city evaluated a goal at all: of one it did not, nobody can be asked whether that is right. */
export function isEvaluated({ overall, share }: Pick<GoalAsked, 'overall' | 'share'>): boolean {
  return overall !== undefined || share.graded > 0
}
