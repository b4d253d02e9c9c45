/** The place in an entry of the browser's history where the hit is kept by which a reader left the search. */
const PLACE = 'left'

/** Keeps which hit a reader opens, so that coming back finds it. */
export function leaveBy(key: string): void {
  window.history.replaceState({ ...window.history.state, [PLACE]: key }, '')
}

/** The hit a reader left the search by and has come back from, told once; nothing for a search just begun. */
export function cameBackFrom(): string | undefined {
  const state: unknown = window.history.state
  if (typeof state !== 'object' || state === null || !(PLACE in state))
    return undefined
  const { [PLACE]: key, ...rest } = state
  window.history.replaceState(rest, '')
  return typeof key === 'string' ? key : undefined
}
