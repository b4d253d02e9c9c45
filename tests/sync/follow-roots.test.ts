import 'fake-indexeddb/auto'
import type { SignedFeed } from '../fixtures/feed'
import type { Device } from './device'
import { describe, expect, test } from 'vitest'
import { readFloor } from '../../src/storage/floor'
import { readRoots } from '../../src/storage/held-roots'
import { memoryLibrary } from '../../src/storage/memory-library'
import { storedLibrary } from '../../src/storage/stored-library'
import { signedFeed, trustIn } from '../fixtures/feed'
import { KEYS, step } from '../fixtures/roots'
import { freshLibrary } from '../storage/library'
import { memoryOf } from '../storage/memory'
import { newNotebookDevice } from '../storage/notebook'
import { contentOf, feedOf, shown, sync, whole } from './device'
import { FakeFeed, FAULTS } from './fake-feed'

/** A device whose build pins the feed's first key and an offline one for the next root. */
function device(): Device {
  const trust = { ...trustIn(KEYS.feed), rootKeys: [KEYS.root.public] }
  const db = freshLibrary(trust.feed)
  return { db, library: storedLibrary(db), notes: newNotebookDevice(), memory: memoryOf(), trust }
}

const SECOND = step(2)
const THIRD = step(3, { rootKeys: [KEYS.nextRoot], signers: [KEYS.root, KEYS.nextRoot] })
const FOURTH = step(4, { rootKeys: [KEYS.nextRoot], signers: [KEYS.nextRoot] })
const FIFTH = step(5, { rootKeys: [KEYS.nextRoot], signers: [KEYS.nextRoot], feedKeys: [KEYS.lastFeed] })

/** An edition signed under a later root. */
function under(root: number, version: number, key = KEYS.nextFeed): Promise<SignedFeed> {
  return signedFeed(contentOf(version), { version, note: `第${version}版の変更です。`, key, root })
}

async function inUse(version = 1) {
  const own = device()
  const host = new FakeFeed(await feedOf(version))
  expect(await sync(own, host)).toMatchObject({ kind: 'updated', version })
  host.forgetRequests()
  return { own, host }
}

function rootsAsked(host: FakeFeed): readonly string[] {
  return host.requests.map(request => request.file).filter(file => file.endsWith('.root'))
}

const untrusted = (what: string) => ({ kind: 'failed', failure: { kind: 'untrusted', what } })

describe('a chain of roots', () => {
  test('is followed from 1 to 5 in one go, and the edition of its end is taken', async () => {
    const { own, host } = await inUse()
    host.serve(await under(5, 2, KEYS.lastFeed)).serveRoots(SECOND, THIRD, FOURTH, FIFTH)
    expect(await sync(own, host)).toMatchObject({ kind: 'updated', version: 2 })
    expect(rootsAsked(host)).toEqual(['2.root', '3.root', '4.root', '5.root', '6.root'])
    expect(await shown(own)).toEqual(whole(2))
    expect(readRoots(own.trust.feed, own.memory).number).toBe(5)
  })

  test('is followed on the first visit too', async () => {
    const own = device()
    expect(await sync(own, new FakeFeed(await under(3, 9)).serveRoots(SECOND, THIRD))).toMatchObject({ kind: 'updated', version: 9 })
  })

  test('is not asked for by a check that finds nothing new', async () => {
    const { own, host } = await inUse()
    expect(await sync(own, host)).toMatchObject({ kind: 'current' })
    expect(host.requests.map(request => request.file)).toEqual(['manifest'])
  })

  test('once followed is not asked for again by a check that finds nothing new', async () => {
    const { own, host } = await inUse()
    await sync(own, host.serve(await under(2, 2)).serveRoots(SECOND))
    host.forgetRequests()
    expect(await sync(own, host)).toMatchObject({ kind: 'current', version: 2 })
    expect(host.requests.map(request => request.file)).toEqual(['manifest'])
  })

  test('is followed 32 steps at most in one run, and on from there in the next', async () => {
    const { own, host } = await inUse()
    host.serve(await under(40, 2)).serveRoots(...Array.from({ length: 39 }, (_, index) => step(index + 2)))
    expect(await sync(own, host)).toEqual(untrusted('root 40 is not known'))
    expect(rootsAsked(host)).toHaveLength(32)
    expect(await sync(own, host)).toMatchObject({ kind: 'updated', version: 2 })
  })

  test.each([403, 404, 410])('ends where the host answers %i', async (status) => {
    const { own, host } = await inUse()
    host.serve(await feedOf(2)).breakRoots(() => FAULTS.status(status)(new Uint8Array()))
    expect(await sync(own, host)).toMatchObject({ kind: 'updated', version: 2 })
  })

  test('ends where the host sends its start page for what is not there', async () => {
    const { own, host } = await inUse()
    host.serve(await feedOf(2)).breakRoots(() => FAULTS.html(new Uint8Array()))
    expect(await sync(own, host)).toMatchObject({ kind: 'updated', version: 2 })
  })
})

