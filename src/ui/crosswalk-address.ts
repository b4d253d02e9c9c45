import type { PlanPair } from '../domain/succession'

/** Which pair of plans the crosswalk shows, for its address: nothing where there is only one, the later plan only where the earlier one leads to several. */
export function pairQuery(pairs: readonly PlanPair[], pair: PlanPair | undefined): Readonly<Record<string, string>> {
  if (!pair || pairs.length < 2)
    return {}
  const several = pairs.filter(({ from }) => from === pair.from).length > 1
  return { from: pair.from, ...(several && { to: pair.to }) }
}

/** The pair an address asks for; without one, or for words it cannot mean, the newest. */
export function pairAsked(pairs: readonly PlanPair[], query: Readonly<Record<string, unknown>>): PlanPair | undefined {
  const ofPlan = pairs.filter(({ from }) => from === query.from)
  return ofPlan.find(({ to }) => to === query.to) ?? ofPlan[0] ?? pairs[0]
}
