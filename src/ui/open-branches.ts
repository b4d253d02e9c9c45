/** Branches of each plan's tree that the reader unfolded, for as long as the app is open. */
const unfolded = new Map<string, Set<string>>()

/** The unfolded branches of one plan: going back finds the tree as it was left. */
export function openBranches(plan: string): Set<string> {
  const held = unfolded.get(plan) ?? new Set<string>()
  unfolded.set(plan, held)
  return held
}
