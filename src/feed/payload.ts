import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { Trust } from './envelope'
import type { FeedFailure } from './feed-failure'
import * as v from 'valibot'
import { refusal, success } from '../domain/outcome'
import { decodeJson } from './json'
import { FEED_LIMIT, PACK_LIMIT, SCHEMA, SHARD_LIMIT, SPEC, WHOLE_PACK_LIMIT } from './limits'

/** One shard as the manifest promises it. */
export interface ShardEntry {
  /** `collection/plan` or `collection`, with `/part` where the collection is split. */
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly rows: number
}

/** A delta pack as the manifest promises it: the way to this edition from an earlier one, or from nothing. */
export interface PackEntry {
  /** The version a device must hold whole; 0 where it needs none. */
  readonly from: number
  readonly sha256: string
  readonly bytes: number
}

/** The signed statement of one edition. */
export interface Payload {
  readonly spec: 1
  readonly feed: string
  /** Whole number from 1, only ever growing. */
  readonly version: number
  /** ISO instants in UTC. */
  readonly created: string
  readonly expires: string
  readonly minSchema: number
  readonly root: number
  /** 「この版で変わったこと」, in the city's words. */
  readonly note: string
  readonly shards: readonly ShardEntry[]
  /** Keys of rows that this edition withdrew: `initiatives r2/1-1-1-1`. */
  readonly removed: readonly string[]
  /** Shorter ways than whole shards, where there are any; only those of a form known here. */
  readonly packs?: readonly PackEntry[] | undefined
}

const wholeNumber = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/))

const PackEntrySchema = v.object({
  from: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(WHOLE_PACK_LIMIT)),
})

/** Packs only spare bytes: one of an unknown form is passed over, and refuses nothing. */
function knownPacks(value: unknown): readonly PackEntry[] {
  return (Array.isArray(value) ? value : []).flatMap((pack: unknown) => {
    const parsed = v.safeParse(PackEntrySchema, pack)
    return parsed.success && (parsed.output.from === 0 || parsed.output.bytes <= PACK_LIMIT) ? [parsed.output] : []
  })
}

const PayloadSchema = v.object({
  spec: v.literal(SPEC),
  feed: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  created: instant,
  expires: instant,
  minSchema: wholeNumber,
  root: wholeNumber,
  note: v.string(),
  shards: v.pipe(v.array(v.object({
    name: v.pipe(v.string(), v.regex(/^[a-z0-9/-]+$/)),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(SHARD_LIMIT)),
    rows: wholeNumber,
  })), v.minLength(1), v.maxLength(512)),
  removed: v.array(v.string()),
  packs: v.optional(v.pipe(v.unknown(), v.transform(knownPacks))),
})

/** A payload that was read before and kept: undefined where a field is no longer what it must be. */
export function readPayload(value: unknown): Payload | undefined {
  const parsed = v.safeParse(PayloadSchema, value)
  return parsed.success ? parsed.output : undefined
}

/** Reads a payload whose signature held: its form, its feed, the schema it needs and its size. */
export function parsePayload(bytes: Bytes, trust: Pick<Trust, 'feed'>): Outcome<Payload, FeedFailure> {
  const json = decodeJson(bytes)
  const spec = json.ok ? v.safeParse(v.object({ spec: v.number() }), json.value) : undefined
  if (spec?.success && spec.output.spec > SPEC)
    return refusal({ kind: 'appTooOld', needed: spec.output.spec })
  const parsed = json.ok ? v.safeParse(PayloadSchema, json.value) : undefined
  if (!parsed?.success)
    return refusal({ kind: 'damaged', what: 'manifest payload' })
  const payload = parsed.output
  if (payload.feed !== trust.feed)
    return refusal({ kind: 'otherFeed', found: payload.feed, expected: trust.feed })
  if (payload.minSchema > SCHEMA)
    return refusal({ kind: 'appTooOld', needed: payload.minSchema })
  if (payload.shards.reduce((sum, shard) => sum + shard.bytes, 0) > FEED_LIMIT)
    return refusal({ kind: 'tooLarge', what: 'edition', limit: FEED_LIMIT })
  if (new Set(payload.shards.map(shard => shard.name)).size !== payload.shards.length)
    return refusal({ kind: 'inconsistent', what: 'two shards of one name' })
  return success(payload)
}
