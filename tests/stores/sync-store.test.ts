import 'fake-indexeddb/auto'
import type { SyncState } from '../../src/stores/sync-store'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { watch } from 'vue'
import { readHolding, stepBack } from '../../src/storage/editions'
import { useLibraryStore } from '../../src/stores/library-store'
import { useSyncStore } from '../../src/stores/sync-store'
import { dies } from '../storage/library'
import { contentOf, feedOf, newDevice, otherTab, shown, sync, whole } from '../sync/device'
import { FakeFeed, FAULTS } from '../sync/fake-feed'
import { FakeLocks } from '../sync/fake-locks'
import { NOW, startApp, until } from './app'

async function app(navigator: object = {}) {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1))
  const running = startApp(device, host, navigator)
  return { page: running.page, device, host, running, store: running.use(useSyncStore) }
}

/** Every state the store goes through from now on. */
function statesOf(store: ReturnType<typeof useSyncStore>): readonly SyncState[] {
  const states: SyncState[] = []
  watch(() => store.state, state => states.push(state), { flush: 'sync' })
  return states
}

describe('a check', () => {
  test('has not been made at first', async () => {
    const { store, host } = await app()
    expect([store.state, store.last, store.asked]).toEqual([{ kind: 'idle' }, undefined, false])
    expect(host.requests).toEqual([])
  })

  test('brings an edition and says what it came to', async () => {
    const { store, running } = await app()
    const library = running.use(useLibraryStore)
    await store.check(false)
    expect([store.state, store.last]).toEqual([{ kind: 'idle' }, { kind: 'updated', version: 1, changes: [] }])
    await until(() => library.state.kind === 'ready')
    expect(library.content).toEqual(contentOf(1))
  })

  test('tells how far it has come', async () => {
    const { store } = await app()
    const states = statesOf(store)
    await store.check(false)
    const phases = states.map(state => state.kind === 'running' ? state.progress.phase : state.kind)
    expect(phases.filter((phase, index) => phase !== phases[index - 1])).toEqual(['checking', 'downloading', 'verifying', 'saving', 'idle'])
  })

  test('is dated by the clock the app was given', async () => {
    const { store, device } = await app()
    await store.check(false)
    expect((await readHolding(device.db))?.pointer.checked).toBe(NOW)
  })

  test('that failed says so and is at rest again', async () => {
    const { store, host } = await app()
    host.breakManifest(FAULTS.offline)
    await store.check(false)
    expect([store.state, store.last]).toEqual([{ kind: 'idle' }, { kind: 'failed', failure: { kind: 'offline' } }])
  })

  test('can be made again after one that failed', async () => {
    const { store, host } = await app()
    host.breakManifest(FAULTS.status(503))
    await store.check(false)
    host.serve(await feedOf(1))
    await store.check(false)
    expect(store.last).toMatchObject({ kind: 'updated', version: 1 })
  })

  test('is not doubled while one is on its way', async () => {
    const { store, host } = await app()
    await Promise.all([store.check(false), store.check(false), store.check(false)])
    expect(host.requests.filter(request => request.file === 'manifest')).toHaveLength(1)
  })

  test('whose store was lost says so and is at rest again', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {}) // Dexie says that it reopens
    onTestFinished(() => void vi.restoreAllMocks())
    const { store, device } = await app()
    await store.check(false)
    dies(device.db, Infinity, 'UnknownError')
    await store.check(false)
    expect([store.state, store.last]).toMatchObject([{ kind: 'idle' }, { kind: 'failed', failure: { kind: 'storage' } }])
  })

  test('for which the device is full is not made again by itself, only by the reader', async () => {
    const { store, device, host, running } = await app()
    await store.check(false)
    host.serve(await feedOf(2))
    const pinned = await running.services.library.pinned()
    const apply = vi.spyOn(pinned, 'apply').mockResolvedValue({ ok: false, failure: 'full' })
    await store.check(false)
    expect(store.last).toMatchObject({ kind: 'failed', failure: { kind: 'storage', reason: 'full' } })
    apply.mockRestore()
    const before = host.requests.length
    await store.check(false)
    expect(host.requests).toHaveLength(before)
    expect(await shown(device)).toEqual(whole(1))
    await store.check(true)
    expect(store.last).toMatchObject({ kind: 'updated', version: 2 })
  })
})

