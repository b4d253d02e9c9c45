import 'fake-indexeddb/auto'
import type { Device } from './device'
import type { Fault } from './fake-feed'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { encodeJson } from '../../src/feed/json'
import { encodePack } from '../../src/feed/pack'
import { encodeEditionFile } from '../../src/feed/edition-file'
import { memoryLibrary } from '../../src/storage/memory-library'
import { editionFileSource } from '../../src/sync/edition-file'
import { KEYS, step } from '../fixtures/roots'
import { everythingIn, fullAtWrite } from '../storage/library'
import { newDevice, otherTab, shown, sync, syncWithProgress } from './device'
import { FakeFeed, FAULTS } from './fake-feed'
import { packedFeed, packIn, wholeOfMany, withPack, withPacks } from './packed-feed'

const held = await packedFeed(1, [])
const offered = await packedFeed(2, [1])
const pack = packIn(offered)
/** Shards by which the two editions differ. */
const changed = offered.payload.shards.filter(entry => !held.shards.has(entry.sha256)).map(entry => entry.sha256)

/** A device that holds the first of them, and its host. */
async function deviceAndHost() {
  const device = await newDevice()
  const host = new FakeFeed(held)
  expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 1 })
  host.forgetRequests()
  return { device, host }
}

const filesOf = (host: FakeFeed) => host.requests.map(({ file }) => file)

async function holdsNext(device: Device, version = 2) {
  expect(await shown(device)).toEqual(wholeOfMany(version))
}

describe('an edition for which there is a pack', () => {
  test('comes by it alone', async () => {
    const { device, host } = await deviceAndHost()
    expect(pack.bytes).toBeLessThan(offered.payload.shards.filter(entry => changed.includes(entry.sha256)).reduce((sum, entry) => sum + entry.bytes, 0))
    expect(await sync(device, host.serve(offered))).toMatchObject({ kind: 'updated', version: 2, changes: [{ key: 'r2/1' }, { key: 'r8/1' }, { key: 'r2/1-1-1-1' }] })
    expect(filesOf(host)).toEqual(['manifest', '2.root', pack.sha256])
    await holdsNext(device)
  })

  test('lies on the device as if its shards had come whole, and one can step back from it', async () => {
    const [packed, plain] = [await deviceAndHost(), await deviceAndHost()]
    await sync(packed.device, packed.host.serve(offered))
    await sync(plain.device, plain.host.serve(offered).breakShards((good, { sha256 }) => sha256 === pack.sha256 ? FAULTS.status(404)(good) : { ok: true, value: good }))
    const [one, other] = [await everythingIn(packed.device.db), await everythingIn(plain.device.db)]
    // How a shard is kept is its own affair; whoever asks gets its bytes.
    expect({ ...one, shards: [], editions: one.editions?.map(edition => ({ ...Object(edition), made: undefined })) }).toEqual({ ...other, shards: [], editions: other.editions?.map(edition => ({ ...Object(edition), made: undefined })) })
    for (const { payload } of [held, offered])
      expect(await packed.device.library.heldShards(payload.shards)).toEqual(await plain.device.library.heldShards(payload.shards))
    await packed.device.library.stepBack()
    expect(await shown(packed.device)).toEqual(wholeOfMany(1))
    packed.host.forgetRequests()
    // Both are on the device still.
    expect(await sync(packed.device, packed.host, { asked: true })).toMatchObject({ kind: 'updated', version: 2 })
    expect(packed.host.shardRequests).toEqual([])
  })

  test('comes by it into the memory of a page, too', async () => {
    const device = { ...await newDevice(), library: memoryLibrary() }
    const host = new FakeFeed(held)
    await sync(device, host)
    host.forgetRequests()
    await sync(device, host.serve(offered))
    expect(host.shardRequests.map(({ file }) => file)).toEqual([pack.sha256])
    const holding = await device.library.readHolding()
    expect(holding && await device.library.readContent(holding.shown)).toEqual(wholeOfMany(2).content)
  })

  test('may pass over versions the device never saw, by the pack that begins at its own', async () => {
    const { device, host } = await deviceAndHost()
    const later = await packedFeed(7, [6, 3, 1])
    await sync(device, host.serve(later))
    expect(host.shardRequests.map(({ file }) => file)).toEqual([later.payload.packs?.[2]?.sha256])
    await holdsNext(device, 7)
  })

  test('tells how far the pack has come', async () => {
    const { device, host } = await deviceAndHost()
    const { told } = await syncWithProgress(device, host.serve(offered))
    expect(told.filter(({ phase }) => phase === 'downloading')).toEqual([
      { phase: 'downloading', received: Math.floor(pack.bytes / 2), total: pack.bytes },
      { phase: 'downloading', received: pack.bytes, total: pack.bytes },
    ])
  })

  test('is known at the next check, also where the host lists its packs otherwise by then', async () => {
    const { device, host } = await deviceAndHost()
    await sync(device, host.serve(offered))
    expect(await sync(device, host.serve(await withPacks(offered, [])))).toEqual({ kind: 'current', version: 2 })
  })
})

