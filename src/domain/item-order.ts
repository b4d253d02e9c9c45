import type { EditionContent } from './edition'
import type { NoteRef } from './item-ref'
import { itemCards } from './item-card'
import { ownerOf, refTo, splitKey } from './item-ref'
import { outlinePlan } from './outline'

/**
 * Compares places as a reader of the plans meets them: plan by plan, each goal with its indicators, its directions, kinds
 * and initiatives; then whatever stands in no plan. A year follows its indicator; what the edition does not have comes last.
 */
export function itemOrder(content: EditionContent): (a: NoteRef, b: NoteRef) => number {
  const ranks = new Map<NoteRef, number>([...new Set([...placesOf(content), ...itemCards(content).keys()])].map((ref, rank) => [ref, rank] as const))
  const keyOf = (ref: NoteRef): readonly [rank: number, year: string] => {
    const owner = ownerOf(ref)
    const rank = ranks.get(owner)
    return rank === undefined ? [ranks.size, ''] : [rank, owner === ref ? '' : splitKey(ref)[1]]
  }
  return (a, b) => {
    const [[rankA, yearA], [rankB, yearB]] = [keyOf(a), keyOf(b)]
    return rankA - rankB || compare(yearA, yearB) || compare(a, b)
  }
}

function placesOf(content: EditionContent): readonly NoteRef[] {
  return content.plans.flatMap(({ plan }) => [
    refTo('plan', plan),
    ...outlinePlan(content, plan)?.goals.flatMap(({ goal, directions }) => [
      refTo('goal', `${plan}/${goal.goal}`),
      ...content.indicators.filter(indicator => indicator.plan === plan && indicator.goals[0] === goal.goal).map(({ id }) => refTo('indicator', id)),
      ...directions.flatMap(({ direction, kinds }) => [
        refTo('direction', `${plan}/${direction.goal}-${direction.direction}`),
        ...kinds.flatMap(({ kind, initiatives }) => [
          refTo('kind', `${plan}/${kind.goal}-${kind.direction}-${kind.kind}`),
          ...initiatives.filter(each => each.plan === plan).map(each => refTo('initiative', `${each.plan}/${each.code}`)),
        ]),
      ]),
    ]) ?? [],
  ])
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
