import type { DeviceMemory } from './device-memory'
import Dexie from 'dexie'
import { databasesLeft } from './erase-databases'
import { LIBRARY_NAME } from './library-database'
import { NOTEBOOK_NAME } from './notebook-database'
import { MIRROR_NAME } from './notebook-mirror'

/** What one city's data lies in on the device. */
export interface CityStores {
  readonly library: string
  readonly notebook: string
  readonly mirror: string
}

/** What the reader chose for the device, whatever city is read. Keys that begin so, or are so. */
const OF_THE_DEVICE = ['setting-', 'guide-seen', 'city-']

/** Names of stores that carry no city: those of the city the app was built for, as they were before there could be others. */
const OF_THE_HOME: readonly string[] = [LIBRARY_NAME, NOTEBOOK_NAME, MIRROR_NAME]

/**
 * Where a city's data lies. The city the app was built for keeps the names it always had, so that nothing is moved and
 * nothing lost where a site takes further cities in; every other city has stores of its own, named by its feed.
 *
 * @param home the feed the app was built for
 */
export function cityStores(feed: string, home: string): CityStores {
  const named = (name: string) => feed === home ? name : `${name}:${feed}`
  return { library: named(LIBRARY_NAME), notebook: named(NOTEBOOK_NAME), mirror: named(MIRROR_NAME) }
}

/**
 * The device's memory as one city sees it: its own facts under keys that end in its feed, the reader's settings shared.
 *
 * The city the app was built for sees the memory as it is. Keys and clearing are the whole device's.
 */
export function cityMemory(memory: DeviceMemory, feed: string, home: string): DeviceMemory {
  if (feed === home)
    return memory
  const named = (key: string) => isOfTheDevice(key) || key.endsWith(`:${feed}`) ? key : `${key}:${feed}`
  return {
    getItem: key => memory.getItem(named(key)),
    setItem: (key, value) => memory.setItem(named(key), value),
    removeItem: key => memory.removeItem(named(key)),
    keys: memory.keys,
    clear: memory.clear,
  }
}

/** Whether a store or a key is one city's: it has the feed among its parts, or it is a home's that carries none. */
export function isOfCity(name: string, feed: string, home: string): boolean {
  const parts = name.split(':')
  return parts.includes(feed) || (feed === home && parts.length === 1 && OF_THE_HOME.includes(name))
}

/** Whether a key of the device's memory is one city's. */
export function isKeyOfCity(key: string, feed: string, home: string): boolean {
  return !isOfTheDevice(key) && (key.split(':').includes(feed) || (feed === home && !key.includes(':')))
}

/** Removes what lies in databases and in the device's memory for one city, and nothing of another. What cannot go is named. */
export async function eraseCityStores(feed: string, home: string, memory: DeviceMemory): Promise<readonly string[]> {
  const mine = async () => (await databasesLeft()).filter(name => isOfCity(name, feed, home))
  for (const name of await mine())
    await Dexie.delete(name)
  for (const key of memory.keys().filter(key => isKeyOfCity(key, feed, home)))
    memory.removeItem(key)
  return [...await mine(), ...memory.keys().filter(key => isKeyOfCity(key, feed, home))]
}

function isOfTheDevice(key: string): boolean {
  return OF_THE_DEVICE.some(start => key.startsWith(start))
}
