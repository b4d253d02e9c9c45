import 'fake-indexeddb/auto'
import type { Device } from './device'
import { describe, expect, test, vi } from 'vitest'
import { readHolding, stepBack } from '../../src/storage/editions'
import { readFloor } from '../../src/storage/floor'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { fullAtWrite, roomFor, secondTab } from '../storage/library'
import { CHANGED_SHARDS, INSTANT, contentOf, feedOf, newDevice, otherTab, shown, sync, syncWithProgress, whole } from './device'
import { AT_ONCE } from '../../src/sync/fetch-all'
import { FakeFeed, FAULTS } from './fake-feed'

/** A device that took the given versions one after the other. */
async function deviceWith(...versions: readonly number[]) {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(versions[0] ?? 1))
  for (const version of versions)
    expect(await sync(device, host.serve(await feedOf(version)))).toMatchObject({ kind: 'updated', version })
  host.forgetRequests()
  return { device, host }
}

/** Bytes of all shards of an edition. */
function bytesOf({ shards }: Awaited<ReturnType<typeof feedOf>>) {
  return [...shards.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0)
}

/** Version 2 with a goal on which somebody wrote at length. */
function longFeed() {
  const summary = Array.from({ length: 1_500 }, (_, index) => String.fromCharCode(0x4E00 + index * 7919 % 20_000)).join('')
  return signedFeed({ ...contentOf(2), goals: [make.goal(1, { summary }), make.goal(1, { plan: 'r8' })] }, { version: 2 })
}

/** The shard that a name in the manifest stands for. */
function shardNamed(feed: Awaited<ReturnType<typeof feedOf>>, name: string) {
  const [entry] = feed.payload.shards.filter(shard => shard.name === name)
  if (!entry)
    throw new Error(`no shard ${name}`)
  return entry
}

describe('the first visit', () => {
  test('brings a whole edition onto an empty device', async () => {
    const device = await newDevice()
    const feed = await feedOf(1)
    const host = new FakeFeed(feed)
    expect(await sync(device, host)).toEqual({ kind: 'updated', version: 1, changes: [] })
    expect(await shown(device)).toEqual(whole(1))
    expect(host.requests.map(request => request.file)).toEqual(['manifest', ...feed.payload.shards.map(entry => entry.sha256)])
  })

  test('keeps the signed manifest as received and when it came', async () => {
    const device = await newDevice()
    const feed = await feedOf(1)
    await sync(device, new FakeFeed(feed))
    const holding = await readHolding(device.db)
    expect(holding?.shown).toEqual({ version: 1, payload: feed.payload, envelope: feed.manifest, applied: INSTANT })
    expect(holding?.pointer.checked).toBe(INSTANT)
  })

  test('is no news: there is nothing it could differ from', async () => {
    const { device } = await deviceWith(1)
    expect((await readHolding(device.db))?.changes).toEqual([])
  })

  test('remembers the version outside the library', async () => {
    const { device } = await deviceWith(3)
    expect(readFloor(device.trust.feed, device.memory)).toBe(3)
  })

  test('can begin with any version', async () => {
    const { device } = await deviceWith(41)
    expect(await shown(device)).toEqual(whole(41))
  })
})

