import 'fake-indexeddb/auto'
import type { Bytes } from '../../src/feed/bytes'
import type { Payload, ShardEntry } from '../../src/feed/payload'
import type { ShardRequest } from '../../src/sync/feed-source'
import type { SyncFailure } from '../../src/sync/synchronise'
import type { FeedOptions, SignedFeed } from '../fixtures/feed'
import type { Device } from './device'
import type { Answer, Fault } from './fake-feed'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeUtf8, sha256Hex } from '../../src/feed/bytes'
import { encodeEnvelope } from '../../src/feed/envelope'
import { encodeJson } from '../../src/feed/json'
import { FEED_LIMIT, MANIFEST_LIMIT, SHARD_LIMIT } from '../../src/feed/limits'
import { readFloor } from '../../src/storage/floor'
import { sign } from '../../src/press/signing-key'
import { address, crosswalkRow, goal } from '../fixtures/content'
import { signedEnvelope, signedFeed, testKey } from '../fixtures/feed'
import { everythingIn } from '../storage/library'
import { contentOf, feedOf, newDevice, shown, sync, whole } from './device'
import { FakeFeed, FAULTS } from './fake-feed'

/** Editions of the table below: one held, one offered, one that comes after the trouble. */
const [HELD, OFFERED, NEXT] = [5, 6, 7]

const [key, stranger] = [await testKey(1), await testKey(2)]
const held = await feedOf(HELD)
const offered = await feedOf(OFFERED)
const next = await feedOf(NEXT)

/** A device that holds the edition of the table, and the host it came from. */
async function deviceInUse() {
  const device = await newDevice()
  const host = new FakeFeed(held)
  expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: HELD })
  host.forgetRequests()
  return { device, host }
}

/** Everything in the store, but for shards that wait for an edition which is not there yet. */
async function everythingHeld({ db }: Device) {
  const shards = await db.shards.where('sha256').anyOf([...held.shards.keys()]).toArray()
  return { ...await everythingIn(db), shards }
}

/** A fault that strikes one shard only. */
function only(sha256: string, fault: Fault) {
  return (good: Bytes, request: ShardRequest): Answer => request.sha256 === sha256 ? fault(good) : { ok: true, value: good }
}

/** The offered edition with something else in its signed statement. */
function withPayload(changes: object, from: Payload = offered.payload) {
  return { ...offered, manifest: signedEnvelope(encodeJson({ ...from, ...changes }), key) }
}

function offeredWith(options: FeedOptions) {
  return feedOf(OFFERED, options)
}

/** The offered edition with one shard of other bytes, and a statement that is true of them. */
async function withShard(name: string, text: string) {
  const bytes = encodeUtf8(text)
  const sha256 = await sha256Hex(bytes)
  const shards = offered.payload.shards.map(entry => entry.name === name ? { ...entry, sha256, bytes: bytes.byteLength } : entry)
  return { ...withPayload({ shards }), shards: new Map([...offered.shards, [sha256, bytes]]) }
}

const entries = offered.payload.shards
const changed = entries.filter(entry => !held.shards.has(entry.sha256))
const goals = entryOf(offered, 'goals/r2')

function entryOf(feed: SignedFeed, name: string): ShardEntry {
  const [entry] = feed.payload.shards.filter(shard => shard.name === name)
  if (!entry)
    throw new Error(`no shard ${name}`)
  return entry
}

function bytesOf(feed: SignedFeed, name: string): Bytes {
  return feed.shards.get(entryOf(feed, name).sha256) ?? new Uint8Array()
}

const untrusted = { kind: 'untrusted', what: 'no valid signature by a trusted key' } as const
const damagedPayload = { kind: 'damaged', what: 'manifest payload' } as const

interface Row {
  readonly fault: string
  readonly arrange: (host: FakeFeed) => unknown
  readonly failure: SyncFailure
}

