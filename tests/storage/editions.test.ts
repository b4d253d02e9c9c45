import 'fake-indexeddb/auto'
import type { Holding } from '../../src/storage/library'
import type { PackEdit } from '../../src/feed/pack-edit'
import type { LibraryDatabase, StoredShard } from '../../src/storage/library-database'
import Dexie from 'dexie'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { applyEdition, editionBytes, eraseLibrary, heldShards, noteChecked, patchEdition, readContent, readHolding, stepBack, watchHolding } from '../../src/storage/editions'
import { stageShards } from '../../src/storage/staged-shards'
import { rowsIn } from '../../src/feed/pack'
import * as make from '../fixtures/content'
import { everythingIn, freshLibrary, fullAtWrite, secondTab, storedEdition } from './library'

const NO_CHANGES = undefined

/** The same edition but for one goal: only the shard of the goals differs. */
function contentOf(version: number) {
  return make.editionContent({ goals: [make.goal(1, { name: `目標の第${version}版` }), make.goal(1, { plan: 'r8' })] })
}

function editionOf(version: number) {
  return storedEdition(contentOf(version), { version })
}

/** Applies editions one after the other, as updates would. */
async function applied(db: LibraryDatabase, ...versions: readonly number[]): Promise<void> {
  for (const version of versions) {
    const { edition, shards } = await editionOf(version)
    expect(await applyEdition(edition, shards, NO_CHANGES, db)).toEqual({ ok: true, value: true })
  }
}

async function shownVersions(db: LibraryDatabase) {
  const holding = await readHolding(db)
  return holding && { shown: holding.shown.version, previous: holding.previous?.version, heldBack: holding.pointer.heldBack }
}

async function shardNames(db: LibraryDatabase): Promise<readonly string[]> {
  return (await db.shards.toCollection().primaryKeys()).sort()
}

async function namedShards(...versions: readonly number[]): Promise<readonly string[]> {
  const editions = await Promise.all(versions.map(editionOf))
  return [...new Set(editions.flatMap(({ shards }) => shards.map(shard => shard.sha256)))].sort()
}

function withoutKey(shard: StoredShard): StoredShard {
  const copy = { ...shard }
  Reflect.deleteProperty(copy, 'sha256')
  return copy
}

/** Waits for what the listener is told, one telling after the other. */
function listen(db: LibraryDatabase) {
  const told: (Holding | undefined)[] = []
  const failures: string[] = []
  let heard = () => {}
  const stop = watchHolding({
    changed: (holding) => {
      told.push(holding)
      heard()
    },
    failed: (reason) => {
      failures.push(reason)
      heard()
    },
  }, db)
  onTestFinished(stop)
  const until = (enough: () => boolean) => new Promise<void>((resolve) => {
    heard = () => {
      if (enough())
        resolve()
    }
    heard()
  })
  return { told, failures, stop, until, version: () => told.at(-1)?.shown.version }
}

