import 'fake-indexeddb/auto'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { ERASING_PATIENCE } from '../../src/storage/erase-databases'
import { useDeviceStore } from '../../src/stores/device-store'
import { useFavouritesStore } from '../../src/stores/favourites-store'
import { useLibraryStore } from '../../src/stores/library-store'
import { useNewsStore } from '../../src/stores/news-store'
import { useSettingsStore } from '../../src/stores/settings-store'
import { useSyncStore } from '../../src/stores/sync-store'
import { everythingIn } from '../storage/library'
import { memoryOf } from '../storage/memory'
import { contentOf, feedOf, newDevice, otherTab, shown, sync, whole } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

async function appWith(...versions: readonly number[]) {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1))
  for (const version of versions)
    await sync(device, host.serve(await feedOf(version)))
  const app = startApp(device, host)
  const [store, library] = [app.use(useDeviceStore), app.use(useLibraryStore)]
  await until(() => library.state.kind !== 'opening')
  return { device, host, app, store, library }
}

/** A connection to a database that another page opened and does not let go of. */
function holding(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not opened'))
  })
}

/** Patience ends sooner in this test: the waiting itself proves nothing. */
function waitLess(): void {
  const wait = setTimeout
  const spy = vi.spyOn(globalThis, 'setTimeout').mockImplementation((run, after = 0) => wait(run, after === ERASING_PATIENCE ? 500 : after >= 500 ? 20 : after))
  onTestFinished(() => spy.mockRestore())
}

describe('the data on the device', () => {
  test('is counted in bytes as received, again with every edition', async () => {
    const { device, host, store, library } = await appWith(1)
    const bytesOf = async (version: number) => [...(await feedOf(version)).shards.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0)
    expect(store.bytes).toBe(await bytesOf(1))
    await sync(device, host.serve(await feedOf(22)))
    await until(() => library.holding?.shown.version === 22)
    expect(store.bytes).toBe(await bytesOf(22))
    expect(await bytesOf(22)).not.toBe(await bytesOf(1))
  })

  test('is not counted before there is any', async () => {
    expect((await appWith()).store.bytes).toBeUndefined()
  })
})

describe('going back', () => {
  test('shows the edition before', async () => {
    const { store, library } = await appWith(1, 2)
    expect(await store.goBack()).toBe(true)
    await until(() => library.holding?.shown.version === 1)
    expect(library.content).toEqual(contentOf(1))
  })

  test('does nothing where there is no edition before', async () => {
    const { device, store } = await appWith(1)
    expect(await store.goBack()).toBe(false)
    expect(store.failure).toBeUndefined()
    expect(await shown(device)).toEqual(whole(1))
  })

  test('says why it failed', async () => {
    const { device, store } = await appWith(1, 2)
    device.db.takenOver = true
    device.db.close()
    expect(await store.goBack()).toBe(false)
    expect(store.failure).toBe('closed')
  })
})

