import 'fake-indexeddb/auto'
import type { Device } from './device'
import { describe, expect, test } from 'vitest'
import { readHolding, stepBack } from '../../src/storage/editions'
import { testKey, trustIn } from '../fixtures/feed'
import { feedOf, newDevice, shown, sync, whole } from './device'
import { FakeFeed, FAULTS } from './fake-feed'

const UNCHANGED = [{ file: 'manifest', reload: false, unchanged: true }]
const WHOLE = [{ file: 'manifest', reload: false }]

/** A device that holds version 1 of a host that gives tags. */
async function upToDate() {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1)).tagManifest('"1"')
  await sync(device, host)
  host.forgetRequests()
  return { device, host }
}

/** What the host saw of one run. */
async function seen(device: Device, host: FakeFeed, asked = false) {
  host.forgetRequests()
  const result = await sync(device, host, { asked })
  return { result, requests: host.requests }
}

describe('a check while nothing is new', () => {
  test('is one request, answered without the manifest', async () => {
    const { device, host } = await upToDate()
    expect(await seen(device, host)).toEqual({ result: { kind: 'current', version: 1 }, requests: UNCHANGED })
    expect(await seen(device, host)).toEqual({ result: { kind: 'current', version: 1 }, requests: UNCHANGED })
  })

  test('notes when it was made', async () => {
    const { device, host } = await upToDate()
    await sync(device, host, { instant: '2027-01-01T00:00:00.000Z' })
    expect((await readHolding(device.db))?.pointer.checked).toBe('2027-01-01T00:00:00.000Z')
  })

  test('brings the manifest whole where the reader asked for the check', async () => {
    const { device, host } = await upToDate()
    expect((await seen(device, host, true)).requests).toEqual(WHOLE)
  })

  test('brings the manifest whole from a host that gives no tags', async () => {
    const { device, host } = await upToDate()
    host.tagManifest(undefined)
    expect((await seen(device, host)).requests).toEqual(WHOLE)
    expect((await seen(device, host)).requests).toEqual(WHOLE)
  })

  test('brings the manifest whole to a reader who stepped back from it', async () => {
    const { device, host } = await upToDate()
    await sync(device, host.serve(await feedOf(2)).tagManifest('"2"'))
    await stepBack(device.db)
    expect(await seen(device, host)).toEqual({ result: { kind: 'heldBack', version: 2 }, requests: WHOLE })
  })
})

describe('the word of the host that nothing changed', () => {
  test('is not asked for by a device that lost its library', async () => {
    const { device, host } = await upToDate()
    await device.db.editions.clear()
    expect((await seen(device, host)).result).toMatchObject({ kind: 'updated', version: 1 })
    expect(await shown(device)).toEqual(whole(1))
  })

  test('brings lost shards back all the same', async () => {
    const { device, host } = await upToDate()
    await device.db.shards.clear()
    await sync(device, host)
    expect(await shown(device)).toEqual(whole(1))
  })

  test('does not save a manifest whose key is trusted no more', async () => {
    const { device, host } = await upToDate()
    const rotated = { ...device, trust: trustIn(await testKey(2)) }
    expect((await seen(rotated, host)).result).toMatchObject({ kind: 'failed', failure: { kind: 'untrusted' } })
    expect((await seen(rotated, host)).requests).toEqual([...WHOLE, { file: '2.root', reload: false }])
  })

  test('where it is wrong, holds only until the reader asks', async () => {
    const { device, host } = await upToDate()
    host.serve(await feedOf(2)) // and still the tag of the first
    expect((await seen(device, host)).result).toEqual({ kind: 'current', version: 1 })
    expect((await seen(device, host, true)).result).toMatchObject({ kind: 'updated', version: 2 })
  })
})

test('the tag of a manifest that was refused is never sent', async () => {
  const { device, host } = await upToDate()
  await sync(device, host.tagManifest('"damaged"').breakManifest(FAULTS.lastByteMissing))
  host.serve(await feedOf(2))
  expect(await seen(device, host)).toMatchObject({ result: { kind: 'updated', version: 2 }, requests: [{ file: 'manifest' }, { file: '2.root' }, {}, {}, {}] })
  expect(host.requests[0]).not.toHaveProperty('unchanged')
})
