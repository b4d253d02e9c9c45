import { Workbox } from 'workbox-window'
import { countThisPage, otherPages } from './open-pages'
import { trustedWorkerUrl } from './trusted-types'

/** How far the app itself is ready to work without a connection. */
export type AppReadiness = 'unsupported' | 'preparing' | 'ready' | 'failed'

/**
 * What a look for a newer app found.
 *
 * `waiting` one is stored and can be used · `incomplete` one is there, but could not be stored whole · `current` none ·
 * `unreachable` the host could not be asked · `unsupported` the browser cannot store apps.
 */
export type AppCheck = 'waiting' | 'incomplete' | 'current' | 'unreachable' | 'unsupported'

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

/** How long after a look the return to the page asks for no other, in milliseconds. */
const LOOK_PAUSE = 60 * 1000

/** The life of the installed app: what a page may ask of it. */
export interface AppLife {
  /** Uses the waiting version: the page reloads once it has taken over. */
  useUpdate: () => void
  /** Looks for a newer version now; a first installation that failed is tried again. */
  checkForUpdate: () => Promise<AppCheck>
  /** How many other pages of the app are open; 0 where the browser cannot tell. */
  otherPages: () => Promise<number>
}

/**
 * Registers the service worker and reports what becomes of it.
 *
 * `ready` is said only when a worker is active, that is after every file of the app has been stored and verified. A new
 * version is looked for at the start, every hour, when the page comes to the front and when the connection returns; it
 * is never used unasked.
 */
export function startAppLife(workerUrl: string, listener: AppLifeListener): AppLife {
  countThisPage()
  if (!('serviceWorker' in navigator)) {
    listener.readiness('unsupported')
    return { useUpdate: () => location.reload(), checkForUpdate: async () => 'unsupported', otherPages }
  }
  const workers = navigator.serviceWorker
  const address = trustedWorkerUrl(workerUrl)
  let asked = false
  let looked = Date.now()
  let controlled = workers.controller !== null
  workers.addEventListener('controllerchange', () => {
    if (asked)
      location.reload()
    else if (controlled)
      listener.replaced()
    // The first worker of all takes over the page that brought it; the page is its own already.
    controlled = true
  })

  async function tellReadiness(): Promise<void> {
    listener.readiness((await workers.getRegistration())?.active ? 'ready' : 'failed')
  }

  /** `unreachable` ends offline starts too: an active worker from an earlier visit still serves the app. */
  async function register(): Promise<AppCheck> {
    const workbox = new Workbox(address, { updateViaCache: 'none' })
    listener.readiness('preparing')
    workbox.addEventListener('waiting', () => listener.updateWaiting())
    workbox.addEventListener('redundant', () => void tellReadiness())
    void workers.ready.then(() => listener.readiness('ready'))
    try {
      const registration = await workbox.register()
      const first = registration?.installing
      return first && await stored(first) === 'redundant' ? 'incomplete' : 'current'
    }
    catch (error) {
      await tellReadiness()
      return unreachable(error)
    }
  }

  async function checkForUpdate(): Promise<AppCheck> {
    looked = Date.now()
    const registration = await workers.getRegistration()
    // A first installation that failed leaves nothing behind.
    if (!registration)
      return register()
    try {
      await registration.update()
    }
    catch (error) {
      return unreachable(error)
    }
    const coming = registration.installing
    if (coming && await stored(coming) === 'redundant')
      return 'incomplete'
    if (!registration.waiting)
      return 'current'
    listener.updateWaiting()
    return 'waiting'
  }

  void register()
  lookOften(() => void checkForUpdate(), () => Date.now() - looked > LOOK_PAUSE)
  return {
    checkForUpdate,
    otherPages,
    useUpdate: () => {
      asked = true
      void workers.getRegistration().then(registration => registration?.waiting?.postMessage({ type: 'SKIP_WAITING' }))
      window.setTimeout(() => location.reload(), TAKEOVER_WAIT)
    },
  }
}

/** Resolves when a worker is through with storing the app: `installed` or later, or `redundant` where that failed. */
function stored(worker: ServiceWorker): Promise<ServiceWorkerState> {
  return new Promise((resolve) => {
    const tell = () => {
      if (worker.state !== 'installing')
        resolve(worker.state)
    }
    worker.addEventListener('statechange', tell)
    tell()
  })
}

/** The names of a host out of reach and of one that sends anything but a worker. */
function unreachable(error: unknown): 'unreachable' {
  if (!(error instanceof TypeError) && !(error instanceof DOMException))
    throw error
  return 'unreachable'
}

/** Calls for a look every hour while the page is seen, when it comes to the front after a while, and when the connection returns. */
function lookOften(look: () => void, rested: () => boolean): void {
  let timer: number | undefined
  // Behind other pages nothing wakes the device.
  const watchClock = () => {
    window.clearInterval(timer)
    timer = document.visibilityState === 'visible' ? window.setInterval(look, APP_CHECK_INTERVAL) : undefined
  }
  watchClock()
  window.addEventListener('online', look)
  document.addEventListener('visibilitychange', () => {
    watchClock()
    if (document.visibilityState === 'visible' && rested())
      look()
  })
}
