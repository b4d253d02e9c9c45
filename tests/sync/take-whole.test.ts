import 'fake-indexeddb/auto'
import type { Library } from '../../src/storage/library'
import type { SyncProgress } from '../../src/sync/synchronise'
import type { Device } from './device'
import type { Fault } from './fake-feed'
import { describe, expect, test } from 'vitest'
import { refusal } from '../../src/domain/outcome'
import { encodeUtf8 } from '../../src/feed/bytes'
import { encodeEditionFile } from '../../src/feed/edition-file'
import { wholePackOf } from '../../src/feed/whole-pack'
import { memoryLibrary } from '../../src/storage/memory-library'
import { editionFileSource } from '../../src/sync/edition-file'
import { fullAtWrite } from '../storage/library'
import { newDevice, otherTab, shown, sync, syncWithProgress } from './device'
import { FakeFeed, FAULTS } from './fake-feed'
import { packedFeed, wholeOfMany, withPack, withPacks } from './packed-feed'

const offered = await packedFeed(2, [], { whole: true })
const pack = wholePackOf(offered.payload)
const content = offered.shards.get(pack?.sha256 ?? '')
if (!pack || !content)
  throw new Error('no pack from nothing')
const { sha256 } = pack
const all = offered.payload.shards.map(entry => entry.sha256)
const weight = offered.payload.shards.reduce((sum, { bytes }) => sum + bytes, 0)

const filesOf = (host: FakeFeed) => host.requests.map(({ file }) => file)

/** The pack goes wrong on its way, and nothing else. */
function broken(host: FakeFeed, fault: Fault): FakeFeed {
  return host.breakShards((good, request) => request.sha256 === sha256 ? fault(good) : { ok: true, value: good })
}

async function holdsAll(device: Device) {
  expect(await shown(device)).toEqual(wholeOfMany(2))
}

/** What is staged on a device that shows nothing yet. */
async function stagedOn(device: Device) {
  expect(await shown(device)).toBeUndefined()
  return [...await device.library.heldShards(offered.payload.shards)].map(([held]) => held)
}

describe('a device that holds nothing', () => {
  test('takes the edition by two requests', async () => {
    const device = await newDevice()
    const host = new FakeFeed(offered)
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    expect(filesOf(host)).toEqual(['manifest', sha256])
    await holdsAll(device)
    host.forgetRequests()
    expect(await sync(device, host)).toEqual({ kind: 'current', version: 2 })
    expect(filesOf(host)).toEqual(['manifest'])
  })

  test('takes it so into the memory of a page, too', async () => {
    const device = { ...await newDevice(), library: memoryLibrary() }
    const host = new FakeFeed(offered)
    await sync(device, host)
    expect(filesOf(host)).toEqual(['manifest', sha256])
    const holding = await device.library.readHolding()
    expect(holding && await device.library.readContent(holding.shown)).toEqual(wholeOfMany(2).content)
  })

  test('hears how far it has come, and the bar never goes back where whole shards follow', async () => {
    const good = await syncWithProgress(await newDevice(), new FakeFeed(offered))
    expect(good.told.filter(({ phase }) => phase === 'downloading')).toEqual([
      { phase: 'downloading', received: Math.floor(pack.bytes / 2), total: weight },
      { phase: 'downloading', received: weight, total: weight },
    ])
    const bad = await syncWithProgress(await newDevice(), broken(new FakeFeed(offered), FAULTS.truncated(0.6)))
    const received = bad.told.flatMap(progress => progress.phase === 'downloading' ? progress.received : [])
    expect(received).toEqual([...received].sort((a, b) => a - b))
    expect(received.at(-1)).toBe(weight)
  })

  test('takes by shards what an earlier run has begun', async () => {
    const device = await newDevice()
    const [begun] = offered.payload.shards
    await device.library.stage([{ sha256: begun?.sha256 ?? '', bytes: offered.shards.get(begun?.sha256 ?? '') ?? new Uint8Array() }])
    const host = new FakeFeed(offered)
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    expect(filesOf(host)).toEqual(['manifest', ...all.slice(1)])
    await holdsAll(device)
  })
})