describe('the old edition is kept', () => {
  /** The edition of root 5 is offered; something is wrong with the chain that leads there. */
  async function refused(arrange: (host: FakeFeed) => unknown, failure: object) {
    const { own, host } = await inUse()
    host.serve(await under(5, 2, KEYS.lastFeed))
    arrange(host)
    expect(await sync(own, host)).toEqual({ kind: 'failed', failure })
    expect(await shown(own)).toEqual(whole(1))
    expect(host.shardRequests).toEqual([])
    expect(await sync(own, host.serve(await under(5, 3, KEYS.lastFeed)).serveRoots(SECOND, THIRD, FOURTH, FIFTH))).toMatchObject({ kind: 'updated', version: 3 })
    expect(await shown(own)).toEqual(whole(3))
  }

  test('where a step is missing, and the next good chain is taken', () =>
    refused(host => host.serveRoots(SECOND, THIRD, FIFTH), { kind: 'untrusted', what: 'no valid signature by a trusted key' }))

  test('where a step is signed by the wrong key', () =>
    refused(host => host.serveRoots(SECOND, THIRD, step(4, { signers: [KEYS.root] }), FIFTH), { kind: 'untrusted', what: 'root 4: not signed by root 3' }))

  test('where a stranger made the chain', () =>
    refused(host => host.serveRoots(step(2, { rootKeys: [KEYS.stranger], feedKeys: [KEYS.lastFeed], signers: [KEYS.stranger] })), { kind: 'untrusted', what: 'root 2: not signed by root 1' }))

  test('where a step is damaged on the way', () =>
    refused(host => host.serveRoots(SECOND).breakRoots(good => good ? FAULTS.truncated(0.5)(good) : FAULTS.status(404)(new Uint8Array())), { kind: 'notTheFeed', what: 'root 2' }))

  test('where the host fails at a step', () =>
    refused(host => host.breakRoots(() => FAULTS.status(503)(new Uint8Array())), { kind: 'http', status: 503 }))

  test('where the connection is lost in the middle of the chain', () =>
    refused(host => host.serveRoots(SECOND).breakRoots(good => good ? { ok: true, value: good } : FAULTS.offline(new Uint8Array())), { kind: 'offline' }))

  test('where the manifest names a root nobody made, although a trusted key signed it', async () => {
    const { own, host } = await inUse()
    expect(await sync(own, host.serve(await under(9, 2, KEYS.feed)))).toEqual(untrusted('root 9 is not known'))
    expect(await shown(own)).toEqual(whole(1))
  })
})

describe('a root once held', () => {
  async function rotated() {
    const { own, host } = await inUse()
    await sync(own, host.serve(await under(2, 2)).serveRoots(SECOND))
    return { own, host }
  }

  test('is never given up, though the host has no chain any more', async () => {
    const { own, host } = await rotated()
    expect(await sync(own, host.serve(await feedOf(3)).serveRoots())).toEqual(untrusted('no valid signature by a trusted key'))
    expect(await shown(own)).toEqual(whole(2))
  })

  test('is known from the library where the browser lost the memory beside it', async () => {
    const { own, host } = await rotated()
    own.memory.removeItem(`library-roots:${own.trust.feed}`)
    expect(await sync(own, host.serve(await feedOf(3)).serveRoots())).toEqual(untrusted('no valid signature by a trusted key'))
    expect(readRoots(own.trust.feed, own.memory).number).toBe(2)
  })

  test('is known from the memory where the browser lost the library', async () => {
    const { own, host } = await rotated()
    await own.db.delete({ disableAutoOpen: false })
    expect(await sync(own, host.serve(await feedOf(3)).serveRoots())).toEqual(untrusted('no valid signature by a trusted key'))
    expect(await sync(own, host.serve(await under(2, 3)))).toMatchObject({ kind: 'updated', version: 3 })
  })

  test('is asked for again where only its number was kept, and nothing less is believed', async () => {
    const { own, host } = await rotated()
    await own.db.delete({ disableAutoOpen: false })
    own.memory.setItem(`library-roots:${own.trust.feed}`, '2')
    expect(await sync(own, host.serve(await feedOf(3)).serveRoots())).toEqual(untrusted('the chain ends at root 1, 2 was known'))
    expect(await sync(own, host.serve(await under(2, 3)).serveRoots(SECOND))).toMatchObject({ kind: 'updated', version: 3 })
  })

  test('that was changed on the device is proved again, and the true one fetched', async () => {
    const { own, host } = await rotated()
    await own.db.delete({ disableAutoOpen: false })
    const forged = step(2, { signers: [KEYS.stranger], rootKeys: [KEYS.stranger], feedKeys: [KEYS.stranger] })
    own.memory.setItem(`library-roots:${own.trust.feed}`, `2 ${Buffer.from(forged[1]).toString('base64')}`)
    expect(await sync(own, host.serve(await under(2, 3, KEYS.stranger)).serveRoots())).toMatchObject({ kind: 'failed', failure: { kind: 'untrusted' } })
    expect(await sync(own, host.serve(await under(2, 3)).serveRoots(SECOND))).toMatchObject({ kind: 'updated', version: 3 })
  })

  test('by an earlier build leads on in a build that pins a later one', async () => {
    const { own, host } = await rotated()
    const trust = { ...trustIn(KEYS.nextFeed), root: 3, rootKeys: [KEYS.nextRoot.public] }
    expect(await sync({ ...own, trust }, host.serve(await under(5, 3, KEYS.lastFeed)).serveRoots(FOURTH, FIFTH))).toMatchObject({ kind: 'updated', version: 3 })
  })

  test('revokes: a key that is not in it signs nothing any more, whatever the version', async () => {
    const { own, host } = await rotated()
    expect(await sync(own, host.serve(await feedOf(1000)))).toEqual(untrusted('no valid signature by a trusted key'))
    expect(await shown(own)).toEqual(whole(2))
  })
})