describe('whole shards are fetched in the same run, and nothing is lost, where the pack', () => {
  test.each<[string, Fault, number]>([
    ['is not there', FAULTS.status(404), 1],
    ['is refused by the host', FAULTS.status(503), 1],
    ['does not come', FAULTS.timeout, 1],
    ['is a login page', FAULTS.html, 2],
    ['is a login page that calls itself JSON', FAULTS.htmlAsJson, 2],
    ['is cut', FAULTS.truncated(0.5), 2],
    ['is empty', FAULTS.empty, 2],
    ['has another bit', FAULTS.flippedBit(1000), 2],
    ['never ends', FAULTS.endless, 2],
    ['is a shard', FAULTS.replacedBy(held.shards.values().next().value ?? new Uint8Array()), 2],
  ])('%s', async (_, fault, asked) => {
    const { device, host } = await deviceAndHost()
    host.serve(offered).breakShards((good, { sha256 }) => sha256 === pack.sha256 ? fault(good) : { ok: true, value: good })
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    // Damaged once, it is asked for again past every cache, as a shard is.
    expect(host.shardRequests.filter(({ file }) => file === pack.sha256).map(({ reload }) => reload)).toEqual([false, true].slice(0, asked))
    expect(host.shardRequests.map(({ file }) => file).slice(asked)).toEqual(changed)
    await holdsNext(device)
  })

  test('was damaged in a cache only: past it the pack is taken', async () => {
    const { device, host } = await deviceAndHost()
    host.serve(offered).breakShards((good, { reload }) => reload ? { ok: true, value: good } : FAULTS.lastByteMissing(good))
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    expect(host.shardRequests).toEqual([{ file: pack.sha256, reload: false }, { file: pack.sha256, reload: true }])
  })

  const truth = JSON.parse(new TextDecoder().decode(pack.content))
  test.each([
    ['lies: its own digest is right, a row is not', encodeUtf8(new TextDecoder().decode(pack.content).replace('（第2版）', '（第9版）'))],
    ['lies: two rows have changed places', encodePack([...truth.shards].map(({ name }) => ({ name, edits: [[0, 1], [1, 0, { plan: 'r2' }]] })))],
    ['makes nothing of one shard', encodePack(truth.shards.slice(1))],
    ['is of a later form', encodeJson({ ...truth, form: 2 })],
    ['brings a crowd of rows', encodePack([{ name: 'goals/r2', edits: [[0, 1, ...Array.from({ length: 8_000 }, () => 0)]] }])],
    ['is no JSON', encodeUtf8('{"kind":')],
  ])('%s', async (_, content) => {
    const { device, host } = await deviceAndHost()
    const lying = await withPack(offered, content, 1)
    expect(content).not.toEqual(pack.content)
    expect(await sync(device, host.serve(lying))).toMatchObject({ kind: 'updated', version: 2 })
    expect(host.shardRequests.map(({ file }) => file).slice(1)).toEqual(changed)
    await holdsNext(device)
  })

  test('is that of another edition', async () => {
    const { device, host } = await deviceAndHost()
    const other = packIn(await packedFeed(3, [2]))
    expect(await sync(device, host.serve(await withPack(offered, other.content, 1)))).toMatchObject({ kind: 'updated', version: 2 })
    expect(host.shardRequests).toHaveLength(1 + changed.length)
    await holdsNext(device)
  })
})