describe('a library', () => {
  test('without an edition holds nothing', async () => {
    const db = freshLibrary()
    expect(await readHolding(db)).toBeUndefined()
  })

  test('shows its first edition, with nothing to go back to', async () => {
    const db = freshLibrary()
    const { edition, shards } = await editionOf(1)
    expect(await applyEdition(edition, shards, NO_CHANGES, db)).toEqual({ ok: true, value: true })
    expect(await readHolding(db)).toEqual({
      pointer: { slot: 'shown', version: 1, previous: undefined, checked: edition.applied },
      shown: edition,
      previous: undefined,
      changes: [],
      damaged: false,
    })
  })

  test('gives back the content it was given', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    const { edition } = await editionOf(1)
    expect(await readContent(edition, db)).toEqual({ ok: true, value: contentOf(1) })
  })

  test('keeps the envelope byte for byte', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    const { edition } = await editionOf(1)
    expect((await readHolding(db))?.shown.envelope).toEqual(edition.envelope)
  })

  test('knows which shards it has, and gives their bytes', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    const { edition, shards } = await editionOf(1)
    const later = await editionOf(2)
    expect(await heldShards(edition.payload.shards, db)).toEqual(new Map(shards.map(shard => [shard.sha256, shard.bytes])))
    expect((await heldShards(later.edition.payload.shards, db)).size).toBe(shards.length - 1)
    expect(await heldShards([], db)).toEqual(new Map())
  })

  test.each([
    ['changed', (bytes: Uint8Array) => bytes.map((byte, index) => index === 20 ? byte ^ 1 : byte)],
    ['cut', (bytes: Uint8Array) => bytes.slice(0, -1)],
    ['emptied', () => new Uint8Array()],
  ])('counts a shard whose bytes were %s on the disk as lost', async (_, damage) => {
    const db = freshLibrary()
    await applied(db, 1)
    const { edition, shards: [first] } = await editionOf(1)
    await db.shards.put({ sha256: first?.sha256 ?? '', bytes: new Uint8Array(damage(first?.bytes ?? new Uint8Array())) })
    expect([...(await heldShards(edition.payload.shards, db)).keys()]).toEqual(edition.payload.shards.map(entry => entry.sha256).filter(sha256 => sha256 !== first?.sha256))
  })

  test('gives back more shards than go through the store at a time, those kept as edits among them, but none that was damaged', async () => {
    const db = freshLibrary()
    const services = Array.from({ length: 200 }, (_, at) => make.service(`s-${at}`, { summary: 'あ'.repeat(2_500) }))
    const { edition, shards } = await storedEdition(make.editionContent({ services }), { version: 1 })
    expect(await stageShards(shards, db)).toEqual({ ok: true, value: undefined })
    const later = await storedEdition(make.editionContent({ services: services.map((row, at) => at % 40 === 3 ? { ...row, name: '変わった名前' } : row) }), { version: 2 })
    const [old, entries] = [new Map(edition.payload.shards.map(entry => [entry.name, entry])), new Map(later.edition.payload.shards.map(entry => [entry.sha256, entry]))]
    const made = later.shards.map((shard) => {
      const base = old.get(entries.get(shard.sha256)?.name ?? '')
      const [was, is] = [shards.find(({ sha256 }) => sha256 === base?.sha256), shard].map(each => each && rowsIn(each.bytes))
      const edits = (is ?? []).flatMap((row, at): readonly PackEdit[] => JSON.stringify(row) === JSON.stringify(was?.[at]) ? [] : [[at, 1, row]])
      return base && edits.length === 1 ? { ...shard, made: { of: base.sha256, edits } } : shard
    })
    expect(await applyEdition(edition, shards, NO_CHANGES, db)).toMatchObject({ ok: true })
    expect(await patchEdition(later.edition, made, NO_CHANGES, db)).toEqual({ ok: true, value: true })
    expect(await db.shards.filter(({ of }) => of !== undefined).count()).toBeGreaterThan(2)
    const all = later.edition.payload.shards.map(({ sha256 }) => sha256)
    expect([...(await heldShards(later.edition.payload.shards, db)).keys()]).toEqual(all)
    const last = later.edition.payload.shards.at(-1)?.sha256 ?? ''
    await db.shards.put({ sha256: last, bytes: new Uint8Array(3) })
    expect([...(await heldShards(later.edition.payload.shards, db)).keys()]).toEqual(all.slice(0, -1))
  })

  test('whose pointer names an edition that is gone holds nothing', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    await db.editions.clear()
    expect(await readHolding(db)).toBeUndefined()
  })
})

describe('an update', () => {
  test('keeps the edition before it', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    expect(await shownVersions(db)).toEqual({ shown: 2, previous: 1, heldBack: undefined })
    expect(await shardNames(db)).toEqual(await namedShards(1, 2))
  })

  test('removes what only the edition before the previous one named', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2, 3)
    expect(await shownVersions(db)).toEqual({ shown: 3, previous: 2, heldBack: undefined })
    expect(await db.editions.toCollection().primaryKeys()).toEqual([2, 3])
    expect(await shardNames(db)).toEqual(await namedShards(2, 3))
  })

  test('keeps a shard all three editions share', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2, 3)
    const [first, third] = [await namedShards(1), await namedShards(3)]
    const shared = first.filter(name => third.includes(name))
    expect(shared).toHaveLength(first.length - 1)
    expect(await shardNames(db)).toEqual(expect.arrayContaining([...shared]))
    for (const version of [2, 3])
      expect(await readContent((await editionOf(version)).edition, db)).toEqual({ ok: true, value: contentOf(version) })
  })

  test('may bring only the shards that changed', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    const held = await namedShards(1)
    const { edition, shards } = await editionOf(2)
    const changed = shards.filter(shard => !held.includes(shard.sha256))
    expect(changed).toHaveLength(1)
    await applyEdition(edition, changed, NO_CHANGES, db)
    expect(await readContent(edition, db)).toEqual({ ok: true, value: contentOf(2) })
  })

  test('to an older edition is refused and changes nothing', async () => {
    const db = freshLibrary()
    await applied(db, 2)
    const before = await everythingIn(db)
    const { edition, shards } = await editionOf(1)
    expect(await applyEdition(edition, shards, { note: '', items: [] }, db)).toEqual({ ok: true, value: false })
    expect(await everythingIn(db)).toEqual(before)
  })

  test('to the edition shown puts lost shards back and keeps the way back', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    await db.shards.clear()
    await applied(db, 2)
    expect(await shownVersions(db)).toEqual({ shown: 2, previous: 1, heldBack: undefined })
    expect(await shardNames(db)).toEqual(await namedShards(2))
  })

  test('notes the instant it was taken as the last check', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    expect((await readHolding(db))?.pointer.checked).toBe('2026-12-01T00:00:02.000Z')
  })
})