describe('an update', () => {
  test('fetches only the shards that changed', async () => {
    const { device, host } = await deviceWith(1)
    const next = await feedOf(2)
    await sync(device, host.serve(next))
    const changed = ['goals/r2', 'goals/r8', 'initiatives/r2'].map(name => shardNamed(next, name).sha256)
    expect(changed).toHaveLength(CHANGED_SHARDS)
    expect(host.requests).toEqual(['manifest', '2.root', ...changed].map(file => ({ file, reload: false })))
  })

  test('names what changed, in the result and on the device', async () => {
    const { device, host } = await deviceWith(1)
    const items = [
      { collection: 'goals', key: 'r2/1', title: '目標1', change: 'changed', parts: ['summary'] },
      { collection: 'goals', key: 'r8/1', title: '目標1', change: 'changed', parts: ['summary'] },
      { collection: 'initiatives', key: 'r2/1-1-1-1', title: '見守り活動（第2版）', change: 'changed', parts: ['name'] },
    ]
    const result = await sync(device, host.serve(await feedOf(2)))
    expect(result).toEqual({ kind: 'updated', version: 2, changes: items })
    expect((await readHolding(device.db))?.changes).toEqual([{ version: 2, note: '第2版の変更です。', applied: INSTANT, items }])
  })

  test('names what came and what went', async () => {
    const { device, host } = await deviceWith(1)
    const content = contentOf(1)
    const added = { ...content, initiatives: [...content.initiatives, make.initiative('1-1-1-2', { name: '居場所づくり' })], indicators: [] }
    const result = await sync(device, host.serve(await signedFeed(added, { version: 2 })))
    expect(result.kind === 'updated' && result.changes.map(({ title, change }) => [title, change])).toEqual([
      ['居場所づくり', 'added'],
      ['相談できる人や場があると思う市民の割合', 'removed'],
    ])
  })

  test('may pass over versions the device never saw', async () => {
    const { device, host } = await deviceWith(1)
    expect(await sync(device, host.serve(await feedOf(9)))).toMatchObject({ kind: 'updated', version: 9 })
    expect(await shown(device)).toEqual(whole(9))
  })

  test('keeps the edition before it for a step back', async () => {
    const { device } = await deviceWith(1, 2)
    await stepBack(device.db)
    expect(await shown(device)).toEqual(whole(1))
  })

  test('to an edition that has expired is taken all the same: dates are never compared', async () => {
    const { device, host } = await deviceWith(1)
    const expired = await feedOf(2, { created: '2001-01-01T00:00:00Z', expires: '2001-04-11T00:00:00Z' })
    expect(await sync(device, host.serve(expired))).toMatchObject({ kind: 'updated', version: 2 })
  })

  test.each(['1996-12-24T09:00:00.000Z', '2096-12-24T09:00:00.000Z'])('is taken by a device whose clock says %s', async (instant) => {
    const { device, host } = await deviceWith(1)
    expect(await sync(device, host.serve(await feedOf(2)), { instant })).toMatchObject({ kind: 'updated', version: 2 })
  })
})

describe('a check that finds nothing new', () => {
  test('asks for the manifest alone', async () => {
    const { device, host } = await deviceWith(1)
    expect(await sync(device, host)).toEqual({ kind: 'current', version: 1 })
    expect(host.requests).toEqual([{ file: 'manifest', reload: false }])
    expect(await shown(device)).toEqual(whole(1))
  })

  test('notes when it was', async () => {
    const { device, host } = await deviceWith(1)
    await sync(device, host, { instant: '2026-12-25T10:00:00.000Z' })
    expect((await readHolding(device.db))?.pointer.checked).toBe('2026-12-25T10:00:00.000Z')
  })

  test('that failed does not move the instant of the last good one', async () => {
    const { device, host } = await deviceWith(1)
    await sync(device, host.breakManifest(FAULTS.offline), { instant: '2026-12-25T10:00:00.000Z' })
    expect((await readHolding(device.db))?.pointer.checked).toBe(INSTANT)
  })
})

describe('a damaged shard', () => {
  test.each([
    ['cut', FAULTS.truncated(0.5)],
    ['empty', FAULTS.empty],
    ['changed by a bit', FAULTS.flippedBit(100)],
    ['a page', FAULTS.html],
    ['too long', FAULTS.endless],
  ])('that was %s is asked for once more past every cache, and taken', async (_, fault) => {
    const { device, host } = await deviceWith(1)
    const next = await feedOf(2)
    const { sha256 } = shardNamed(next, 'goals/r8')
    host.serve(next).breakShards((good, request) => request.sha256 === sha256 && !request.reload ? fault(good) : { ok: true, value: good })
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    expect(host.shardRequests.filter(request => request.file === sha256)).toEqual([{ file: sha256, reload: false }, { file: sha256, reload: true }])
    expect(host.shardRequests).toHaveLength(CHANGED_SHARDS + 1)
    expect(await shown(device)).toEqual(whole(2))
  })

  test('that stays damaged is asked for twice and no more', async () => {
    const { device, host } = await deviceWith(1)
    host.serve(await feedOf(2)).breakShards(FAULTS.lastByteMissing)
    expect(await sync(device, host)).toMatchObject({ kind: 'failed', failure: { kind: 'damaged' } })
    for (const { file } of host.shardRequests)
      expect([[false], [false, true]]).toContainEqual(host.shardRequests.filter(request => request.file === file).map(({ reload }) => reload))
    expect(host.shardRequests.some(({ reload }) => reload)).toBe(true)
  })

  test.each([
    ['a lost connection', FAULTS.offline],
    ['a missing file', FAULTS.status(404)],
    ['a deadline', FAULTS.timeout],
  ])('is not what %s means: that is not asked for again', async (_, fault) => {
    const { device, host } = await deviceWith(1)
    host.serve(await feedOf(2)).breakShards(fault)
    await sync(device, host)
    expect(host.shardRequests.length).toBeLessThanOrEqual(CHANGED_SHARDS)
    expect(new Set(host.shardRequests.map(({ file }) => file)).size).toBe(host.shardRequests.length)
  })
})

