import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { Trust } from './envelope'
import type { FeedFailure } from './feed-failure'
import type { TrustedKey } from './trusted-key'
import * as v from 'valibot'
import { refusal, success } from '../domain/outcome'
import { readEnvelope, signedBy } from './envelope'
import { decodeJson } from './json'
import { ROOT_LIMIT, SPEC } from './limits'
import { namedTruly, TrustedKeySchema } from './trusted-key'

/** Which keys speak for a feed at one step of its chain. Each step is vouched for by the one before it. */
export interface Root {
  readonly feed: string
  /** Whole number from 1, one more at every step. */
  readonly number: number
  /** Keys that may sign the next root; they are kept away from every network. */
  readonly rootKeys: readonly TrustedKey[]
  readonly rootThreshold: number
  /** Keys that may sign editions; a key that is not here any more is revoked. */
  readonly feedKeys: readonly TrustedKey[]
  /** The last step at which versions were counted anew, and the lowest version since; undefined while they never were. */
  readonly restart: { readonly root: number, readonly versionFloor: number } | undefined
}

/** The signed statement of `<n>.root.json`. */
export interface RootStatement {
  readonly spec: 1
  readonly kind: 'root'
  readonly feed: string
  readonly root: number
  readonly rootKeys: readonly TrustedKey[]
  readonly rootThreshold: number
  readonly feedKeys: readonly TrustedKey[]
  /** Editions are counted anew from this version: the way back after a stolen key signed a very high one. */
  readonly versionFloor?: number | undefined
  /** ISO instants in UTC. A reader orders roots by number alone; the publisher refuses to go on with an expired one. */
  readonly created: string
  readonly expires: string
}

const number = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/))
const keys = v.pipe(v.array(TrustedKeySchema), v.minLength(1), v.maxLength(8))

const RootSchema = v.object({
  spec: v.literal(SPEC),
  kind: v.literal('root'),
  feed: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
  root: number,
  rootKeys: keys,
  rootThreshold: v.pipe(number, v.maxValue(8)),
  feedKeys: keys,
  versionFloor: v.optional(number),
  created: instant,
  expires: instant,
})

/** The root a build begins with: the keys pinned into it. */
export function pinnedRoot(trust: Trust): Root {
  return {
    feed: trust.feed,
    number: trust.root ?? 1,
    rootKeys: trust.rootKeys ?? trust.keys,
    rootThreshold: trust.rootThreshold ?? 1,
    feedKeys: trust.keys,
    restart: trust.restart,
  }
}

/** What a reader believes who holds this root. */
export function trustOf(root: Root): Pick<Trust, 'feed' | 'keys'> {
  return { feed: root.feed, keys: root.feedKeys }
}

/** Reads a root statement whose signatures nobody has looked at yet: its form and its keys' names. */
export async function parseRoot(payload: Bytes, what: string): Promise<Outcome<RootStatement, FeedFailure>> {
  const json = decodeJson(payload)
  const spec = json.ok ? v.safeParse(v.object({ spec: v.number() }), json.value) : undefined
  if (spec?.success && spec.output.spec > SPEC)
    return refusal({ kind: 'appTooOld', needed: spec.output.spec })
  const parsed = json.ok ? v.safeParse(RootSchema, json.value) : undefined
  if (!parsed?.success)
    return refusal({ kind: 'damaged', what })
  const statement = parsed.output
  if (statement.rootThreshold > statement.rootKeys.length || !await namedTruly(statement.rootKeys) || !await namedTruly(statement.feedKeys))
    return refusal({ kind: 'untrusted', what: `${what}: its keys` })
  return success(statement)
}

/**
 * The root after the one held, from the bytes of `<n+1>.root.json`: signed by enough keys of the root held and by enough
 * of its own, for the same feed, with the very next number.
 *
 * Versions may be counted anew only together with feed keys none of which the root held knew: else whoever has an older
 * edition signed by a key that stays could take readers back to it.
 */
export async function nextRoot(bytes: Bytes, held: Root): Promise<Outcome<Root, FeedFailure>> {
  const what = `root ${held.number + 1}`
  const envelope = readEnvelope(bytes, what, ROOT_LIMIT)
  if (!envelope.ok)
    return envelope
  const parsed = await parseRoot(envelope.value.payload, what)
  if (!parsed.ok)
    return parsed
  const next = parsed.value
  if (!await signedBy(envelope.value, held.rootKeys, held.rootThreshold))
    return refusal({ kind: 'untrusted', what: `${what}: not signed by root ${held.number}` })
  if (!await signedBy(envelope.value, next.rootKeys, next.rootThreshold))
    return refusal({ kind: 'untrusted', what: `${what}: not signed by itself` })
  if (next.feed !== held.feed)
    return refusal({ kind: 'otherFeed', found: next.feed, expected: held.feed })
  if (next.root !== held.number + 1)
    return refusal({ kind: 'untrusted', what: `${what}: says it is root ${next.root}` })
  const kept = next.feedKeys.some(key => held.feedKeys.some(old => old.keyid === key.keyid))
  if (next.versionFloor !== undefined && kept)
    return refusal({ kind: 'untrusted', what: `${what}: counts anew under an old key` })
  return success({
    feed: next.feed,
    number: next.root,
    rootKeys: next.rootKeys,
    rootThreshold: next.rootThreshold,
    feedKeys: next.feedKeys,
    restart: next.versionFloor === undefined ? held.restart : { root: next.root, versionFloor: next.versionFloor },
  })
}

/** The root's number a manifest names, before anything of it is believed: only to know whether there is a chain to follow. */
export function claimedRoot(payload: Bytes): number | undefined {
  const json = decodeJson(payload)
  const claim = v.safeParse(v.object({ root: number }), json.ok ? json.value : undefined)
  return claim.success ? claim.output.root : undefined
}
