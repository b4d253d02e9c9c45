import type { SpeechEngine } from '../../src/pwa/speech-engine'
import type { Services } from '../../src/stores/services'
import type { Device } from '../sync/device'
import type { FakeFeed } from '../sync/fake-feed'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createPinia, disposePinia } from 'pinia'
import { onTestFinished, vi } from 'vitest'
import { createApp, watch } from 'vue'
import { deviceLibrary } from '../../src/storage/device-library'
import { SERVICES } from '../../src/stores/services'
import { pageOn } from '../storage/notebook'
import { FakePage } from '../sync/fake-page'
import { FakeSpeech } from './fake-speech'

/** The city the app is built for. */
const CITY = 'data/kamakura'

/** The instant every started app believes it is. */
export const NOW = '2026-12-24T09:00:00.000Z'

/** A running app without screens: its stores, and the services they were given. */
export interface RunningApp {
  readonly page: FakePage
  readonly services: Services
  readonly use: <Store>(useStore: () => Store) => Store
  /** Ends the app as closing its page would; its library and memory stay. */
  readonly close: () => void
}

/** Starts an app on a device, in a page that has nothing but what the stores ask for. */
export function startApp(device: Device, feed: FakeFeed, navigator: object = {}, speech: SpeechEngine = new FakeSpeech()): RunningApp {
  const page = openPage(navigator)
  let open = true
  const close = () => {
    if (open)
      disposePinia(pinia)
    open = false
  }
  const services: Services = {
    trust: device.trust,
    feed,
    notebook: pageOn(device.notes, { feed: device.trust.feed, memory: device.memory }).notebook,
    library: deviceLibrary(device.db, device.memory, device.trust.feed),
    keyRounds: 10,
    memory: device.memory,
    speech,
    workerUrl: '/sw.js',
    searchWorker: () => undefined,
    cityPackage: () => readFile(join(CITY, 'datapackage.json'), 'utf8'),
    now: () => new Date(Date.parse(NOW) + page.clockAhead),
    leave: vi.fn(close),
  }
  const pinia = createPinia()
  const app = createApp({ render: () => null }).use(pinia).provide(SERVICES, services)
  onTestFinished(close)
  return { page, services, use: useStore => app.runWithContext(useStore), close }
}

/** Puts a page where stores look for a window, a document and a browser; it stays until the next one takes its place. */
function openPage(navigator: object): FakePage {
  const page = new FakePage()
  vi.stubGlobal('window', page.window)
  vi.stubGlobal('document', page.document)
  vi.stubGlobal('navigator', navigator)
  vi.stubGlobal('performance', { now: page.now })
  return page
}

/** Waits until something reactive holds. */
export function until(condition: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = watch(condition, (holds) => {
      if (!holds)
        return
      resolve()
      queueMicrotask(() => stop())
    }, { immediate: true, flush: 'sync' })
  })
}

/** Lets everything that is already on its way arrive. */
export function settled(): Promise<void> {
  return new Promise(resolve => void setImmediate(resolve))
}
