import 'fake-indexeddb/auto'
import { describe, expect, test, vi } from 'vitest'
import { useAppStore } from '../../src/stores/app-store'
import { useLibraryStore } from '../../src/stores/library-store'
import { feedOf, newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { settled, startApp, until } from './app'

async function appIn(browser: { readonly navigator?: object, readonly installed?: boolean } = {}) {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1))
  const app = startApp(device, host, browser.navigator)
  app.page.installed = browser.installed ?? false
  return { page: app.page, device, host, app, store: app.use(useAppStore) }
}

function installOffer(outcome: 'accepted' | 'dismissed') {
  return Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: vi.fn(async () => ({ outcome })) })
}

describe('the app', () => {
  test('says that it cannot be stored where the browser has no service worker', async () => {
    const { store } = await appIn()
    store.start()
    expect([store.readiness, store.updateWaiting, store.replaced]).toEqual(['unsupported', false, false])
  })

  test('does not promise to work offline without its files, even with an edition', async () => {
    const { app, store, device, host } = await appIn()
    await sync(device, host)
    await until(() => app.use(useLibraryStore).state.kind === 'ready')
    store.start()
    expect(store.offlineReady).toBe(false)
  })

  test('promises to work offline once it has its files and an edition', async () => {
    const { app, store, device, host } = await appIn()
    store.readiness = 'ready'
    expect(store.offlineReady).toBe(false)
    await sync(device, host)
    await until(() => app.use(useLibraryStore).state.kind === 'ready')
    expect(store.offlineReady).toBe(true)
  })

  test.each([true, false])('knows whether it runs from the home screen (%s)', async (installed) => {
    expect((await appIn({ installed })).store.installed).toBe(installed)
  })
})

describe('the promise to keep the data', () => {
  test('is unknown where the browser cannot be asked', async () => {
    const { store } = await appIn()
    store.start()
    await store.protect()
    expect(store.persistence).toBe('unknown')
  })

  test.each([[true, 'kept'], [false, 'maybe']])('that was given before (%s) is shown without asking', async (given, shown) => {
    const persist = vi.fn()
    const { store } = await appIn({ navigator: { storage: { persisted: async () => given, persist } } })
    store.start()
    await settled()
    expect(store.persistence).toBe(shown)
    expect(persist).not.toHaveBeenCalled()
  })

  test.each([[true, 'kept'], [false, 'maybe']])('that is asked for and answered %s is shown as %s', async (given, shown) => {
    const { store } = await appIn({ navigator: { storage: { persist: async () => given } } })
    await store.protect()
    expect(store.persistence).toBe(shown)
  })
})

describe('installing', () => {
  test('is offered only when the browser offers it', async () => {
    const { page, store } = await appIn()
    expect(store.askInstall).toBeUndefined()
    const offer = installOffer('accepted')
    page.window.dispatchEvent(offer)
    expect(store.askInstall).toBeDefined()
    expect(offer.defaultPrevented).toBe(true)
    expect(offer.prompt).not.toHaveBeenCalled()
  })

  test.each(['accepted', 'dismissed'] as const)('is asked once, and no longer offered after it was %s', async (outcome) => {
    const { page, store } = await appIn()
    const offer = installOffer(outcome)
    page.window.dispatchEvent(offer)
    await Promise.all([store.install(), store.install()])
    expect(offer.prompt).toHaveBeenCalledOnce()
    expect(store.askInstall).toBeUndefined()
  })

  test('does nothing where it was not offered', async () => {
    const { store } = await appIn()
    await store.install()
    expect(store.installed).toBe(false)
  })

  test('is noticed when it is done', async () => {
    const { page, store } = await appIn()
    page.window.dispatchEvent(new Event('appinstalled'))
    expect(store.installed).toBe(true)
  })
})
