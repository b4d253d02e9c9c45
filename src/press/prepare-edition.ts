import type { EditionContent } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { FeedFailure } from '../feed/feed-failure'
import type { CutPack } from '../feed/make-packs'
import type { Payload } from '../feed/payload'
import type { CutShard } from '../feed/split'
import type { DataPackage } from '../tables/data-package'
import type { Problem } from '../tables/problem'
import type { RowDifference } from '../tables/row-difference'
import { emptyContent } from '../domain/edition'
import { refusal, success } from '../domain/outcome'
import { brokenReferences } from '../domain/references'
import { encodeJson } from '../feed/json'
import { FEED_LIMIT, SCHEMA, SHARD_LIMIT, SPEC } from '../feed/limits'
import { parsePayload } from '../feed/payload'
import { assemble, parseShard } from '../feed/shard'
import { cutEdition } from '../feed/split'
import { isInstant } from '../tables/data-package'
import { differenceOf } from '../tables/row-difference'
import { exceedsLossLimit } from './loss'
import { plusDays } from './validity'

/** What an edition is to be made of. */
export interface EditionRequest {
  /** What the tables say of the city and its editions. */
  readonly package: Pick<DataPackage, 'name' | 'created' | 'city'>
  /** `dev`, `prod` …: the second half of the feed's id. */
  readonly environment: string
  readonly content: EditionContent
  /** The edition in force; undefined for the first. */
  readonly before?: { readonly payload: Payload, readonly content: EditionContent } | undefined
  /** The highest version published so far as anybody here knows; the new one lies above it and above `before`. */
  readonly floor: number
  /** Number of the newest root of the feed's chain; 1 unless told. */
  readonly root?: number | undefined
  /** Replaces the package's `created` (ISO instant, UTC, seconds). */
  readonly created?: string | undefined
  /** Replaces the package's note 「この版で変わったこと」. */
  readonly note?: string | undefined
  /** Makes a new version although no row changed: a new note, date or key. */
  readonly renew?: boolean | undefined
  /** Someone has confirmed the loss of more than a tenth of the rows. */
  readonly allowLoss?: boolean | undefined
  /** Cells that look like data about persons, as `personalData` of the tables found them. */
  readonly personal: readonly Problem[]
  /** Who has looked at these cells and answers for them; it goes into the log of publications, never into the feed. */
  readonly approvedBy?: string | undefined
}

/** An edition made and read back, and not signed yet. */
export interface PreparedEdition {
  readonly payload: Payload
  readonly content: EditionContent
  readonly shards: readonly CutShard[]
  /** The delta packs its payload lists. */
  readonly packs?: readonly CutPack[] | undefined
  readonly difference: RowDifference
}

/** Why there is nothing to sign. */
export type PreparationRefusal =
  | { readonly kind: 'unchanged', readonly payload: Payload } // no row differs from the edition in force
  | { readonly kind: 'loss', readonly difference: RowDifference } // more than a tenth of the rows, and nobody confirmed it
  | { readonly kind: 'personalData', readonly findings: readonly Problem[] } // and nobody answers for it by name
  | { readonly kind: 'otherFeed', readonly found: string, readonly expected: string } // `before` is another city's or environment's
  | { readonly kind: 'notAnInstant', readonly found: string } // `created`
  | { readonly kind: 'unreadable', readonly failure: FeedFailure } // readers would refuse it
  | { readonly kind: 'tooLarge', readonly what: string, readonly bytes: number, readonly limit: number }

/**
 * Makes the next edition of a city and reads it back as every device will.
 *
 * Nothing depends on the clock, the locale or the order of files: the same content and earlier edition give the same
 * bytes. The version grows by one only if a row changed, or on request.
 */
export async function prepareEdition(request: EditionRequest): Promise<Outcome<PreparedEdition, PreparationRefusal>> {
  const { content, before } = request
  const feed = `${request.package.name}/${request.environment}`
  if (before && before.payload.feed !== feed)
    return refusal({ kind: 'otherFeed', found: before.payload.feed, expected: feed })
  const created = request.created ?? request.package.created
  if (!isInstant(created))
    return refusal({ kind: 'notAnInstant', found: created })
  if (request.personal.length > 0 && !request.approvedBy?.trim())
    return refusal({ kind: 'personalData', findings: request.personal })
  const difference = differenceOf(before?.content ?? emptyContent(), content)
  if (before && !request.renew && isSame(difference))
    return refusal({ kind: 'unchanged', payload: before.payload })
  if (!request.allowLoss && exceedsLossLimit(difference))
    return refusal({ kind: 'loss', difference })

  const shards = await cutEdition(content)
  const payload: Payload = {
    spec: SPEC,
    feed,
    version: Math.max(before?.payload.version ?? 0, request.floor) + 1,
    created,
    expires: plusDays(created, request.package.city.validDays),
    minSchema: SCHEMA,
    root: request.root ?? 1,
    note: request.note ?? request.package.city.note,
    shards: shards.map(shard => shard.entry),
    removed: difference.removed,
  }
  const large = shards.find(shard => shard.bytes.byteLength > SHARD_LIMIT)
  if (large)
    return refusal({ kind: 'tooLarge', what: large.entry.name, bytes: large.bytes.byteLength, limit: SHARD_LIMIT })
  const total = shards.reduce((sum, shard) => sum + shard.bytes.byteLength, 0)
  if (total > FEED_LIMIT)
    return refusal({ kind: 'tooLarge', what: 'feed', bytes: total, limit: FEED_LIMIT })
  const failure = readBack(payload, shards)
  return failure ? refusal({ kind: 'unreadable', failure }) : success({ payload, content, shards, difference })
}

function isSame({ added, changed, removed, derived }: RowDifference): boolean {
  return added.length + changed.length + removed.length + derived === 0
}

/** Reads what is about to be signed just as every device will; undefined if it can be read. */
function readBack(payload: Payload, cut: readonly CutShard[]): FeedFailure | undefined {
  const parsed = parsePayload(encodeJson(payload), { feed: payload.feed })
  if (!parsed.ok)
    return parsed.failure
  const shards = []
  for (const { bytes, entry } of cut) {
    const shard = parseShard(bytes, entry)
    if (!shard.ok)
      return shard.failure
    shards.push(shard.value)
  }
  const [broken] = brokenReferences(assemble(shards))
  return broken && { kind: 'inconsistent', what: `${broken.collection} ${broken.key}: ${broken.missing}` }
}
