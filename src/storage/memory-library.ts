import type { Pointer, StoredChanges, StoredEdition } from './library-database'
import type { Bytes } from '../feed/bytes'
import type { ShardEntry } from '../feed/payload'
import type { Holding, HoldingListener, Library } from './library'
import { success } from '../domain/outcome'
import { eraOf } from './era'
import { contentReadBefore, readShards } from './parsed-shards'
import { readAround } from './read-around'

/**
 * A library that lasts as long as the page: for private windows, blocked cookies, and stores that do not answer.
 *
 * What it holds was verified by the very same run as what is stored; only going back is not offered, because the
 * edition before was never here.
 */
export function memoryLibrary(): Library {
  const shards = new Map<string, Bytes>()
  const listeners = new Set<HoldingListener>()
  let pointer: Pointer | undefined
  let shown: StoredEdition | undefined
  let changes: readonly StoredChanges[] = []

  const holding = (): Holding | undefined => pointer && shown ? { pointer, shown, previous: undefined, changes, damaged: false } : undefined
  /** Leaves no shards but these. */
  const leave = (entries: readonly ShardEntry[]) => {
    const named = new Set(entries.map(entry => entry.sha256))
    for (const sha256 of [...shards.keys()].filter(sha256 => !named.has(sha256)))
      shards.delete(sha256)
  }
  const tell = () => listeners.forEach(listener => listener.changed(holding()))

  const apply: Library['apply'] = async (edition, brought, told) => {
    const counted = shown && eraOf(shown) >= eraOf(edition) ? shown : undefined
    if (counted && (eraOf(counted) > eraOf(edition) || edition.version < counted.version))
      return success(false)
    for (const { sha256, bytes } of brought)
      shards.set(sha256, bytes)
    leave(edition.payload.shards)
    if (!counted)
      changes = []
    if (told)
      changes = [{ ...told, version: edition.version, applied: edition.applied }, ...changes]
    shown = edition
    pointer = { slot: 'shown', version: edition.version, checked: edition.applied }
    tell()
    return success(true)
  }

  return {
    lasting: false,
    watch: (listener) => {
      listeners.add(listener)
      // As from a store, never before the caller has what this returns.
      queueMicrotask(() => listeners.has(listener) && listener.changed(holding()))
      return () => void listeners.delete(listener)
    },
    readHolding: async () => holding(),
    readContent: async edition => readShards(edition.payload.shards, shards),
    readAround: (edition, item) => readAround(edition, item, async ({ sha256 }) => shards.get(sha256)),
    heldShards: async entries => new Map(entries.flatMap(({ sha256 }) => {
      const bytes = shards.get(sha256)
      return bytes ? [[sha256, bytes] as const] : []
    })),
    stage: async (brought) => {
      for (const { sha256, bytes } of brought)
        shards.set(sha256, bytes)
      return success(undefined)
    },
    dropStaged: async (wanted) => {
      leave([...shown?.payload.shards ?? [], ...wanted])
      return success(undefined)
    },
    apply,
    readBefore: edition => contentReadBefore(edition.payload.shards),
    patch: async (edition, made, told) => {
      const brought = new Set(made.map(({ sha256 }) => sha256))
      const whole = edition.payload.shards.every(({ sha256 }) => brought.has(sha256) || shards.has(sha256))
      return whole ? apply(edition, made, told) : success('incomplete')
    },
    noteChecked: async (instant) => {
      pointer = pointer && { ...pointer, checked: instant }
      tell()
      return success(undefined)
    },
    stepBack: async () => success(false),
    dropPrevious: async () => success(undefined),
    erase: async () => {
      shards.clear()
      pointer = undefined
      shown = undefined
      changes = []
      tell()
      return success(undefined)
    },
  }
}
