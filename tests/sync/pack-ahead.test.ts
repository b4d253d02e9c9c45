import 'fake-indexeddb/auto'
import type { FeedSource } from '../../src/sync/feed-source'
import { describe, expect, test } from 'vitest'
import { refusal } from '../../src/domain/outcome'
import { KEYS, step } from '../fixtures/roots'
import { newDevice, otherTab, shown, sync } from './device'
import { FakeFeed, FAULTS } from './fake-feed'
import { packedFeed, packIn, wholeOfMany } from './packed-feed'

const held = await packedFeed(1, [])
const offered = await packedFeed(2, [1])
const pack = packIn(offered)
const filesOf = (host: FakeFeed) => host.requests.map(({ file }) => file)

/** A device that holds the first edition, with the offline key of another chain behind its feed's key, and a host that offers the second. */
async function deviceAndHost() {
  const device = await newDevice()
  const own = { ...device, trust: { ...device.trust, rootKeys: [KEYS.root.public] } }
  const host = new FakeFeed(held)
  expect(await sync(own, host)).toMatchObject({ kind: 'updated', version: 1 })
  host.serve(offered).forgetRequests()
  return { device: own, host }
}

/** The same host, whose answer about a newer root waits until something else is asked for, or nobody asks. */
function slowRoot(host: FakeFeed): FeedSource & { readonly askedBefore: () => readonly string[] } {
  let before: readonly string[] = []
  return {
    manifest: host.manifest,
    shard: host.shard,
    root: async (number, signal) => {
      for (let turns = 0; turns < 50 && host.shardRequests.length === 0; turns++)
        await new Promise(resolve => setImmediate(resolve))
      before = filesOf(host)
      return host.root(number, signal)
    },
    askedBefore: () => before,
  }
}

/** A host on which the pack never ends; it sees whether somebody breaks it off. */
function hangingPack(host: FakeFeed): FeedSource & { readonly brokenOff: () => boolean } {
  let brokenOff = false
  return {
    manifest: host.manifest,
    root: host.root,
    shard: (request, received, signal) => request.sha256 !== pack.sha256
      ? host.shard(request, received, signal)
      : new Promise((resolve) => {
          signal.addEventListener('abort', () => {
            brokenOff = true
            resolve(refusal({ kind: 'cancelled' }))
          })
        }),
    brokenOff: () => brokenOff,
  }
}

describe('the pack of an update', () => {
  test('is asked for before the host has said whether there is a newer root', async () => {
    const { device, host } = await deviceAndHost()
    const slow = slowRoot(host)
    expect(await sync(device, slow)).toMatchObject({ kind: 'updated', version: 2 })
    expect(slow.askedBefore()).toEqual(['manifest', pack.sha256])
    expect(host.shardRequests).toHaveLength(1)
    expect(await shown(device)).toEqual(wholeOfMany(2))
  })

  test('is asked for afterwards by a page that has not read the edition it stands on: it may not be whole', async () => {
    const { device, host } = await deviceAndHost()
    const slow = slowRoot(host)
    const tab = otherTab(device)
    expect(await sync(tab, slow)).toMatchObject({ kind: 'updated', version: 2 })
    expect(slow.askedBefore()).toEqual(['manifest'])
    expect(await shown(tab)).toEqual(wholeOfMany(2))
  })

  test('is of no use where the newer root revokes the key that signed for it: it is broken off, and the edition before stays', async () => {
    const { device, host } = await deviceAndHost()
    const hanging = hangingPack(host.serveRoots(step(2)))
    expect(await sync(device, hanging)).toMatchObject({ kind: 'failed', failure: { kind: 'untrusted' } })
    expect(hanging.brokenOff()).toBe(true)
    expect(await shown(device)).toEqual(wholeOfMany(1))
  })

  test('that came before that answer is not kept either', async () => {
    const { device, host } = await deviceAndHost()
    expect(await sync(device, slowRoot(host.serveRoots(step(2))))).toMatchObject({ kind: 'failed', failure: { kind: 'untrusted' } })
    expect(host.shardRequests.map(({ file }) => file)).toEqual([pack.sha256])
    expect(await shown(device)).toEqual(wholeOfMany(1))
    const missing = offered.payload.shards.filter(({ sha256 }) => !held.shards.has(sha256))
    expect(await device.library.heldShards(missing)).toEqual(new Map())
  })

  test('is broken off where the host fails at the question for a newer root', async () => {
    const { device, host } = await deviceAndHost()
    const hanging = hangingPack(host.breakRoots(() => refusal({ kind: 'http', status: 500 })))
    expect(await sync(device, hanging)).toEqual({ kind: 'failed', failure: { kind: 'http', status: 500 } })
    expect(hanging.brokenOff()).toBe(true)
  })

  test('is asked for once: where it did not come, whole shards do', async () => {
    const { device, host } = await deviceAndHost()
    host.breakShards((good, { sha256 }) => sha256 === pack.sha256 ? FAULTS.status(404)(good) : { ok: true, value: good })
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    expect(filesOf(host).filter(file => file === pack.sha256)).toHaveLength(1)
    expect(await shown(device)).toEqual(wholeOfMany(2))
  })
})

describe('no pack is asked for ahead', () => {
  test('by a check that finds nothing new', async () => {
    const { device, host } = await deviceAndHost()
    await sync(device, host)
    host.forgetRequests()
    expect(await sync(device, host)).toEqual({ kind: 'current', version: 2 })
    expect(filesOf(host)).toEqual(['manifest'])
  })

  test('by a reader who stepped back from the edition', async () => {
    const { device, host } = await deviceAndHost()
    await sync(device, host)
    await device.library.stepBack()
    host.forgetRequests()
    expect(await sync(device, host)).toEqual({ kind: 'heldBack', version: 2 })
    expect(filesOf(host)).toEqual(['manifest'])
  })
})
