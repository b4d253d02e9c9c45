import type { CollectionName, EditionContent, ItemPlace, Row } from '../domain/edition'
import type { Bytes } from '../feed/bytes'
import type { ShardEntry } from '../feed/payload'
import type { Shard } from '../feed/shard'
import type { StoredEdition } from './library-database'
import { ROW_KEY } from '../domain/edition'
import { encodeUtf8, sha256Hex } from '../feed/bytes'
import { assemble, collectionOf } from '../feed/shard'
import { partHolds, splitName } from '../feed/shard-part'
import { readShard } from './parsed-shards'

/**
 * What lies in one shard with an item: enough for the first sight of it, however large the edition.
 *
 * Shards are cut by the digest of their rows' keys, so the one named so is opened first; where the item is not there, the
 * collection's others are. Undefined where none has it, whole. What is read here need not be read again.
 *
 * @param bytesOf gives the bytes of a shard with the digest it promises; undefined where they are not on the device.
 */
export async function readAround({ payload }: StoredEdition, { collection, key }: ItemPlace, bytesOf: (entry: ShardEntry) => Promise<Bytes | undefined>): Promise<EditionContent | undefined> {
  const hash = await sha256Hex(encodeUtf8(key))
  const entries = payload.shards.filter(entry => collectionOf(entry) === collection)
  const likely = new Set(entries.filter(entry => mayHold(entry, key, hash)))
  for (const entry of [...likely, ...entries.filter(entry => !likely.has(entry))]) {
    const bytes = await bytesOf(entry)
    const shard = bytes && await readShard(bytes, entry)
    if (shard?.ok && holds(shard.value, key))
      return assemble([shard.value])
  }
  return undefined
}

/** Whether a shard is the one where the publisher puts the row of such a key. */
function mayHold({ name }: ShardEntry, key: string, hash: string): boolean {
  const { whole, part } = splitName(name)
  const plan = whole.split('/')[1]
  return (plan === undefined || key.startsWith(`${plan}/`)) && partHolds(part, hash)
}

function holds<Name extends CollectionName>({ collection, rows }: Shard<Name>, key: string): boolean {
  const keyOf: (row: Row<Name>) => string = ROW_KEY[collection]
  return rows.some(row => keyOf(row) === key)
}
