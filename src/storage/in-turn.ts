/** Work that is done when all that was asked for before it has ended, well or not. */
export type Turn = <Value>(work: () => Promise<Value>) => Promise<Value>

/** A queue of its own: what goes through it never meets half-done work of the same page. */
export function inTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}
