import 'fake-indexeddb/auto'
import type { SignedFeed } from '../fixtures/feed'
import type { Device } from '../sync/device'
import type { Release } from './release'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { SCHEMA } from '../../src/feed/limits'
import { openEnvelope } from '../../src/feed/envelope'
import { parsePayload } from '../../src/feed/payload'
import { readFloor } from '../../src/storage/floor'
import { LIBRARY_NAME, LibraryDatabase } from '../../src/storage/library-database'
import { NOTEBOOK_NAME, NotebookDatabase } from '../../src/storage/notebook-database'
import { useFavouritesStore } from '../../src/stores/favourites-store'
import { useRecentSearchesStore } from '../../src/stores/recent-searches-store'
import { useSettingsStore } from '../../src/stores/settings-store'
import { storedLibrary } from '../../src/storage/stored-library'
import { PROJECT } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { signedFeed, testKey, trustIn } from '../fixtures/feed'
import { richEdition } from '../fixtures/rich-edition'
import { memoryOf } from '../storage/memory'
import { FakeCaches, openPage } from '../storage/notebook'
import { startApp } from '../stores/app'
import { sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { loadDatabase, parseRelease } from './release'

const FOLDER = join(PROJECT, 'tests/fixtures/releases')
const NAMES = readdirSync(FOLDER).filter(name => name.endsWith('.json')).map(name => name.replace(/\.json$/, ''))

/** The largest a release may lie in the repository, in bytes. */
const LIMIT = 200_000

const release = (name: string): Release => parseRelease(readFileSync(join(FOLDER, `${name}.json`), 'utf8'))

let made = 0

/** A device as the release left it, opened by the app of today. */
async function deviceOf({ databases, memory, mirror }: Release): Promise<Device> {
  const trust = trustIn(await testKey())
  const name = `release-${++made}`
  for (const database of databases)
    await loadDatabase(database, `${name}-${database.name}`)
  const db = new LibraryDatabase(`${name}-${LIBRARY_NAME}`, trust.feed)
  onTestFinished(() => db.close())
  const caches = new FakeCaches()
  caches.stores.set('notebook', new Map(Object.entries(mirror)))
  const kept = memoryOf(memory)
  return { trust, db, library: storedLibrary(db), memory: kept, notes: { name: `${name}-${NOTEBOOK_NAME}`, caches, memory: kept } }
}

/** The feed as the host of the release served it. */
async function hostOf(frozen: Release): Promise<FakeFeed> {
  return new FakeFeed(await feedOf(frozen))
}

async function feedOf({ feed }: Release): Promise<SignedFeed> {
  const trust = trustIn(await testKey())
  const opened = await openEnvelope(new Uint8Array(feed.manifest), trust)
  const payload = opened.ok ? parsePayload(opened.value, trust) : opened
  if (!payload.ok)
    throw new Error('the manifest of the release does not verify')
  return { manifest: new Uint8Array(feed.manifest), shards: new Map(Object.entries(feed.shards).map(([sha256, bytes]) => [sha256, new Uint8Array(bytes)])), payload: payload.value, trust }
}

describe('the releases kept', () => {
  test('reach from the first schema of the feed to the one of today', () => {
    expect([...new Set(NAMES.map(name => release(name).feed.schema))].sort()).toEqual(Array.from({ length: SCHEMA }, (_, before) => before + 1))
  })

  test('know the databases of today as they are: whoever changes them freezes a release first', async () => {
    const known = NAMES.flatMap(name => release(name).databases)
    for (const db of [new LibraryDatabase('today-library'), new NotebookDatabase('today-notebook')]) {
      await db.open()
      expect(known.filter(({ name }) => db.name.endsWith(name)).map(({ version }) => version)).toContain(db.backendDB().version)
      db.close()
    }
  })

  test.each(NAMES)('%s is small', (name) => {
    expect(statSync(join(FOLDER, `${name}.json`)).size).toBeLessThan(LIMIT)
  })
})

describe.each(NAMES)('a device of %s', (name) => {
  const frozen = release(name)

  test('shows its edition, and still has the one before', async () => {
    const { library } = await deviceOf(frozen)
    const holding = await library.readHolding()
    expect([holding?.shown.version, holding?.previous?.version, holding?.damaged]).toEqual([frozen.version, frozen.previous, false])
    for (const edition of [holding?.shown, holding?.previous]) {
      const content = edition && await library.readContent(edition)
      expect(content).toMatchObject({ ok: true, value: { spellings: [{ words: ['見守り', `第${edition?.version}版`] }], initiatives: [{ code: '1-1-1-1' }] } })
    }
  })

  test('takes the next edition, and can step back to its own', async () => {
    const device = await deviceOf(frozen)
    const next = await signedFeed(richEdition(), { version: frozen.version + 1 })
    expect(await sync(device, new FakeFeed(next))).toMatchObject({ kind: 'updated', version: frozen.version + 1 })
    expect(await device.library.stepBack()).toEqual({ ok: true, value: true })
    const holding = await device.library.readHolding()
    expect(holding?.shown.version).toBe(frozen.version)
    expect(holding && await device.library.readContent(holding.shown)).toMatchObject({ ok: true })
  })

  test('takes editions by delta packs, and its own is one that a pack can begin at', async () => {
    const device = await deviceOf(frozen)
    const edition = (version: number) => ({ ...richEdition(), services: [...richEdition().services, ...Array.from({ length: 20 }, (_, index) => make.service(`s-${index}`, { summary: `第${index === 0 ? version : 0}版` }))] })
    const own = await feedOf(frozen)
    const first = await signedFeed(edition(1), { version: frozen.version + 1, packedFrom: [own] })
    const second = await signedFeed(edition(2), { version: frozen.version + 2, packedFrom: [first, own] })
    const host = new FakeFeed(first)
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: frozen.version + 1 })
    host.serve(second).forgetRequests()
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: frozen.version + 2 })
    expect(host.shardRequests.map(({ file }) => file)).toEqual([second.payload.packs?.[0]?.sha256])
    const holding = await device.library.readHolding()
    expect(holding && await device.library.readContent(holding.shown)).toMatchObject({ ok: true, value: { spellings: richEdition().spellings } })
  })

  test('that lost its library takes the next edition as one file, and is never asked for more', async () => {
    const device = await deviceOf({ ...frozen, databases: [] })
    const next = await signedFeed(richEdition(), { version: frozen.version + 1, whole: true })
    const host = new FakeFeed(next)
    expect(await sync(device, host)).toMatchObject({ kind: 'updated', version: frozen.version + 1 })
    expect(host.shardRequests.map(({ file }) => file)).toEqual([next.payload.packs?.[0]?.sha256])
    const holding = await device.library.readHolding()
    expect(holding && await device.library.readContent(holding.shown)).toMatchObject({ ok: true, value: { spellings: richEdition().spellings } })
  })

  test('never goes back below the edition it had', async () => {
    const device = await deviceOf(frozen)
    expect(readFloor(device.trust.feed, device.memory)).toBe(frozen.version)
    const older = await signedFeed(richEdition(), { version: frozen.version - 1 })
    expect(await sync(device, new FakeFeed(older))).toMatchObject({ kind: 'failed', failure: { kind: 'older' } })
  })

  test('finds its host as it left it: nothing new', async () => {
    const device = await deviceOf(frozen)
    expect(await sync(device, await hostOf(frozen))).toEqual({ kind: 'current', version: frozen.version })
  })

  test('reads as its reader chose', async () => {
    const device = await deviceOf(frozen)
    const app = startApp(device, await hostOf(frozen))
    const settings = app.use(useSettingsStore)
    expect([settings.textSize, settings.theme, settings.furigana]).toEqual(['large', 'dark', frozen.memory['setting-furigana'] ?? 'hidden'])
    expect(app.use(useFavouritesStore).has('sodan')).toBe(frozen.feed.schema >= 2)
    expect(app.use(useRecentSearchesStore).kept).toEqual(frozen.feed.schema >= 3 ? ['見守り'] : [])
  })

  test('has every note, byte for byte, and loses none to a kill that empties the store', async () => {
    const { trust, notes: device } = await deviceOf(frozen)
    for (const name of [device.name, `${device.name}-emptied`]) {
      const { notebook } = await openPage({ ...device, name }, { feed: trust.feed })
      const { notes, damaged } = await notebook.read()
      expect(JSON.stringify([...notes].sort((a, b) => a.id < b.id ? -1 : 1))).toBe(JSON.stringify([...frozen.notes].sort((a, b) => a.id < b.id ? -1 : 1)))
      expect(damaged).toBe(0)
      notebook.close()
    }
  })
})

describe.each(NAMES)('a host that still serves the edition of %s', (name) => {
  test('is read by a device that comes to it with the app of today', async () => {
    const frozen = release(name)
    const device = await deviceOf({ ...frozen, databases: [], memory: {} })
    expect(await sync(device, await hostOf(frozen))).toMatchObject({ kind: 'updated', version: frozen.version })
    const holding = await device.library.readHolding()
    expect(holding && await device.library.readContent(holding.shown)).toMatchObject({ ok: true })
  })
})
