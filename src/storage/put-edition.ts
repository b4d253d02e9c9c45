import type { NewChanges } from './library'
import type { LibraryDatabase, StoredEdition, StoredShard } from './library-database'
import type { BroughtShard, Makings } from './made-shards'
import { eraOf } from './era'
import { inLoads } from './loads'
import { makingsOf, makingsUnder, neededBy, rowOf } from './made-shards'
import { readChangesRow, readEditionRow, readPointerRow } from './stored-rows'

/** Change lists kept for a reader who comes back after several updates. */
const CHANGES_KEPT = 10

export interface Placing {
  /** Digests of those of the shards that were put away on their way. */
  readonly staged: ReadonlySet<string>
  /** Whether nothing may be done unless every shard is brought or here. */
  readonly complete: boolean
}

/** Whether an edition is of another feed than the one this app reads: another city's, or a test environment's. */
export function isForeign(edition: StoredEdition, db: LibraryDatabase): boolean {
  return db.feed !== undefined && edition.payload.feed !== db.feed
}

/**
 * Puts an edition in place in one transaction, or does nothing: false where a later one is shown, `incomplete` where a shard
 * is neither brought nor here. @see applyEdition
 *
 * The store is asked once for all there is to know and told once what becomes of it: every question is a way to another
 * process and back.
 */
export function putEdition(edition: StoredEdition, shards: readonly BroughtShard[], news: NewChanges | undefined, db: LibraryDatabase, { staged, complete }: Placing): PromiseLike<boolean | 'incomplete'> {
  return db.transaction('rw', db.editions, db.shards, db.pointer, db.changes, async () => {
    const [pointerRow, editionRows, present, changeRows] = await Promise.all([db.pointer.get('shown'), db.editions.toArray(), db.shards.toCollection().primaryKeys(), db.changes.toArray()])
    const there = new Set(present)
    const editions = new Map(editionRows.flatMap(row => readEditionRow(row) ?? []).map(each => [each.version, each]))
    const makings = editions.size === editionRows.length ? makingsOf([...editions.values()]) : await makingsIn(db)
    const entries = edition.payload.shards.map(({ sha256 }) => sha256)
    if (complete && !isComplete(entries, shards, makings, there))
      return 'incomplete'

    const named = readPointerRow(pointerRow)
    const shown = named && editions.get(named.version)
    // Another feed's edition counts for nothing, nor does one of an earlier count of versions or one that cannot be read.
    const counts = shown !== undefined && !isForeign(shown, db) && eraOf(edition) <= eraOf(shown)
    const pointer = counts ? named : undefined
    if (pointer && shown && (edition.version < pointer.version || eraOf(edition) < eraOf(shown)))
      return false
    const back = pointer && pointer.version !== edition.version ? pointer.version : pointer?.previous
    const previous = back === undefined ? undefined : editions.get(back)

    const written = shards.filter(({ sha256 }) => !staged.has(sha256) || !there.has(sha256)).map(shard => rowOf(shard, makings, there))
    const made = [...makingsUnder(entries, new Map([...makings, ...makingsAmong(written)]))]
    const stored = made.length > 0 ? { ...edition, made } : edition
    const needed = new Set([stored, ...previous ? [previous] : []].flatMap(neededBy))
    const told = (pointer || !shown ? changeRows : []).filter(row => readChangesRow(row)).map(({ version }) => version)
    const kept = new Set([...new Set([...told, ...news ? [edition.version] : []])].sort((a, b) => b - a).slice(0, CHANGES_KEPT))
    const gone = {
      editions: editionRows.map(({ version }) => version).filter(version => version !== edition.version && version !== previous?.version),
      shards: present.filter(sha256 => !needed.has(sha256)),
      changes: changeRows.map(({ version }) => version).filter(version => !kept.has(version)),
    }
    await Promise.all([
      putLoads(written, db),
      db.editions.put(stored),
      db.pointer.put({ slot: 'shown', version: edition.version, previous: previous?.version, checked: edition.applied }),
      news && db.changes.put({ ...news, version: edition.version, applied: edition.applied }),
      gone.editions.length > 0 && db.editions.bulkDelete(gone.editions),
      gone.shards.length > 0 && db.shards.bulkDelete(gone.shards),
      gone.changes.length > 0 && db.changes.bulkDelete(gone.changes),
    ])
    return true
  })
}

/** Writes shards load by load: how many there are makes no task longer. */
async function putLoads(shards: readonly StoredShard[], db: LibraryDatabase): Promise<void> {
  for (const load of inLoads(shards, ({ bytes }) => bytes.byteLength))
    await db.shards.bulkPut(load)
}

/** Whether every shard is brought or on the device, with all that lies under it. */
function isComplete(entries: readonly string[], brought: readonly BroughtShard[], makings: Makings, there: ReadonlySet<string>): boolean {
  const coming = new Set(brought.map(({ sha256 }) => sha256))
  const others = entries.filter(sha256 => !coming.has(sha256))
  return [...others, ...makingsUnder(others, makings).values()].every(sha256 => there.has(sha256))
}

/** Which shards are kept as edits of which, asked of the shards: where an edition that would say so cannot be read. */
async function makingsIn(db: LibraryDatabase): Promise<Makings> {
  return new Map(makingsAmong(await db.shards.toArray()))
}

function makingsAmong(shards: readonly StoredShard[]): readonly (readonly [string, string])[] {
  return shards.flatMap(({ sha256, of }) => typeof of === 'string' ? [[sha256, of] as const] : [])
}