describe('a shard the device lost', () => {
  test('is fetched again, and only that', async () => {
    const { device, host } = await deviceWith(1, 2)
    const { sha256 } = shardNamed(await feedOf(2), 'initiatives/r2')
    await device.db.shards.delete(sha256)
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
    expect(host.shardRequests).toEqual([{ file: sha256, reload: false }])
    expect(await shown(device)).toEqual(whole(2))
    expect((await readHolding(device.db))?.pointer).toMatchObject({ version: 2, previous: 1 })
  })

  test('is fetched with an update that still names it', async () => {
    const { device, host } = await deviceWith(1)
    const next = await feedOf(2)
    const { sha256 } = shardNamed(next, 'indicators/r2')
    await device.db.shards.delete(sha256)
    await sync(device, host.serve(next))
    expect(host.shardRequests.map(request => request.file)).toContain(sha256)
    expect(await shown(device)).toEqual(whole(2))
  })

  test('is also one whose bytes have changed on the disk, though they still read well', async () => {
    const { device, host } = await deviceWith(1, 2)
    const before = (await readHolding(device.db))?.changes
    const { sha256 } = shardNamed(await feedOf(2), 'goals/r2')
    const text = new TextDecoder().decode((await feedOf(2)).shards.get(sha256)).replace('第2版', '第9版')
    await device.db.shards.update(sha256, { bytes: new TextEncoder().encode(text) })
    expect((await shown(device))?.content).toEqual({ ok: false, failure: { kind: 'damaged', what: 'goals/r2' } })
    expect(await sync(device, host)).toEqual({ kind: 'updated', version: 2, changes: [] })
    expect(host.shardRequests).toEqual([{ file: sha256, reload: false }])
    expect(await shown(device)).toEqual(whole(2))
    expect((await readHolding(device.db))?.changes).toEqual(before)
  })

  test('makes no list of changes where the edition before cannot be read', async () => {
    const { device, host } = await deviceWith(1)
    await device.db.shards.delete(shardNamed(await feedOf(1), 'goals/r2').sha256)
    expect(await sync(device, host.serve(await feedOf(2)))).toEqual({ kind: 'updated', version: 2, changes: [] })
    expect((await readHolding(device.db))?.changes).toEqual([])
  })

  test('leaves the list of what its edition changed as it was', async () => {
    const { device, host } = await deviceWith(1, 2)
    const before = (await readHolding(device.db))?.changes
    await device.db.shards.delete(shardNamed(await feedOf(2), 'initiatives/r2').sha256)
    await sync(device, host)
    expect((await readHolding(device.db))?.changes).toEqual(before)
  })
})

describe('an edition the reader stepped back from', () => {
  test('is not taken again by itself', async () => {
    const { device, host } = await deviceWith(1, 2)
    await stepBack(device.db)
    expect(await sync(device, host)).toEqual({ kind: 'heldBack', version: 2 })
    expect(host.shardRequests).toEqual([])
    expect(await shown(device)).toEqual(whole(1))
  })

  test('notes the check', async () => {
    const { device, host } = await deviceWith(1, 2)
    await stepBack(device.db)
    await sync(device, host, { instant: '2026-12-25T10:00:00.000Z' })
    expect((await readHolding(device.db))?.pointer).toMatchObject({ version: 1, heldBack: 2, checked: '2026-12-25T10:00:00.000Z' })
  })

  test('is taken when the reader asks, from what the device still has', async () => {
    const { device, host } = await deviceWith(1, 2)
    await stepBack(device.db)
    expect(await sync(device, host, { asked: true })).toMatchObject({ kind: 'updated', version: 2 })
    expect(host.shardRequests).toEqual([])
    expect(await shown(device)).toEqual(whole(2))
    expect((await readHolding(device.db))?.pointer).toMatchObject({ previous: 1 })
  })

  test('gives way to a newer one by itself', async () => {
    const { device, host } = await deviceWith(1, 2)
    await stepBack(device.db)
    expect(await sync(device, host.serve(await feedOf(3)))).toMatchObject({ kind: 'updated', version: 3 })
    expect(await shown(device)).toEqual(whole(3))
  })

  test('does not let an older one in', async () => {
    const { device, host } = await deviceWith(2, 3)
    await stepBack(device.db)
    expect(await sync(device, host.serve(await feedOf(1)), { asked: true })).toEqual({ kind: 'failed', failure: { kind: 'older', found: 1, held: 3 } })
    expect(await shown(device)).toEqual(whole(2))
  })
})

