import type { EditionContent } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { ShardEntry } from '../feed/payload'
import type { Shard } from '../feed/shard'
import type { Holding, HoldingListener, NewChanges } from './library'
import type { LibraryDatabase, StoredEdition, StoredShard } from './library-database'
import type { StorageFailure } from './storage-failure'
import { liveQuery } from 'dexie'
import { refusal, success } from '../domain/outcome'
import { assemble, checkShardBytes, parseShard } from '../feed/shard'
import { storageFailure } from './storage-failure'

/** Change lists kept for a reader who comes back after several updates. */
const CHANGES_KEPT = 10

/** Tells the listener what the device holds, now and after every change in any tab. Returns the function that stops it. */
export function watchHolding(listener: HoldingListener, db: LibraryDatabase): () => void {
  const subscription = liveQuery(() => readHolding(db)).subscribe({
    next: listener.changed,
    error: (error: unknown) => listener.failed(storageFailure(error)),
  })
  return () => subscription.unsubscribe()
}

/** What the device holds; undefined before the first edition. */
export async function readHolding(db: LibraryDatabase): Promise<Holding | undefined> {
  return db.transaction('r', db.editions, db.pointer, db.changes, async () => {
    const pointer = await db.pointer.get('shown')
    const shown = pointer && await db.editions.get(pointer.version)
    if (!pointer || !shown || isForeign(shown, db))
      return undefined
    const previous = pointer.previous === undefined ? undefined : await db.editions.get(pointer.previous)
    const changes = await db.changes.orderBy('version').reverse().toArray()
    return { pointer, shown, previous, changes, damaged: false }
  })
}

/** The rows of an edition on the device, every field checked again; a missing or damaged shard is a feed failure. */
export async function readContent(edition: StoredEdition, db: LibraryDatabase): Promise<Outcome<EditionContent, FeedFailure>> {
  const { shards: entries } = edition.payload
  const stored = await db.shards.bulkGet(entries.map(entry => entry.sha256))
  return readShards(entries, new Map(stored.flatMap(shard => shard ? [[shard.sha256, shard.bytes]] : [])))
}

/** Puts an edition together from the bytes of its shards, every field checked. */
export function readShards(entries: readonly ShardEntry[], stored: ReadonlyMap<string, Uint8Array>): Outcome<EditionContent, FeedFailure> {
  const shards: Shard[] = []
  for (const entry of entries) {
    const bytes = stored.get(entry.sha256)
    const shard = bytes ? parseShard(bytes, entry) : undefined
    if (!shard?.ok)
      return shard ?? refusal({ kind: 'damaged', what: entry.name })
    shards.push(shard.value)
  }
  return success(assemble(shards))
}

/** The count of versions an edition belongs to: the root at which it began, 0 for the first. A later count comes first. */
export function eraOf(edition: StoredEdition): number {
  return edition.era ?? 0
}

/** Whether an edition is of another feed than the one this app reads: another city's, or a test environment's. */
function isForeign(edition: StoredEdition, db: LibraryDatabase): boolean {
  return db.feed !== undefined && edition.payload.feed !== db.feed
}

/** The bytes of the named shards the device has, whole; a shard whose bytes have changed on the disk counts as lost. */
export async function heldShards(entries: readonly ShardEntry[], db: LibraryDatabase): Promise<ReadonlyMap<string, Bytes>> {
  const stored = await db.shards.bulkGet(entries.map(entry => entry.sha256))
  const held = new Map<string, Bytes>()
  for (const [index, entry] of entries.entries()) {
    const bytes = stored[index]?.bytes
    if (bytes && (await checkShardBytes(bytes, entry)).ok)
      held.set(entry.sha256, bytes)
  }
  return held
}

/**
 * Puts a whole edition in place of the one shown, or nothing at all: one transaction with shards, edition, pointer and
 * change list.
 *
 * An edition older than the one shown is refused by returning false. The edition shown before stays as the one to go
 * back to, unless versions are counted anew: then a stolen key may have signed it. Editions and shards that nobody names
 * any more are removed.
 */
