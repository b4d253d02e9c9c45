import 'fake-indexeddb/auto'
import { describe, expect, test, vi } from 'vitest'
import { readHolding } from '../../src/storage/editions'
import { readFloor } from '../../src/storage/floor'
import { useDeviceStore } from '../../src/stores/device-store'
import { useLibraryStore } from '../../src/stores/library-store'
import { useSettingsStore } from '../../src/stores/settings-store'
import { contentOf, feedOf, newDevice, shown, sync, whole } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { openPage, startApp, until } from './app'

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

describe('the data on the device', () => {
  test('is counted in bytes, again with every edition', async () => {
    const { device, host, store } = await appWith(1)
    const first = [...(await feedOf(1)).shards.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0)
    await until(() => store.bytes !== undefined)
    expect(store.bytes).toBe(first)
    await sync(device, host.serve(await feedOf(2)))
    await until(() => store.bytes !== first)
    expect(store.bytes).toBeGreaterThan(first)
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
    device.db.close()
    expect(await store.goBack()).toBe(false)
    expect(store.failure).toBe('closed')
  })
})

describe('erasing', () => {
  test('leaves neither editions nor settings nor memories', async () => {
    openPage()
    const { device, app, store } = await appWith(1, 2)
    const settings = app.use(useSettingsStore)
    settings.chooseTextSize('largest')
    device.memory.setItem('news-seen-version', '2')
    expect(await store.eraseEverything()).toBe(true)
    expect(await readHolding(device.db)).toBeUndefined()
    expect(await device.db.shards.count()).toBe(0)
    expect(readFloor(device.trust.feed, device.memory)).toBe(0)
    expect(device.memory.keys()).toEqual([])
    expect(settings.textSize).toBe('standard')
  })

  test('removes the stored app: its caches and its worker', async () => {
    const unregister = vi.fn(async () => true)
    const caches = { keys: async () => ['precache', 'other'], delete: vi.fn(async () => true) }
    const page = openPage({ serviceWorker: { getRegistrations: async () => [{ unregister }] } })
    vi.stubGlobal('caches', caches)
    Object.assign(page.window, { caches })
    const { store } = await appWith(1)
    await store.eraseEverything()
    expect(caches.delete.mock.calls).toEqual([['precache'], ['other']])
    expect(unregister).toHaveBeenCalledOnce()
  })

  test('lets the device begin anew, even with an older edition', async () => {
    openPage()
    const { device, host, store } = await appWith(5)
    await store.eraseEverything()
    expect(await sync(device, host.serve(await feedOf(3)))).toMatchObject({ kind: 'updated', version: 3 })
  })
})
