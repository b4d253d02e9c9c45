import type { Holding, Library } from './library'
import { refusal } from '../domain/outcome'

/** A library that can be looked at but not changed: a newer app has taken the store over. */
export function frozenLibrary(holding: Holding | undefined): Library {
  const refused = async () => refusal('newer' as const)
  return {
    lasting: false,
    watch: (listener) => {
      let told = true
      queueMicrotask(() => told && listener.changed(holding))
      return () => void (told = false)
    },
    readHolding: async () => holding,
    readContent: async () => refusal({ kind: 'damaged', what: 'library' }),
    readAround: async () => undefined,
    heldShards: async () => new Map(),
    stage: refused,
    dropStaged: refused,
    apply: refused,
    readBefore: () => undefined,
    patch: refused,
    noteChecked: refused,
    stepBack: refused,
    dropPrevious: refused,
    erase: refused,
  }
}