export async function applyEdition(
  edition: StoredEdition,
  shards: readonly StoredShard[],
  changes: NewChanges | undefined,
  db: LibraryDatabase,
): Promise<Outcome<boolean, StorageFailure>> {
  return guarded(() => db.transaction('rw', db.editions, db.shards, db.pointer, db.changes, async () => {
    const before = await db.pointer.get('shown')
    const shown = before && await db.editions.get(before.version)
    if (shown && isForeign(shown, db))
      await Promise.all([db.editions.clear(), db.pointer.clear(), db.changes.clear()])
    if (shown && eraOf(edition) > eraOf(shown))
      await Promise.all([db.pointer.clear(), db.changes.clear()])
    const pointer = await db.pointer.get('shown')
    if (pointer && (edition.version < pointer.version || (shown && eraOf(edition) < eraOf(shown))))
      return false
    await db.shards.bulkPut([...shards])
    await db.editions.put(edition)
    const previous = pointer && pointer.version !== edition.version ? pointer.version : pointer?.previous
    await db.pointer.put({ slot: 'shown', version: edition.version, previous, checked: edition.applied })
    if (changes)
      await db.changes.put({ ...changes, version: edition.version, applied: edition.applied })
    await forget(edition.version, previous, db)
    return true
  }))
}

/** Remembers that a check ended well at the given instant. */
export async function noteChecked(instant: string, db: LibraryDatabase): Promise<Outcome<void, StorageFailure>> {
  return guarded(async () => {
    await db.pointer.update('shown', { checked: instant })
  })
}

/** Shows the previous edition again; the one stepped back from is held back until the reader or a newer one asks. */
export async function stepBack(db: LibraryDatabase): Promise<Outcome<boolean, StorageFailure>> {
  return guarded(() => db.transaction('rw', db.editions, db.pointer, async () => {
    const pointer = await db.pointer.get('shown')
    if (pointer?.previous === undefined || !await db.editions.get(pointer.previous))
      return false
    await db.pointer.put({ slot: 'shown', version: pointer.previous, heldBack: pointer.version, checked: pointer.checked })
    return true
  }))
}

/** Gives up the edition one could go back to, and what only it named. */
export async function dropPrevious(db: LibraryDatabase): Promise<Outcome<void, StorageFailure>> {
  return guarded(() => db.transaction('rw', db.editions, db.shards, db.pointer, db.changes, async () => {
    const pointer = await db.pointer.get('shown')
    if (pointer?.previous === undefined)
      return
    await forget(pointer.version, undefined, db)
    await db.pointer.update('shown', { previous: undefined })
  }))
}

/** Removes the whole library from the device. */
export async function eraseLibrary(db: LibraryDatabase): Promise<Outcome<void, StorageFailure>> {
  return guarded(async () => {
    db.close({ disableAutoOpen: false })
    await db.delete({ disableAutoOpen: false })
  })
}

/** Bytes of an edition as received; what the device spends on it may be more. */
export function editionBytes(edition: StoredEdition): number {
  return edition.payload.shards.reduce((sum, entry) => sum + entry.bytes, 0)
}

async function forget(version: number, previous: number | undefined, db: LibraryDatabase): Promise<void> {
  const editions = await db.editions.toArray()
  const kept = editions.filter(edition => edition.version === version || edition.version === previous)
  await db.editions.bulkDelete(editions.filter(edition => !kept.includes(edition)).map(edition => edition.version))
  const named = new Set(kept.flatMap(edition => edition.payload.shards.map(entry => entry.sha256)))
  const present = await db.shards.toCollection().primaryKeys()
  await db.shards.bulkDelete(present.filter(sha256 => !named.has(sha256)))
  const told = await db.changes.orderBy('version').reverse().primaryKeys()
  await db.changes.bulkDelete(told.slice(CHANGES_KEPT))
}

async function guarded<Value>(work: () => PromiseLike<Value>): Promise<Outcome<Value, StorageFailure>> {
  try {
    return success(await work())
  }
  catch (error) {
    return refusal(storageFailure(error))
  }
}
