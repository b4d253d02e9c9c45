import type { DeviceMemory } from './device-memory'

/** The key under which the highest version ever seen is mirrored outside IndexedDB. */
const FLOOR_KEY = 'library-floor'

/** The key under which the root is remembered at which the versions were last counted anew. */
const RESTART_KEY = 'library-floor-restart'

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

/**
 * Counts versions anew from where a root says, once for each such root: a stolen key may have signed a version that no
 * honest edition will ever reach.
 */
export function restartFloor(feed: string, restart: { readonly root: number, readonly versionFloor: number }, memory: DeviceMemory): void {
  if (memory.getItem(`${RESTART_KEY}:${feed}`) === String(restart.root))
    return
  memory.setItem(`${FLOOR_KEY}:${feed}`, String(restart.versionFloor))
  memory.setItem(`${RESTART_KEY}:${feed}`, String(restart.root))
}

/** Forgets the remembered version: only when the reader erases the device's data. */
export function forgetFloor(feed: string, memory: DeviceMemory): void {
  memory.removeItem(`${FLOOR_KEY}:${feed}`)
  memory.removeItem(`${RESTART_KEY}:${feed}`)
}
