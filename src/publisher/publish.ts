import type { EditionContent } from '../domain/edition'
import type { FeedFailure } from '../feed/feed-failure'
import type { Payload } from '../feed/payload'
import type { CutShard } from '../feed/split'
import type { TrustedKey } from '../feed/trusted-key'
import type { Problem } from './problem'
import type { RowDifference } from './row-difference'
import type { SigningKey } from './signing-key'
import { emptyContent } from '../domain/edition'
import { encodeEnvelope, openEnvelope } from '../feed/envelope'
import { encodeJson } from '../feed/json'
import { FEED_LIMIT, MANIFEST_LIMIT, SCHEMA, SHARD_LIMIT, SPEC } from '../feed/limits'
import { parsePayload } from '../feed/payload'
import { parseShard } from '../feed/shard'
import { cutEdition } from '../feed/split'
import { readCity } from './read-city'
import { readEdition } from './read-edition'
import { differenceOf } from './row-difference'
import { sign } from './signing-key'
import { highestVersion, writeEdition } from './write-edition'

/** Share of the earlier rows that may vanish without `--allow-loss`. */
export const LOSS_LIMIT = 0.1

export interface PublishRequest {
  /** The city's folder of tables. */
  readonly data: string
  /** The feed folder. */
  readonly out: string
  /** `dev`, `prod` …: the second half of the feed's id. */
  readonly environment: string
  readonly key: SigningKey
  readonly allowLoss: boolean
  /** Publishes a new version although no row changed: a new note, date or key. */
  readonly renew?: boolean | undefined
  /** Public keys that may have signed the edition in the folder, beside the one that signs now. */
  readonly trusted?: readonly TrustedKey[] | undefined
  /** Number of the newest root of the feed's chain; 1 unless told. */
  readonly root?: number | undefined
  /** Replaces the package's `created` (ISO instant, UTC, seconds). */
  readonly created?: string | undefined
  /** Replaces the package's note 「この版で変わったこと」. */
  readonly note?: string | undefined
}

export type PublishResult =
  | { readonly kind: 'published', readonly payload: Payload, readonly difference: RowDifference, readonly notices: readonly Problem[] }
  | { readonly kind: 'unchanged', readonly payload: Payload, readonly notices: readonly Problem[] }
  | { readonly kind: 'problems', readonly problems: readonly Problem[] }
  | { readonly kind: 'brokenEdition', readonly failure: FeedFailure } // what lies in the folder is not ours to replace
  | { readonly kind: 'loss', readonly difference: RowDifference }
  | { readonly kind: 'keyRefused' } // the development key outside development
  | { readonly kind: 'unreadable', readonly failure: FeedFailure } // readers would refuse it
  | { readonly kind: 'brokenKey' } // its private and public halves do not belong together
  | { readonly kind: 'tooLarge', readonly what: string, readonly bytes: number, readonly limit: number }

/**
 * From a folder of tables to a signed edition.
 *
 * Nothing depends on the clock, the locale or the file system's order: the same tables, key and earlier edition give the
 * same bytes. The version grows by one only if a row changed.
 */
export async function publish(request: PublishRequest): Promise<PublishResult> {
  if (request.key.development && request.environment !== 'dev')
    return { kind: 'keyRefused' }
  if (!/^[a-z0-9-]+$/.test(request.environment))
    return { kind: 'problems', problems: [{ file: '--environment', found: request.environment, expected: '英小文字・数字・ハイフン（例：dev、prod）' }] }
  const city = await readCity(request.data)
  if (!city.ok)
    return { kind: 'problems', problems: city.problems }

  const feed = `${city.package.name}/${request.environment}`
  const held = await readEdition(request.out, { feed, keys: [request.key.public, ...request.trusted ?? []] })
  if (!held.ok && held.failure.kind !== 'absent')
    return { kind: 'brokenEdition', failure: held.failure }
  const before: EditionContent = held.ok ? held.value.content : emptyContent()
  const difference = differenceOf(before, city.content)
  if (held.ok && !request.renew && isSame(difference))
    return { kind: 'unchanged', payload: held.value.payload, notices: city.notices }
  if (!request.allowLoss && difference.lost > difference.before * LOSS_LIMIT)
    return { kind: 'loss', difference }

  const shards = await cutEdition(city.content)
  const created = request.created ?? city.package.created
  const payload: Payload = {
    spec: SPEC,
    feed,
    version: Math.max(held.ok ? held.value.payload.version : 0, await highestVersion(request.out)) + 1,
    created,
    expires: plusDays(created, city.package.city.validDays),
    minSchema: SCHEMA,
    root: request.root ?? 1,
    note: request.note ?? city.package.city.note,
    shards: shards.map(shard => shard.entry),
    removed: difference.removed,
  }
  const large = shards.find(shard => shard.bytes.byteLength > SHARD_LIMIT)
  if (large)
    return { kind: 'tooLarge', what: large.entry.name, bytes: large.bytes.byteLength, limit: SHARD_LIMIT }
  const total = shards.reduce((sum, shard) => sum + shard.bytes.byteLength, 0)
  if (total > FEED_LIMIT)
    return { kind: 'tooLarge', what: 'feed', bytes: total, limit: FEED_LIMIT }
  const unreadable = readBack(payload, shards)
  if (unreadable)
    return { kind: 'unreadable', failure: unreadable }
  const bytes = encodeJson(payload)
  const envelope = encodeEnvelope(bytes, [sign(bytes, request.key)])
  if (envelope.byteLength > MANIFEST_LIMIT)
    return { kind: 'tooLarge', what: 'manifest', bytes: envelope.byteLength, limit: MANIFEST_LIMIT }
  const readable = await openEnvelope(envelope, { keys: [request.key.public] })
  if (!readable.ok)
    return { kind: 'brokenKey' }
  await writeEdition(request.out, payload, envelope, shards)
  return { kind: 'published', payload, difference, notices: city.notices }
}

function isSame({ added, changed, removed, derived }: RowDifference): boolean {
  return added.length + changed.length + removed.length + derived === 0
}

/** Reads what is about to be written just as every device will; undefined if it can be read. */
function readBack(payload: Payload, shards: readonly CutShard[]): FeedFailure | undefined {
  const parsed = parsePayload(encodeJson(payload), { feed: payload.feed })
  if (!parsed.ok)
    return parsed.failure
  for (const { bytes, entry } of shards) {
    const shard = parseShard(bytes, entry)
    if (!shard.ok)
      return shard.failure
  }
  return undefined
}

/** The instant so many days later, in whole seconds. */
export function plusDays(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * 86_400_000).toISOString().replace(/\.\d{3}Z$/, 'Z')
}
