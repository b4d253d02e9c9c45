import type { CollectionName, EditionContent, Row } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { FeedFailure } from './feed-failure'
import type { PackEdit } from './pack-edit'
import type { ShardEntry } from './payload'
import type { Sliced } from '../domain/sliced'
import * as v from 'valibot'
import { COLLECTIONS, emptyContent, ROW_KEY } from '../domain/edition'
import { refusal, success } from '../domain/outcome'
import { sha256Hex } from './bytes'
import { decodeJson, encodeJson } from './json'
import { mergeRuns } from './merge-runs'
import { isRowAsPublished, ROW_SCHEMA } from './row-schemas'
import { finished } from '../domain/sliced'

/** Rows of one collection, as they lie in one shard. */
export interface Shard<Name extends CollectionName = CollectionName> {
  readonly collection: Name
  readonly rows: readonly Row<Name>[]
}

const FrameSchema = v.object({ collection: v.picklist(COLLECTIONS), rows: v.array(v.unknown()) })

/** The bytes of a shard; rows must already be in the order of their keys. */
export function encodeShard<Name extends CollectionName>(shard: Shard<Name>): Bytes {
  return encodeJson(shard)
}

/** Whether the bytes received are exactly the promised ones: length first, then SHA-256. */
export async function checkShardBytes(bytes: Bytes, entry: Pick<ShardEntry, 'name' | 'sha256' | 'bytes'>): Promise<Outcome<Bytes, FeedFailure>> {
  if (bytes.byteLength !== entry.bytes || await sha256Hex(bytes) !== entry.sha256)
    return refusal({ kind: 'damaged', what: entry.name })
  return success(bytes)
}

/** Rows whose fields are doubted before others may get their turn: far fewer than a slow phone needs 50 ms for. */
const SLICE = 64

/** Reads a shard and doubts every field of every row. */
export function parseShard(bytes: Uint8Array, entry: ShardEntry): Outcome<Shard, FeedFailure> {
  return finished(parseInSlices(bytes, entry))
}

/** The same a slice at a time: whoever goes on with it may let others have their turn in between. */
export function* parseInSlices(bytes: Uint8Array, entry: ShardEntry): Sliced<Outcome<Shard, FeedFailure>> {
  const json = decodeJson(bytes)
  yield
  const frame = json.ok ? v.safeParse(FrameSchema, json.value) : undefined
  if (!frame?.success)
    return refusal({ kind: 'damaged', what: entry.name })
  const { collection, rows } = frame.output
  if (collectionOf(entry) !== collection || rows.length !== entry.rows)
    return refusal({ kind: 'inconsistent', what: entry.name })
  return yield* parseRows(collection, rows, entry.name)
}

/**
 * A shard made of one that was read before and rows that come: only these are doubted, those that stay were.
 *
 * @param edits as of the pack that made the very bytes the manifest promises.
 */
export function* editShard(before: Shard, edits: readonly PackEdit[], entry: ShardEntry): Sliced<Outcome<EditedShard, FeedFailure>> {
  return yield* editRows(before, edits, entry.name)
}

/** A shard made of another, and the rows by which it differs from it. */
export interface EditedShard<Name extends CollectionName = CollectionName> {
  readonly shard: Shard<Name>
  readonly removed: Shard<Name>
  readonly added: Shard<Name>
}

function* editRows<Name extends CollectionName>(before: Shard<Name>, edits: readonly PackEdit[], what: string): Sliced<Outcome<EditedShard<Name>, FeedFailure>> {
  const { collection } = before
  const parts: (readonly Row<Name>[])[] = []
  const [removed, added]: [Row<Name>[], Row<Name>[]] = [[], []]
  let at = 0
  for (const [keep, drop, ...come] of edits) {
    const parsed = yield* parseRows(before.collection, come, what)
    if (!parsed.ok)
      return parsed
    parts.push(before.rows.slice(at, at + keep), parsed.value.rows)
    removed.push(...before.rows.slice(at + keep, at + keep + drop))
    added.push(...parsed.value.rows)
    at += keep + drop
  }
  const rows = [...parts, before.rows.slice(at)].flat()
  return success({ shard: { collection, rows }, removed: { collection, rows: removed }, added: { collection, rows: added } })
}

/** The collection a shard is of, by its name. */
export function collectionOf({ name }: Pick<ShardEntry, 'name'>): string {
  return name.split('/', 1)[0] ?? ''
}

function* parseRows<Name extends CollectionName>(collection: Name, rows: readonly unknown[], what: string): Sliced<Outcome<Shard<Name>, FeedFailure>> {
  const parsed: Row<Name>[] = []
  for (const row of rows) {
    if (parsed.length % SLICE === SLICE - 1)
      yield
    if (isRowAsPublished(collection, row)) {
      parsed.push(row)
      continue
    }
    const result = v.safeParse(ROW_SCHEMA[collection], row)
    if (!result.success)
      return refusal({ kind: 'inconsistent', what: `${what}: ${v.getDotPath(result.issues[0]) ?? ''} ${result.issues[0].message}` })
    parsed.push(result.output)
  }
  return success({ collection, rows: parsed })
}

/** Puts shards together into an edition, each collection in the order of its keys. */
export function assemble(shards: readonly Shard[]): EditionContent {
  return finished(assembleInSlices(shards))
}

/** The same a slice at a time. */
export function* assembleInSlices(shards: readonly Shard[]): Sliced<EditionContent> {
  const content: { -readonly [Name in CollectionName]: EditionContent[Name] } = emptyContent()
  for (const name of COLLECTIONS)
    yield* fill(name, content, shards)
  return content
}

function* fill<Name extends CollectionName>(name: Name, content: { [Each in Name]: readonly Row<Each>[] }, shards: readonly Shard[]): Sliced<void> {
  const runs = shards.filter((shard): shard is Shard<Name> => shard.collection === name).map(shard => shard.rows)
  content[name] = yield* mergeRuns<Row<Name>>(runs, ROW_KEY[name])
}
