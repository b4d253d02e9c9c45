import type { EditionContent } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { ShardEntry } from '../feed/payload'
import type { Shard } from '../feed/shard'
import type { Holding, HoldingListener, NewChanges } from './library'
import type { LibraryDatabase, Pointer, StoredEdition, StoredShard } from './library-database'
import type { StorageFailure } from './storage-failure'
import { liveQuery } from 'dexie'
import { refusal, success } from '../domain/outcome'
import { assemble, checkShardBytes, parseShard } from '../feed/shard'
import { storageFailure } from './storage-failure'
import { readChangesRow, readEditionRow, readPointerRow } from './stored-rows'

/** Change lists kept for a reader who comes back after several updates. */
const CHANGES_KEPT = 10

/** Tells the listener what the device holds, now and after every change in any tab. Returns the function that stops it. */
export function watchHolding(listener: HoldingListener, db: LibraryDatabase): () => void {
  const subscription = liveQuery(() => db.alive(() => readRows(db))).subscribe({
    next: listener.changed,
    error: (error: unknown) => listener.failed(storageFailure(error)),
  })
  return () => subscription.unsubscribe()
}

/** What the device holds; undefined before the first edition. */
export async function readHolding(db: LibraryDatabase): Promise<Holding | undefined> {
  return db.alive(() => readRows(db))
}

/**
 * Every record is doubted. One that cannot be read is left out; where it is the pointer, or the edition it names, the
 * newest whole edition is shown.
 */
function readRows(db: LibraryDatabase): PromiseLike<Holding | undefined> {
  return db.transaction('r', db.editions, db.pointer, db.changes, async () => {
    const pointer = readPointerRow(await db.pointer.get('shown'))
    const editions = await db.editions.toArray()
    const whole = editions.map(readEditionRow).filter(edition => edition !== undefined)
    if (whole.some(edition => edition.version === pointer?.version && isForeign(edition, db)))
      return undefined
    const own = whole.filter(edition => !isForeign(edition, db))
    const named = own.find(edition => edition.version === pointer?.version)
    const shown = named ?? own.sort((a, b) => eraOf(a) - eraOf(b) || a.version - b.version).at(-1)
    if (!shown)
      return undefined
    const previous = own.find(edition => edition.version === pointer?.previous && edition !== shown)
    const rows = await db.changes.orderBy('version').reverse().toArray()
    const changes = rows.map(readChangesRow).filter(row => row !== undefined)
    const damaged = !named || whole.length < editions.length || changes.length < rows.length || (pointer?.previous !== undefined && !previous)
    return {
      pointer: pointer && named ? pointer : { slot: 'shown', version: shown.version, previous: undefined, checked: shown.applied },
      shown,
      previous,
      changes,
      damaged,
    }
  })
}

/** The rows of an edition on the device, every byte and field checked again; a missing or damaged shard is a feed failure. */
export async function readContent(edition: StoredEdition, db: LibraryDatabase): Promise<Outcome<EditionContent, FeedFailure>> {
  return readShards(edition.payload.shards, await heldShards(edition.payload.shards, db))
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
  const stored = await db.alive(() => db.shards.bulkGet(entries.map(entry => entry.sha256)))
  const checked = await Promise.all(entries.map(async (entry, index) => {
    const bytes = stored[index]?.bytes
    return bytes instanceof Uint8Array && (await checkShardBytes(bytes, entry)).ok ? [[entry.sha256, bytes] as const] : []
  }))
  return new Map(checked.flat())
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
  return guarded(db, () => db.transaction('rw', db.editions, db.shards, db.pointer, db.changes, async () => {
    const pointer = await pointerBefore(edition, db)
    const shown = await wholeEdition(pointer?.version, db)
    if (pointer && (edition.version < pointer.version || (shown && eraOf(edition) < eraOf(shown))))
      return false
    await db.shards.bulkPut([...shards])
    await db.editions.put(edition)
    const before = pointer && pointer.version !== edition.version ? pointer.version : pointer?.previous
    const previous = await wholeEdition(before, db) ? before : undefined
    await db.pointer.put({ slot: 'shown', version: edition.version, previous, checked: edition.applied })
    if (changes)
      await db.changes.put({ ...changes, version: edition.version, applied: edition.applied })
    await forget(edition.version, previous, db)
    return true
  }))
}

