import type { Bytes } from '../feed/bytes'
import type { PackEdit } from '../feed/pack-edit'
import type { ShardEntry } from '../feed/payload'
import type { LibraryDatabase, StoredEdition, StoredShard } from './library-database'
import { encodeUtf8 } from '../feed/bytes'
import { decodeJson } from '../feed/json'
import { SHARD_LIMIT } from '../feed/limits'
import { editedRows, frameShard, rowsIn } from '../feed/pack'
import { breathe } from './in-slices'
import { inLoads } from './loads'

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

/** A shard asked for, and as many bytes as it may have. */
type Asked = Pick<ShardEntry, 'sha256' | 'bytes'>

/**
 * Tells the bytes of stored shards as they come, made again where only their edits are kept. Nothing is verified yet; a shard
 * that is not here or cannot be made is not told.
 *
 * All are of one moment of the store, but they come in loads, so that no task has to take all of them in.
 */
export async function wholeBytes(entries: readonly ShardEntry[], db: LibraryDatabase, whole: (entry: ShardEntry, bytes: Bytes) => void): Promise<void> {
  const stored = new Map<string, StoredShard | undefined>()
  await db.transaction('r', db.shards, async () => {
    // Before the first edition nothing is here: one question instead of one for each shard.
    if (await db.shards.count() === 0)
      return
    await eachLoad(entries, db, (entry, shard) => {
      stored.set(entry.sha256, shard)
      if (shard && shard.of === undefined)
        whole(entry, shard.bytes)
    })
    for (let depth = 0, under = unasked(stored); under.length > 0 && depth < DEPTH; depth++, under = unasked(stored))
      await eachLoad(under, db, ({ sha256 }, shard) => stored.set(sha256, shard))
  })
  for (const entry of entries.filter(({ sha256 }) => stored.get(sha256)?.of !== undefined)) {
    await breathe()
    const bytes = bytesOf(entry, stored)
    if (bytes)
      whole(entry, bytes)
  }
}

/** Asks the store for shards load by load; the next load is on its way while one is dealt with. */
async function eachLoad<Each extends Asked>(asked: readonly Each[], db: LibraryDatabase, come: (each: Each, shard: StoredShard | undefined) => void): Promise<void> {
  const [first = [], ...rest] = inLoads(asked, ({ bytes }) => bytes)
  const ask = (load: readonly Each[]) => db.shards.bulkGet(load.map(({ sha256 }) => sha256))
  let [load, coming] = [first, ask(first)]
  for (const next of [...rest, []]) {
    const [dealt, found] = [load, await coming]
    load = next
    coming = ask(next)
    dealt.forEach((each, at) => come(each, found[at]))
  }
}

/** The shards that those found are made of, where they were not asked for yet. */
function unasked(stored: ReadonlyMap<string, StoredShard | undefined>): readonly Asked[] {
  const under = new Set([...stored.values()].flatMap(shard => shard?.of !== undefined && !stored.has(shard.of) ? [shard.of] : []))
  return [...under].map(sha256 => ({ sha256, bytes: SHARD_LIMIT }))
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
