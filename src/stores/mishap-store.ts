import { defineStore } from 'pinia'
import { onScopeDispose, ref } from 'vue'

/** Mistakes of the app that nobody caught: the reader is told once that something did not work, and nothing is done by itself. */
export const useMishapStore = defineStore('mishap', () => {
  const happened = ref(false)
  /** What the reader was told of in another way. */
  const known = new WeakSet<object>()

  /** Told elsewhere: nothing is added to it. */
  function toldOf(error: unknown): void {
    if (typeof error === 'object' && error !== null)
      known.add(error)
  }

  function meet(error: unknown): void {
    const told = typeof error === 'object' && error !== null && known.has(error)
    // What was broken off on purpose has done what it should.
    const brokenOff = error instanceof DOMException && error.name === 'AbortError'
    happened.value ||= !told && !brokenOff
  }

  const failed = ({ error, filename, message }: ErrorEvent) => {
    // Browsers report with the page's errors those of what the reader added to the browser, and layouts that take a second turn.
    if (filename.startsWith(location.origin) && !message.startsWith('ResizeObserver loop'))
      meet(error)
  }
  const rejected = ({ reason }: PromiseRejectionEvent) => meet(reason)
  const lost = (event: Event) => toldOf('payload' in event ? event.payload : undefined)
  window.addEventListener('error', failed)
  window.addEventListener('unhandledrejection', rejected)
  window.addEventListener('vite:preloadError', lost)
  onScopeDispose(() => {
    window.removeEventListener('error', failed)
    window.removeEventListener('unhandledrejection', rejected)
    window.removeEventListener('vite:preloadError', lost)
  })

  return { happened, toldOf }
})
