import type { KnownCity } from '../feed/known-city'
import type { DeviceMemory } from './device-memory'
import { encodeKnownCity, readKnownCity } from '../feed/known-city'

/** The key under which the feed of the city that is read is remembered. */
const CHOSEN_KEY = 'city-chosen'

/** The key under which each city read here is known, by its feed. */
const KNOWN_KEY = 'known-city'

/** The feed the reader chose for this device; undefined before a choice. */
export function readChoice(memory: DeviceMemory): string | undefined {
  return memory.getItem(CHOSEN_KEY) ?? undefined
}

export function keepChoice(feed: string, memory: DeviceMemory): void {
  memory.setItem(CHOSEN_KEY, feed)
}

/** The next start asks again which city to read. */
export function forgetChoice(memory: DeviceMemory): void {
  memory.removeItem(CHOSEN_KEY)
}

/** What is known here of the city of a feed; undefined where it was never read, or cannot be made out. */
export function knownCity(feed: string, memory: DeviceMemory): KnownCity | undefined {
  const known = readKnownCity(memory.getItem(`${KNOWN_KEY}:${feed}`))
  return known?.city.feed === feed ? known : undefined
}

export function keepKnownCity(known: KnownCity, memory: DeviceMemory): void {
  memory.setItem(`${KNOWN_KEY}:${known.city.feed}`, encodeKnownCity(known))
}