const ON_THE_WAY: readonly Row[] = [
  { fault: 'there is no connection', arrange: host => host.breakManifest(FAULTS.offline), failure: { kind: 'offline' } },
  { fault: 'the connection is lost with the manifest in hand', arrange: host => host.serve(offered).breakShards(FAULTS.offline), failure: { kind: 'offline' } },
  { fault: 'the manifest takes too long', arrange: host => host.breakManifest(FAULTS.timeout), failure: { kind: 'timeout' } },
  { fault: 'a shard takes too long', arrange: host => host.serve(offered).breakShards(FAULTS.timeout), failure: { kind: 'timeout' } },
  ...[401, 403, 404, 500, 503].flatMap((status): Row[] => [
    { fault: `the host answers ${status} for the manifest`, arrange: host => host.breakManifest(FAULTS.status(status)), failure: { kind: 'http', status } },
    { fault: `the host answers ${status} for a shard`, arrange: host => host.serve(offered).breakShards(FAULTS.status(status)), failure: { kind: 'http', status } },
  ]),
  { fault: 'a page answers for the manifest', arrange: host => host.breakManifest(FAULTS.html), failure: { kind: 'notTheFeed', what: 'text/html' } },
  { fault: 'a page answers for a shard', arrange: host => host.serve(offered).breakShards(FAULTS.html), failure: { kind: 'notTheFeed', what: 'text/html' } },
  { fault: 'a page answers for the manifest under the type of JSON', arrange: host => host.breakManifest(FAULTS.htmlAsJson), failure: { kind: 'notTheFeed', what: 'manifest' } },
  { fault: 'a page answers for a shard under the type of JSON', arrange: host => host.serve(offered).breakShards(FAULTS.htmlAsJson), failure: { kind: 'damaged', what: 'goals/r2' } },
  { fault: 'the manifest is empty', arrange: host => host.breakManifest(FAULTS.empty), failure: { kind: 'notTheFeed', what: 'manifest' } },
  { fault: 'a shard is empty', arrange: host => host.serve(offered).breakShards(FAULTS.empty), failure: { kind: 'damaged', what: 'goals/r2' } },
  { fault: 'the manifest is cut', arrange: host => host.serve(offered).breakManifest(FAULTS.truncated(0.9)), failure: { kind: 'notTheFeed', what: 'manifest' } },
  { fault: 'a shard is cut', arrange: host => host.serve(offered).breakShards(FAULTS.truncated(0.9)), failure: { kind: 'damaged', what: 'goals/r2' } },
  { fault: 'a bit of a shard is flipped', arrange: host => host.serve(offered).breakShards(FAULTS.flippedBit(77)), failure: { kind: 'damaged', what: 'goals/r2' } },
  { fault: 'the manifest never ends', arrange: host => host.breakManifest(FAULTS.endless), failure: { kind: 'tooLarge', what: 'endless', limit: held.manifest.byteLength } },
  { fault: 'the manifest is longer than any may be', arrange: host => host.breakManifest(FAULTS.replacedBy(new Uint8Array(MANIFEST_LIMIT + 1))), failure: { kind: 'tooLarge', what: 'manifest.json', limit: MANIFEST_LIMIT } },
  { fault: 'a shard never ends', arrange: host => host.serve(offered).breakShards(FAULTS.endless), failure: { kind: 'tooLarge', what: 'endless', limit: goals.bytes } },
  { fault: 'only the shards of the edition before are there', arrange: host => host.serve(offered).serveShardsOf(held), failure: { kind: 'http', status: 404 } },
  { fault: 'a shard of the edition before answers under the new name', arrange: host => host.serve(offered).breakShards(only(goals.sha256, FAULTS.replacedBy(bytesOf(held, 'goals/r2')))), failure: { kind: 'damaged', what: 'goals/r2' } },
  { fault: 'all shards are there but one', arrange: host => host.serve(offered).breakShards(only(entryOf(offered, 'initiatives/r2').sha256, FAULTS.status(404))), failure: { kind: 'http', status: 404 } },
]

