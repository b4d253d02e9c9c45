import { afterEach, describe, expect, test, vi } from 'vitest'
import { editionName, KEPT_HEAD, KEPT_PAGES, keptPage } from '../../src/worker/kept-page'
import { keptPages } from '../../src/pwa/kept-pages'
import { KEPT_PACKS, packOf, packPlace } from '../../src/worker/page-packs'

const EDITION = editionName({ feed: 'kamakura/本番', era: 0, version: 7, created: '2026-11-21T00:00:00Z' })
const SCOPE = 'https://city.test/navi/'
const ADDRESS = new URL('plans', SCOPE)

/** A device that keeps one page. */
function keeps(heads: Readonly<Record<string, string>> = { [KEPT_HEAD.edition]: EDITION, [KEPT_HEAD.app]: '/navi/assets/index-1.js /navi/assets/index-1.css' }) {
  vi.stubGlobal('caches', { match: async (address: string) => address === ADDRESS.href ? new Response('kept', { headers: heads }) : undefined })
}

/** What is answered by a worker that has stored these files, on a device that shows this edition. */
async function answered(address = ADDRESS, files = ['/navi/assets/index-1.js', '/navi/assets/index-1.css'], edition: string | undefined = EDITION) {
  return (await keptPage(address, { stored: file => files.includes(file), edition: async () => edition, scope: SCOPE }))?.text()
}

afterEach(() => vi.unstubAllGlobals())

describe('a page kept of a screen', () => {
  test('is shown where it is of the edition on the device and of this app', async () => {
    keeps()
    expect(await answered()).toBe('kept')
  })

  test.each([
    ['another version', { version: 8 }],
    ['the same version of another feed', { feed: 'kamakura/dev' }],
    ['the same version, counted anew', { era: 1 }],
    ['the same version, made at another time', { created: '2026-11-22T00:00:00Z' }],
  ])('is not shown where the device has %s', async (_, other) => {
    keeps()
    expect(await answered(ADDRESS, undefined, editionName({ feed: 'kamakura/本番', era: 0, version: 7, created: '2026-11-21T00:00:00Z', ...other }))).toBeUndefined()
  })

  test('is not shown where the device has no edition, even if the page names none', async () => {
    keeps({ [KEPT_HEAD.app]: '/navi/assets/index-1.js' })
    expect(await keptPage(ADDRESS, { stored: () => true, edition: async () => undefined, scope: SCOPE })).toBeUndefined()
  })

  test.each([[['/navi/assets/index-2.js', '/navi/assets/index-1.css']], [['/navi/assets/index-1.js']], [[]]])('is not shown by an app that has other files (%s)', async (files) => {
    keeps()
    expect(await answered(ADDRESS, files)).toBeUndefined()
  })

  test('is not shown where it does not say which app it begins', async () => {
    keeps({ [KEPT_HEAD.edition]: EDITION })
    expect(await answered()).toBeUndefined()
  })

  test('is that of the address alone: a question, and another address, are left to the app', async () => {
    keeps()
    expect(await answered(new URL('?year=2024', ADDRESS))).toBeUndefined()
    expect(await answered(new URL('/navi/goals', ADDRESS))).toBeUndefined()
    expect(await answered(new URL('#goal-1', ADDRESS))).toBe('kept')
  })

  test('is looked for together with the pack it would lie in, and with the edition', async () => {
    const asked: string[] = []
    vi.stubGlobal('caches', { match: (_: string, { cacheName }: { cacheName: string }) => {
      asked.push(cacheName)
      return new Promise(() => {})
    } })
    void keptPage(ADDRESS, { stored: () => true, edition: async () => void asked.push('edition'), scope: SCOPE })
    expect(asked.toSorted()).toEqual(['edition', KEPT_PACKS, KEPT_PAGES])
  })

  test('is left to the app where the browser withholds what it keeps', async () => {
    vi.stubGlobal('caches', { match: () => Promise.reject(new DOMException('', 'SecurityError')) })
    expect(await answered()).toBeUndefined()
  })
})

describe('a page that was never opened', () => {
  const APP = '/navi/assets/index-1.js'
  const addresses = ['', ...Array.from({ length: 40 }, (_, at) => `services/${at}`), 'services/こども']

  /** The caches of a device on which the packs of these addresses lie, as the app puts them away. */
  async function packed(damage = false): Promise<void> {
    const stores = new Map<string, Map<string, Response>>()
    const cache = (name: string) => stores.get(name) ?? stores.set(name, new Map()).get(name)
    const device = {
      has: async (name: string) => stores.has(name),
      open: async (name: string) => ({ put: async (url: string, answer: Response) => void cache(name)?.set(url, answer), match: async (url: string) => cache(name)?.get(url)?.clone() }),
      match: async (url: string, { cacheName }: { cacheName: string }) => stores.get(cacheName)?.get(url)?.clone(),
    }
    vi.stubGlobal('caches', device)
    const pages = keptPages(SCOPE, Object.assign(Object.create(null), device))
    const marks = { edition: EDITION, app: APP, look: '{}' }
    for (const [pack, own] of pages.packs(addresses).entries())
      await pages.putPack(pack, marks, new Map(own.map(address => [address, `page of ${address}`])), new Headers({ 'content-type': 'text/html', 'content-length': '9' }))
    if (damage)
      cache(KEPT_PACKS)?.set(packPlace(packOf('services/7'), SCOPE), new Response('cut', { headers: { [KEPT_HEAD.edition]: EDITION, [KEPT_HEAD.app]: APP } }))
    expect(await pages.packed()).toEqual(pages.packs([]).map(() => damage ? expect.anything() : marks))
    expect(stores.has(KEPT_PAGES)).toBe(false)
  }

  test('comes out of the pack it lies in, each for itself, under the heads of a page', async () => {
    await packed()
    expect(await Promise.all(addresses.map(address => answered(new URL(address, SCOPE), [APP])))).toEqual(addresses.map(address => `page of ${address}`))
    const page = await keptPage(new URL('services/7', SCOPE), { stored: () => true, edition: async () => EDITION, scope: SCOPE })
    expect([page?.headers.get('content-type'), page?.headers.get('content-length')]).toEqual(['text/html', null])
  })

  test('is not there for another edition, another app, an address without a page, and another place of the host', async () => {
    await packed()
    expect(await answered(new URL('services/7', SCOPE), [APP], `${EDITION}1`)).toBeUndefined()
    expect(await answered(new URL('services/7', SCOPE), [])).toBeUndefined()
    expect(await answered(new URL('search', SCOPE), [APP])).toBeUndefined()
    expect(await answered(new URL('constructor', SCOPE), [APP])).toBeUndefined()
    expect(await answered(new URL('https://city.test/services/7'), [APP])).toBeUndefined()
  })

  test('is left to the app where its pack is damaged', async () => {
    await packed(true)
    expect(await answered(new URL('services/7', SCOPE), [APP])).toBeUndefined()
  })
})