describe('erasing', () => {
  test('leaves neither editions nor settings nor memories, and ends the app', async () => {
    const { device, app, store } = await appWith(1, 2)
    const settings = app.use(useSettingsStore)
    settings.chooseTextSize('largest')
    settings.chooseTheme('dark')
    app.use(useNewsStore)
    app.use(useFavouritesStore).choose({ id: 'sodan', name: '相談窓口' }, true)
    expect(device.memory.keys()).toHaveLength(5)
    await store.eraseEverything()
    expect(app.services.leave).toHaveBeenCalledOnce()
    expect(device.memory.keys()).toEqual([])
    expect([settings.textSize, settings.theme]).toEqual(['standard', 'auto'])
    expect(await everythingIn(device.db)).toEqual({ editions: [], shards: [], pointer: [], changes: [] })
  })

  test('removes the stored app: its caches and its worker', async () => {
    const workers = new Set<object>()
    workers.add({ unregister: async () => void workers.clear(), scope: '/' })
    const kept = new Set(['precache', 'other'])
    const caches = { keys: async () => [...kept], delete: async (name: string) => kept.delete(name) }
    const { app, store } = await appWith(1)
    vi.stubGlobal('navigator', { serviceWorker: { getRegistrations: async () => [...workers] } })
    vi.stubGlobal('caches', caches)
    Object.assign(app.page.window, { caches })
    await store.eraseEverything()
    expect([...kept, ...workers]).toEqual([])
    expect(app.services.leave).toHaveBeenCalledOnce()
  })

  test('breaks off a run on its way and ends the checks, so that nothing comes back', async () => {
    const { device, host, app, store } = await appWith()
    vi.mocked(app.services.leave).mockImplementation(() => {}) // what ends the run must not be that the app is gone
    const syncStore = app.use(useSyncStore)
    host.serve(await feedOf(1))
    const erased = new Promise<void>((resolve) => {
      host.whenShardIsAsked(() => host.shardRequests.length === 1 && void store.eraseEverything().then(resolve))
    })
    syncStore.start()
    await erased
    await until(() => syncStore.state.kind === 'idle')
    expect(app.page.timers).toEqual([])
    expect(await everythingIn(device.db)).toEqual({ editions: [], shards: [], pointer: [], changes: [] })
    expect(device.memory.keys()).toEqual([])
  })

  test('ends the app in every other tab before the data goes', async () => {
    onTestFinished(() => void vi.restoreAllMocks())
    vi.spyOn(console, 'warn').mockImplementation(() => {}) // Dexie says that the other tab gave way
    const { device, host, store } = await appWith(1)
    const other = startApp(otherTab(device), host)
    other.use(useDeviceStore)
    other.use(useSyncStore).start()
    const left = new Promise<void>((resolve) => {
      vi.mocked(other.services.leave).mockImplementation(resolve)
    })
    await store.eraseEverything()
    await left
    expect(other.page.timers).toEqual([])
  })

  test('says what would not go, and does not leave; tried again, it goes', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {}) // Dexie says that it has to wait
    onTestFinished(() => void vi.restoreAllMocks())
    const { app, device, store } = await appWith(1)
    const deaf = await holding('held-elsewhere')
    waitLess()
    await store.eraseEverything()
    expect(store.left).toEqual(['held-elsewhere'])
    expect(app.services.leave).not.toHaveBeenCalled()
    expect(device.memory.keys()).toEqual([])
    deaf.close()
    await store.eraseEverything()
    expect(store.left).toEqual([])
    expect(app.services.leave).toHaveBeenCalledOnce()
  })

  test('leaves no database of this place, whoever made it', async () => {
    const { store } = await appWith(1)
    for (const name of ['notebook', 'something-else'])
      (await holding(name)).close()
    await store.eraseEverything()
    expect(await indexedDB.databases()).toEqual([])
  })

  test('leaves nothing that anything remembered outside of databases', async () => {
    const { app, device, store } = await appWith(1)
    waitLess()
    device.memory.setItem('notebook-canary', '7')
    const tab = memoryOf({ reloaded: '/notes' })
    Object.assign(app.page.window, { sessionStorage: tab })
    await store.eraseEverything()
    expect([...device.memory.keys(), ...tab.keys()]).toEqual([])
  })

  test('does not leave while a cache or a worker is still there', async () => {
    const { app, store } = await appWith(1)
    waitLess()
    const stubborn = { keys: async () => ['notebook'], delete: async () => false }
    vi.stubGlobal('navigator', { serviceWorker: { getRegistrations: async () => [{ unregister: async () => false, scope: 'https://city.example/' }] } })
    vi.stubGlobal('caches', stubborn)
    Object.assign(app.page.window, { caches: stubborn })
    await store.eraseEverything()
    expect(store.left).toEqual(['notebook', 'https://city.example/'])
    expect(app.services.leave).not.toHaveBeenCalled()
  })

  test('lets the device begin anew, even with an older edition', async () => {
    const { device, host, store } = await appWith(5)
    await store.eraseEverything()
    expect(await sync(device, host.serve(await feedOf(3)))).toMatchObject({ kind: 'updated', version: 3 })
  })

  test('also takes what a tab on its way out, or a worker still being stored, writes once and again', async () => {
    const { device, store } = await appWith(1)
    waitLess()
    const clear = device.memory.clear
    const writing = () => {
      clear()
      device.memory.setItem('written-late', '1')
    }
    const late = vi.spyOn(device.memory, 'clear').mockImplementationOnce(writing).mockImplementationOnce(writing)
    await store.eraseEverything()
    expect(late).toHaveBeenCalledTimes(3)
    expect(store.left).toEqual([])
    expect(device.memory.keys()).toEqual([])
  })
})
