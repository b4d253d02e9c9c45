import type { Ending } from './patience'
import { begun, ended, WAITS, whenBack } from './patience'

/** What the schedule needs of its page; a test brings its own. */
export interface ScheduleHost {
  readonly window: Pick<Window, 'addEventListener' | 'removeEventListener' | 'setTimeout' | 'clearTimeout'>
  readonly document: Pick<Document, 'addEventListener' | 'removeEventListener' | 'visibilityState'>
  /** Milliseconds of a clock that never jumps, whatever the device's calendar does. */
  readonly now: () => number
  /** From 0 up to 1. */
  readonly random: () => number
}

export interface CheckSchedule {
  /** Tells what a check came to, whoever asked for it. */
  readonly ended: (ending: Ending) => void
  readonly stop: () => void
}

/**
 * Calls for a check at start, when the connection returns, when the page comes to the front, every fifteen minutes, and
 * with growing patience after failures. Everything happens in the foreground.
 *
 * The first quarter of an hour is cut short at random: a hall of tablets opened together does not ask together for long.
 */
export function scheduleChecks(check: () => void, host: ScheduleHost): CheckSchedule {
  const { window, document, now, random } = host
  let patience = begun(now(), undefined)
  let timer: number | undefined
  /** When the next check is due, whether or not a timer runs for it. */
  let next: number | undefined
  let stopped = false
  let phase = random()

  const rested = () => {
    window.clearTimeout(timer)
    timer = undefined
  }
  const planned = (at: number) => {
    rested()
    next = at
    // Behind other pages nothing wakes the device; coming to the front plans again.
    if (Number.isFinite(at) && document.visibilityState === 'visible')
      timer = window.setTimeout(run, Math.max(at - now(), 0))
  }
  function run(): void {
    timer = undefined
    patience = begun(now(), patience)
    check()
  }
  /** By how much the wait after the first good check is cut short; the rest after a check is kept. */
  const early = ({ kind }: Ending) => {
    const cut = kind === 'good' ? phase * (WAITS.interval - WAITS.rest) : 0
    phase = kind === 'good' ? 0 : phase
    return cut
  }
  const back = () => {
    if (document.visibilityState !== 'visible')
      return rested()
    const at = whenBack(now(), patience)
    // A check that fell due behind other pages is made up for now.
    if (at !== undefined || timer === undefined)
      planned(at ?? next ?? patience.due)
  }
  window.addEventListener('online', back)
  document.addEventListener('visibilitychange', back)
  check()
  return {
    ended: (ending) => {
      if (stopped)
        return
      patience = ended(ending, now(), random(), patience)
      planned(patience.due - early(ending))
    },
    stop: () => {
      stopped = true
      window.removeEventListener('online', back)
      document.removeEventListener('visibilitychange', back)
      rested()
    },
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
