import type { Outcome } from '../domain/outcome'
import type { LibraryDatabase, StoredShard } from './library-database'
import type { StorageFailure } from './storage-failure'
import { refusal, success } from '../domain/outcome'
import { storageFailure } from './storage-failure'

/**
 * Keeps one verified shard before its edition is whole, so that a run that is broken off goes on where it stopped.
 *
 * No edition names it yet, so nothing of it is shown; the next edition applied removes every shard nobody names. What
 * lies here is data from outside like any other: its length and SHA-256 are taken again before it is used.
 */
export async function stageShard(shard: StoredShard, db: LibraryDatabase): Promise<Outcome<void, StorageFailure>> {
  try {
    await db.shards.put(shard)
    return success(undefined)
  }
  catch (error) {
    return refusal(storageFailure(error))
  }
}
