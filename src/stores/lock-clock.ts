/** How long notes stay open without use, in milliseconds; hidden pages are not in use. */
export const LOCK_AFTER = 5 * 60_000

/** How often the clock is looked at, and how often tabs tell each other that they are in use, in milliseconds. */
const LOOK_EVERY = 10_000

/** What counts as use of the app. */
const USES = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const

/** What tabs tell each other. */
type Message = 'used' | 'closed'

/** Tells when the app was not used for {@link LOCK_AFTER}. */
export interface LockClock {
  /** Counts while notes are open. */
  run: (open: boolean) => void
  /** Tells the other tabs that the reader closed the notes. */
  tellClosed: () => void
  /** Ends with its store. */
  end: () => void
}

/**
 * Watches the use of this page and, by what they tell, of the other tabs.
 *
 * A device that slept wakes with its timers late: the clock is looked at when the page is seen again, before anything else.
 *
 * @param now milliseconds
 * @param close called when the time is over, or when another tab was closed by the reader
 */
export function lockClock(now: () => number, close: () => void): LockClock {
  const tabs = new BroadcastChannel('notes-lock')
  let timer: number | undefined
  let used = 0
  let told = 0

  function look(): void {
    // A clock that was set back or far ahead tells nothing: then the notes close too.
    if (timer !== undefined && Math.abs(now() - used) >= LOCK_AFTER)
      close()
  }

  function tick(): void {
    look()
    if (timer !== undefined)
      timer = window.setTimeout(tick, LOOK_EVERY)
  }

  function use(): void {
    look()
    if (timer === undefined)
      return
    used = now()
    if (Math.abs(used - told) >= LOOK_EVERY) {
      told = used
      say('used')
    }
  }

  function say(message: Message): void {
    tabs.postMessage(message)
  }

  function seen(): void {
    if (document.visibilityState === 'visible')
      look()
  }

  tabs.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data === 'closed')
      close()
    else
      used = now()
  }
  USES.forEach(kind => window.addEventListener(kind, use, { capture: true, passive: true }))
  document.addEventListener('visibilitychange', seen)

  return {
    run(open) {
      window.clearTimeout(timer)
      timer = open ? window.setTimeout(tick, LOOK_EVERY) : undefined
      used = now()
    },
    tellClosed: () => say('closed'),
    end() {
      window.clearTimeout(timer)
      timer = undefined
      USES.forEach(kind => window.removeEventListener(kind, use, { capture: true }))
      document.removeEventListener('visibilitychange', seen)
      tabs.close()
    },
  }
}
