import type { DeviceMemory } from './device-memory'

/** The key under which the highest version ever seen is mirrored outside IndexedDB. */
const FLOOR_KEY = 'library-floor'

/** The highest version of a feed this device ever accepted; 0 if none is remembered. A feed never goes back below it. */
export function readFloor(feed: string, memory: DeviceMemory): number {
  const remembered = memory.getItem(`${FLOOR_KEY}:${feed}`)
  const version = Number(remembered)
  return remembered !== null && Number.isSafeInteger(version) && version > 0 ? version : 0
}

/** Raises the remembered version; a lower one changes nothing. */
export function raiseFloor(feed: string, version: number, memory: DeviceMemory): void {
  if (version > readFloor(feed, memory))
    memory.setItem(`${FLOOR_KEY}:${feed}`, String(version))
}

/** Forgets the remembered version: only when the reader erases the device's data. */
export function forgetFloor(feed: string, memory: DeviceMemory): void {
  memory.removeItem(`${FLOOR_KEY}:${feed}`)
}
