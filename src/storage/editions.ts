import type { EditionContent } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { ShardEntry } from '../feed/payload'
import type { Holding, HoldingListener, NewChanges } from './library'
import type { BroughtShard } from './made-shards'
import type { LibraryDatabase, StoredEdition, StoredShard } from './library-database'
import type { StorageFailure } from './storage-failure'
import { liveQuery } from 'dexie'
import { refusal, success } from '../domain/outcome'
import { checkShardBytes } from '../feed/shard'
import { breathe } from './in-slices'
import { neededBy, wholeBytes } from './made-shards'
import { eraOf } from './era'
import { isForeign, putEdition } from './put-edition'
import { readShards } from './parsed-shards'
import { storageFailure } from './storage-failure'
import { readChangesRow, readEditionRow, readPointerRow } from './stored-rows'

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
  return db.alive(async () => {
    // Opening a store fills a task by itself on a phone.
    if (!db.isOpen() && !db.takenOver) {
      await db.open()
      await breathe()
    }
    return readRows(db)
  })
}

/**
 * Every record is doubted. One that cannot be read is left out; where it is the pointer, or the edition it names, the
 * newest whole edition is shown.
 */
function readRows(db: LibraryDatabase): PromiseLike<Holding | undefined> {
  return db.transaction('r', db.editions, db.pointer, db.changes, async () => {
    const [row, editions, rows] = await Promise.all([db.pointer.get('shown'), db.editions.toArray(), db.changes.orderBy('version').reverse().toArray()])
    const pointer = readPointerRow(row)
    const whole = editions.map(readEditionRow).filter(edition => edition !== undefined)
    if (whole.some(edition => edition.version === pointer?.version && isForeign(edition, db)))
      return undefined
    const own = whole.filter(edition => !isForeign(edition, db))
    const named = own.find(edition => edition.version === pointer?.version)
    const shown = named ?? own.sort((a, b) => eraOf(a) - eraOf(b) || a.version - b.version).at(-1)
    if (!shown)
      return undefined
    const previous = own.find(edition => edition.version === pointer?.previous && edition !== shown)
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

/** The bytes of the named shards the device has, whole; a shard whose bytes have changed on the disk counts as lost. */
export async function heldShards(entries: readonly ShardEntry[], db: LibraryDatabase): Promise<ReadonlyMap<string, Bytes>> {
  const sound = new Map<string, Promise<Bytes | undefined>>()
  // A shard is hashed as soon as it has come: the store goes on meanwhile.
  await db.alive(() => wholeBytes(entries, db, (entry, bytes) => sound.set(entry.sha256, soundBytes(bytes, entry))))
  const held = new Map<string, Bytes>()
  for (const { sha256 } of entries) {
    const bytes = await sound.get(sha256)
    if (bytes)
      held.set(sha256, bytes)
  }
  return held
}

/** What lies on the device is data from outside: undefined where it is not, byte for byte, what it should be. */
async function soundBytes(bytes: Bytes, entry: ShardEntry): Promise<Bytes | undefined> {
  return bytes instanceof Uint8Array && (await checkShardBytes(bytes, entry)).ok ? bytes : undefined
}

/**
 * Puts a whole edition in place of the one shown, or nothing at all: one transaction with shards, edition, pointer and
 * change list.
 *
 * An edition older than the one shown is refused by returning false. The edition shown before stays as the one to go
 * back to, unless versions are counted anew: then a stolen key may have signed it. Editions and shards that nobody names
 * any more are removed.
 *
 * @param staged digests of those of the shards that were put away on their way; they are written again where they are gone.
 */
export async function applyEdition(
  edition: StoredEdition,
  shards: readonly StoredShard[],
  changes: NewChanges | undefined,
  db: LibraryDatabase,
  staged: ReadonlySet<string> = new Set(),
): Promise<Outcome<boolean, StorageFailure>> {
  const applied = await guarded(db, () => putEdition(edition, shards, changes, db, { staged, complete: false }))
  return applied.ok ? success(applied.value === true) : applied
}

/** The same for an edition of shards that are on the device and those made of them; `incomplete` where one is not here. */
export async function patchEdition(edition: StoredEdition, made: readonly BroughtShard[], changes: NewChanges | undefined, db: LibraryDatabase): Promise<Outcome<boolean | 'incomplete', StorageFailure>> {
  return guarded(db, () => putEdition(edition, made, changes, db, { staged: new Set(), complete: true }))
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
    const needed = new Set(shown && neededBy(shown))
    await db.shards.bulkDelete((dropped ? neededBy(dropped) : []).filter(sha256 => !needed.has(sha256)))
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

async function guarded<Value>(db: LibraryDatabase, work: () => PromiseLike<Value>): Promise<Outcome<Value, StorageFailure>> {
  try {
    return success(await db.alive(work))
  }
  catch (error) {
    return refusal(storageFailure(error))
  }
}
