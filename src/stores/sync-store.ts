import type { FeedSource } from '../sync/feed-source'
import type { CheckSchedule } from '../sync/sync-schedule'
import type { SyncProgress, SyncResult } from '../sync/synchronise'
import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { endingOf } from '../sync/patience'
import { scheduleChecks, withOriginLock } from '../sync/sync-schedule'
import { synchronise } from '../sync/synchronise'
import { useLibraryStore } from './library-store'
import { useServices } from './services'

export type SyncState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running', readonly progress: SyncProgress }
  | { readonly kind: 'busyElsewhere' } // another tab is at it

/** A device clock this far from the host's is told to the reader, in milliseconds. */
const CLOCK_TOLERANCE = 24 * 60 * 60 * 1000

/** Keeps the edition on the device up to date, one run at a time. */
export const useSyncStore = defineStore('sync', () => {
  const services = useServices()
  const library = useLibraryStore()
  const state = shallowRef<SyncState>({ kind: 'idle' })
  /** What the last run came to; undefined before the first. */
  const last = shallowRef<SyncResult>()
  /** Whether the reader asked for the last run, so that its outcome should be said aloud. */
  const asked = ref(false)
  let running: AbortController | undefined
  /** Whether nobody asked for the run on its way. */
  let givesWay = false
  /** What waits for the end of the run on its way. */
  const afterRun: (() => void)[] = []
  let askedMeanwhile = false
  /** Whether the device's clock is more than a day away from the host's, which only makes its dates wrong. */
  const clockWrong = ref(false)
  let schedule: CheckSchedule | undefined
  /** The device is full: only the reader, who may have made room, begins another run. */
  let full = false

  /** Looks for a newer edition now; a reader's wish during a run is met by another run after it. */
  async function check(byReader: boolean): Promise<void> {
    if (running) {
      askedMeanwhile ||= byReader
      return
    }
    if (!byReader && (full || !writable()))
      return
    running = new AbortController()
    asked.value = byReader
    givesWay = !byReader
    state.value = { kind: 'running', progress: { phase: 'checking' } }
    let rest: SyncState = { kind: 'idle' }
    try {
      const result = await run(running.signal, { source: services.feed, asked: byReader })
      schedule?.ended(endingOf(result))
      if (result && afterRun.length > 0 && result.kind === 'failed' && result.failure.kind === 'cancelled') {
        // It gave way to a file: nobody broke it off, and nobody is told so.
      }
      else if (result) {
        last.value = result
        full = result.kind === 'failed' && result.failure.kind === 'storage' && result.failure.reason === 'full'
      }
      else
        rest = { kind: 'busyElsewhere' }
    }
    finally {
      over(rest)
    }
    if (askedMeanwhile) {
      askedMeanwhile = false
      await check(true)
    }
  }

  /**
   * Takes an edition from somewhere else than the host, by the very same rules. A look that nobody asked for gives way to
   * it; one that the reader asked for ends first. Undefined if the reader broke off the wait for another tab.
   */
  async function take(source: FeedSource): Promise<SyncResult | undefined> {
    while (running) {
      const end = new Promise<void>(resolve => afterRun.push(resolve))
      if (givesWay)
        running.abort()
      await end
    }
    running = new AbortController()
    givesWay = false
    try {
      return await run(running.signal, { source, asked: true })
    }
    finally {
      over({ kind: 'idle' })
    }
  }

  function over(rest: SyncState): void {
    running = undefined
    state.value = rest
    afterRun.splice(0).forEach(go => go())
  }

  /** Whether a run could keep what it fetched. */
  function writable(): boolean {
    return library.keeping.kind !== 'stale' && library.keeping.kind !== 'dead'
  }

  async function run(signal: AbortSignal, { source, asked }: { readonly source: FeedSource, readonly asked: boolean }): Promise<SyncResult | undefined> {
    const kept = await services.library.pinned()
    if (signal.aborted)
      return { kind: 'failed', failure: { kind: 'cancelled' } }
    const work = () => synchronise({
      source,
      trust: services.trust,
      library: kept,
      memory: services.memory,
      instant: services.now().toISOString(),
      asked,
      signal,
      progress: progress => state.value = { kind: 'running', progress },
      served: at => clockWrong.value = Math.abs(at.getTime() - services.now().getTime()) > CLOCK_TOLERANCE,
    })
    // What another tab fetches does not reach the memory of this page.
    return kept.lasting ? withOriginLock({ name: `sync:${services.trust.feed}`, wait: asked, signal }, work) : work()
  }

  /** Breaks off the run on its way; what is on the device stays. */
  function cancel(): void {
    askedMeanwhile = false
    running?.abort()
  }

  /** Begins checking at start, on reconnection, on return to the page, every fifteen minutes, and patiently after failures. */
  function start(): void {
    schedule?.stop()
    schedule = scheduleChecks(() => void check(false), { window, document, now: () => performance.now(), random: () => Math.random() })
  }

  /** Ends checking for good: the reader is erasing the device's data. */
  function stop(): void {
    schedule?.stop()
    cancel()
  }

  // What is lost or damaged is fetched again at once; so is what only another shelf of the device had.
  watch(() => [library.trouble, library.keeping.kind] as const, ([trouble, keeping]) => {
    if (trouble === 'gone' || trouble === 'damaged' || keeping === 'memory')
      void check(false)
  })
  // The other tab has brought what this one would have.
  watch(() => library.holding?.shown.version, () => {
    if (state.value.kind === 'busyElsewhere')
      state.value = { kind: 'idle' }
  })
  onScopeDispose(stop)
  return { state, last, asked, clockWrong, check, take, cancel, start, stop }
})
