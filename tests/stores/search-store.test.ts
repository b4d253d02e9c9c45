import 'fake-indexeddb/auto'
import type { EditionContent } from '../../src/domain/edition'
import { describe, expect, test } from 'vitest'
import { encodeRubies, textKey } from '../../src/domain/reading'
import { useLibraryStore } from '../../src/stores/library-store'
import { useSearchStore } from '../../src/stores/search-store'
import { useSettingsStore } from '../../src/stores/settings-store'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

const content = make.editionContent({
  initiatives: [
    make.initiative('1-1-1-1', { name: '【再掲2-1-1-1】ｹｱﾗｰの居場所', summary: '月に一度、集まりを開きます。', departments: ['福祉総務課', 'こども相談課'] }),
    make.initiative('1-1-1-2', { name: '相談窓口', summary: `${'あ'.repeat(100)}介護者の話を聞きます。`, reports: {} }),
  ],
  crosswalk: [],
  spellings: [make.spelling(1, ['ケアラー', '介護者'])],
})

async function searchOver(edition: EditionContent) {
  const device = await newDevice()
  await sync(device, new FakeFeed(await signedFeed(edition)))
  const app = startApp(device, new FakeFeed(await signedFeed(edition)))
  const [store, library, settings] = [app.use(useSearchStore), app.use(useLibraryStore), app.use(useSettingsStore)]
  await until(() => library.state.kind === 'ready')
  store.begin()
  await until(() => store.ready)
  const update = async (next: EditionContent) => {
    await sync(device, new FakeFeed(await signedFeed(next, { version: 2 })))
    await until(() => library.holding?.shown.version === 2)
  }
  return { store, settings, update }
}

/** Pieces with the hits in brackets. */
function marked(pieces: readonly { readonly text: string, readonly hit: boolean }[]): string {
  return pieces.map(piece => piece.hit ? `[${piece.text}]` : piece.text).join('')
}

describe('the search box', () => {
  test('is empty at first and finds nothing', async () => {
    const { store } = await searchOver(content)
    expect([store.query, store.result]).toEqual(['', { near: false, hits: [] }])
  })

  test('finds nothing while there is no edition', async () => {
    const store = startApp(await newDevice(), new FakeFeed(await signedFeed(content))).use(useSearchStore)
    store.query = '相談'
    await store.whenSettled()
    expect(store.result).toEqual({ near: true, hits: [] })
  })

  test('finds as one types', async () => {
    const { store } = await searchOver(content)
    store.query = '相談窓'
    expect(store.result.hits.map(hit => hit.document.code)).toEqual(['1-1-1-2'])
    store.query = '見守り 居場所'
    expect([store.result.near, store.result.hits.map(hit => hit.document.code)]).toEqual([true, ['1-1-1-1']])
    store.query = '見守り 水道'
    expect(store.result.hits).toEqual([])
    store.query = '1-1-1-1'
    expect(store.result.hits.map(hit => hit.document.code)).toEqual(['1-1-1-1'])
  })

  test('finds the other spellings of the city’s table', async () => {
    const { store } = await searchOver(content)
    store.query = '介護者'
    expect(store.result.hits.map(hit => hit.document.code)).toEqual(['1-1-1-1', '1-1-1-2'])
  })

  test('searches the edition that came last', async () => {
    const { store, update } = await searchOver(content)
    store.query = '見守り'
    expect(store.result.hits).toEqual([])
    await update({ ...content, initiatives: [make.initiative('1-1-1-3', { name: '見守り活動' })] })
    await store.whenSettled()
    expect(store.result.hits.map(hit => hit.document.code)).toEqual(['1-1-1-3'])
  })
})

/** The first hit as the screen shows it. */
function shownFirst(store: ReturnType<typeof useSearchStore>) {
  return store.result.hits.map(store.showHit)[0]
}

describe('a hit', () => {
  test('shows its title without the repost mark, and what was searched for in it', async () => {
    const { store } = await searchOver(content)
    store.query = '居場所'
    expect(marked(shownFirst(store)?.title ?? [])).toBe('ｹｱﾗｰの[居場所]')
  })

  test('shows the line in which it was found', async () => {
    const { store } = await searchOver(content)
    store.query = '相談課'
    expect(marked(shownFirst(store)?.snippet ?? [])).toBe('こども[相談課]')
    store.query = '集まり'
    expect(marked(shownFirst(store)?.snippet ?? [])).toBe('月に一度、[集まり]を開きます。')
  })

  test('shows of a long line the part that matters', async () => {
    const { store } = await searchOver(content)
    store.query = '話を聞き'
    const snippet = marked(shownFirst(store)?.snippet ?? [])
    expect(snippet).toContain('[話を聞き]')
    expect(snippet.startsWith('…')).toBe(true)
    expect(snippet.length).toBeLessThan(80)
  })

  test('found by its reading shows the kanji that was read', async () => {
    const text = '【再掲2-1-1-1】見守りの会'
    const readings = [{ key: textKey(text), marks: encodeRubies([{ from: 1, to: 3, reading: 'さいけい' }, { from: 11, to: 13, reading: 'みまも' }, { from: 15, to: 16, reading: 'かい' }]) }]
    const { store } = await searchOver({ ...content, readings, initiatives: [make.initiative('1-1-1-1', { name: text })] })
    store.query = 'みまもり'
    expect(marked(shownFirst(store)?.title ?? [])).toBe('[見守り]の会')
  })

  test('found in English marks its English name, and never shows it again as its text', async () => {
    const translations = [{ lang: 'en', text: '相談窓口', translation: 'Consultation desk', reviewed: false }, { lang: 'en', text: 'こども相談課', translation: 'Children’s Division', reviewed: false }] as const
    const { store, settings } = await searchOver({ ...content, translations })
    store.query = 'consultations'
    expect(store.result.hits).toEqual([])
    settings.language = 'en'
    await store.whenSettled()
    const shown = shownFirst(store)
    expect([marked(shown?.english ?? []), marked(shown?.title ?? [])]).toEqual(['[Consultation] desk', '相談窓口'])
    expect(marked(shown?.snippet ?? [])).not.toContain('Consultation')
    store.query = 'children'
    expect(store.result.hits.map(hit => hit.document.code)).toEqual(['1-1-1-1'])
    expect(marked(shownFirst(store)?.snippet ?? [])).toBe('月に一度、集まりを開きます。')
    settings.language = 'ja'
  })

  test('found by its number shows a line without marks', async () => {
    const { store } = await searchOver(content)
    store.query = '1-1-1-1'
    expect(shownFirst(store)?.snippet.map(piece => piece.hit)).toEqual([false])
    expect(marked(shownFirst(store)?.snippet ?? [])).not.toBe('')
  })
})
