import type { ScheduleHost } from '../../src/sync/sync-schedule'

interface FakeTimer {
  readonly id: number
  readonly handler: () => void
  /** When it goes off, by the page's clock. */
  readonly at: number
}

/** A page whose connection, visibility and clock are in the hands of the test. */
export class FakePage implements ScheduleHost {
  readonly timers: FakeTimer[] = []
  /** Whether the page runs from the home screen. */
  installed = false
  /** Milliseconds by which the clock on the wall of the device is ahead of where it was when the test began. */
  clockAhead = 0
  private timersMade = 0

  readonly window = Object.assign(new EventTarget(), {
    setTimeout: (handler: TimerHandler, wait = 0): number => {
      if (typeof handler === 'string')
        throw new TypeError('a timer takes a function')
      const id = ++this.timersMade
      this.timers.push({ id, handler: () => handler(), at: this.time + wait })
      return id
    },
    clearTimeout: (id?: number): void => {
      this.timers.splice(0, this.timers.length, ...this.timers.filter(timer => timer.id !== id))
    },
    matchMedia: (query: string): { readonly matches: boolean } => ({ matches: this.installed && query === '(display-mode: standalone)' }),
  })

  readonly document = Object.assign(new EventTarget(), { visibilityState: 'visible' as DocumentVisibilityState })

  reconnect(): void {
    this.window.dispatchEvent(new Event('online'))
  }

  /** Tells that another tab changed something in localStorage; with null, that it cleared everything. */
  storageChanged(key: string | null): void {
    this.window.dispatchEvent(Object.assign(new Event('storage'), { key }))
  }

  turn(state: DocumentVisibilityState): void {
    this.document.visibilityState = state
    this.document.dispatchEvent(new Event('visibilitychange'))
  }

  /** Milliseconds since the page was opened. */
  time = 0
  /** What every draw gives. */
  luck = 0.5
  readonly now = (): number => this.time
  readonly random = (): number => this.luck

  /** Lets time pass; timers go off in their order. */
  pass(milliseconds: number): void {
    const end = this.time + milliseconds
    for (let next = this.nextTimer(end); next; next = this.nextTimer(end)) {
      this.time = next.at
      this.window.clearTimeout(next.id)
      next.handler()
    }
    this.time = end
  }

  private nextTimer(end: number): FakeTimer | undefined {
    return [...this.timers].sort((a, b) => a.at - b.at).find(timer => timer.at <= end)
  }
}
