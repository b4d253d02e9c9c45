import type { CollectionName, EditionContent, Row } from '../domain/edition'
import type { Bytes } from './bytes'
import type { ShardEntry } from './payload'
import { COLLECTIONS, ROW_KEY } from '../domain/edition'
import { encodeUtf8, sha256Hex } from './bytes'
import { SHARD_LIMIT } from './limits'
import { compareKeys } from './key-order'
import { encodeShard } from './shard'
import { partHolds, smallerParts } from './shard-part'

/** A shard ready to be written: its entry in the manifest and its bytes. */
export interface CutShard {
  readonly entry: ShardEntry
  readonly bytes: Bytes
}

/**
 * Cuts an edition into shards: one collection of one plan each, rows in the order of their keys.
 *
 * A shard that would pass the limit is cut by the SHA-256 of its keys, so that a row stays in the same part whatever rows
 * come and go beside it.
 */
export async function cutEdition(content: EditionContent, limit: number = SHARD_LIMIT): Promise<readonly CutShard[]> {
  const cut: CutShard[] = []
  for (const collection of COLLECTIONS)
    cut.push(...await cutCollection(content, collection, limit))
  return cut
}

async function cutCollection<Name extends CollectionName>(content: EditionContent, collection: Name, limit: number): Promise<CutShard[]> {
  const keyOf: (row: Row<Name>) => string = ROW_KEY[collection]
  const keyed = content[collection].map(row => ({ row, key: keyOf(row), plan: planOf(row) }))
    .sort((a, b) => compareKeys(a.key, b.key))
  const plans = [...new Set(keyed.map(({ plan }) => plan))].sort(compareKeys)
  const cut: CutShard[] = []
  for (const plan of plans) {
    const name = plan === '' ? collection : `${collection}/${plan}`
    const rows = keyed.filter(entry => entry.plan === plan)
    const hashed = await Promise.all(rows.map(async ({ row, key }) => ({ row, hash: await sha256Hex(encodeUtf8(key)) })))
    cut.push(...await cutByHash(collection, name, hashed, '', limit))
  }
  return cut
}

async function cutByHash<Name extends CollectionName>(
  collection: Name,
  name: string,
  rows: readonly { readonly row: Row<Name>, readonly hash: string }[],
  part: string,
  limit: number,
): Promise<CutShard[]> {
  const bytes = encodeShard<Name>({ collection, rows: rows.map(({ row }) => row) })
  if (bytes.byteLength <= limit || rows.length === 1) {
    const entry = { name: part === '' ? name : `${name}/${part}`, sha256: await sha256Hex(bytes), bytes: bytes.byteLength, rows: rows.length }
    return [{ entry, bytes }]
  }
  const parts: CutShard[] = []
  for (const smaller of smallerParts(part)) {
    const inside = rows.filter(({ hash }) => partHolds(smaller, hash))
    if (inside.length > 0)
      parts.push(...await cutByHash(collection, name, inside, smaller, limit))
  }
  return parts
}

/** Rows that belong to a plan lie in that plan's shards; the plans themselves, cities, sources and words do not. */
function planOf(row: object): string {
  return 'plan' in row && typeof row.plan === 'string' && !('fromYear' in row) ? row.plan : ''
}
