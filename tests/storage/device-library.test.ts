import 'fake-indexeddb/auto'
import type { DeviceLibrary, Holding, Keeping } from '../../src/storage/library'
import type { LibraryDatabase } from '../../src/storage/library-database'
import Dexie from 'dexie'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { deviceLibrary } from '../../src/storage/device-library'
import { readHolding } from '../../src/storage/editions'
import { readKept } from '../../src/storage/library-kept'
import { OPENING_PATIENCE } from '../../src/storage/opening'
import { storedLibrary } from '../../src/storage/stored-library'
import * as make from '../fixtures/content'
import { dies, freshLibrary, secondTab, storedEdition } from './library'
import { memoryOf } from './memory'

const FEED = 'testcity/dev'
const editionOf = (version: number) => storedEdition(make.editionContent({ goals: [make.goal(1, { name: `目標の第${version}版` }), make.goal(1, { plan: 'r8' })] }), { version })

beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {})) // Dexie says that it gives way, reopens, waits
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** A device's library with someone watching it. */
function started(db: LibraryDatabase = freshLibrary(FEED), memory = memoryOf()) {
  const library = deviceLibrary(db, memory, FEED)
  const told: (number | undefined)[] = []
  const kept: Keeping[] = []
  onTestFinished(library.watch({ changed: holding => told.push(holding?.shown.version), failed: () => {} }))
  onTestFinished(library.watchKeeping(keeping => kept.push(keeping)))
  const becomes = (kind: Keeping['kind']) => vi.waitFor(() => expect(kept.at(-1)?.kind).toBe(kind), 3000)
  const shows = (version: number | undefined) => vi.waitFor(() => expect([told.length > 0, told.at(-1)]).toEqual([true, version]), 3000)
  return { db, memory, library, told, kept, becomes, shows }
}

async function take(library: DeviceLibrary, version: number) {
  const { edition, shards } = await editionOf(version)
  return library.apply(edition, shards, undefined)
}

function shown(holding: Holding | undefined) {
  return holding?.shown.version
}

/** Opening does not answer until it is let. */
function hanging(db: LibraryDatabase): () => void {
  const open = db.open.bind(db)
  let go = () => {}
  const released = new Promise<void>(resolve => go = resolve)
  vi.spyOn(db, 'open').mockImplementation(() => Dexie.Promise.resolve(released.then(open)))
  return () => go()
}

describe('a store that answers', () => {
  test('is where editions are kept, and it is remembered outside it', async () => {
    const { db, memory, library, kept, shows, becomes } = started()
    await becomes('stored')
    expect(library.lasting).toBe(true)
    await take(library, 1)
    await shows(1)
    expect([shown(await readHolding(db)), readKept(FEED, memory)]).toEqual([1, 'kept'])
    expect(kept).toEqual([{ kind: 'opening', blocked: false }, { kind: 'stored' }])
  })
})

describe('a store that cannot be used', () => {
  test.each([
    ['is forbidden', 'SecurityError', 'unavailable'],
    ['is missing', 'MissingAPIError', 'unavailable'],
    ['was made by a newer app', 'VersionError', 'newer'],
    ['cannot be read', 'UnknownError', 'broken'],
    ['finds no room', 'QuotaExceededError', 'full'],
  ])('because it %s is replaced by the memory of the page at once', async (_, name, because) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('refused', name)
    })
    const { library, kept, memory, shows, becomes } = started()
    await becomes('memory')
    expect(kept.at(-1)).toEqual({ kind: 'memory', because })
    await shows(undefined)
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
      throw new DOMException('refused', 'UnknownError')
    })
    expect(await take(library, 1)).toEqual({ ok: true, value: true })
    await shows(1)
    const content = await library.readContent((await editionOf(1)).edition)
    expect([content.ok, library.lasting, readKept(FEED, memory)]).toEqual([true, false, undefined])
  })

  test('because it hangs is replaced within five seconds, and taken up again when it answers, with what was fetched', async () => {
    const db = freshLibrary(FEED)
    const answer = hanging(db)
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { library, kept, shows, becomes } = started(db)
    vi.advanceTimersByTime(3_000)
    expect(kept.at(-1)).toEqual({ kind: 'opening', blocked: false, silent: true })
    vi.advanceTimersByTime(OPENING_PATIENCE)
    vi.useRealTimers()
    expect(kept.at(-1)).toEqual({ kind: 'memory', because: 'slow' })
    await take(library, 3)
    await shows(3)
    answer()
    await becomes('stored')
    await shows(3)
    vi.restoreAllMocks()
    expect(shown(await readHolding(db))).toBe(3)
  })

  test('because another screen holds it is told of, and taken up when that screen is closed', async () => {
    const db = freshLibrary(FEED)
    const old = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(db.name, 1)
      request.onsuccess = () => resolve(request.result)
    })
    const { kept, becomes } = started(db)
    await vi.waitFor(() => expect(kept.at(-1)).toEqual({ kind: 'opening', blocked: true }))
    old.close()
    await becomes('stored')
  })

  test('because it is broken is thrown away once the edition was fetched, and made anew', async () => {
    const open = indexedDB.open.bind(indexedDB)
    let broken = true
    vi.spyOn(indexedDB, 'open').mockImplementation((...asked) => {
      if (broken)
        throw new DOMException('Internal error opening backing store', 'UnknownError')
      return open(...asked)
    })
    const remove = indexedDB.deleteDatabase.bind(indexedDB)
    vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation((name) => {
      broken = false
      return remove(name)
    })
    const { db, library, becomes, shows } = started()
    await becomes('memory')
    expect(broken).toBe(true)
    await take(library, 2)
    await becomes('stored')
    await shows(2)
    expect(shown(await readHolding(db))).toBe(2)
  })
})

