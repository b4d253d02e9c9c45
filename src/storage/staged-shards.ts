import type { Outcome } from '../domain/outcome'
import type { ShardEntry } from '../feed/payload'
import type { LibraryDatabase, StoredShard } from './library-database'
import type { StorageFailure } from './storage-failure'
import { refusal, success } from '../domain/outcome'
import { inLoads } from './loads'
import { neededBy } from './made-shards'
import { storageFailure } from './storage-failure'
import { readEditionRow } from './stored-rows'

/**
 * Keeps verified shards before their edition is whole, so that a run that is broken off goes on where it stopped.
 *
 * No edition names it yet, so nothing of it is shown; the next edition applied removes every shard nobody names. What
 * lies here is data from outside like any other: its length and SHA-256 are taken again before it is used.
 */
export async function stageShards(shards: readonly StoredShard[], db: LibraryDatabase): Promise<Outcome<void, StorageFailure>> {
  return guarded(() => db.transaction('rw', db.shards, async () => {
    for (const load of inLoads(shards, ({ bytes }) => bytes.byteLength))
      await db.shards.bulkPut(load)
  }))
}

/**
 * Removes the shards that no edition on the device names, but for those of the edition that is wanted.
 *
 * Without it the parts of an edition that never got in would hold the room which a smaller one needs.
 */
export async function dropStaged(wanted: readonly ShardEntry[], db: LibraryDatabase): Promise<Outcome<void, StorageFailure>> {
  return guarded(() => db.alive(() => db.transaction('rw', db.editions, db.shards, async () => {
    const editions = (await db.editions.toArray()).map(readEditionRow)
    const needed = new Set([...editions.flatMap(edition => edition ? neededBy(edition) : []), ...wanted.map(entry => entry.sha256)])
    const unnamed = (await db.shards.toCollection().primaryKeys()).filter(sha256 => !needed.has(sha256))
    if (unnamed.length > 0)
      await db.shards.bulkDelete(unnamed)
  })))
}

async function guarded(work: () => PromiseLike<void>): Promise<Outcome<void, StorageFailure>> {
  try {
    return success(await work())
  }
  catch (error) {
    return refusal(storageFailure(error))
  }
}