describe('whether the reader asked', () => {
  test('is remembered with the run', async () => {
    const { store } = await app()
    await store.check(true)
    expect(store.asked).toBe(true)
    await store.check(false)
    expect(store.asked).toBe(false)
  })

  test('during a run that nobody asked for is met by one more run after it', async () => {
    const { store, host } = await app()
    const run = store.check(false)
    await Promise.all([store.check(true), store.check(true)])
    expect(store.asked).toBe(false)
    await run
    expect(store.asked).toBe(true)
    expect(store.last).toEqual({ kind: 'current', version: 1 })
    expect(host.requests.filter(request => request.file === 'manifest')).toHaveLength(2)
  })

  test('during a run brings back an edition that was stepped back from', async () => {
    const { store, device, host } = await app()
    await sync(device, host)
    await sync(device, host.serve(await feedOf(2)))
    await stepBack(device.db)
    const run = store.check(false)
    await store.check(true)
    await run
    expect(store.last).toMatchObject({ kind: 'updated', version: 2 })
  })

  test('decides whether an edition stepped back from is taken again', async () => {
    const { store, device, host } = await app()
    await sync(device, host)
    await sync(device, host.serve(await feedOf(2)))
    await stepBack(device.db)
    await store.check(false)
    expect(store.last).toEqual({ kind: 'heldBack', version: 2 })
    await store.check(true)
    expect(store.last).toMatchObject({ kind: 'updated', version: 2 })
  })
})

describe('another tab', () => {
  const LOCK = 'sync:testcity/dev'

  test('that is at it is left alone', async () => {
    const { store, host } = await app({ locks: new FakeLocks(LOCK) })
    await store.check(false)
    expect([store.state, store.last]).toEqual([{ kind: 'busyElsewhere' }, undefined])
    expect(host.requests).toEqual([])
  })

  test('that brings an edition ends the waiting here', async () => {
    const { store, device, host, running } = await app({ locks: new FakeLocks(LOCK) })
    const library = running.use(useLibraryStore)
    await until(() => library.state.kind === 'absent')
    await store.check(false)
    await sync(otherTab(device), host)
    await until(() => store.state.kind === 'idle')
    expect(library.content).toEqual(contentOf(1))
  })

  test('that is at it is waited for where the reader asked', async () => {
    const locks = new FakeLocks(LOCK)
    const { store, host } = await app({ locks })
    const check = store.check(true)
    expect(store.state.kind).toBe('running')
    expect(host.requests).toEqual([])
    locks.release(LOCK)
    await check
    expect(store.last).toMatchObject({ kind: 'updated', version: 1 })
  })

  test('need not be waited for any longer once the reader breaks off', async () => {
    const { store, host } = await app({ locks: new FakeLocks(LOCK) })
    const check = store.check(true)
    store.cancel()
    await check
    expect(store.state.kind).not.toBe('running')
    expect(host.requests).toEqual([])
  })

  test('is kept out while this one is at it, and only then', async () => {
    const locks = new FakeLocks()
    const { store } = await app({ locks })
    await store.check(false)
    await store.check(false)
    expect(locks.asked.map(lock => lock.name)).toEqual([LOCK, LOCK])
    expect((await locks.query()).held).toEqual([])
    expect(store.last).toEqual({ kind: 'current', version: 1 })
  })

  test('that was at it does not make this one forget what it knows', async () => {
    const locks = new FakeLocks()
    const { store } = await app({ locks })
    await store.check(false)
    const known = store.last
    await locks.request(LOCK, { ifAvailable: true }, () => store.check(false))
    expect([store.state, store.last]).toEqual([{ kind: 'busyElsewhere' }, known])
  })
})

describe('a run that is broken off', () => {
  test('ends as cancelled and leaves the device as it was', async () => {
    const { store, device, host } = await app()
    host.whenShardIsAsked(() => store.cancel())
    await store.check(true)
    expect([store.state, store.last]).toEqual([{ kind: 'idle' }, { kind: 'failed', failure: { kind: 'cancelled' } }])
    expect(await readHolding(device.db)).toBeUndefined()
  })

  test('does not break off the next one', async () => {
    const { store, host } = await app()
    host.whenShardIsAsked(() => store.cancel())
    await store.check(true)
    store.cancel()
    host.serve(await feedOf(1))
    await store.check(true)
    expect(store.last).toMatchObject({ kind: 'updated' })
  })

  test('takes back a wish that was to be met after it', async () => {
    const { store, host } = await app()
    host.whenShardIsAsked(() => {
      void store.check(true)
      store.cancel()
    })
    await store.check(false)
    expect(host.requests.filter(request => request.file === 'manifest')).toHaveLength(1)
  })
})