const BY_THE_STATEMENT: readonly Row[] = [
  { fault: 'an older edition is offered', arrange: async host => host.serve(await feedOf(HELD - 1)), failure: { kind: 'older', found: HELD - 1, held: HELD } },
  { fault: 'the first edition is offered again', arrange: async host => host.serve(await feedOf(1)), failure: { kind: 'older', found: 1, held: HELD } },
  { fault: 'the version shown comes with other content', arrange: async host => host.serve(await signedFeed(contentOf(99), { version: HELD })), failure: { kind: 'conflicting', version: HELD } },
  { fault: 'the version shown comes with fewer shards', arrange: host => host.serve(withPayload({ shards: held.payload.shards.slice(1) }, held.payload)), failure: { kind: 'conflicting', version: HELD } },
  { fault: 'another environment’s data is offered', arrange: async host => host.serve(await offeredWith({ feed: 'testcity/prod' })), failure: { kind: 'otherFeed', found: 'testcity/prod', expected: 'testcity/dev' } },
  { fault: 'another city’s data is offered', arrange: async host => host.serve(await offeredWith({ feed: 'elsewhere/dev' })), failure: { kind: 'otherFeed', found: 'elsewhere/dev', expected: 'testcity/dev' } },
  { fault: 'a stranger signed', arrange: async host => host.serve(await offeredWith({ key: stranger })), failure: untrusted },
  { fault: 'a stranger signed under the name of the trusted key', arrange: host => host.serve({ ...offered, manifest: encodeEnvelope(encodeJson(offered.payload), [{ ...sign(encodeJson(offered.payload), stranger), keyid: key.public.keyid }]) }), failure: untrusted },
  { fault: 'the signature is of another edition', arrange: host => host.serve({ ...offered, manifest: encodeEnvelope(encodeJson(offered.payload), [sign(encodeJson(held.payload), key)]) }), failure: untrusted },
  { fault: 'nobody signed', arrange: host => host.serve({ ...offered, manifest: encodeEnvelope(encodeJson(offered.payload), []) }), failure: { kind: 'notTheFeed', what: 'manifest' } },
  { fault: 'the bare statement is offered', arrange: host => host.serve({ ...offered, manifest: encodeJson(offered.payload) }), failure: { kind: 'notTheFeed', what: 'manifest' } },
  { fault: 'the app is too old for the data', arrange: async host => host.serve(await offeredWith({ minSchema: 9 })), failure: { kind: 'appTooOld', needed: 9 } },
  { fault: 'the app is too old for the protocol', arrange: host => host.serve(withPayload({ spec: 2 })), failure: { kind: 'appTooOld', needed: 2 } },
  ...[0, -1, 1.5, 2 ** 53, '6', null].map((version): Row => ({ fault: `the version is ${JSON.stringify(version)}`, arrange: host => host.serve(withPayload({ version })), failure: damagedPayload })),
  { fault: 'the statement has no shards', arrange: host => host.serve(withPayload({ shards: [] })), failure: damagedPayload },
  { fault: 'a shard is said to be larger than any may be', arrange: host => host.serve(withPayload({ shards: [{ ...goals, bytes: SHARD_LIMIT + 1 }] })), failure: damagedPayload },
  { fault: 'a shard has a name that leads elsewhere', arrange: host => host.serve(withPayload({ shards: [{ ...goals, sha256: '../../x' }] })), failure: damagedPayload },
  {
    fault: 'all shards together are larger than an edition may be',
    arrange: host => host.serve(withPayload({ shards: Array.from({ length: FEED_LIMIT / SHARD_LIMIT + 1 }, (_, index) => ({ ...goals, name: `goals/r${index}`, bytes: SHARD_LIMIT })) })),
    failure: { kind: 'tooLarge', what: 'edition', limit: FEED_LIMIT },
  },
  { fault: 'two shards have one name', arrange: host => host.serve(withPayload({ shards: [...entries, goals] })), failure: { kind: 'inconsistent', what: 'two shards of one name' } },
]

const BY_THE_CONTENT: readonly Row[] = [
  { fault: 'a shard is no JSON', arrange: async host => host.serve(await withShard('goals/r2', '<html>')), failure: { kind: 'damaged', what: 'goals/r2' } },
  { fault: 'a shard holds another collection', arrange: async host => host.serve(await withShard('goals/r2', '{"collection":"plans","rows":[]}')), failure: { kind: 'inconsistent', what: 'goals/r2' } },
  { fault: 'a shard lacks a row', arrange: async host => host.serve(await withShard('goals/r2', '{"collection":"goals","rows":[]}')), failure: { kind: 'inconsistent', what: 'goals/r2' } },
  {
    fault: 'an initiative is inherited by a kind that does not exist',
    arrange: async host => host.serve(await signedFeed({ ...contentOf(OFFERED), crosswalk: [crosswalkRow(1, '1-1-1-1', { to: address('9-9-9') })] }, { version: OFFERED })),
    failure: { kind: 'inconsistent', what: 'crosswalk r2/1.0: kinds r8/9-9-9' },
  },
  {
    fault: 'a goal stands twice',
    arrange: async host => host.serve(await signedFeed({ ...contentOf(OFFERED), goals: [goal(1), goal(1), goal(1, { plan: 'r8' })] }, { version: OFFERED })),
    failure: { kind: 'inconsistent', what: 'goals r2/1: duplicate' },
  },
]

describe.each([
  ['on the way', ON_THE_WAY],
  ['by the signed statement', BY_THE_STATEMENT],
  ['by the content', BY_THE_CONTENT],
])('an update that fails %s', (_, rows) => {
  test.each(rows)('because $fault is refused by name, the old edition stays, and the next good one is taken', async ({ arrange, failure }) => {
    const { device, host } = await deviceInUse()
    const before = await everythingHeld(device)
    await arrange(host)

    expect(await sync(device, host, { asked: true, instant: '2026-12-25T10:00:00.000Z' })).toEqual({ kind: 'failed', failure })

    expect(await everythingHeld(device)).toEqual(before)
    expect(await shown(device)).toEqual(whole(HELD))
    expect(readFloor(device.trust.feed, device.memory)).toBe(HELD)

    expect(await sync(device, host.serve(next))).toMatchObject({ kind: 'updated', version: NEXT })
    expect(await shown(device)).toEqual(whole(NEXT))
  })

  // A new device has seen nothing: to it no edition is older, and none contradicts another.
  test.each(rows.filter(({ failure }) => failure.kind !== 'older' && failure.kind !== 'conflicting'))('because $fault leaves a new device empty, and the next good one is taken', async ({ arrange, failure }) => {
    const device = await newDevice()
    const host = new FakeFeed(held)
    await arrange(host)
    expect(await sync(device, host)).toMatchObject({ kind: 'failed', failure: { kind: failure.kind } })
    expect(await shown(device)).toBeUndefined()
    expect(readFloor(device.trust.feed, device.memory)).toBe(0)
    expect(await sync(device, host.serve(next))).toMatchObject({ kind: 'updated', version: NEXT })
    expect(await shown(device)).toEqual(whole(NEXT))
  })
})