describe('an edition that cannot be stored whole', () => {
  test('because a shard has no key leaves the old one as it was', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    const before = await everythingIn(db)
    const { edition, shards } = await editionOf(2)
    const [first, ...others] = shards
    const result = await applyEdition(edition, first ? [...others, withoutKey(first)] : [], { note: '', items: [] }, db)
    expect(result).toEqual({ ok: false, failure: 'unknown' })
    expect(await everythingIn(db)).toEqual(before)
    expect(await readContent((await editionOf(1)).edition, db)).toEqual({ ok: true, value: contentOf(1) })
  })

  test('because the device is full at any of its writes leaves the old one as it was', async () => {
    const { edition, shards } = await editionOf(3)
    const results: boolean[] = []
    for (let failing = 1; results.at(-1) !== true; failing++) {
      const db = freshLibrary()
      await applied(db, 1, 2)
      const before = await everythingIn(db)
      const { tab, writes } = fullAtWrite(db, failing)
      const result = await applyEdition(edition, shards, { note: '', items: [] }, tab)
      results.push(result.ok)
      if (result.ok)
        expect(writes()).toBeLessThan(failing)
      else
        expect(await everythingIn(db)).toEqual(before)
      expect(result).toEqual(result.ok ? { ok: true, value: true } : { ok: false, failure: 'full' })
      expect((await readContent((await editionOf(2)).edition, db)).ok).toBe(true)
    }
    expect(results.length).toBeGreaterThan(5)
  })

  test('on the first visit leaves nothing', async () => {
    const db = freshLibrary()
    const { tab } = fullAtWrite(db, 3)
    const { edition, shards } = await editionOf(1)
    expect(await applyEdition(edition, shards, NO_CHANGES, tab)).toEqual({ ok: false, failure: 'full' })
    expect(await everythingIn(db)).toEqual({ editions: [], shards: [], pointer: [], changes: [] })
  })
})

describe('stepping back', () => {
  test('shows the edition before and holds the newer one back', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    expect(await stepBack(db)).toEqual({ ok: true, value: true })
    expect(await shownVersions(db)).toEqual({ shown: 1, previous: undefined, heldBack: 2 })
    expect(await readContent((await editionOf(1)).edition, db)).toEqual({ ok: true, value: contentOf(1) })
  })

  test('keeps the instant of the last check', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    await stepBack(db)
    expect((await readHolding(db))?.pointer.checked).toBe('2026-12-01T00:00:02.000Z')
  })

  test.each([
    ['nothing is held', []],
    ['only one edition is held', [1]],
  ])('does nothing where %s', async (_, versions) => {
    const db = freshLibrary()
    await applied(db, ...versions)
    const before = await everythingIn(db)
    expect(await stepBack(db)).toEqual({ ok: true, value: false })
    expect(await everythingIn(db)).toEqual(before)
  })

  test('goes one step and no further', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    await stepBack(db)
    expect(await stepBack(db)).toEqual({ ok: true, value: false })
    expect(await shownVersions(db)).toMatchObject({ shown: 1 })
  })

  test('does nothing where the edition before was lost', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    await db.editions.delete(1)
    expect(await stepBack(db)).toEqual({ ok: true, value: false })
    expect(await shownVersions(db)).toMatchObject({ shown: 2 })
  })

  test('can be taken back by the same edition', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    await stepBack(db)
    await applied(db, 2)
    expect(await shownVersions(db)).toEqual({ shown: 2, previous: 1, heldBack: undefined })
  })

  test('ends with a newer edition, and the one held back goes', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    await stepBack(db)
    await applied(db, 3)
    expect(await shownVersions(db)).toEqual({ shown: 3, previous: 1, heldBack: undefined })
    expect(await shardNames(db)).toEqual(await namedShards(1, 3))
  })
})