describe('no pack is asked for', () => {
  const shardsOnly = async (device: Device, host: FakeFeed) => {
    expect(await sync(device, host)).toMatchObject({ kind: 'updated' })
    expect(host.shardRequests.map(({ file }) => file)).toEqual(changed)
    await holdsNext(device)
  }

  test('where none begins at the edition held', async () => {
    const { device, host } = await deviceAndHost()
    await shardsOnly(device, host.serve(await withPack(offered, pack.content, 9)))
  })

  test('where it weighs as much as the shards it would spare', async () => {
    const { device, host } = await deviceAndHost()
    const cost = offered.payload.shards.filter(entry => changed.includes(entry.sha256)).reduce((sum, entry) => sum + entry.bytes, 0)
    await shardsOnly(device, host.serve(await withPacks(offered, [{ from: 1, sha256: pack.sha256, bytes: cost }])))
  })

  test.each([
    ['a number', 5],
    ['a text', 'packs'],
    ['entries of another form', [{ from: 1, chain: ['x'] }, null, 'y', { from: 0, sha256: pack.sha256, bytes: 10 }]],
    ['entries above every limit', [{ from: 1, sha256: pack.sha256, bytes: 2 ** 40 }]],
  ])('where the list of packs is %s', async (_, packs) => {
    const { device, host } = await deviceAndHost()
    await shardsOnly(device, host.serve(await withPacks(offered, packs)))
  })

  test('where the edition held is not whole: a damaged shard is fetched whole, and so are the others', async () => {
    const { device, host } = await deviceAndHost()
    const [old] = held.payload.shards.filter(entry => entry.name === 'initiatives/r2')
    await device.db.shards.update(old?.sha256 ?? '', { bytes: encodeUtf8('{}') })
    await shardsOnly(otherTab(device), host.serve(offered))
  })

  test('on the first visit', async () => {
    const device = await newDevice()
    const host = new FakeFeed(offered)
    await sync(device, host)
    expect(host.shardRequests.map(({ file }) => file)).toEqual(offered.payload.shards.map(entry => entry.sha256))
  })

  test('where versions are counted anew: the edition it begins at is another of that number', async () => {
    const { device, host } = await deviceAndHost()
    const recovery = step(2, { versionFloor: 2 })
    const anew = await packedFeed(2, [1], { root: 2, key: KEYS.nextFeed })
    const trust = { ...device.trust, rootKeys: [KEYS.root.public] }
    await shardsOnly({ ...device, trust }, host.serve(anew).serveRoots(recovery))
  })
})

test('what an earlier run left behind is not asked for, and the pack makes the rest', async () => {
  const { device, host } = await deviceAndHost()
  const controller = new AbortController()
  let asked = 0
  host.serve(offered).breakShards((good, { sha256 }) => sha256 === pack.sha256 ? FAULTS.offline(good) : { ok: true, value: good })
    .whenShardIsAsked(() => ++asked === 3 && controller.abort())
  expect(await sync(device, host, { signal: controller.signal })).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } })
  expect(await shown(device)).toEqual(wholeOfMany(1))
  host.forgetRequests()
  expect(await sync(device, host.serve(offered))).toMatchObject({ kind: 'updated', version: 2 })
  expect(host.shardRequests.map(({ file }) => file)).toEqual([pack.sha256])
  await holdsNext(device)
})

