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

export interface LockRequest {
  readonly name: string
  /** Whether to wait for another tab to end its run, rather than to leave it to that tab. */
  readonly wait: boolean
  readonly signal: AbortSignal
}

/** Runs the work while no other tab of this origin does; undefined if another one is at it and we do not wait. */
export async function withOriginLock<Value>({ name, wait, signal }: LockRequest, work: () => Promise<Value>, locks: LockManager | undefined = navigator.locks): Promise<Value | undefined> {
  if (!locks)
    return work()
  const options: LockOptions = wait ? { signal } : { ifAvailable: true }
  try {
    return await locks.request(name, options, lock => lock ? work() : undefined)
  }
  catch (error) {
    // A page that may not use locks is alone in its storage; a reader who breaks off has nothing to wait for.
    if (error instanceof DOMException && error.name === 'SecurityError')
      return work()
    if (error instanceof DOMException && error.name === 'AbortError')
      return undefined
    throw error
  }
}
