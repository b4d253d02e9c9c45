import type { Bytes } from './bytes'
import type { CutPack } from './make-packs'
import type { PackEntry, Payload, ShardEntry } from './payload'
import type { CutShard } from './split'
import { sha256Hex } from './bytes'

/** The version at which a pack begins that needs none: whoever holds nothing takes the edition by it. */
export const NOTHING = 0

const [OPENING, COMMA, CLOSING] = [0x5B, 0x2C, 0x5D] as const // [ , ]

/** Where one shard lies in the pack from nothing, in bytes. */
interface PlacedShard {
  readonly entry: ShardEntry
  readonly from: number
  readonly to: number
}

/**
 * The pack from nothing: the shards byte for byte, as the members of one JSON array, in the manifest's order.
 *
 * Where each begins and ends follows from the manifest, so that a shard is had as soon as its last byte has come, and
 * nobody has to parse the file or hold it whole. Undefined where there is but one shard.
 */
export async function cutWholePack(shards: readonly CutShard[]): Promise<CutPack | undefined> {
  const length = wholeLength(shards.map(({ entry }) => entry))
  if (shards.length < 2)
    return undefined
  const bytes = new Uint8Array(length).fill(COMMA)
  bytes.set([OPENING])
  bytes.set([CLOSING], length - 1)
  for (const [at, { from }] of placesOf(shards.map(({ entry }) => entry)).entries())
    bytes.set(shards[at]?.bytes ?? [], from)
  return { entry: { from: NOTHING, sha256: await sha256Hex(bytes), bytes: length }, bytes }
}

/** The pack from nothing that an edition lists; undefined where there is none of the length its shards make. */
export function wholePackOf({ packs, shards }: Pick<Payload, 'packs' | 'shards'>): PackEntry | undefined {
  return packs?.find(({ from, bytes }) => from === NOTHING && bytes === wholeLength(shards))
}

/** Where the shards of an edition lie in its pack from nothing. */
export function placesOf(shards: readonly ShardEntry[]): readonly PlacedShard[] {
  let from = 1
  return shards.map((entry) => {
    const to = from + entry.bytes
    const place = { entry, from, to }
    from = to + 1
    return place
  })
}

/** The bytes that stand in each shard's place; nothing of them is judged. */
export function piecesOf(pack: Bytes, shards: readonly ShardEntry[]): readonly { readonly entry: ShardEntry, readonly bytes: Bytes }[] {
  return placesOf(shards).map(({ entry, from, to }) => ({ entry, bytes: pack.slice(from, to) }))
}

/** Bytes of the pack from nothing to these shards: they, the commas between them, and two brackets. */
export function wholeLength(shards: readonly ShardEntry[]): number {
  return shards.reduce((sum, { bytes }) => sum + bytes + 1, 1)
}
