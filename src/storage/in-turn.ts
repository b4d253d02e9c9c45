/** Work that is done when all that was asked for before it has ended, well or not. */
export type Turn = <Value>(work: () => Promise<Value>) => Promise<Value>

/** How long the work of another tab is waited for, in milliseconds: a tab that a tablet put to sleep keeps its lock. */
const PATIENCE = 3_000

/** A queue of its own: what goes through it never meets half-done work of the same page. */
export function inTurn(): Turn {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work, work)
    last = mine
    return mine
  }
}

/**
 * A queue of every tab of the origin.
 *
 * Where there are no locks, or a tab does not let go of its own in time, the work is done all the same: it must bear that.
 *
 * @param locks absent where the browser has none
 */
export function inTurnOfTabs(name: string, locks: Pick<LockManager, 'request'> | undefined): Turn {
  const turn = inTurn()
  return work => turn(() => locks ? locked(name, locks, work) : work())
}

async function locked<Value>(name: string, locks: Pick<LockManager, 'request'>, work: () => Promise<Value>): Promise<Value> {
  const patience = new AbortController()
  const timer = setTimeout(() => patience.abort(), PATIENCE)
  let begun = false
  try {
    return await locks.request(name, { signal: patience.signal }, () => {
      begun = true
      clearTimeout(timer)
      return work()
    })
  }
  catch (error) {
    // Not let in: too late, or the page may not use locks.
    if (!begun && error instanceof DOMException)
      return work()
    throw error
  }
  finally {
    clearTimeout(timer)
  }
}
