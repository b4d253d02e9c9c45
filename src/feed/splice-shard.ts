import type { Bytes } from './bytes'
import type { PackEdit } from './pack-edit'
import type { ShardEntry } from './payload'
import { encodeUtf8 } from './bytes'

/** A shard as it was published, and its rows as they were read from it. */
export interface ReadShard {
  readonly bytes: Uint8Array
  readonly rows: readonly unknown[]
}

const [COMMA] = encodeUtf8(',')

/**
 * The bytes of a shard cut out of those of another and the rows that come: rows that stay are copied, not written anew.
 *
 * Where a row lies is found by the bytes it was read from. Undefined where they are not found, as of a row that was not kept as
 * published, or where the edits come to another length than is promised. Nothing is verified: the digest tells, as of a row whose
 * very text stands within a row before it.
 */
export function splicedShard({ bytes, rows }: ReadShard, edits: readonly PackEdit[], { bytes: length }: Pick<ShardEntry, 'bytes'>): Bytes | undefined {
  const begin = firstRow(bytes)
  const end = bytes.byteLength - 2 // of the last row: `]}` closes the frame
  const runs: Uint8Array[] = []
  let [row, at] = [0, begin]
  for (const [keep, drop, ...come] of edits) {
    const next = row + keep
    const gone = rows.slice(next, next + drop).map(written)
    const place = keep === 0 ? at : next >= rows.length ? end : find(bytes, gone[0] ?? written(rows[next]), at)
    if (place < 0)
      return undefined
    if (keep > 0)
      runs.push(bytes.subarray(at, next >= rows.length ? place : place - 1))
    if (come.length > 0)
      runs.push(encodeUtf8(come.map(each => JSON.stringify(each)).join()))
    row = next + drop
    at = gone.reduce((sum, each) => sum + each.byteLength + 1, place)
  }
  if (row < rows.length)
    runs.push(bytes.subarray(at, end))
  return joined([bytes.subarray(0, begin), bytes.subarray(end)], runs, length)
}

/** Where the rows begin: behind the first bracket, for a collection's name has none. */
function firstRow(bytes: Uint8Array): number {
  return bytes.indexOf(0x5B) + 1
}

function written(row: unknown): Uint8Array {
  return encodeUtf8(JSON.stringify(row))
}

/** The runs of rows within their frame, with a comma between each two; undefined where they have another length. */
function joined([head, tail]: readonly [Uint8Array, Uint8Array], runs: readonly Uint8Array[], length: number): Bytes | undefined {
  if (runs.reduce((sum, run) => sum + run.byteLength, Math.max(0, runs.length - 1) + head.byteLength + tail.byteLength) !== length)
    return undefined
  const whole = new Uint8Array(length)
  whole.set(head)
  let at = head.byteLength
  runs.forEach((run, index) => {
    if (index > 0)
      whole[at++] = COMMA ?? 0
    whole.set(run, at)
    at += run.byteLength
  })
  whole.set(tail, at)
  return whole
}

/** Where the wanted bytes begin, or -1. After Horspool: what cannot be the end of them is leapt over. */
function find(bytes: Uint8Array, wanted: Uint8Array, from: number): number {
  const last = wanted.byteLength - 1
  const leaps = new Int32Array(256).fill(wanted.byteLength)
  for (let at = 0; at < last; at++)
    leaps[wanted[at] ?? 0] = last - at
  for (let at = from; at + last < bytes.byteLength; at += leaps[bytes[at + last] ?? 0] ?? 1) {
    if (matches(bytes, wanted, at))
      return at
  }
  return -1
}

function matches(bytes: Uint8Array, wanted: Uint8Array, at: number): boolean {
  for (let each = wanted.byteLength - 1; each >= 0; each--) {
    if (bytes[at + each] !== wanted[each])
      return false
  }
  return true
}
