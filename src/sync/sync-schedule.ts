/** Time between checks while the app is open, in milliseconds. */
export const CHECK_INTERVAL = 15 * 60 * 1000

/** What the schedule needs of its page; a test brings its own. */
export interface ScheduleHost {
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener' | 'setInterval' | 'clearInterval'>
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>
}

/**
 * Calls for a check at start, when the connection returns, when the page comes to the front and every fifteen minutes.
 *
 * Everything happens in the foreground. Returns the function that ends it.
 */
export function scheduleChecks(check: () => void, host: ScheduleHost): () => void {
  const whenVisible = () => {
    if (host.document.visibilityState === 'visible')
      check()
  }
  host.window.addEventListener('online', check)
  host.document.addEventListener('visibilitychange', whenVisible)
  const timer = host.window.setInterval(whenVisible, CHECK_INTERVAL)
  check()
  return () => {
    host.window.removeEventListener('online', check)
    host.document.removeEventListener('visibilitychange', whenVisible)
    host.window.clearInterval(timer)
  }
}

/** Runs the work while no other tab of this origin does; undefined if another one is at it. */
export async function withOriginLock<Value>(name: string, work: () => Promise<Value>, locks: LockManager | undefined = navigator.locks): Promise<Value | undefined> {
  if (!locks)
    return work()
  return locks.request(name, { ifAvailable: true }, lock => lock ? work() : undefined)
}
