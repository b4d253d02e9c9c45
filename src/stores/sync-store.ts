import type { SyncProgress, SyncResult } from '../sync/synchronise'
import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef, watch } from 'vue'
import { scheduleChecks, withOriginLock } from '../sync/sync-schedule'
import { synchronise } from '../sync/synchronise'
import { useLibraryStore } from './library-store'
import { useServices } from './services'

export type SyncState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running', readonly progress: SyncProgress }
  | { readonly kind: 'busyElsewhere' } // another tab is at it

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
  let askedMeanwhile = false
  let unschedule = () => {}

  /** Looks for a newer edition now; a reader's wish during a run is met by another run after it. */
  async function check(byReader: boolean): Promise<void> {
    if (running) {
      askedMeanwhile ||= byReader
      return
    }
    running = new AbortController()
    asked.value = byReader
    state.value = { kind: 'running', progress: { phase: 'checking' } }
    let rest: SyncState = { kind: 'idle' }
    try {
      const result = await run(running.signal, byReader)
      if (result)
        last.value = result
      else
        rest = { kind: 'busyElsewhere' }
    }
    finally {
      running = undefined
      state.value = rest
    }
    if (askedMeanwhile) {
      askedMeanwhile = false
      await check(true)
    }
  }

  function run(signal: AbortSignal, byReader: boolean): Promise<SyncResult | undefined> {
    return withOriginLock({ name: `sync:${services.trust.feed}`, wait: byReader, signal }, () => synchronise({
      source: services.feed,
      trust: services.trust,
      library: services.library,
      memory: services.memory,
      instant: services.now().toISOString(),
      asked: byReader,
      signal,
      progress: progress => state.value = { kind: 'running', progress },
    }))
  }

  /** Breaks off the run on its way; what is on the device stays. */
  function cancel(): void {
    askedMeanwhile = false
    running?.abort()
  }

  /** Begins checking at start, on reconnection, on return to the page and every fifteen minutes. */
  function start(): void {
    unschedule()
    unschedule = scheduleChecks(() => void check(false), { window, document })
  }

  /** Ends checking for good: the reader is erasing the device's data. */
  function stop(): void {
    unschedule()
    cancel()
  }

  // The other tab has brought what this one would have.
  watch(() => library.holding?.shown.version, () => {
    if (state.value.kind === 'busyElsewhere')
      state.value = { kind: 'idle' }
  })
  onScopeDispose(stop)
  return { state, last, asked, check, cancel, start, stop }
})
