import type { SyncProgress, SyncResult } from '../sync/synchronise'
import { defineStore } from 'pinia'
import { onScopeDispose, ref, shallowRef } from 'vue'
import { scheduleChecks, withOriginLock } from '../sync/sync-schedule'
import { synchronise } from '../sync/synchronise'
import { useServices } from './services'

export type SyncState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running', readonly progress: SyncProgress }
  | { readonly kind: 'busyElsewhere' } // another tab is at it

/** Keeps the edition on the device up to date, one run at a time. */
export const useSyncStore = defineStore('sync', () => {
  const services = useServices()
  const state = shallowRef<SyncState>({ kind: 'idle' })
  /** What the last run came to; undefined before the first. */
  const last = shallowRef<SyncResult>()
  /** Whether the reader asked for the last run, so that its outcome should be said aloud. */
  const asked = ref(false)
  let running: AbortController | undefined
  let stop = () => {}

  /** Looks for a newer edition now. A run already on its way is not doubled. */
  async function check(byReader: boolean): Promise<void> {
    if (running) {
      asked.value ||= byReader
      return
    }
    const controller = new AbortController()
    running = controller
    asked.value = byReader
    state.value = { kind: 'running', progress: { phase: 'checking' } }
    const result = await withOriginLock(`sync:${services.trust.feed}`, () => synchronise({
      source: services.feed,
      trust: services.trust,
      db: services.library,
      memory: services.memory,
      instant: services.now().toISOString(),
      asked: byReader,
      signal: controller.signal,
      progress: progress => state.value = { kind: 'running', progress },
    })).finally(() => running = undefined)
    state.value = result ? { kind: 'idle' } : { kind: 'busyElsewhere' }
    last.value = result ?? last.value
  }

  /** Breaks off the run on its way; what is on the device stays. */
  function cancel(): void {
    running?.abort()
  }

  /** Begins checking at start, on reconnection, on return to the page and every fifteen minutes. */
  function start(): void {
    stop()
    stop = scheduleChecks(() => void check(false), { window, document })
  }

  onScopeDispose(() => stop())
  return { state, last, asked, check, cancel, start }
})
