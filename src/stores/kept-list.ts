import type { DeviceMemory } from '../storage/device-memory'
import { onScopeDispose } from 'vue'

/** A list the device remembers as JSON; empty where it cannot be read. What its items are is for the caller to tell. */
export function keptList(key: string, memory: DeviceMemory): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(memory.getItem(key) ?? '[]')
    return Array.isArray(value) ? value : []
  }
  catch (error) {
    if (error instanceof SyntaxError)
      return []
    throw error
  }
}

/** Calls when another tab changed what is kept under a key, or cleared everything; ends with the store. */
export function onKeptElsewhere(key: string, changed: () => void): void {
  const listen = (event: StorageEvent) => {
    // A key of null says that everything was cleared.
    if (event.key === key || event.key === null)
      changed()
  }
  window.addEventListener('storage', listen)
  onScopeDispose(() => window.removeEventListener('storage', listen))
}
