import { Workbox } from 'workbox-window'

/** How far the app itself is ready to work without a connection. */
export type AppReadiness = 'unsupported' | 'preparing' | 'ready' | 'failed'

export interface AppLifeListener {
  readiness: (state: AppReadiness) => void
  /** A new version of the app waits to be used. */
  updateWaiting: () => void
  /** A newer worker took over without this page asking, because another tab did. */
  replaced: () => void
}

/** How long to wait for the new worker to take over before reloading anyway, in milliseconds. */
const TAKEOVER_WAIT = 2_000

/** How often an open app looks for a new version of itself, in milliseconds. */
const APP_CHECK_INTERVAL = 60 * 60 * 1000

/** The life of the installed app: what a page may ask of it. */
export interface AppLife {
  /** Uses the waiting version: the page reloads once it has taken over. */
  useUpdate: () => void
  checkForUpdate: () => Promise<void>
}

/**
 * Registers the service worker and reports what becomes of it.
 *
 * `ready` is said only when a worker is active, that is after every file of the app has been stored and verified.
 */
export function startAppLife(workerUrl: string, listener: AppLifeListener): AppLife {
  if (!('serviceWorker' in navigator)) {
    listener.readiness('unsupported')
    return { useUpdate: () => location.reload(), checkForUpdate: async () => {} }
  }
  let asked = false
  const hadController = navigator.serviceWorker.controller !== null
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    if (hadController && !asked)
      listener.replaced()
  })
  const workbox = new Workbox(workerUrl, { updateViaCache: 'none' })
  listener.readiness('preparing')
  workbox.addEventListener('waiting', () => listener.updateWaiting())
  workbox.addEventListener('redundant', () => {
    void navigator.serviceWorker.getRegistration().then(registration => listener.readiness(registration?.active ? 'ready' : 'failed'))
  })
  void navigator.serviceWorker.ready.then(() => listener.readiness('ready'))
  workbox.register().catch((error: unknown) => {
    if (!(error instanceof TypeError) && !(error instanceof DOMException))
      throw error
    // Offline starts land here too: an active worker from an earlier visit still serves the app.
    void navigator.serviceWorker.getRegistration().then(registration => listener.readiness(registration?.active ? 'ready' : 'failed'))
  })
  const checkForUpdate = async () => {
    const registration = await navigator.serviceWorker.getRegistration()
    await registration?.update().catch((error: unknown) => {
      if (!(error instanceof TypeError) && !(error instanceof DOMException))
        throw error
    })
  }
  window.setInterval(() => void checkForUpdate(), APP_CHECK_INTERVAL)
  return {
    checkForUpdate,
    useUpdate: () => {
      asked = true
      workbox.addEventListener('controlling', () => location.reload())
      workbox.messageSkipWaiting()
      window.setTimeout(() => location.reload(), TAKEOVER_WAIT)
    },
  }
}