describe('change lists', () => {
  const item = { collection: 'goals', key: 'r2/1', title: '目標', change: 'changed', parts: ['name'] } as const

  test('are kept with their edition, newest first', async () => {
    const db = freshLibrary()
    for (const version of [1, 2, 3]) {
      const { edition, shards } = await editionOf(version)
      await applyEdition(edition, shards, { note: `第${version}版`, items: [item] }, db)
    }
    expect((await readHolding(db))?.changes).toEqual([3, 2, 1].map(version =>
      ({ version, applied: `2026-12-01T00:00:0${version}.000Z`, note: `第${version}版`, items: [item] })))
  })

  test('are ten at most', async () => {
    const db = freshLibrary()
    for (let version = 1; version <= 13; version++) {
      const { edition, shards } = await editionOf(version)
      await applyEdition(edition, shards, { note: '', items: [] }, db)
    }
    expect((await readHolding(db))?.changes.map(changes => changes.version)).toEqual([13, 12, 11, 10, 9, 8, 7, 6, 5, 4])
  })

  test('are not made for an edition that comes without one', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    expect((await readHolding(db))?.changes).toEqual([])
  })
})

describe('a check that ended well', () => {
  test('is remembered', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    expect(await noteChecked('2026-12-24T09:00:00.000Z', db)).toEqual({ ok: true, value: undefined })
    expect((await readHolding(db))?.pointer).toEqual({ slot: 'shown', version: 1, previous: undefined, checked: '2026-12-24T09:00:00.000Z' })
  })

  test('is not remembered before there is an edition', async () => {
    const db = freshLibrary()
    await noteChecked('2026-12-24T09:00:00.000Z', db)
    expect(await db.pointer.count()).toBe(0)
  })
})

describe('content on the device', () => {
  test('that lacks a shard is damaged, by the name of the shard', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    const { edition } = await editionOf(1)
    const [lost] = edition.payload.shards.filter(entry => entry.name === 'goals/r2')
    await db.shards.delete(lost?.sha256 ?? '')
    expect(await readContent(edition, db)).toEqual({ ok: false, failure: { kind: 'damaged', what: 'goals/r2' } })
  })

  test.each([
    ['is no JSON', '{"collection":"goals","rows":', { kind: 'damaged', what: 'goals/r2' }],
    ['is empty', '', { kind: 'damaged', what: 'goals/r2' }],
    ['is another shard', '{"collection":"plans","rows":[]}', { kind: 'damaged', what: 'goals/r2' }],
    ['lost a row', '{"collection":"goals","rows":[]}', { kind: 'damaged', what: 'goals/r2' }],
    ['lost a field', '{"collection":"goals","rows":[{"plan":"r2"}]}', { kind: 'damaged' }],
  ])('of which a shard %s is not shown', async (_, text, failure) => {
    const db = freshLibrary()
    await applied(db, 1)
    const { edition } = await editionOf(1)
    const [damaged] = edition.payload.shards.filter(entry => entry.name === 'goals/r2')
    await db.shards.put({ sha256: damaged?.sha256 ?? '', bytes: new TextEncoder().encode(text) })
    expect(await readContent(edition, db)).toMatchObject({ ok: false, failure })
  })
})