describe('a device that lost its library', () => {
  test('takes the version it had before', async () => {
    const { device, host } = await deviceWith(5)
    await device.db.delete({ disableAutoOpen: false })
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 5 })
    expect(await shown(device)).toEqual(whole(5))
  })

  test('takes no older one, because the floor lies outside the library', async () => {
    const { device, host } = await deviceWith(5)
    await device.db.delete({ disableAutoOpen: false })
    expect(await sync(device, host.serve(await feedOf(4)))).toEqual({ kind: 'failed', failure: { kind: 'older', found: 4, held: 5 } })
    expect(await shown(device)).toBeUndefined()
  })

  test('and its memory is a new device', async () => {
    const { device, host } = await deviceWith(5)
    await device.db.delete({ disableAutoOpen: false })
    for (const key of device.memory.keys())
      device.memory.removeItem(key)
    expect(await sync(device, host.serve(await feedOf(4)))).toMatchObject({ kind: 'updated', version: 4 })
  })
})

describe('progress', () => {
  test('goes from checking over downloading and verifying to saving', async () => {
    const { told } = await syncWithProgress(await newDevice(), new FakeFeed(await feedOf(1)))
    const phases = told.map(progress => progress.phase)
    expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual(['checking', 'downloading', 'verifying', 'saving'])
  })

  test('counts the bytes of what is missing, never back and to the end', async () => {
    const { device, host } = await deviceWith(1)
    const next = await feedOf(2)
    const { told } = await syncWithProgress(device, host.serve(next))
    const downloading = told.flatMap(progress => progress.phase === 'downloading' ? [progress] : [])
    const total = ['goals/r2', 'goals/r8', 'initiatives/r2'].reduce((sum, name) => sum + shardNamed(next, name).bytes, 0)
    expect(downloading.map(progress => progress.total)).toEqual(downloading.map(() => total))
    expect(downloading.map(progress => progress.received)).toEqual(downloading.map(progress => progress.received).sort((a, b) => a - b))
    expect(downloading.at(-1)).toMatchObject({ received: total })
    expect(downloading.length).toBeGreaterThan(CHANGED_SHARDS)
  })

  test('of a check that finds nothing new is checking alone', async () => {
    const { device, host } = await deviceWith(1)
    expect((await syncWithProgress(device, host)).told).toEqual([{ phase: 'checking' }])
  })

  test('never goes back where a shard had to be fetched twice', async () => {
    const feed = await feedOf(1)
    const { sha256 } = shardNamed(feed, 'initiatives/r2')
    const host = new FakeFeed(feed).breakShards((good, request) => request.sha256 === sha256 && !request.reload ? FAULTS.flippedBit(8)(good) : { ok: true, value: good })
    const { result, told } = await syncWithProgress(await newDevice(), host)
    expect(result.kind).toBe('updated')
    const received = told.flatMap(progress => progress.phase === 'downloading' ? [progress.received] : [])
    expect(received).toEqual([...received].sort((a, b) => a - b))
  })
})

