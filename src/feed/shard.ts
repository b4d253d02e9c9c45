import type { CollectionName, EditionContent, Row } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { FeedFailure } from './feed-failure'
import type { ShardEntry } from './payload'
import * as v from 'valibot'
import { COLLECTIONS, ROW_KEY } from '../domain/edition'
import { refusal, success } from '../domain/outcome'
import { sha256Hex } from './bytes'
import { decodeJson, encodeJson } from './json'
import { ROW_SCHEMA } from './row-schemas'

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
export async function checkShardBytes(bytes: Bytes, entry: ShardEntry): Promise<Outcome<Bytes, FeedFailure>> {
  if (bytes.byteLength !== entry.bytes || await sha256Hex(bytes) !== entry.sha256)
    return refusal({ kind: 'damaged', what: entry.name })
  return success(bytes)
}

/** Reads a shard and doubts every field of every row. */
export function parseShard(bytes: Uint8Array, entry: ShardEntry): Outcome<Shard, FeedFailure> {
  const json = decodeJson(bytes)
  const frame = json.ok ? v.safeParse(FrameSchema, json.value) : undefined
  if (!frame?.success)
    return refusal({ kind: 'damaged', what: entry.name })
  const { collection, rows } = frame.output
  if (entry.name.split('/')[0] !== collection || rows.length !== entry.rows)
    return refusal({ kind: 'inconsistent', what: entry.name })
  return parseRows(collection, rows, entry.name)
}

function parseRows<Name extends CollectionName>(collection: Name, rows: readonly unknown[], what: string): Outcome<Shard<Name>, FeedFailure> {
  const parsed: Row<Name>[] = []
  for (const row of rows) {
    const result = v.safeParse(ROW_SCHEMA[collection], row)
    if (!result.success)
      return refusal({ kind: 'inconsistent', what: `${what}: ${v.getDotPath(result.issues[0]) ?? ''} ${result.issues[0].message}` })
    parsed.push(result.output)
  }
  return success({ collection, rows: parsed })
}

/** Puts shards together into an edition, each collection in the order of its keys. */
export function assemble(shards: readonly Shard[]): EditionContent {
  const rowsOf = <Name extends CollectionName>(name: Name): readonly Row<Name>[] => {
    const keyOf: (row: Row<Name>) => string = ROW_KEY[name]
    return shards
      .filter((shard): shard is Shard<Name> => shard.collection === name)
      .flatMap(shard => shard.rows)
      .map(row => ({ row, key: keyOf(row) }))
      .sort((a, b) => compareKeys(a.key, b.key))
      .map(({ row }) => row)
  }
  return {
    city: rowsOf('city'),
    plans: rowsOf('plans'),
    goals: rowsOf('goals'),
    directions: rowsOf('directions'),
    kinds: rowsOf('kinds'),
    initiatives: rowsOf('initiatives'),
    crosswalk: rowsOf('crosswalk'),
    indicators: rowsOf('indicators'),
    summaries: rowsOf('summaries'),
    programmes: rowsOf('programmes'),
    costs: rowsOf('costs'),
    assessments: rowsOf('assessments'),
    meetings: rowsOf('meetings'),
    services: rowsOf('services'),
    topics: rowsOf('topics'),
    contacts: rowsOf('contacts'),
    districts: rowsOf('districts'),
    roles: rowsOf('roles'),
    holidays: rowsOf('holidays'),
    terms: rowsOf('terms'),
    discrepancies: rowsOf('discrepancies'),
    sources: rowsOf('sources'),
    spellings: rowsOf('spellings'),
    easy: rowsOf('easy'),
    translations: rowsOf('translations'),
    readings: rowsOf('readings'),
  }
}

/** Orders keys part by part, numbers as numbers: r2/1-1-2 before r2/1-1-10. The same in every locale. */
export function compareKeys(left: string, right: string): number {
  const a = left.match(/\d+|\D+/g) ?? []
  const b = right.match(/\d+|\D+/g) ?? []
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    const [x, y] = [a[index] ?? '', b[index] ?? '']
    const bothNumbers = /^\d/.test(x) && /^\d/.test(y)
    if (bothNumbers && Number(x) !== Number(y))
      return Number(x) - Number(y)
    if (x !== y)
      return x < y ? -1 : 1
  }
  return a.length - b.length
}
