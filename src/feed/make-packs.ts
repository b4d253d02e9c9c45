import type { Bytes } from './bytes'
import type { PackedShard } from './pack'
import type { PackEdit } from './pack-edit'
import type { PackEntry, Payload, ShardEntry } from './payload'
import type { CutShard } from './split'
import { encodeBase64, sha256Hex } from './bytes'
import { encodeJson } from './json'
import { MANIFEST_LIMIT, PACK_LIMIT, PACKS } from './limits'
import { applyPack, encodePack, rowsIn } from './pack'
import { checkShardBytes } from './shard'
import { partCovers, splitName } from './shard-part'

/** A pack ready to be written: its entry in the manifest and its bytes. */
export interface CutPack {
  readonly entry: PackEntry
  readonly bytes: Bytes
}

/** An edition published before, as its manifest states it. */
export type EarlierEdition = Pick<Payload, 'version' | 'shards'>

/** The bytes of an earlier shard, by its SHA-256; undefined where they are not at hand. */
export type ShardBytes = (sha256: string) => Promise<Bytes | undefined>

/** A row with its text, by which rows are told apart. */
interface WrittenRow {
  readonly row: unknown
  readonly text: string
}

/** Rows of the new shards by SHA-256: read once, however many packs need them. */
type Rows = Map<string, readonly WrittenRow[]>

/** Bytes of an envelope beside the payload: eight signatures and some braces. */
const SIGNATURES = 2048

/**
 * Packs that lead from earlier editions to a new one, the newest first; none where whole shards weigh no more.
 *
 * Each is applied as a reader will before it is given. The same shards give the same bytes.
 */
export async function cutPacks(version: number, shards: readonly CutShard[], earlier: readonly EarlierEdition[], bytesOf: ShardBytes): Promise<readonly CutPack[]> {
  const near = earlier.filter(edition => edition.version < version && edition.version >= version - PACKS).sort((a, b) => b.version - a.version)
  const rows: Rows = new Map()
  const packs: CutPack[] = []
  for (const edition of near) {
    const bytes = await packBetween(edition, shards, bytesOf, rows)
    if (bytes && bytes.byteLength <= PACK_LIMIT && bytes.byteLength < weightOfChanges(edition, shards))
      packs.push({ entry: { from: edition.version, sha256: await sha256Hex(bytes), bytes: bytes.byteLength }, bytes })
  }
  return packs
}

/** The payload with as many of the packs as its envelope has room for, the first of them first, and these packs. */
export function listPacks(payload: Payload, packs: readonly CutPack[]): { readonly payload: Payload, readonly packs: readonly CutPack[] } {
  for (let listed = packs; listed.length > 0; listed = listed.slice(0, -1)) {
    const stated = { ...payload, packs: listed.map(pack => pack.entry) }
    if (encodeBase64(encodeJson(stated)).length + SIGNATURES <= MANIFEST_LIMIT)
      return { payload: stated, packs: listed }
  }
  return { payload, packs: [] }
}

/** One pack, whatever it weighs, applied as a reader will; undefined where bytes of the earlier edition are not at hand. */
export async function packBetween(from: EarlierEdition, shards: readonly CutShard[], bytesOf: ShardBytes, rows: Rows = new Map()): Promise<Bytes | undefined> {
  const changed = changedSince(from, shards)
  const held = new Map<string, Bytes>()
  const packed: PackedShard[] = []
  for (const { entry, bytes } of changed) {
    const base = baseOf(entry, from.shards)
    const before = base && (held.get(base.name) ?? await whole(base, bytesOf))
    if (base && !before)
      return undefined
    if (base && before)
      held.set(base.name, before)
    const target = rows.get(entry.sha256) ?? writtenRows(bytes)
    rows.set(entry.sha256, target)
    packed.push({
      name: entry.name,
      of: base?.name === entry.name ? undefined : base?.name,
      edits: editsBetween(before ? writtenRows(before) : [], target),
    })
  }
  const pack = encodePack(packed)
  const applied = await applyPack(pack, held, changed.map(({ entry }) => entry))
  return applied.ok ? pack : undefined
}

function changedSince(from: EarlierEdition, shards: readonly CutShard[]): readonly CutShard[] {
  const known = new Set(from.shards.map(entry => entry.sha256))
  return shards.filter(({ entry }) => !known.has(entry.sha256))
}

/** Bytes a reader of the earlier edition would fetch without a pack. */
function weightOfChanges(from: EarlierEdition, shards: readonly CutShard[]): number {
  return changedSince(from, shards).reduce((sum, { entry }) => sum + entry.bytes, 0)
}

/** The shard of that name, or the smallest that was cut into parts of which this is one. */
function baseOf({ name }: ShardEntry, before: readonly ShardEntry[]): ShardEntry | undefined {
  const { whole, part } = splitName(name)
  const covering = before.filter((entry) => {
    const base = splitName(entry.name)
    return entry.name === whole || (base.whole === whole && part !== '' && base.part !== '' && partCovers(base.part, part))
  })
  return before.find(entry => entry.name === name)
    ?? covering.sort((a, b) => a.rows - b.rows)[0]
}

async function whole(entry: ShardEntry, bytesOf: ShardBytes): Promise<Bytes | undefined> {
  const bytes = await bytesOf(entry.sha256)
  return bytes && (await checkShardBytes(bytes, entry)).ok ? bytes : undefined
}

function writtenRows(shard: Bytes): readonly WrittenRow[] {
  return (rowsIn(shard) ?? []).map(row => ({ row, text: JSON.stringify(row) }))
}

/** The way from some rows to others. Rows keep their order from edition to edition, so one walk finds all that stay. */
function editsBetween(base: readonly WrittenRow[], rows: readonly WrittenRow[]): readonly PackEdit[] {
  const places = new Map(base.map(({ text }, place) => [text, place]))
  const edits: PackEdit[] = []
  let [keep, at] = [0, 0]
  let come: unknown[] = []
  const upTo = (place: number) => {
    if (place > at || come.length > 0) {
      edits.push([keep, place - at, ...come])
      keep = 0
      come = []
    }
    at = place
  }
  for (const { text, row } of rows) {
    const place = places.get(text) ?? -1
    if (place < at) {
      come.push(row)
    }
    else {
      upTo(place)
      keep++
      at++
    }
  }
  upTo(base.length)
  return edits
}