test('a reader who stops while the pack comes keeps the edition before, and no shard is asked for', async () => {
  const { device, host } = await deviceAndHost()
  const controller = new AbortController()
  host.serve(offered).whenShardIsAsked(() => controller.abort())
  expect(await sync(device, host, { signal: controller.signal })).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } })
  expect(await shown(device)).toEqual(wholeOfMany(1))
})

test('a device that is full while the result is written keeps the edition before, whole, and takes the next when there is room', async () => {
  for (let failing = 1; failing <= 4; failing++) {
    const { device, host } = await deviceAndHost()
    const { tab } = fullAtWrite(device.db, failing, Infinity)
    expect(await sync(otherTab(device, tab), host.serve(offered))).toMatchObject({ kind: 'failed', failure: { kind: 'storage', reason: 'full' } })
    expect(await shown(device)).toEqual(wholeOfMany(1))
    host.forgetRequests()
    const next = await packedFeed(3, [1])
    expect(await sync(device, host.serve(next))).toMatchObject({ kind: 'updated', version: 3 })
    expect(host.shardRequests.map(({ file }) => file)).toEqual([packIn(next).sha256])
    await holdsNext(device, 3)
  }
})

test('a file from hand to hand brings its shards whole, and is taken as ever', async () => {
  const { device } = await deviceAndHost()
  const shards = new Map(offered.payload.shards.map(({ sha256 }) => [sha256, offered.shards.get(sha256) ?? new Uint8Array()]))
  const source = await editionFileSource(new Blob([encodeEditionFile({ manifest: offered.manifest, roots: [], shards })]))
  expect(source.ok && await sync(device, source.value)).toMatchObject({ kind: 'updated', version: 2 })
  await holdsNext(device)
})

/** The records of shards that are kept as edits of others. */
const madeIn = async ({ db }: Device) => (await db.shards.toArray()).filter(({ of }) => of !== undefined)

test('update after update is kept as what it changed, and any page reads every one of them whole', async () => {
  const { device, host } = await deviceAndHost()
  for (let version = 2; version <= 12; version++) {
    const next = await packedFeed(version, [version - 1])
    expect(await sync(device, host.serve(next))).toMatchObject({ kind: 'updated', version })
    await holdsNext(otherTab(device), version)
    // Not more lie under one another than a start can put together, and nobody keeps what nobody needs.
    expect((await madeIn(device)).length).toBeLessThanOrEqual(8)
    expect(await device.db.shards.count()).toBeLessThanOrEqual(next.payload.shards.length + changed.length + 8)
    if (version === 4) {
      await device.library.stepBack()
      await holdsNext(device, 3)
      expect(await sync(device, host, { asked: true })).toMatchObject({ kind: 'updated', version })
    }
  }
  expect(host.shardRequests.every(({ file }) => !changed.includes(file))).toBe(true)
})

test('a shard that lost the one it is made of is fetched whole by the next check', async () => {
  const { device, host } = await deviceAndHost()
  await sync(device, host.serve(offered))
  const [made] = await madeIn(device)
  await device.db.shards.put({ sha256: made?.of ?? '', bytes: encodeUtf8('{}') })
  host.forgetRequests()
  expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
  expect(host.shardRequests.map(({ file }) => file)).toEqual([made?.sha256])
  await holdsNext(otherTab(device))
  expect(await madeIn(device)).toEqual([])
})

test('an edition whose shards went missing under a page that had read them is fetched, not patched', async () => {
  const { device, host } = await deviceAndHost()
  const [same] = offered.payload.shards.filter(entry => held.shards.has(entry.sha256))
  await device.db.shards.delete(same?.sha256 ?? '')
  expect(await sync(device, host.serve(offered))).toMatchObject({ kind: 'updated', version: 2 })
  expect(filesOf(host).filter(file => file === pack.sha256)).toHaveLength(1)
  await holdsNext(otherTab(device))
})
