import type { ScheduleHost } from '../../src/sync/sync-schedule'

interface FakeTimer {
  readonly id: number
  readonly handler: () => void
  readonly interval: number
}

/** A page whose connection, visibility and clock are in the hands of the test. */
export class FakePage implements ScheduleHost {
  readonly timers: FakeTimer[] = []
  /** Whether the page runs from the home screen. */
  installed = false
  private timersMade = 0

  readonly window = Object.assign(new EventTarget(), {
    setInterval: (handler: TimerHandler, interval = 0): number => {
      if (typeof handler === 'string')
        throw new TypeError('a timer takes a function')
      const id = ++this.timersMade
      this.timers.push({ id, handler: () => handler(), interval })
      return id
    },
    clearInterval: (id?: number): void => {
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

  /** Lets the time of every running timer pass once. */
  passInterval(): void {
    for (const timer of [...this.timers])
      timer.handler()
  }
}