describe('a run that was broken off', () => {
  test('is gone on with: shards already verified are not fetched again, also after the app was closed', async () => {
    const device = await newDevice()
    const feed = await feedOf(1)
    const host = new FakeFeed(feed)
    const half = Math.floor(feed.payload.shards.length / 2)
    const came = new Set<string>()
    host.breakShards((good, { sha256 }) => came.size >= half ? FAULTS.offline(good) : (came.add(sha256), { ok: true, value: good }))
    expect(await sync(device, host)).toEqual({ kind: 'failed', failure: { kind: 'offline' } })
    expect(await shown(device)).toBeUndefined()
    host.forgetRequests()
    expect(await sync(otherTab(device), host.serve(feed))).toMatchObject({ kind: 'updated', version: 1 })
    // A shard that came in the moment of the loss may not have been put away any more.
    expect(host.shardRequests.length).toBeLessThanOrEqual(feed.payload.shards.length - half + AT_ONCE)
    expect(host.shardRequests.filter(({ file }) => came.has(file)).length).toBeLessThanOrEqual(AT_ONCE)
    expect(await shown(device)).toEqual(whole(1))
  })

  test('makes room first for an edition that is wanted instead', async () => {
    const { device, host } = await deviceWith(1)
    const long = await longFeed()
    // All of the long edition arrives but the last shard by which it differs.
    host.serve(long).breakShards(good => host.shardRequests.length < CHANGED_SHARDS ? { ok: true, value: good } : FAULTS.offline(good))
    const tab = otherTab(device, roomFor(bytesOf(await feedOf(1)) + bytesOf(long), device.db))
    expect(await sync(tab, host)).toEqual({ kind: 'failed', failure: { kind: 'offline' } })
    const tight = otherTab(device, roomFor(bytesOf(await feedOf(1)) + bytesOf(await feedOf(3)), device.db))
    expect(await sync(tight, host.serve(await feedOf(3)))).toMatchObject({ kind: 'updated', version: 3 })
    expect((await readHolding(device.db))?.previous?.version).toBe(1)
  })

  test('leaves nothing behind that the next edition does not name', async () => {
    const { device, host } = await deviceWith(1)
    host.serve(await feedOf(2)).breakShards(good => host.shardRequests.length > 1 ? FAULTS.offline(good) : { ok: true, value: good })
    host.forgetRequests()
    await sync(device, host)
    await sync(device, host.serve(await feedOf(3)))
    await sync(device, host.serve(await feedOf(4)))
    const named = new Set([...(await feedOf(3)).shards.keys(), ...(await feedOf(4)).shards.keys()])
    expect((await device.db.shards.toCollection().primaryKeys()).filter(sha256 => !named.has(sha256))).toEqual([])
  })
})

describe('a reader who breaks off', () => {
  test('before the manifest came keeps what there is', async () => {
    const { device, host } = await deviceWith(1)
    expect(await sync(device, host.serve(await feedOf(2)), { signal: AbortSignal.abort() })).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } })
    expect(await shown(device)).toEqual(whole(1))
  })

  test('between two shards keeps what there is, and the next run ends well', async () => {
    const { device, host } = await deviceWith(1)
    const controller = new AbortController()
    host.serve(await feedOf(2)).whenShardIsAsked(() => host.shardRequests.length === 2 && controller.abort())
    expect(await sync(device, host, { signal: controller.signal })).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } })
    expect(host.shardRequests).toHaveLength(2)
    expect(await shown(device)).toEqual(whole(1))
    expect(await sync(device, host.serve(await feedOf(2)))).toMatchObject({ kind: 'updated', version: 2 })
  })

  test('while the edition is being verified keeps what there is', async () => {
    const { device, host } = await deviceWith(1)
    const controller = new AbortController()
    const progress = ({ phase }: { readonly phase: string }) => phase === 'verifying' && controller.abort()
    expect(await sync(device, host.serve(await feedOf(2)), { signal: controller.signal, progress })).toEqual({ kind: 'failed', failure: { kind: 'cancelled' } })
    expect(await shown(device)).toEqual(whole(1))
  })
})

describe('a device that reads another feed than before', () => {
  /** The same library, opened by an app that reads the city's other feed. */
  function moved(device: Device): Device {
    const trust = { ...device.trust, feed: 'testcity/prod' }
    return otherTab({ ...device, trust }, secondTab(device.db, trust.feed))
  }

  test('shows nothing of the other, takes the first edition of its own, and no floor of the other binds it', async () => {
    const { device } = await deviceWith(9)
    const own = moved(device)
    expect(await shown(own)).toBeUndefined()
    expect(await sync(own, new FakeFeed(await feedOf(1, { feed: own.trust.feed })))).toEqual({ kind: 'updated', version: 1, changes: [] })
    expect(await own.db.editions.toCollection().primaryKeys()).toEqual([1])
    expect([readFloor('testcity/prod', own.memory), readFloor('testcity/dev', own.memory)]).toEqual([1, 9])
  })

  test('has its edition whole, also where both feeds share shards', async () => {
    const { device } = await deviceWith(9)
    const own = moved(device)
    await sync(own, new FakeFeed(await feedOf(1, { feed: own.trust.feed })))
    expect(await shown(own)).toEqual(whole(1))
  })
})

