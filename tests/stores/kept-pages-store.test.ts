import 'fake-indexeddb/auto'
import type { KeptMarks, KeptPage, KeptPages } from '../../src/pwa/kept-pages'
import type { PageWriter } from '../../src/stores/kept-pages-store'
import { describe, expect, test, vi } from 'vitest'
import { stepBack } from '../../src/storage/editions'
import { useAppStore } from '../../src/stores/app-store'
import { useKeptPagesStore } from '../../src/stores/kept-pages-store'
import { useLibraryStore } from '../../src/stores/library-store'
import { useSettingsStore } from '../../src/stores/settings-store'
import { contentOf, feedOf, newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

/** Kept pages in the memory of the test. */
class FakePages implements KeptPages {
  readonly kept = new Map<string, KeptPage & { readonly html: string }>()
  app: string | undefined = 'index-1.js'
  readonly appPage = async () => this.app === undefined ? undefined : { html: 'app', app: this.app, heads: new Headers() }
  readonly list = async () => [...this.kept.values()]
  readonly put = async (page: KeptPage, html: string) => void this.kept.set(page.address, { ...page, html })
  readonly remove = async (address: string) => void this.kept.delete(address)
  /** One pack, of all that there is. */
  pack: { readonly marks: KeptMarks, readonly pages: Readonly<Record<string, string>> } | undefined
  readonly packs = (addresses: readonly string[]) => [addresses]
  readonly packed = async () => [this.pack?.marks]
  readonly putPack = async (_: number, marks: KeptMarks, pages: ReadonlyMap<string, string>) => {
    this.pack = { marks, pages: Object.fromEntries(pages) }
  }

  readonly drop = async () => {
    this.kept.clear()
    this.pack = undefined
  }

  /** Addresses with what was written for them. */
  readonly written = () => Object.fromEntries([...this.kept].map(([address, { html }]) => [address, html]))
}

/** Says what it was given; the screens `search` and `notes` have no page. */
const write: PageWriter = (_, { version, content }, look) => ({
  addresses: ['', 'plans', 'goals', 'services'],
  write: address => address === 'search' || address === 'notes' ? undefined : `${version} ${content.initiatives[0]?.name} ${look.textSize} ${look.theme}`,
})

const of = (version: number, look = 'standard auto') => `${version} ${contentOf(version).initiatives[0]?.name} ${look}`

async function appWith(...versions: readonly number[]) {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1))
  for (const version of versions)
    await sync(device, host.serve(await feedOf(version)))
  const app = startApp(device, host)
  Object.assign(app.page.window, { requestIdleCallback: (done: () => void) => queueMicrotask(done) })
  const pages = new FakePages()
  const library = app.use(useLibraryStore)
  const store = app.use(useKeptPagesStore)
  const settings = app.use(useSettingsStore)
  const life = app.use(useAppStore)
  const begin = () => {
    store.start(pages, async () => write)
    life.readiness = 'ready'
  }
  const becomes = (written: Readonly<Record<string, string>>) => vi.waitFor(() => expect(pages.written()).toEqual(written))
  return { app, device, host, pages, library, store, settings, life, begin, becomes }
}

