import type { DeviceMemory } from './device-memory'
import { isRevision } from '../domain/note-fields'
import { parsed } from './stored-note'

/** Where the device remembers, outside of IndexedDB and of the mirror, which notes it has. */
const CANARY_KEY = 'notebook-canary'

/** The highest revision ever written of each note; a deleted one is not remembered: nobody would miss it. */
export type Canary = ReadonlyMap<string, number>

/** What the device remembers; empty where nothing is remembered or it cannot be read. It holds no word of any text. */
export function readCanary(memory: DeviceMemory): Canary {
  const value = parsed(memory.getItem(CANARY_KEY) ?? '')
  if (typeof value !== 'object' || value === null)
    return new Map()
  return new Map(Object.entries(value).filter((entry): entry is [string, number] => isRevision(entry[1])))
}

/** Remembers that notes were written. */
export function raiseCanary(written: readonly { readonly id: string, readonly revision: number, readonly deleted: boolean }[], memory: DeviceMemory): void {
  const canary = new Map(readCanary(memory))
  for (const { id, revision, deleted } of written) {
    if (deleted)
      canary.delete(id)
    else
      canary.set(id, Math.max(revision, canary.get(id) ?? 0))
  }
  keep(canary, memory)
}

/** Remembers these notes no longer: they were deleted for good, or the reader is told that they are gone. */
export function forgetInCanary(ids: readonly string[], memory: DeviceMemory): void {
  keep(new Map([...readCanary(memory)].filter(([id]) => !ids.includes(id))), memory)
}

export function forgetCanary(memory: DeviceMemory): void {
  memory.removeItem(CANARY_KEY)
}

/** The ids of notes that are remembered and not held, or only as they were before their last write. */
export function missedBy(canary: Canary, held: readonly { readonly id: string, readonly revision: number }[]): readonly string[] {
  const revisions = new Map(held.map(({ id, revision }) => [id, revision]))
  return [...canary].filter(([id, revision]) => (revisions.get(id) ?? 0) < revision).map(([id]) => id)
}

function keep(canary: Canary, memory: DeviceMemory): void {
  if (canary.size === 0)
    forgetCanary(memory)
  else
    memory.setItem(CANARY_KEY, JSON.stringify(Object.fromEntries(canary)))
}
