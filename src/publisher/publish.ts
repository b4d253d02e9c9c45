import type { FeedFailure } from '../feed/feed-failure'
import type { Payload } from '../feed/payload'
import type { Root } from '../feed/root'
import type { TrustedKey } from '../feed/trusted-key'
import type { EditionComparison } from '../press/compare-editions'
import type { PreparationRefusal } from '../press/prepare-edition'
import type { SigningFault, SigningRefusal } from '../press/sign-edition'
import type { SigningKey } from '../press/signing-key'
import type { Problem } from '../tables/problem'
import type { RowDifference } from '../tables/row-difference'
import { compareEditions } from '../press/compare-editions'
import { packEdition } from '../press/pack-edition'
import { prepareEdition } from '../press/prepare-edition'
import { DEVELOPMENT, signEdition } from '../press/sign-edition'
import { bytesIn, keptEditions } from './kept-editions'
import { readCity } from './read-city'
import { readEdition } from './read-edition'
import { highestVersion, writeEdition } from './write-edition'

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
  /** The newest root of the feed's chain, which must name the key unless one only tries out; undefined where none is pinned. */
  readonly root?: Root | undefined
  /** Until when that root vouches for its keys (ISO instant, UTC). */
  readonly rootExpires?: string | undefined
  /** The time now (ISO instant, UTC), by which nothing expired is signed. */
  readonly now?: string | undefined
  /** Who has looked at the cells that look like data about persons, and answers for them. */
  readonly approvedBy?: string | undefined
  /** Replaces the package's `created` (ISO instant, UTC, seconds). */
  readonly created?: string | undefined
  /** Replaces the package's note 「この版で変わったこと」. */
  readonly note?: string | undefined
}

export type PublishResult =
  | { readonly kind: 'published', readonly payload: Payload, readonly difference: RowDifference, readonly comparison: EditionComparison, readonly noteBefore: string | undefined, readonly notices: readonly Problem[], readonly personal: readonly Problem[] }
  | { readonly kind: 'unchanged', readonly payload: Payload, readonly notices: readonly Problem[] }
  | { readonly kind: 'problems', readonly problems: readonly Problem[] }
  | { readonly kind: 'brokenEdition', readonly failure: FeedFailure } // what lies in the folder is not ours to replace
  | { readonly kind: 'loss', readonly difference: RowDifference }
  | { readonly kind: 'keyRefused' } // the development key outside development
  | { readonly kind: 'notAccepted', readonly fault: SigningFault } // readers would turn it away, whatever it holds
  | { readonly kind: 'personalData', readonly findings: readonly Problem[] } // cells that look like data about persons
  | { readonly kind: 'unreadable', readonly failure: FeedFailure } // readers would refuse it
  | { readonly kind: 'brokenKey' } // its private and public halves do not belong together
  | { readonly kind: 'tooLarge', readonly what: string, readonly bytes: number, readonly limit: number }

/**
 * From a folder of tables to a signed edition.
 *
 * Nothing depends on the locale or the file system's order: the same tables, key and earlier edition give the same bytes.
 * The version grows by one only if a row changed. Whatever is refused is refused before anything is written.
 */
export async function publish(request: PublishRequest): Promise<PublishResult> {
  const { environment, key, root } = request
  if (key.development && environment !== DEVELOPMENT)
    return { kind: 'keyRefused' }
  if (!/^[a-z0-9-]+$/.test(environment))
    return { kind: 'problems', problems: [{ file: '--environment', found: environment, expected: '英小文字・数字・ハイフン（例：dev、prod）' }] }
  const city = await readCity(request.data)
  if (!city.ok)
    return { kind: 'problems', problems: city.problems }

  const feed = `${city.package.name}/${environment}`
  const held = await readEdition(request.out, { feed, keys: [key.public, ...request.trusted ?? []] })
  if (!held.ok && held.failure.kind !== 'absent')
    return { kind: 'brokenEdition', failure: held.failure }
  const prepared = await prepareEdition({
    package: city.package,
    environment,
    content: city.content,
    before: held.ok ? held.value : undefined,
    floor: Math.max(await highestVersion(request.out), (root?.restart?.versionFloor ?? 1) - 1),
    root: root?.number,
    created: request.created,
    note: request.note,
    renew: request.renew,
    allowLoss: request.allowLoss,
    personal: city.personal,
    approvedBy: request.approvedBy,
  })
  if (!prepared.ok)
    return refusedPreparation(prepared.failure, city.notices)
  const { version } = prepared.value.payload
  const edition = await packEdition(prepared.value, await keptEditions(request.out, feed, version), sha256 => bytesIn(request.out, `${sha256}.json`))
  const { payload, shards, packs = [], difference } = edition
  // Looked at again: someone else may have published while this edition was made.
  const pinned = environment === DEVELOPMENT ? {} : { root, rootExpires: request.rootExpires }
  const signed = await signEdition(edition, key, { ...pinned, floor: await highestVersion(request.out), now: request.now })
  if (!signed.ok)
    return refusedSigning(signed.failure)
  await writeEdition(request.out, payload, signed.value, [...shards, ...packs])
  const comparison = compareEditions(held.ok ? held.value.content : undefined, city.content)
  return { kind: 'published', payload, difference, comparison, noteBefore: held.ok ? held.value.payload.note : undefined, notices: city.notices, personal: city.personal }
}

function refusedPreparation(refused: PreparationRefusal, notices: readonly Problem[]): PublishResult {
  switch (refused.kind) {
    case 'unchanged': return { ...refused, notices }
    case 'otherFeed': return { kind: 'brokenEdition', failure: refused }
    case 'notAnInstant': return { kind: 'problems', problems: [{ file: '--created', found: refused.found, expected: '2026-11-21T00:00:00Z の形の日時' }] }
    default: return refused
  }
}

function refusedSigning(refused: SigningRefusal): PublishResult {
  return refused.kind === 'brokenKey' || refused.kind === 'tooLarge' ? refused : { kind: 'notAccepted', fault: refused }
}
