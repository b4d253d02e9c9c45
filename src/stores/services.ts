import type { InjectionKey } from 'vue'
import type { SpeechEngine } from '../pwa/speech-engine'
import type { DeviceMemory } from '../storage/device-memory'
import type { DeviceLibrary } from '../storage/library'
import type { Notebook } from '../storage/notebook'
import type { FeedSource } from '../sync/feed-source'
import type { SyncRequest } from '../sync/synchronise'
import type { CityServices } from './city-services'
import { inject } from 'vue'

/** What the stores need of the world; the app's start provides it, a test brings its own. */
export interface Services {
  /** The feed this build reads and the keys it trusts. */
  readonly trust: SyncRequest['trust']
  readonly feed: FeedSource
  readonly notebook: Notebook
  readonly library: DeviceLibrary
  /** Rounds of the derivation for a new passphrase; fewer in tests only. */
  readonly keyRounds: number
  readonly memory: DeviceMemory
  /** The cities to choose from; undefined where the site is one city's. */
  readonly cities?: CityServices | undefined
  readonly speech: SpeechEngine
  readonly workerUrl: string
  /** Starts the worker that searches large editions; undefined where there can be none. */
  readonly searchWorker: () => Worker | undefined
  /** The text of the `datapackage.json` this build is for: which tables a city has, and what their columns mean. */
  readonly cityPackage: () => Promise<string>
  readonly now: () => Date
  /** Ends the app and says that the device's data is gone. */
  readonly leave: () => void
}

export const SERVICES: InjectionKey<Services> = Symbol('services')

/** The services of the running app. @throws {Error} where the app was started without them. */
export function useServices(): Services {
  const services = inject(SERVICES)
  if (!services)
    throw new Error('the app was started without its services')
  return services
}