describe('once started', () => {
  test('the store checks at once, and again when the connection returns', async () => {
    const { store, page, host } = await app()
    store.start()
    await until(() => store.last?.kind === 'updated')
    expect(store.asked).toBe(false)
    host.serve(await feedOf(2))
    page.pass(61_000)
    page.reconnect()
    page.pass(0)
    await until(() => store.last?.kind === 'updated' && store.last.version === 2)
  })

  test('the store checks when the page comes to the front and every quarter of an hour', async () => {
    const { store, page, host } = await app()
    store.start()
    await until(() => store.last !== undefined)
    for (const look of [() => page.turn('visible'), () => page.pass(15 * 60_000)]) {
      page.pass(61_000)
      const before = host.requests.length
      look()
      page.pass(0)
      await until(() => store.state.kind === 'idle')
      expect(host.requests.length).toBe(before + 1)
    }
  })

  test('twice, the store checks no more often', async () => {
    const { store, page } = await app()
    store.start()
    store.start()
    await until(() => store.last !== undefined)
    expect(page.timers).toHaveLength(1)
  })

  test('the store can be stopped for good', async () => {
    const { store, page, host } = await app()
    store.start()
    await until(() => store.last !== undefined)
    store.stop()
    const before = host.requests.length
    page.reconnect()
    page.turn('visible')
    expect(page.timers).toEqual([])
    expect(host.requests).toHaveLength(before)
  })

  test('the store stops with the app', async () => {
    const { store, page, running, host } = await app()
    store.start()
    await until(() => store.last !== undefined)
    running.close()
    const before = host.requests.length
    page.reconnect()
    expect(page.timers).toEqual([])
    expect(host.requests).toHaveLength(before)
  })
})

describe('an edition from somewhere else than the host', () => {
  test('is taken by the very same rules, without a word to the host', async () => {
    const { store, host, running } = await app()
    const library = running.use(useLibraryStore)
    expect(await store.take(new FakeFeed(await feedOf(3)))).toMatchObject({ kind: 'updated', version: 3 })
    expect([store.state, host.requests]).toEqual([{ kind: 'idle' }, []])
    await until(() => library.state.kind === 'ready')
    expect(library.content).toEqual(contentOf(3))
    expect(await store.take(new FakeFeed(await feedOf(2)))).toEqual({ kind: 'failed', failure: { kind: 'older', found: 2, held: 3 } })
  })

  test('is taken at once: a look that nobody asked for gives way, without a word', async () => {
    const { store } = await app()
    // Ready beforehand: while it was being made, the look could come to its end.
    const file = new FakeFeed(await feedOf(3))
    const run = store.check(false)
    expect(await store.take(file)).toMatchObject({ kind: 'updated', version: 3 })
    await run
    expect([store.state, store.last]).toEqual([{ kind: 'idle' }, undefined])
  })

  test('waits for a look the reader asked for, and then for nobody: of two files one comes after the other', async () => {
    const { store } = await app()
    const run = store.check(true)
    const taken = [store.take(new FakeFeed(await feedOf(3))), store.take(new FakeFeed(await feedOf(4)))]
    expect(await Promise.all(taken)).toMatchObject([{ kind: 'updated', version: 3 }, { kind: 'updated', version: 4 }])
    await run
    expect(store.last).toMatchObject({ kind: 'updated', version: 1 })
  })
})

describe('the clock of the device', () => {
  const DAY = 86_400_000

  test.each<[string, number, boolean]>([
    ['ten years behind', -3650, true],
    ['ten years ahead', 3650, true],
    ['two days behind', -2, true],
    ['two days ahead', 2, true],
    ['half a day ahead', 0.5, false],
    ['right', 0, false],
  ])('%s changes nothing about the update, and is told where it is far off', async (_, days, wrong) => {
    const { store, host } = await app()
    host.tellClock(new Date(Date.parse(NOW) - days * DAY))
    await store.check(false)
    expect(store.last).toMatchObject({ kind: 'updated', version: 1 })
    expect(store.clockWrong).toBe(wrong)
  })

  test('is taken to be right where the host does not tell its own', async () => {
    const { store } = await app()
    await store.check(false)
    expect(store.clockWrong).toBe(false)
  })
})