test.each(BY_THE_CONTENT)('an update refused because $fault leaves none of its parts behind', async ({ arrange, failure }) => {
  const { device, host } = await deviceInUse()
  const before = await everythingIn(device.db)
  await arrange(host)
  expect(await sync(device, host)).toEqual({ kind: 'failed', failure })
  expect(await everythingIn(device.db)).toEqual(before)
})

describe('wherever it is damaged', () => {
  /** Letters of the manifest before base64’s padding: they carry bits that mean nothing. */
  const text = new TextDecoder().decode(offered.manifest)
  const unused = [...text.matchAll(/[A-Za-z0-9+/]=+"/g)].map(found => found.index)

  test('a manifest cut at any byte is refused', async () => {
    const { device, host } = await deviceInUse()
    await fc.assert(fc.asyncProperty(fc.nat(offered.manifest.byteLength - 1), async (length) => {
      host.serve(offered).breakManifest(FAULTS.replacedBy(offered.manifest.slice(0, length)))
      expect(await sync(device, host)).toEqual({ kind: 'failed', failure: { kind: 'notTheFeed', what: 'manifest' } })
    }), { examples: [[0], [1], [offered.manifest.byteLength - 1]] })
    expect(await shown(device)).toEqual(whole(HELD))
  })

  test('a manifest with any bit flipped is refused', async () => {
    const { device, host } = await deviceInUse()
    await fc.assert(fc.asyncProperty(fc.nat(offered.manifest.byteLength * 8 - 1), async (bit) => {
      fc.pre(!unused.includes(bit >> 3))
      host.serve(offered).breakManifest(FAULTS.flippedBit(bit))
      expect(await sync(device, host)).toMatchObject({ kind: 'failed' })
    }), { numRuns: 200 })
    expect(await shown(device)).toEqual(whole(HELD))
  })

  test('a shard cut at any byte is refused', async () => {
    const { device, host } = await deviceInUse()
    await fc.assert(fc.asyncProperty(fc.constantFrom(...changed), fc.double({ min: 0, max: 0.999, noNaN: true }), async ({ name, sha256 }, share) => {
      await device.db.shards.bulkDelete(changed.map(entry => entry.sha256)) // those that earlier cuts left waiting
      host.serve(offered).breakShards(only(sha256, FAULTS.truncated(share)))
      expect(await sync(device, host)).toEqual({ kind: 'failed', failure: { kind: 'damaged', what: name } })
    }))
    expect(await shown(device)).toEqual(whole(HELD))
  })

  test('a shard with any bit flipped is refused', async () => {
    const { device, host } = await deviceInUse()
    await fc.assert(fc.asyncProperty(fc.nat(100_000), async (bit) => {
      host.serve(offered).breakShards(FAULTS.flippedBit(bit))
      expect(await sync(device, host)).toEqual({ kind: 'failed', failure: { kind: 'damaged', what: expect.stringMatching(`^(?:${changed.map(({ name }) => name).join('|')})$`) } })
    }))
    expect(await shown(device)).toEqual(whole(HELD))
  })
})

test('a host that comes and goes leaves the device with one whole edition', async () => {
  const { device, host } = await deviceInUse()
  const feeds = [held, offered, next]
  const weather = [...Object.values({ ...FAULTS, status: FAULTS.status(503), truncated: FAULTS.truncated(0.3), flippedBit: FAULTS.flippedBit(5), replacedBy: FAULTS.replacedBy(new Uint8Array(3)) })]
  await fc.assert(fc.asyncProperty(fc.nat(2), fc.nat(weather.length), fc.nat(weather.length), async (which, manifest, shard) => {
    const feed = feeds[which] ?? held
    const [manifestFault, shardFault] = [weather[manifest], weather[shard]]
    host.serve(feed)
    if (manifestFault)
      host.breakManifest(manifestFault)
    if (shardFault)
      host.breakShards(shardFault)
    const before = await shown(device)
    const result = await sync(device, host)
    const after = await shown(device)
    expect(after).toEqual(whole(after?.version ?? 0))
    expect(after?.version ?? 0).toBeGreaterThanOrEqual(before?.version ?? 0)
    expect(after?.version).toBe(result.kind === 'updated' ? feed.payload.version : before?.version)
  }))
})
