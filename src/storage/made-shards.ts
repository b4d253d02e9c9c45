import type { Bytes } from '../feed/bytes'
import type { PackEdit } from '../feed/pack-edit'
import type { ShardEntry } from '../feed/payload'
import type { LibraryDatabase, StoredEdition, StoredShard } from './library-database'
import { encodeUtf8 } from '../feed/bytes'
import { decodeJson } from '../feed/json'
import { editedRows, frameShard, rowsIn } from '../feed/pack'

/** A verified shard to be put away, and the way it was made where it was made of another that is on the device. */
export interface BroughtShard {
  readonly sha256: string
  readonly bytes: Bytes
  readonly made?: { readonly of: string, readonly edits: readonly PackEdit[] } | undefined
}

/** Bytes from which it is worth keeping how a shard was made: what is smaller is written as fast whole. */
const LARGE = 16 * 1024

/** Of how many parts of a shard its edits may be one at most. */
const SPARED = 4

/** How many shards may lie under one another until one is written whole again. */
const DEPTH = 8

/** Which shard each shard kept as edits was made of, by SHA-256. */
export type Makings = ReadonlyMap<string, string>

/** The makings that editions on the device tell of. */
export function makingsOf(editions: readonly StoredEdition[]): Makings {
  return new Map(editions.flatMap(({ made }) => made ?? []))
}

/** The shards under these, and how: what must stay on the device so that they can be read. */
export function makingsUnder(shards: Iterable<string>, makings: Makings): Makings {
  const under = new Map<string, string>()
  for (const sha256 of shards) {
    for (let at = sha256, of = makings.get(at); of !== undefined && !under.has(at); at = of, of = makings.get(at))
      under.set(at, of)
  }
  return under
}

/** Every shard that an edition on the device needs: its own and those they are made of. */
export function neededBy({ payload, made }: StoredEdition): readonly string[] {
  return [...payload.shards.map(({ sha256 }) => sha256), ...(made ?? []).map(([, of]) => of)]
}

/**
 * The record of a shard: the edits alone where they are few, the shard they are made of is on the device, and not too many
 * lie under it; else its bytes as received.
 */
export function rowOf({ sha256, bytes, made }: BroughtShard, makings: Makings, kept: ReadonlySet<string>): StoredShard {
  const whole = { sha256, bytes }
  if (!made || bytes.byteLength < LARGE || made.of === sha256 || !kept.has(made.of))
    return whole
  const under = makingsUnder([made.of], makings)
  if (under.size >= DEPTH || under.has(sha256) || [...under.values()].includes(sha256))
    return whole
  const edits = encodeUtf8(JSON.stringify(made.edits))
  return edits.byteLength * SPARED <= bytes.byteLength ? { sha256, bytes: edits, of: made.of } : whole
}

/** The bytes of stored shards, made again where only their edits are kept. Nothing is verified yet; undefined where one cannot be made. */
export async function wholeBytes(entries: readonly ShardEntry[], db: LibraryDatabase): Promise<readonly (Bytes | undefined)[]> {
  const stored = new Map<string, StoredShard | undefined>()
  let wanted: readonly string[] = entries.map(({ sha256 }) => sha256)
  for (let depth = 0; wanted.length > 0 && depth <= DEPTH; depth++) {
    const found: readonly (StoredShard | undefined)[] = await db.shards.bulkGet([...wanted])
    wanted.forEach((sha256, at) => stored.set(sha256, found[at]))
    wanted = [...new Set(found.flatMap(shard => shard?.of !== undefined && !stored.has(shard.of) ? [shard.of] : []))]
  }
  return entries.map(entry => bytesOf(entry, stored))
}

function bytesOf(entry: ShardEntry, stored: ReadonlyMap<string, StoredShard | undefined>): Bytes | undefined {
  const edits: (readonly PackEdit[])[] = []
  let shard = stored.get(entry.sha256)
  for (let depth = 0; shard?.of !== undefined; depth++) {
    const read = depth > DEPTH ? undefined : readEdits(shard)
    if (!read)
      return undefined
    edits.unshift(read)
    shard = stored.get(shard.of)
  }
  if (!(shard?.bytes instanceof Uint8Array) || edits.length === 0)
    return shard?.bytes
  let rows = rowsIn(shard.bytes)
  for (const each of edits)
    rows = rows && editedRows(rows, each)
  return rows && frameShard(entry, rows)
}

/** What lies on the device is data from outside. */
function readEdits({ bytes }: StoredShard): readonly PackEdit[] | undefined {
  const json = bytes instanceof Uint8Array ? decodeJson(bytes) : undefined
  return json?.ok && Array.isArray(json.value) && json.value.every(isEdit) ? json.value : undefined
}

function isEdit(edit: unknown): edit is PackEdit {
  return Array.isArray(edit) && isCount(edit[0]) && isCount(edit[1])
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}
