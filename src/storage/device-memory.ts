/** Small facts kept outside IndexedDB: settings, the version floor. */
export interface DeviceMemory {
  getItem: (key: string) => string | null
  setItem: (key: string, value: string) => void
  removeItem: (key: string) => void
  /** Every key that holds something. */
  keys: () => readonly string[]
  /** Forgets everything, whoever wrote it. */
  clear: () => void
}

/**
 * The browser's localStorage; where it is forbidden or full, memory that lasts until the page closes.
 *
 * Losing a setting must never keep the plan from being read.
 */
export function deviceMemory(): DeviceMemory {
  const kept = new Map<string, string>()
  const attempt = <Value>(work: (store: Storage) => Value, otherwise: () => Value): Value => {
    try {
      return work(window.localStorage)
    }
    catch (error) {
      if (error instanceof DOMException)
        return otherwise()
      throw error
    }
  }
  return {
    getItem: key => kept.get(key) ?? attempt(store => store.getItem(key), () => null),
    setItem: (key, value) => attempt((store) => {
      store.setItem(key, value)
      kept.delete(key)
    }, () => {
      kept.set(key, value)
    }),
    removeItem: (key) => {
      kept.delete(key)
      attempt(store => store.removeItem(key), () => {})
    },
    keys: () => [...new Set([...kept.keys(), ...attempt(store => Object.keys(store), () => [])])],
    clear: () => {
      kept.clear()
      attempt(store => store.clear(), () => {})
    },
  }
}