test('a page without WebCrypto can verify nothing, asks for nothing and keeps what there is', async () => {
  const { device, host } = await deviceWith(1)
  host.serve(await feedOf(2))
  vi.stubGlobal('crypto', {})
  const result = await sync(device, host)
  vi.unstubAllGlobals()
  expect(result).toEqual({ kind: 'failed', failure: { kind: 'insecure' } })
  expect(host.requests).toEqual([])
  expect(await shown(device)).toEqual(whole(1))
})

describe('a device that is full', () => {
  test('says so, keeps what it has, and takes the edition when there is room', async () => {
    const { device, host } = await deviceWith(1)
    host.serve(await feedOf(2))
    const { tab } = fullAtWrite(device.db, 2, Infinity)
    const told = await sync(otherTab(device, tab), host)
    const [fetched, known] = [(await feedOf(2)).payload.shards, (await feedOf(1)).shards]
    const needed = fetched.filter(entry => !known.has(entry.sha256)).reduce((sum, entry) => sum + entry.bytes, 0)
    expect(told).toEqual({ kind: 'failed', failure: { kind: 'storage', reason: 'full', needed } })
    expect(await shown(device)).toEqual(whole(1))
    expect(readFloor(device.trust.feed, device.memory)).toBe(1)
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: 2 })
  })

  test('gives up the edition one could go back to, and then has room', async () => {
    const { device, host } = await deviceWith(1, 2)
    host.serve(await feedOf(3))
    for (const failing of [1, 2, 3, 4, 5, 6]) {
      const each = await deviceWith(1, 2)
      each.host.serve(await feedOf(3))
      expect(await sync(otherTab(each.device, fullAtWrite(each.device.db, failing).tab), each.host)).toMatchObject({ kind: 'updated', version: 3 })
      expect(await shown(each.device)).toEqual(whole(3))
    }
    const { tab } = fullAtWrite(device.db, 2)
    expect(await sync(otherTab(device, tab), host)).toMatchObject({ kind: 'updated', version: 3 })
    expect((await readHolding(device.db))?.previous?.version).toBe(2)
    expect(await device.db.editions.toCollection().primaryKeys()).toEqual([2, 3])
  })

  test('takes a smaller edition after one that found no room, as nothing of that one is left behind', async () => {
    const { device, host } = await deviceWith(1)
    const small = await feedOf(3)
    const tab = otherTab(device, roomFor(bytesOf(await feedOf(1)) + bytesOf(small), device.db))
    host.serve(await longFeed())
    expect(await sync(tab, host)).toMatchObject({ kind: 'failed', failure: { kind: 'storage', reason: 'full' } })
    expect((await device.db.shards.toCollection().primaryKeys()).sort()).toEqual([...(await feedOf(1)).shards.keys()].sort())
    expect(await shown(tab)).toEqual(whole(1))
    expect(await sync(tab, host.serve(small))).toMatchObject({ kind: 'updated', version: 3 })
    expect(await shown(tab)).toEqual(whole(3))
  })

  test('or whose store was taken over by a newer app says so', async () => {
    const { device, host } = await deviceWith(1)
    device.db.takenOver = true
    device.db.close()
    expect(await sync(device, host)).toEqual({ kind: 'failed', failure: { kind: 'storage', reason: 'closed' } })
  })
})

describe('two runs at once', () => {
  test('end with the newer edition, whichever is later', async () => {
    const device = await newDevice()
    const newer = new FakeFeed(await feedOf(2))
    const older = new FakeFeed(await feedOf(1)).whenShardIsAsked(() => {})
    const runs = await Promise.all([sync(device, newer), sync(device, older)])
    expect(runs.map(run => run.kind)).not.toContain('failed')
    expect(await shown(device)).toEqual(whole(2))
    expect(readFloor(device.trust.feed, device.memory)).toBe(2)
  })

  test('do not let the slower one take the device back', async () => {
    const device = await newDevice()
    const slow = new FakeFeed(await feedOf(1))
    const quick = new FakeFeed(await feedOf(2))
    let started = () => {}
    const quickDone = new Promise<void>((resolve) => {
      started = () => void sync(device, quick).then(() => resolve())
    })
    slow.whenShardIsAsked(() => slow.shardRequests.length === 1 && started())
    const shard = slow.shard
    const waiting: FakeFeed = Object.assign(slow, { shard: async (...told: Parameters<FakeFeed['shard']>) => {
      const answer = await shard(...told)
      await quickDone
      return answer
    } })
    expect(await sync(device, waiting)).toEqual({ kind: 'current', version: 1 })
    expect(await shown(device)).toEqual(whole(2))
  })
})
