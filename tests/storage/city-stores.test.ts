import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { describe, expect, onTestFinished, test } from 'vitest'
import Dexie from 'dexie'
import { encodeBackup, parseBackup } from '../../src/storage/notebook-backup'
import { cityMemory, cityStores, eraseCityStores, isKeyOfCity, isOfCity } from '../../src/storage/city-stores'
import { drafts } from '../../src/storage/drafts'
import { raiseFloor, readFloor } from '../../src/storage/floor'
import { LibraryDatabase } from '../../src/storage/library-database'
import { readKept, rememberKept } from '../../src/storage/library-kept'
import { readCanary } from '../../src/storage/notebook-canary'
import { NotebookDatabase } from '../../src/storage/notebook-database'
import { cacheMirror } from '../../src/storage/notebook-mirror'
import { publishingDesk } from '../../src/storage/publishing-desk'
import { storedNotebook } from '../../src/storage/stored-notebook'
import { textNote } from '../fixtures/notes'
import { memoryOf } from './memory'
import { FakeCaches, shownIn } from './notebook'

const [HOME, A, B] = ['home/dev', 'kita/dev', 'ta/dev']
const feeds = fc.stringMatching(/^[a-z0-9-]{1,6}\/[a-z]{1,4}$/)

/** A device with several cities' notes, as the app opens them when it is started for one. */
function severalCities() {
  const [caches, memory] = [new FakeCaches(), memoryOf()]
  async function start(feed: string) {
    const stores = cityStores(feed, HOME)
    const mine = cityMemory(memory, feed, HOME)
    const db = new NotebookDatabase(stores.notebook)
    const notebook = storedNotebook({ feed, db, mirror: cacheMirror(caches.asStorage(), stores.mirror), memory: mine, makeRoom: () => Promise.resolve() })
    await notebook.open()
    const close = () => notebook.close()
    onTestFinished(async () => {
      close()
      await Dexie.delete(stores.notebook)
    })
    return { notebook, memory: mine, close }
  }
  return { start, caches, memory }
}

describe('the names of a city’s stores', () => {
  test('are those they always were for the city the app was built for, and its memory is the device’s own', () => {
    const memory = memoryOf()
    expect(cityStores(HOME, HOME)).toEqual({ library: 'library', notebook: 'notebook', mirror: 'notebook' })
    expect(cityMemory(memory, HOME, HOME)).toBe(memory)
  })

  test('are never those of another city', () => {
    fc.assert(fc.property(feeds, feeds, feeds, (one, other, home) => {
      fc.pre(one !== other)
      const [mine, theirs] = [Object.values(cityStores(one, home)), Object.values(cityStores(other, home))]
      expect(mine.filter(name => theirs.includes(name))).toEqual([])
      expect(mine.every(name => isOfCity(name, one, home) && !isOfCity(name, other, home))).toBe(true)
    }))
  })

  test('keep every key apart but the reader’s settings', () => {
    fc.assert(fc.property(feeds, feeds, feeds, fc.constantFrom('news-seen-version', 'notebook-canary', 'binder-parts', `favourite-services:${A}`, 'setting-theme', 'guide-seen'), (one, other, home, plain) => {
      fc.pre(one !== other)
      const memory = memoryOf()
      const key = plain.replace(A, one)
      cityMemory(memory, one, home).setItem(key, '1')
      const shared = key.startsWith('setting-') || key === 'guide-seen'
      const theirs = key.replace(one, other)
      expect(cityMemory(memory, other, home).getItem(theirs)).toBe(shared ? '1' : null)
      expect(memory.keys().filter(each => isKeyOfCity(each, one, home))).toHaveLength(shared ? 0 : 1)
      expect(memory.keys().filter(each => isKeyOfCity(each, other, home))).toEqual([])
    }))
  })
})