describe('the drill: somebody has the key of the feed', () => {
  const RECOVERY = step(2, { versionFloor: 8 })

  test('his edition 999 is believed, his next is refused once the offline key has spoken, and the city’s 8 takes its place', async () => {
    const { own, host } = await inUse(7)
    expect(await sync(own, host.serve(await feedOf(999)))).toMatchObject({ kind: 'updated', version: 999 })
    expect(await sync(own, host.serve(await feedOf(1000)).serveRoots(RECOVERY))).toEqual(untrusted('no valid signature by a trusted key'))
    expect(await shown(own)).toEqual(whole(999))
    expect(await sync(own, host.serve(await under(2, 8)))).toMatchObject({ kind: 'updated', version: 8 })
    expect(await shown(own)).toEqual(whole(8))
  })

  test('nothing of his is left to go back to, nor in the news', async () => {
    const { own, host } = await inUse(7)
    await sync(own, host.serve(await feedOf(999)))
    await sync(own, host.serve(await under(2, 8)).serveRoots(RECOVERY))
    expect(await own.db.editions.toCollection().primaryKeys()).toEqual([8])
    expect((await own.db.pointer.get('shown'))?.previous).toBeUndefined()
    expect(await own.db.changes.toCollection().primaryKeys()).toEqual([8])
  })

  test('the highest version there is locks no reader out', async () => {
    const { own, host } = await inUse(7)
    await sync(own, host.serve(await feedOf(Number.MAX_SAFE_INTEGER)))
    expect(await sync(own, host.serve(await under(2, 8)).serveRoots(RECOVERY))).toMatchObject({ kind: 'updated', version: 8 })
    expect(readFloor(own.trust.feed, own.memory)).toBe(8)
    expect(await sync(own, host.serve(await under(2, 9)))).toMatchObject({ kind: 'updated', version: 9 })
    expect(await sync(own, host.serve(await under(2, 8)))).toMatchObject({ kind: 'failed', failure: { kind: 'older', found: 8, held: 9 } })
  })

  test('the city’s edition of the very number he used is taken', async () => {
    const { own, host } = await inUse(7)
    await sync(own, host.serve(await signedFeed(contentOf(99), { version: 8 })))
    expect(await sync(own, host.serve(await under(2, 8)).serveRoots(RECOVERY))).toMatchObject({ kind: 'updated', version: 8 })
    expect(await shown(own)).toEqual(whole(8))
  })

  test('an edition from before the new count is refused', async () => {
    const { own, host } = await inUse(7)
    await sync(own, host.serve(await feedOf(999)))
    expect(await sync(own, host.serve(await under(2, 7)).serveRoots(RECOVERY))).toMatchObject({ kind: 'failed', failure: { kind: 'older', found: 7, held: 8 } })
  })

  test('a build that pins the new root takes the city’s edition too', async () => {
    const { own, host } = await inUse(7)
    await sync(own, host.serve(await feedOf(999)))
    const trust = { ...trustIn(KEYS.nextFeed), root: 2, rootKeys: [KEYS.root.public], restart: { root: 2, versionFloor: 8 } }
    expect(await sync({ ...own, trust }, host.serve(await under(2, 8)))).toMatchObject({ kind: 'updated', version: 8 })
  })

  test('it ends so for a reader whose device can keep nothing', async () => {
    const own = { ...device(), library: memoryLibrary() }
    const host = new FakeFeed(await feedOf(999))
    await sync(own, host)
    expect(await sync(own, host.serve(await under(2, 8)).serveRoots(RECOVERY))).toMatchObject({ kind: 'updated', version: 8 })
    expect((await own.library.readHolding())?.changes.map(changes => changes.version)).toEqual([8])
  })
})
