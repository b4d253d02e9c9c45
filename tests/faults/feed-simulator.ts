import type { Bytes } from '../../src/feed/bytes'
import type { Payload, ShardEntry } from '../../src/feed/payload'
import type { FeedOptions, SignedFeed } from '../fixtures/feed'
import type { FaultServer } from './fault-server'
import { p256 } from '@noble/curves/nist.js'
import { encodeBase64, sha256Hex } from '../../src/feed/bytes'
import { encodeEnvelope } from '../../src/feed/envelope'
import { encodeJson } from '../../src/feed/json'
import { sign } from '../../src/press/signing-key'
import * as make from '../fixtures/content'
import { signedEnvelope, signedFeed, testKey } from '../fixtures/feed'
import { contentOf, feedOf } from '../sync/device'

/** Publishes editions as a city would, and as nobody should: good ones, and every bad state a host can be in. */

/** The edition held, the one offered with a fault, and the good one that comes after the trouble. */
export const [HELD, OFFERED, NEXT] = [5, 6, 7] as const

const key = await testKey(1)
const stranger = await testKey(2)

/** A good edition; the initiative's name on the screen tells its version. */
export function edition(version: number, options: FeedOptions = {}): Promise<SignedFeed> {
  return feedOf(version, options)
}

/** The offered edition with something else in its signed statement. */
export async function stating(changes: object, from: Payload | undefined = undefined): Promise<SignedFeed> {
  const offered = await edition(OFFERED)
  return { ...offered, manifest: signedEnvelope(encodeJson({ ...from ?? offered.payload, ...changes }), key) }
}

/** The offered edition under other signatures. */
export async function signedAs(signatures: (payload: Bytes) => Parameters<typeof encodeEnvelope>[1]): Promise<SignedFeed> {
  const offered = await edition(OFFERED)
  const payload = encodeJson(offered.payload)
  return { ...offered, manifest: encodeEnvelope(payload, signatures(payload)) }
}

export const BAD = {
  older: () => edition(HELD - 1),
  firstAgain: () => edition(1),
  equalButDifferent: () => signedFeed(contentOf(99), { version: HELD }),
  otherEnvironment: () => edition(OFFERED, { feed: 'testcity/prod' }),
  otherCity: () => edition(OFFERED, { feed: 'elsewhere/dev' }),
  forNewerApp: (minSchema: number) => edition(OFFERED, { minSchema }),
  unsigned: () => signedAs(() => []),
  byStranger: () => edition(OFFERED, { key: stranger }),
  byStrangerUnderOurName: () => signedAs(payload => [{ ...sign(payload, stranger), keyid: key.public.keyid }]),
  unknownAlgorithm: () => signedAs(payload => [{ ...sign(payload, key), alg: 'RS256' }]),
  noAlgorithm: () => signedAs(payload => [{ ...sign(payload, key), alg: 'none' }]),
  duplicateKeyId: () => signedAs(payload => [sign(payload, key), sign(payload, key)]),
  // What Node's own crypto writes unless told otherwise.
  derSignature: () => signedAs(payload => [{ ...sign(payload, key), sig: encodeBase64(p256.sign(payload, key.secret, { lowS: false, prehash: true, format: 'der' })) }]),
  bareStatement: async () => ({ ...await edition(OFFERED), manifest: encodeJson((await edition(OFFERED)).payload) }),
  expired: () => edition(OFFERED, { created: '2020-01-01T00:00:00Z', expires: '2020-04-01T00:00:00Z' }),
  odd: (version: unknown) => stating({ version }),
  /** Well formed and signed, but every table that may be empty is. */
  senseless: () => signedFeed({ ...contentOf(OFFERED), initiatives: [], crosswalk: [], indicators: [], programmes: [], meetings: [], services: [], discrepancies: [] }, { version: OFFERED }),
  dangling: () => signedFeed({ ...contentOf(OFFERED), crosswalk: [make.crosswalkRow(1, '1-1-1-1', { to: make.address('9-9-9') })] }, { version: OFFERED }),
}

/** Shards of the offered edition that a device with the edition held does not have. */
export async function changedShards(from: number = HELD, to: number = OFFERED): Promise<readonly ShardEntry[]> {
  const held = await edition(from)
  return (await edition(to)).payload.shards.filter(entry => !held.shards.has(entry.sha256))
}

/**
 * A good edition of which one changed shard ends in blanks, and that shard.
 *
 * Without its last byte it still reads as a whole table: only its length and digest tell that something is missing.
 */
export async function endingInBlanks(version: number, from: number): Promise<{ readonly feed: SignedFeed, readonly shard: ShardEntry }> {
  const plain = await edition(version)
  const [changed] = await changedShards(from, version)
  const bytes = Uint8Array.from([...plain.shards.get(changed.sha256) ?? [], 0x20, 0x0A])
  const shard = { ...changed, bytes: bytes.byteLength, sha256: await sha256Hex(bytes) }
  const payload = { ...plain.payload, shards: plain.payload.shards.map(entry => entry.name === shard.name ? shard : entry) }
  return { feed: { ...plain, payload, manifest: signedEnvelope(encodeJson(payload), key), shards: new Map(plain.shards).set(shard.sha256, bytes) }, shard }
}

/** The path under which a shard lies. */
export function pathOf(entry: ShardEntry): string {
  return `/feed/${entry.sha256}.json`
}

/** The offered edition, with a shard gone from the host. */
export async function withShardMissing(site: FaultServer): Promise<void> {
  const [shard] = await changedShards()
  site.serve(await edition(OFFERED)).lose(shard.sha256)
}

/** The offered edition, with a shard of the edition before under the new name. */
export async function withShardOfBefore(site: FaultServer): Promise<void> {
  const [shard] = await changedShards()
  const held = await edition(HELD)
  const before = held.payload.shards.find(entry => entry.name === shard.name)
  const body = held.shards.get(before?.sha256 ?? '')
  if (!body)
    throw new Error(`no ${shard.name} before`)
  site.serve(await edition(OFFERED)).fail(pathOf(shard), { kind: 'replace', body })
}