/** What is shown before an edition is taken in; another feed's, an earlier count's, and what cannot be read count for nothing. */
async function pointerBefore(edition: StoredEdition, db: LibraryDatabase): Promise<Pointer | undefined> {
  const pointer = readPointerRow(await db.pointer.get('shown'))
  const shown = await wholeEdition(pointer?.version, db)
  if (!shown)
    return undefined
  if (isForeign(shown, db))
    await Promise.all([db.editions.clear(), db.pointer.clear(), db.changes.clear()])
  else if (eraOf(edition) > eraOf(shown))
    await Promise.all([db.pointer.clear(), db.changes.clear()])
  else
    return pointer
  return undefined
}

async function wholeEdition(version: number | undefined, db: LibraryDatabase): Promise<StoredEdition | undefined> {
  return version === undefined ? undefined : readEditionRow(await db.editions.get(version))
}

/** Remembers that a check ended well at the given instant. */
export async function noteChecked(instant: string, db: LibraryDatabase): Promise<Outcome<void, StorageFailure>> {
  return guarded(db, async () => {
    await db.pointer.update('shown', { checked: instant })
  })
}

/** Shows the previous edition again; the one stepped back from is held back until the reader or a newer one asks. */
export async function stepBack(db: LibraryDatabase): Promise<Outcome<boolean, StorageFailure>> {
  return guarded(db, () => db.transaction('rw', db.editions, db.pointer, async () => {
    const pointer = readPointerRow(await db.pointer.get('shown'))
    if (pointer?.previous === undefined || !await wholeEdition(pointer.previous, db))
      return false
    await db.pointer.put({ slot: 'shown', version: pointer.previous, heldBack: pointer.version, checked: pointer.checked })
    return true
  }))
}

/** Gives up the edition one could go back to, and what only it named. */
export async function dropPrevious(db: LibraryDatabase): Promise<Outcome<void, StorageFailure>> {
  return guarded(db, () => db.transaction('rw', db.editions, db.shards, db.pointer, db.changes, async () => {
    const pointer = readPointerRow(await db.pointer.get('shown'))
    if (pointer?.previous === undefined)
      return
    const [shown, dropped] = [await wholeEdition(pointer.version, db), await wholeEdition(pointer.previous, db)]
    // Shards that no edition names yet are on their way to be shown: they stay.
    const named = new Set(shown?.payload.shards.map(entry => entry.sha256))
    await db.shards.bulkDelete((dropped?.payload.shards ?? []).map(entry => entry.sha256).filter(sha256 => !named.has(sha256)))
    await db.editions.delete(pointer.previous)
    await db.pointer.put({ ...pointer, previous: undefined })
  }))
}

/** Removes the whole library from the device. */
export async function eraseLibrary(db: LibraryDatabase): Promise<Outcome<void, StorageFailure>> {
  try {
    db.close({ disableAutoOpen: false })
    return success(await db.delete({ disableAutoOpen: false }))
  }
  catch (error) {
    return refusal(storageFailure(error))
  }
}

/** Bytes of an edition as received; what the device spends on it may be more. */
export function editionBytes(edition: StoredEdition): number {
  return edition.payload.shards.reduce((sum, entry) => sum + entry.bytes, 0)
}

/** Leaves two editions with their shards, and what can be read of the change lists. */
async function forget(version: number, previous: number | undefined, db: LibraryDatabase): Promise<void> {
  const editions = await db.editions.toCollection().primaryKeys()
  await db.editions.bulkDelete(editions.filter(key => key !== version && key !== previous))
  const kept = [await wholeEdition(version, db), await wholeEdition(previous, db)]
  const named = new Set(kept.flatMap(edition => edition?.payload.shards.map(entry => entry.sha256) ?? []))
  const present = await db.shards.toCollection().primaryKeys()
  await db.shards.bulkDelete(present.filter(sha256 => !named.has(sha256)))
  const told = await db.changes.orderBy('version').reverse().toArray()
  const whole = told.filter(row => readChangesRow(row)).slice(0, CHANGES_KEPT)
  const keys = await db.changes.toCollection().primaryKeys()
  await db.changes.bulkDelete(keys.filter(key => !whole.some(row => row.version === key)))
}

async function guarded<Value>(db: LibraryDatabase, work: () => PromiseLike<Value>): Promise<Outcome<Value, StorageFailure>> {
  try {
    return success(await db.alive(work))
  }
  catch (error) {
    return refusal(storageFailure(error))
  }
}