describe('a listener', () => {
  test('is told at once that nothing is held', async () => {
    const { told, until } = listen(freshLibrary())
    await until(() => told.length > 0)
    expect(told).toEqual([undefined])
  })

  test('is told of each change: an edition, an update, a step back, a check', async () => {
    const db = freshLibrary()
    const listener = listen(db)
    await listener.until(() => listener.told.length > 0)
    await applied(db, 1)
    await listener.until(() => listener.version() === 1)
    await applied(db, 2)
    await listener.until(() => listener.version() === 2)
    await stepBack(db)
    await listener.until(() => listener.version() === 1)
    await noteChecked('2026-12-24T09:00:00.000Z', db)
    await listener.until(() => listener.told.at(-1)?.pointer.checked === '2026-12-24T09:00:00.000Z')
    expect(listener.told.at(-1)).toEqual(await readHolding(db))
    expect(listener.failures).toEqual([])
  })

  test('is told of a change in another tab', async () => {
    const db = freshLibrary()
    const listener = listen(db)
    await listener.until(() => listener.told.length > 0)
    await applied(secondTab(db), 1)
    await listener.until(() => listener.version() === 1)
    expect(listener.told.at(-1)?.shown.version).toBe(1)
  })

  test('is told nothing more once it has been stopped', async () => {
    const db = freshLibrary()
    const [stopped, other] = [listen(db), listen(db)]
    await stopped.until(() => stopped.told.length > 0)
    stopped.stop()
    for (const version of [1, 2]) {
      await applied(db, version)
      await other.until(() => other.version() === version)
    }
    expect(stopped.told).toEqual([undefined])
  })

  test.each([
    ['forbids stores', 'SecurityError', 'unavailable'],
    ['has a store of a version it will not open', 'VersionError', 'newer'],
  ])('is told why the library cannot be read where the browser %s', async (_, name, reason) => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not here', name)
    })
    const listener = listen(freshLibrary())
    await listener.until(() => listener.failures.length > 0)
    vi.restoreAllMocks()
    expect(listener.failures).toEqual([reason])
    expect(listener.told).toEqual([])
  })

  // Dexie itself opens a store of a newer schema without a word.
  test('is told that a newer app made the library', async () => {
    const db = freshLibrary()
    const newer = new Dexie(db.name)
    newer.version(2).stores({ editions: 'version', shards: 'sha256', pointer: 'slot', changes: 'version', notes: 'id' })
    await newer.open()
    newer.close()
    const listener = listen(db)
    await listener.until(() => listener.failures.length + listener.told.length > 0)
    expect(listener.failures).toEqual(['newer'])
  })
})

describe('an edition of another feed', () => {
  const foreign = 'elsewhere/dev'

  /** A library in which another app of this origin left its editions. */
  async function libraryOfAnother() {
    const db = freshLibrary(foreign)
    const { edition, shards } = await storedEdition(contentOf(9), { version: 9, feed: foreign })
    await applyEdition(edition, shards, { note: '', items: [] }, db)
    return { db, own: secondTab(db, 'testcity/dev') }
  }

  test('is as good as absent', async () => {
    const { db, own } = await libraryOfAnother()
    expect(await shownVersions(db)).toMatchObject({ shown: 9 })
    expect(await readHolding(own)).toBeUndefined()
  })

  test('gives way to the first of our own, whatever its version, and leaves nothing behind', async () => {
    const { own } = await libraryOfAnother()
    await applied(own, 1)
    expect(await shownVersions(own)).toEqual({ shown: 1, previous: undefined, heldBack: undefined })
    expect(await own.editions.toCollection().primaryKeys()).toEqual([1])
    expect(await own.changes.count()).toBe(0)
    expect(await shardNames(own)).toEqual(await namedShards(1))
  })

  test('stays where ours cannot be stored', async () => {
    const { db, own } = await libraryOfAnother()
    const before = await everythingIn(db)
    const { edition, shards: [first] } = await editionOf(1)
    expect(await applyEdition(edition, first ? [withoutKey(first)] : [], NO_CHANGES, own)).toMatchObject({ ok: false })
    expect(await everythingIn(db)).toEqual(before)
  })
})

test('the bytes of an edition are those of its shards as received', async () => {
  const { edition, shards } = await editionOf(1)
  expect(editionBytes(edition)).toBe(shards.reduce((sum, shard) => sum + shard.bytes.byteLength, 0))
})

describe('an erased library', () => {
  test('is empty and can be used again', async () => {
    const db = freshLibrary()
    await applied(db, 1, 2)
    expect(await eraseLibrary(db)).toEqual({ ok: true, value: undefined })
    expect(await everythingIn(db)).toEqual({ editions: [], shards: [], pointer: [], changes: [] })
    await applied(db, 1)
    expect(await shownVersions(db)).toMatchObject({ shown: 1 })
  })

  test('is gone from the device', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    await eraseLibrary(db)
    expect(await Dexie.getDatabaseNames()).not.toContain(db.name)
  })

  test('is told to whoever listens, once it is used again', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    const listener = listen(db)
    await listener.until(() => listener.version() === 1)
    await eraseLibrary(db)
    expect(await readHolding(db)).toBeUndefined()
    await listener.until(() => listener.told.at(-1) === undefined)
    expect(listener.failures).toEqual([])
  })

  test('can be erased while another tab has it open', async () => {
    const db = freshLibrary()
    await applied(db, 1)
    const other = secondTab(db)
    expect(await shownVersions(other)).toMatchObject({ shown: 1 })
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => {}) // Dexie says that the other tab gave way
    expect(await eraseLibrary(db)).toEqual({ ok: true, value: undefined })
    warned.mockRestore()
    expect(await readHolding(other)).toBeUndefined()
  })
})
