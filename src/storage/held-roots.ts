import type { Bytes } from '../feed/bytes'
import type { DeviceMemory } from './device-memory'
import { decodeBase64, encodeBase64 } from '../feed/bytes'

/** The key under which the chain of roots is mirrored outside IndexedDB. */
const ROOTS_KEY = 'library-roots'

/** What the device remembers of a feed's chain of roots. */
export interface RememberedRoots {
  /** The highest root ever accepted here; 0 if none is remembered. A feed never goes back below it. */
  readonly number: number
  /** The steps as received, the oldest first. They are verified again at every use. */
  readonly chain: readonly Bytes[]
}

/** The roots remembered outside IndexedDB; each edition in the library carries its own copy of the chain. */
export function readRoots(feed: string, memory: DeviceMemory): RememberedRoots {
  const [first, ...steps] = (memory.getItem(`${ROOTS_KEY}:${feed}`) ?? '').split(' ')
  const number = Number(first)
  const chain = steps.map(step => decodeBase64(step))
  return {
    number: Number.isSafeInteger(number) && number > 0 ? number : 0,
    chain: chain.flatMap(step => step.ok ? [step.value] : []),
  }
}

/** Remembers a chain and the root it leads to; a lower root than the one remembered changes nothing. */
export function keepRoots(feed: string, roots: RememberedRoots, memory: DeviceMemory): void {
  if (roots.number >= readRoots(feed, memory).number)
    memory.setItem(`${ROOTS_KEY}:${feed}`, [roots.number, ...roots.chain.map(step => encodeBase64(step))].join(' '))
}