describe('what the pack from nothing did not bring is fetched as whole shards in the same run, where it', async () => {
  /** How many shards still have to be fetched: those up to the first that is not as promised are kept. */
  const [none, some] = [(left: number) => left === all.length, (left: number) => left > 0 && left < all.length]
  test.each<[string, Fault, (left: number) => boolean]>([
    ['is not there', FAULTS.status(404), none],
    ['is refused by the host', FAULTS.status(503), none],
    ['does not come', FAULTS.timeout, none],
    ['is a login page', FAULTS.html, none],
    ['is a login page that calls itself JSON', FAULTS.htmlAsJson, none],
    ['is empty', FAULTS.empty, none],
    ['is a shard', FAULTS.replacedBy(offered.shards.get(all[0] ?? '') ?? new Uint8Array()), none],
    ['is cut', FAULTS.truncated(0.6), some],
    ['has lost its last byte', FAULTS.lastByteMissing, left => left === 0],
    ['has another bit', FAULTS.flippedBit(content.byteLength * 4), some],
    ['never ends', FAULTS.endless, none],
  ])('%s', async (_, fault, expected) => {
    const device = await newDevice()
    const host = broken(new FakeFeed(offered), fault)
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    const [manifest, first, ...others] = filesOf(host)
    expect([manifest, first]).toEqual(['manifest', sha256])
    expect(others).not.toContain(sha256)
    expect(all).toEqual(expect.arrayContaining(others))
    expect(expected(others.length)).toBe(true)
    await holdsAll(device)
  })

  const elsewhere = await packedFeed(3, [], { whole: true })
  const other = elsewhere.shards.get(wholePackOf(elsewhere.payload)?.sha256 ?? '') ?? new Uint8Array()
  test.each([
    ['lies: its own digest is right, a row is not', encodeUtf8(new TextDecoder().decode(content).replace('第2版', '第9版'))],
    ['is that of another edition', other],
    ['is nothing but commas', new Uint8Array(content.byteLength).fill(0x2C)],
  ])('%s', async (_, bytes) => {
    expect(bytes.byteLength).toBe(content.byteLength)
    expect(bytes).not.toEqual(content)
    const device = await newDevice()
    const host = new FakeFeed(await withPack(offered, bytes, 0))
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    const [, , ...shards] = filesOf(host)
    expect(shards.length).toBeGreaterThan(0)
    expect(all).toEqual(expect.arrayContaining(shards))
    await holdsAll(device)
  })
})

describe('no pack from nothing is asked for', () => {
  test.each([
    ['is of another length than its shards make', [{ from: 0, sha256, bytes: pack.bytes + 1 }]],
    ['is above every limit', [{ from: 0, sha256, bytes: 2 ** 40 }]],
    ['begins below nothing', [{ from: -1, sha256, bytes: pack.bytes }]],
  ])('where it %s', async (_, packs) => {
    const device = await newDevice()
    const host = new FakeFeed(await withPacks(offered, packs))
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    expect(filesOf(host)).toEqual(['manifest', ...all])
  })

  test('by a device that holds an edition', async () => {
    const device = await newDevice()
    await sync(device, new FakeFeed(await packedFeed(1, [])))
    const host = new FakeFeed(offered)
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    expect(host.shardRequests.map(({ file }) => file)).not.toContain(sha256)
    await holdsAll(device)
  })
})

