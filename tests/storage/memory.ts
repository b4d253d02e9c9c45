import type { DeviceMemory } from '../../src/storage/device-memory'

/** A device's memory outside IndexedDB that can be looked into. */
export type OpenMemory = DeviceMemory

/** A memory that begins with what is given and lasts as long as the test. */
export function memoryOf(held: Readonly<Record<string, string>> = {}): OpenMemory {
  const kept = new Map(Object.entries(held))
  return {
    getItem: key => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: key => void kept.delete(key),
    keys: () => [...kept.keys()],
    clear: () => kept.clear(),
  }
}
