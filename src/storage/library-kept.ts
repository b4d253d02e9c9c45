import type { DeviceMemory } from './device-memory'

/** The key under which it is remembered, outside IndexedDB, that the store of editions was filled. */
const KEPT_KEY = 'library-kept'

/** What became of the store: `kept` an edition was stored · `gaveWay` it was removed to make room for a note. */
export type Kept = 'kept' | 'gaveWay'

/**
 * What should be on this device; undefined where nothing was ever stored.
 *
 * Browsers can lose a store without an error: it opens, and is empty. Only something outside it can tell that from a
 * first visit.
 */
export function readKept(feed: string, memory: DeviceMemory): Kept | undefined {
  const remembered = memory.getItem(`${KEPT_KEY}:${feed}`)
  return remembered === 'kept' || remembered === 'gaveWay' ? remembered : undefined
}

export function rememberKept(feed: string, kept: Kept, memory: DeviceMemory): void {
  if (readKept(feed, memory) !== kept)
    memory.setItem(`${KEPT_KEY}:${feed}`, kept)
}