test('a line that breaks in the middle of it leaves what came, and the next run fetches the rest as shards', async () => {
  const device = await newDevice()
  const host = new FakeFeed(offered).breakShards((good, request) => request.sha256 === sha256 ? FAULTS.truncated(0.6)(good) : FAULTS.offline(good))
  expect(await sync(device, host)).toEqual({ kind: 'failed', failure: { kind: 'offline' } })
  const staged = await stagedOn(otherTab(device))
  expect(staged.length).toBeGreaterThan(0)
  host.serve(offered).forgetRequests()
  expect(await sync(otherTab(device), host)).toMatchObject({ kind: 'updated', version: 2 })
  expect(filesOf(host)).toEqual(['manifest', ...all.filter(each => !staged.includes(each))])
  await holdsAll(device)
})

test('a reader who stops while it comes is shown nothing, and no shard is asked for', async () => {
  const device = await newDevice()
  const controller = new AbortController()
  const host = new FakeFeed(offered).whenShardIsAsked(() => controller.abort())
  expect(await sync(device, host, { signal: controller.signal })).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } })
  expect(await stagedOn(device)).toEqual([])
})

test('a device that is full while it comes keeps nothing of it and says how much room is wanted; with room it takes the edition', async () => {
  const device = await newDevice()
  const { tab } = fullAtWrite(device.db, 1, Infinity)
  const host = new FakeFeed(offered)
  expect(await sync(otherTab(device, tab), host)).toEqual({ kind: 'failed', failure: { kind: 'storage', reason: 'full', needed: weight } })
  expect(filesOf(host)).toEqual(['manifest', sha256])
  expect(await stagedOn(device)).toEqual([])
  expect(await sync(otherTab(device), host)).toMatchObject({ kind: 'updated', version: 2 })
  await holdsAll(device)
})

test('it is asked for while parts nobody wants any more are removed, and nothing is put away before they are gone', async () => {
  const device = await newDevice()
  const order: string[] = []
  let asked = () => {}
  const isAsked = new Promise<void>(resolve => asked = resolve)
  const library: Library = {
    ...device.library,
    dropStaged: async (wanted) => {
      await isAsked
      // What has come meanwhile would be put away in this time.
      await new Promise(resolve => setTimeout(resolve, 50))
      order.push('removed')
      return device.library.dropStaged(wanted)
    },
    stage: async (shards) => {
      order.push('put away')
      return device.library.stage(shards)
    },
  }
  const host = new FakeFeed(offered).whenShardIsAsked(() => {
    order.push('asked')
    asked()
  })
  expect(await sync({ ...device, library }, host)).toMatchObject({ kind: 'updated', version: 2 })
  expect(order.slice(0, 3)).toEqual(['asked', 'removed', 'put away'])
  await holdsAll(device)
})

test('an edition whose last parts find no room is not put in place, though that is heard when all have come', async () => {
  const device = await newDevice()
  const verifying = new AbortController()
  const stage: Library['stage'] = async (shards) => {
    if (!shards.some(shard => shard.sha256 === all.at(-1)))
      return device.library.stage(shards)
    // Others may follow even this one: they would wait for it, and it for the edition to be judged.
    await new Promise(resolve => [verifying.signal.addEventListener('abort', resolve), setTimeout(resolve, 1_000)])
    return refusal('full')
  }
  const progress = ({ phase }: SyncProgress) => {
    if (phase === 'verifying')
      verifying.abort()
  }
  const result = await sync({ ...device, library: { ...device.library, stage } }, new FakeFeed(offered), { progress })
  expect(result).toEqual({ kind: 'failed', failure: { kind: 'storage', reason: 'full', needed: weight } })
  expect(await stagedOn(device)).toEqual([])
})

test('a file from hand to hand has no pack from nothing: its shards are taken whole, as ever', async () => {
  const device = await newDevice()
  const shards = new Map(offered.payload.shards.map(entry => [entry.sha256, offered.shards.get(entry.sha256) ?? new Uint8Array()]))
  const source = await editionFileSource(new Blob([encodeEditionFile({ manifest: offered.manifest, roots: [], shards })]))
  expect(source.ok && await sync(device, source.value)).toMatchObject({ kind: 'updated', version: 2 })
  await holdsAll(device)
})
