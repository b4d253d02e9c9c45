import type { EditionContent } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { FeedFailure } from '../feed/feed-failure'
import type { PackEdit } from '../feed/pack-edit'
import type { ShardEntry } from '../feed/payload'
import type { Shard } from '../feed/shard'
import type { Sliced } from '../domain/sliced'
import { refusal, success } from '../domain/outcome'
import { assembleInSlices, collectionOf, editShard, parseInSlices } from '../feed/shard'
import { inSlices } from './in-slices'

/**
 * Shards this page has read, by SHA-256: their rows were doubted field by field, and the same bytes say the same again.
 *
 * It saves reading, never checking: whoever asks has the bytes and knows that they have this digest. An edition and the one
 * before share most of their rows, so that what changed is found by looking at few of them.
 */
const read = new Map<string, Shard>()

/**
 * The bytes of those shards of the edition put together last, by SHA-256, as they were verified: an update copies out of them
 * what stays. At most as much as an edition may weigh.
 */
const published = new Map<string, Uint8Array>()

/** An edition put together, and the shards it was put together from. */
interface Assembled {
  readonly entries: readonly ShardEntry[]
  readonly content: EditionContent
}

/** The editions put together last: two of them stay, and their shards. */
let recent: readonly Assembled[] = []

/** Puts an edition together from the verified bytes of its shards, every field checked. */
export async function readShards(entries: readonly ShardEntry[], verified: ReadonlyMap<string, Uint8Array>): Promise<Outcome<EditionContent, FeedFailure>> {
  const shards: Shard[] = []
  for (const entry of entries) {
    const bytes = verified.get(entry.sha256)
    const shard = bytes ? await readShard(bytes, entry) : refusal({ kind: 'damaged' as const, what: entry.name })
    if (!shard.ok)
      return shard
    shards.push(shard.value)
  }
  const content = contentReadBefore(entries) ?? await inSlices(assembleInSlices(shards))
  keep({ entries, content })
  return success(content)
}

/** The edition of these shards, if this page has put it together lately from bytes that were verified then. */
export function contentReadBefore(entries: readonly ShardEntry[]): EditionContent | undefined {
  return recent.find(known => sameShards(known.entries, entries))?.content
}

/** One shard of an edition from its verified bytes, every field checked. */
export async function readShard(bytes: Uint8Array, entry: ShardEntry): Promise<Outcome<Shard, FeedFailure>> {
  published.set(entry.sha256, bytes)
  const known = shardReadBefore(entry)
  return known ? success(known) : remembered(parseInSlices(bytes, entry), entry)
}

/** The way in which a verified shard was made of another. */
export interface Making {
  readonly of: ShardEntry
  readonly edits: readonly PackEdit[]
}

/**
 * Reads a verified shard by the way it was made, where the one it was made of was read before; its rows that stay are then
 * the very same. Whatever cannot be read so is read whole when the edition is.
 */
export async function readMade(entry: ShardEntry, { of, edits }: Making): Promise<void> {
  const before = read.get(of.sha256)
  if (!before || !fits(before, of) || collectionOf(of) !== collectionOf(entry))
    return
  const edited = await inSlices(editShard(before, edits, entry))
  if (edited.ok)
    read.set(entry.sha256, edited.value.shard)
}

/** The rows of a shard of an edition this page has read; undefined where it has not. */
export function shardReadBefore(entry: ShardEntry): Shard | undefined {
  const known = read.get(entry.sha256)
  return known && fits(known, entry) ? known : undefined
}

/** The bytes of a shard of the edition put together last; undefined where it is of another, or unknown. */
export function bytesReadBefore({ sha256 }: ShardEntry): Uint8Array | undefined {
  return published.get(sha256)
}

/** A shard that was verified, and its rows. */
interface MadeShard {
  readonly shard: Shard
  readonly bytes: Uint8Array
}

/** Remembers an edition made of one that was read before, and its shards that differ from that one's, by SHA-256. */
export function rememberEdition(entries: readonly ShardEntry[], content: EditionContent, shards: ReadonlyMap<string, MadeShard>): void {
  for (const [sha256, { shard, bytes }] of shards) {
    read.set(sha256, shard)
    published.set(sha256, bytes)
  }
  keep({ entries, content })
}

async function remembered(reading: Sliced<Outcome<Shard, FeedFailure>>, entry: ShardEntry): Promise<Outcome<Shard, FeedFailure>> {
  const shard = await inSlices(reading)
  if (shard.ok)
    read.set(entry.sha256, shard.value)
  return shard
}

/** Whether a shard is what the entry says beside its digest: one edition may lie about what another says truly. */
function fits({ collection, rows }: Shard, entry: ShardEntry): boolean {
  return collectionOf(entry) === collection && rows.length === entry.rows
}

/** Whether two editions are made of the same shards under the same names. */
export function sameShards(one: readonly ShardEntry[], other: readonly ShardEntry[]): boolean {
  return one.length === other.length && one.every((entry, at) => entry.sha256 === other[at]?.sha256 && entry.name === other[at].name)
}

function keep(assembled: Assembled): void {
  recent = [assembled, ...recent.filter(({ entries }) => !sameShards(entries, assembled.entries))].slice(0, 2)
  const named = new Set(recent.flatMap(({ entries }) => entries).map(({ sha256 }) => sha256))
  for (const sha256 of read.keys()) {
    if (!named.has(sha256))
      read.delete(sha256)
  }
  const latest = new Set(assembled.entries.map(({ sha256 }) => sha256))
  for (const sha256 of published.keys()) {
    if (!latest.has(sha256))
      published.delete(sha256)
  }
}