describe('pages kept for the next start', () => {
  test('are home and what is opened, of the edition on the device', async () => {
    const { store, begin, becomes } = await appWith(1)
    begin()
    store.noteOpened('plans')
    await becomes({ '': of(1), 'plans': of(1) })
    store.noteOpened('search')
    store.noteOpened('services')
    await becomes({ '': of(1), 'plans': of(1), 'services': of(1) })
  })

  test('are written from plans laid out one at a time, while the page rests in between', async () => {
    const { app, store, pages, life } = await appWith(1)
    let rests = 0
    Object.assign(app.page.window, { requestIdleCallback: (done: () => void) => {
      rests++
      queueMicrotask(done)
    } })
    let begun = 0
    Object.assign(pages, { appPage: async () => {
      begun = rests
      return { html: 'app', app: 'index-1.js', heads: new Headers() }
    } })
    const laidOut: [number, readonly string[]][] = []
    store.start(pages, async () => (template, edition, look) => {
      laidOut.push([rests - begun, edition.outlines.map(({ plan }) => plan.plan)])
      return write(template, edition, look)
    })
    life.readiness = 'ready'
    await vi.waitFor(() => expect(laidOut).not.toEqual([]))
    const plans = contentOf(1).plans.map(({ plan }) => plan)
    expect(laidOut[0]).toEqual([plans.length, plans])
  })

  test('are written anew when another edition is shown, by an update or a step back, those of earlier starts too', async () => {
    const { device, host, pages, begin, becomes } = await appWith(1)
    await pages.put({ address: 'goals', edition: 'older', app: 'index-0.js', look: '{}' }, 'older')
    await pages.put({ address: 'notes', edition: 'older', app: 'index-0.js', look: '{}' }, 'older')
    begin()
    await becomes({ '': of(1), 'goals': of(1) })
    await sync(device, host.serve(await feedOf(2)))
    await becomes({ '': of(2), 'goals': of(2) })
    await stepBack(device.db)
    await becomes({ '': of(1), 'goals': of(1) })
  })

  test('are of what was never opened too, in packs, written anew with the edition and the reader\'s settings, and gone with the rest', async () => {
    const { device, host, pages, settings, begin } = await appWith(1)
    const packed = (text: string | undefined) => vi.waitFor(() => expect(pages.pack?.pages).toEqual(text && { '': text, 'plans': text, 'goals': text, 'services': text }))
    begin()
    await packed(of(1))
    await sync(device, host.serve(await feedOf(2)))
    await packed(of(2))
    settings.chooseTheme('dark')
    await packed(of(2, 'standard dark'))
    settings.chooseFurigana('shown')
    await packed(undefined)
  })

  test('carry a name that tells editions apart', async () => {
    const { device, host, pages, begin, becomes } = await appWith(1)
    begin()
    await becomes({ '': of(1) })
    const first = pages.kept.get('')?.edition
    await sync(device, host.serve(await feedOf(2)))
    await becomes({ '': of(2) })
    expect(pages.kept.get('')?.edition).not.toBe(first)
    expect(first?.split(' ')[2]).toBe('1')
  })

  test('are never of a draft', async () => {
    const { library, store, begin, becomes } = await appWith(1)
    await until(() => library.state.kind === 'ready')
    library.showDraft({ version: 9, created: '2026-12-01T00:00:00Z', content: contentOf(9) })
    begin()
    store.noteOpened('plans')
    await becomes({ '': of(1), 'plans': of(1) })
  })

  test('are written anew in the reader\'s size and colours', async () => {
    const { settings, store, begin, becomes } = await appWith(1)
    begin()
    store.noteOpened('plans')
    await becomes({ '': of(1), 'plans': of(1) })
    settings.chooseTextSize('largest')
    settings.chooseTheme('contrast')
    await becomes({ '': of(1, 'largest contrast'), 'plans': of(1, 'largest contrast') })
  })

  test('are none for who reads in English or with kana, and come back afterwards', async () => {
    const { settings, store, begin, becomes } = await appWith(1)
    begin()
    store.noteOpened('plans')
    await becomes({ '': of(1), 'plans': of(1) })
    settings.chooseFurigana('shown')
    await becomes({})
    settings.chooseFurigana('hidden')
    await becomes({ '': of(1), 'plans': of(1) })
    settings.chooseLanguage('en')
    await becomes({})
  })

  test('wait for the app and a whole edition to be on the device', async () => {
    const { app, pages, store, library, life } = await appWith(1)
    store.start(pages, async () => write)
    await until(() => library.state.kind === 'ready')
    await new Promise(resolve => setTimeout(resolve))
    expect(pages.written()).toEqual({})
    life.readiness = 'ready'
    await vi.waitFor(() => expect(pages.written()).toEqual({ '': of(1) }))
    app.close()
  })

  test('are not written by a page of another build than the one that starts next', async () => {
    const { pages, store, begin, becomes } = await appWith(1)
    pages.app = undefined
    begin()
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(pages.written()).toEqual({})
    pages.app = 'index-2.js'
    store.noteOpened('plans')
    await becomes({ '': of(1), 'plans': of(1) })
  })

  test('go where the edition is damaged', async () => {
    const { device, pages, library, begin, becomes } = await appWith(1)
    await pages.put({ address: 'plans', edition: 'older', app: 'index-0.js', look: '{}' }, 'older')
    await device.db.shards.clear()
    begin()
    await until(() => library.state.kind === 'damaged')
    await becomes({})
  })

  test('are done without where the browser has no room for them', async () => {
    const { pages, store, begin } = await appWith(1)
    Object.assign(pages, { put: () => Promise.reject(new DOMException('', 'QuotaExceededError')) })
    begin()
    store.noteOpened('plans')
    await new Promise(resolve => setTimeout(resolve, 20))
    expect(pages.written()).toEqual({})
  })
})
