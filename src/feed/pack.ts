import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { FeedFailure } from './feed-failure'
import type { PackEdit } from './pack-edit'
import type { ShardEntry } from './payload'
import * as v from 'valibot'
import { refusal, success } from '../domain/outcome'
import { encodeUtf8 } from './bytes'
import { decodeJson, encodeJson } from './json'
import { checkShardBytes } from './shard'
import { splicedShard } from './splice-shard'

/** What a delta pack is recognised by. */
const KIND = 'chiiki-fukushi-navi/pack'

/** The form of packs spoken here; a reader of another takes whole shards. */
const FORM = 1

/** How one shard of the new edition is made. Rows after the last edit stay. */
export interface PackedShard {
  readonly name: string
  /** The earlier edition's shard it is made of, where that had another name; a shard it did not have has no rows. */
  readonly of?: string | undefined
  readonly edits: readonly PackEdit[]
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const PackSchema = v.object({
  kind: v.literal(KIND),
  form: v.literal(FORM),
  shards: v.pipe(v.array(v.object({
    name: v.string(),
    of: v.optional(v.string()),
    edits: v.array(v.tupleWithRest([count, count], v.unknown())),
  })), v.maxLength(512)),
})
const FrameSchema = v.object({ rows: v.array(v.unknown()) })

/** The bytes of a pack. */
export function encodePack(shards: readonly PackedShard[]): Bytes {
  return encodeJson({ kind: KIND, form: FORM, shards })
}

/** The rows of a shard that was verified before, as published; undefined where it cannot be read. */
export function rowsIn(shard: Bytes): readonly unknown[] | undefined {
  const json = decodeJson(shard)
  const frame = v.safeParse(FrameSchema, json.ok ? json.value : undefined)
  return frame.success ? frame.output.rows : undefined
}

/** A shard of the new edition, and the way it was made. */
export interface BuiltShard {
  readonly bytes: Bytes
  /** Name of the earlier edition's shard it was made of, which may not have been there. */
  readonly of: string
  readonly edits: readonly PackEdit[]
}

/** The rows of a shard of the earlier edition, and its bytes where they are in memory: the new one is then cut out of them. */
export interface HeldShard {
  readonly rows: readonly unknown[]
  readonly bytes?: Uint8Array | undefined
}

/**
 * Builds every missing shard of an edition from the shards of an earlier one, by name, and a pack.
 *
 * @param pause awaited between two shards, so that others may have their turn.
 *
 * Nothing of the pack is believed: each shard must have the very bytes the manifest promises, else nothing is given. No
 * row is taken over twice, so that a pack cannot make more than it and the shards held weigh together; a shard that
 * differs ends the work.
 */
export async function applyPack(pack: Bytes, held: ReadonlyMap<string, Bytes>, missing: readonly ShardEntry[], pause?: () => Promise<void>): Promise<Outcome<ReadonlyMap<string, BuiltShard>, FeedFailure>> {
  return applyPackToShards(pack, name => readShard(held.get(name)), missing, pause)
}

/** Shards whose digests are reckoned at the same time: one is written as text while others are reckoned elsewhere. */
const AT_ONCE = 4

/**
 * The same where the shards of the earlier edition are in memory.
 *
 * @param shardOf a shard by its name, with its rows just as they were published; undefined where there was none.
 */
export async function applyPackToShards(pack: Bytes, shardOf: (name: string) => HeldShard | undefined, missing: readonly ShardEntry[], pause = async () => {}): Promise<Outcome<ReadonlyMap<string, BuiltShard>, FeedFailure>> {
  const json = decodeJson(pack)
  const parsed = v.safeParse(PackSchema, json.ok ? json.value : undefined)
  if (!parsed.success)
    return refusal({ kind: 'damaged', what: 'pack' })
  const recipes = new Map(parsed.output.shards.map(shard => [shard.name, shard]))
  const bases = new Map<string, HeldShard | undefined>()
  const built = new Map<string, BuiltShard>()
  const making: Promise<FeedFailure | undefined>[] = []
  for (const entry of missing) {
    await pause()
    const recipe = recipes.get(entry.name)
    const base = recipe?.of ?? entry.name
    if (!bases.has(base))
      bases.set(base, shardOf(base))
    const held = bases.get(base)
    const rows = recipe && editedRows(held?.rows ?? [], recipe.edits)
    if (rows?.length !== entry.rows)
      return refusal({ kind: 'inconsistent', what: `pack: ${entry.name}` })
    const edits = recipe?.edits ?? []
    const cut = held?.bytes && splicedShard({ rows: held.rows, bytes: held.bytes }, edits, entry)
    making.push(verified(entry, rows, cut).then((made) => {
      if (!made.ok)
        return made.failure
      built.set(entry.sha256, { bytes: made.value, of: base, edits })
      return undefined
    }))
    const failure = making.length < AT_ONCE ? undefined : await making.shift()
    if (failure)
      return refusal(failure)
  }
  const failure = (await Promise.all(making)).find(each => each !== undefined)
  return failure ? refusal(failure) : success(built)
}

/** A shard cut out of another, else written anew: where a row stands word for word within another, the cut is a wrong one. */
async function verified(entry: ShardEntry, rows: readonly unknown[], cut: Bytes | undefined): Promise<Outcome<Bytes, FeedFailure>> {
  const checked = cut && await checkShardBytes(cut, entry)
  return checked?.ok ? checked : checkShardBytes(frameShard(entry, rows), entry)
}

function readShard(bytes: Bytes | undefined): HeldShard | undefined {
  const rows = bytes && rowsIn(bytes)
  return rows && { rows, bytes }
}

/** The rows after all edits; undefined where they reach past the end. */
export function editedRows(base: readonly unknown[], edits: readonly PackEdit[]): readonly unknown[] | undefined {
  const parts: (readonly unknown[])[] = []
  let at = 0
  for (const [keep, drop, ...rows] of edits) {
    if (at + keep + drop > base.length)
      return undefined
    parts.push(base.slice(at, at + keep), rows)
    at += keep + drop
  }
  return [...parts, base.slice(at)].flat()
}

/** A shard's bytes. Rows read from canonical JSON keep the order of their keys, so they are not sorted again. */
export function frameShard({ name }: Pick<ShardEntry, 'name'>, rows: readonly unknown[]): Bytes {
  const [collection] = name.split('/')
  return encodeUtf8(JSON.stringify({ collection, rows }))
}