describe('notes of one city', () => {
  test('are not shown, counted, missed or healed in another, and are there again at the return', async () => {
    const { start, caches } = severalCities()
    const first = await start(A)
    await first.notebook.write(textNote({ id: 'a', feed: A, text: 'Aのメモ' }))
    first.close()
    const second = await start(B)
    expect(await shownIn(second.notebook)).toEqual({})
    expect(second.notebook.report()).toMatchObject({ restored: 0, lost: 0 })
    expect(readCanary(second.memory).size).toBe(0)
    await second.notebook.write(textNote({ id: 'b', feed: B, text: 'Bのメモ' }))
    second.close()
    expect(await shownIn((await start(HOME)).notebook)).toEqual({})
    const back = await start(A)
    expect(await shownIn(back.notebook)).toEqual({ a: 'Aのメモ' })
    expect([...readCanary(back.memory).keys()]).toEqual(['a'])
    const copied = (name: string) => [...caches.stores.get(name)?.values() ?? []].join()
    expect([copied(`notebook:${A}`).includes('Aのメモ'), copied(`notebook:${B}`).includes('Bのメモ')]).toEqual([true, true])
    expect(copied('notebook') + copied(`notebook:${B}`)).not.toContain('Aのメモ')
  })

  test('come back from the city’s own second copy where its store was lost, and from no other', async () => {
    const { start } = severalCities()
    for (const [feed, text] of [[A, 'Aのメモ'], [B, 'Bのメモ']] as const) {
      const page = await start(feed)
      await page.notebook.write(textNote({ id: 'same', feed, text }))
      page.close()
    }
    await Dexie.delete(cityStores(A, HOME).notebook)
    const healed = await start(A)
    expect(await shownIn(healed.notebook)).toEqual({ same: 'Aのメモ' })
    expect(healed.notebook.report()).toMatchObject({ restored: 1, lost: 0 })
  })

  test('handed over as a file are refused in another city', async () => {
    const [bytes] = await encodeBackup([textNote({ id: 'a', feed: A })], { feed: A, created: '2026-11-22T00:00:00.000Z', content: 'all' })
    expect(parseBackup(bytes, B)).toEqual({ ok: false, failure: 'otherFeed' })
    expect(parseBackup(bytes, A).ok).toBe(true)
  })

  test('that are begun and not saved stay with their city', () => {
    const memory = memoryOf()
    const of = (feed: string) => drafts(feed, cityMemory(memory, feed, HOME), () => ({ secret: false }))
    of(A).keep('item', '書きかけ')
    expect([of(A).read('item'), of(B).read('item'), of(HOME).read('item')]).toEqual(['書きかけ', '', ''])
  })
})

describe('erasing one city', () => {
  /** A device on which each of these cities has left something of everything. */
  async function filled(...cities: readonly string[]) {
    const memory = memoryOf({ 'setting-theme': 'dark', 'city-chosen': A })
    for (const feed of cities) {
      const [stores, mine] = [cityStores(feed, HOME), cityMemory(memory, feed, HOME)]
      const dbs = [new LibraryDatabase(stores.library, feed), new NotebookDatabase(stores.notebook)]
      for (const db of dbs) {
        await db.open()
        db.close()
      }
      const desk = publishingDesk(feed)
      await desk.put({ name: '表.csv', no: 1, bytes: new Uint8Array([1]) })
      desk.close()
      raiseFloor(feed, 3, mine)
      rememberKept(feed, 'kept', mine)
      mine.setItem('news-seen-version', '3')
      mine.setItem('notebook-canary', '{}')
    }
    onTestFinished(async () => {
      for (const name of await Dexie.getDatabaseNames())
        await Dexie.delete(name)
    })
    return memory
  }

  test.each([[A, [HOME, B]], [HOME, [A, B]]])('%s leaves nothing of it and everything of the others', async (gone, others) => {
    const memory = await filled(HOME, A, B)
    expect(await eraseCityStores(gone, HOME, memory)).toEqual([])
    const databases = others.flatMap((feed) => {
      const { library, notebook } = cityStores(feed, HOME)
      return [library, notebook, `publishing:${feed}`]
    })
    expect([...await Dexie.getDatabaseNames()].sort()).toEqual(databases.sort())
    for (const feed of others) {
      const mine = cityMemory(memory, feed, HOME)
      expect([readFloor(feed, mine), readKept(feed, mine), mine.getItem('news-seen-version'), mine.getItem('notebook-canary')]).toEqual([3, 'kept', '3', '{}'])
    }
    expect(readFloor(gone, cityMemory(memory, gone, HOME))).toBe(0)
    expect(memory.getItem('setting-theme')).toBe('dark')
  })
})