describe('a newer app in another tab', () => {
  test('leaves this one to read, and keeps its hands off the store', async () => {
    const { db, library, becomes, shows } = started()
    await take(library, 1)
    await shows(1)
    const newer = new Dexie(db.name)
    newer.version(2).stores({ editions: 'version', shards: 'sha256', pointer: 'slot', changes: 'version', notes: 'id' })
    await newer.open()
    await becomes('stale')
    expect(shown(await library.readHolding())).toBe(1)
    expect(await take(library, 2)).toEqual({ ok: false, failure: 'newer' })
    expect(await library.noteChecked('2026-12-25T10:00:00.000Z')).toEqual({ ok: false, failure: 'newer' })
    expect(await library.stepBack()).toEqual({ ok: false, failure: 'newer' })
    await library.probe()
    expect(await newer.table('editions').toCollection().primaryKeys()).toEqual([1])
    expect([db.isOpen(), newer.isOpen()]).toEqual([false, true])
    newer.close()
  })
})

test('a connection that a newer app has ended neither writes nor opens the store again', async () => {
  const db = freshLibrary(FEED)
  const bare = storedLibrary(db)
  const [first, second] = [await editionOf(1), await editionOf(2)]
  await bare.apply(first.edition, first.shards, undefined)
  const newer = new Dexie(db.name)
  newer.version(2).stores({ editions: 'version', shards: 'sha256', pointer: 'slot', changes: 'version' })
  await newer.open()
  expect(await bare.apply(second.edition, second.shards, undefined)).toEqual({ ok: false, failure: 'closed' })
  expect(await newer.table('editions').toCollection().primaryKeys()).toEqual([1])
  newer.close()
})

describe('a store that goes away while it is open', () => {
  test('is found empty', async () => {
    const { db, library, shows, told } = started()
    await take(library, 1)
    await shows(1)
    await secondTab(db).delete()
    await shows(undefined)
    expect(told.at(-1)).toBeUndefined()
    await take(library, 1)
    await shows(1)
  })

  test('and does not come back is told of as lost, and taken up when the page returns and it is there', async () => {
    const { db, library, kept, becomes, shows } = started()
    await take(library, 1)
    await shows(1)
    const dead = dies(db, Infinity, 'UnknownError')
    await library.probe()
    expect(kept.at(-1)).toMatchObject({ kind: 'dead' })
    dead.mockRestore()
    await library.probe()
    await becomes('stored')
    await shows(1)
  })
})

describe('making room for a note', () => {
  test('removes the store, keeps what is shown in the page, and is remembered', async () => {
    const { db, memory, library, becomes, shows } = started()
    await take(library, 1)
    await shows(1)
    expect(await library.makeRoom()).toEqual({ ok: true, value: undefined })
    await becomes('memory')
    await shows(1)
    expect((await library.readContent((await editionOf(1)).edition)).ok).toBe(true)
    expect(readKept(FEED, memory)).toBe('gaveWay')
    expect((await indexedDB.databases()).map(each => each.name)).not.toContain(db.name)
    await library.probe()
    expect((await indexedDB.databases()).map(each => each.name)).not.toContain(db.name)
  })

  test('keeps other tabs from filling the room again', async () => {
    const { db, memory, library, shows } = started()
    await take(library, 1)
    await shows(1)
    const other = started(secondTab(db), memory)
    await other.shows(1)
    expect((await library.makeRoom()).ok).toBe(true)
    await vi.waitFor(() => expect(other.kept.at(-1)).toEqual({ kind: 'memory', because: 'gaveWay' }))
  })

  test('gives up where another screen does not let go', async () => {
    const { db, library, shows } = started()
    await take(library, 1)
    await shows(1)
    const deaf = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(db.name)
      request.onsuccess = () => resolve(request.result)
    })
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const made = library.makeRoom()
    await vi.waitFor(() => expect(vi.getTimerCount()).toBeGreaterThan(0))
    vi.advanceTimersByTime(4_000)
    expect(await made).toEqual({ ok: false, failure: 'blocked' })
    vi.useRealTimers()
    deaf.close()
  })
})

test('erasing leaves nothing, also where there was no store', async () => {
  const { library, shows } = started()
  await take(library, 1)
  await shows(1)
  expect(await library.erase()).toEqual({ ok: true, value: undefined })
  vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
  vi.spyOn(indexedDB, 'deleteDatabase').mockImplementation(() => {
    throw new DOMException('refused', 'SecurityError')
  })
  const without = started()
  await without.becomes('memory')
  expect(await without.library.erase()).toEqual({ ok: true, value: undefined })
  vi.restoreAllMocks()
})
