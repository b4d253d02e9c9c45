import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { emptyContent } from '../../src/domain/edition'
import { outlinePlan } from '../../src/domain/outline'
import { noteChecked, readHolding, stepBack } from '../../src/storage/editions'
import { libraryShown, useLibraryStore } from '../../src/stores/library-store'
import { useSyncStore } from '../../src/stores/sync-store'
import { signedFeed } from '../fixtures/feed'
import * as make from '../fixtures/content'
import { contentOf, feedOf, newDevice, otherTab, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { settled, startApp, until } from './app'

// Counted, and done all the same.
vi.mock(import('../../src/domain/outline'), async (original) => {
  const outline = await original()
  return { ...outline, outlinePlan: vi.fn(outline.outlinePlan) }
})

/** An app whose device took the given versions before it was started. */
async function appWith(...versions: readonly number[]) {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1))
  for (const version of versions)
    await sync(device, host.serve(await feedOf(version)))
  const library = startApp(device, host).use(useLibraryStore)
  const shows = (version: number) => until(() => library.holding?.shown.version === version)
  const update = async (version: number) => sync(device, host.serve(await feedOf(version)))
  return { device, host, library, shows, update }
}

describe('the library', () => {
  test('is opening at first', async () => {
    const { library } = await appWith(1)
    expect(library.state).toEqual({ kind: 'opening' })
    expect(library.content).toEqual(emptyContent())
    expect(library.holding).toBeUndefined()
  })

  test('lays a plan out when it is first asked for, and no other', async () => {
    const { library, shows } = await appWith(1)
    await shows(1)
    expect(library.content.plans.length).toBeGreaterThan(1)
    const laidOut = vi.mocked(outlinePlan).mockClear()
    expect([library.outline('r2')?.plan.plan, library.outline('r2')?.plan.plan, library.outline('none')]).toEqual(['r2', 'r2', undefined])
    expect(laidOut.mock.calls.map(([, plan]) => plan)).toEqual(['r2'])
  })

  test('is absent on a new device', async () => {
    const { library } = await appWith()
    await until(() => library.state.kind !== 'opening')
    expect(library.state).toEqual({ kind: 'absent' })
    expect(library.content).toEqual(emptyContent())
  })

  test('shows the edition the device holds', async () => {
    const { device, library, shows } = await appWith(1, 2)
    await shows(2)
    expect(library.state).toEqual({ kind: 'ready', holding: await readHolding(device.db), content: contentOf(2) })
    expect(library.content).toEqual(contentOf(2))
    expect(library.holding?.previous?.version).toBe(1)
  })

  test('shows the first edition as soon as it is there', async () => {
    const { library, update } = await appWith()
    await until(() => library.state.kind === 'absent')
    await update(1)
    await until(() => library.state.kind === 'ready')
    expect(library.content).toEqual(contentOf(1))
  })

  test('shows an update and a step back without being asked', async () => {
    const { device, library, shows, update } = await appWith(1)
    await shows(1)
    await update(2)
    await shows(2)
    expect(library.content).toEqual(contentOf(2))
    await stepBack(device.db)
    await shows(1)
    expect(library.content).toEqual(contentOf(1))
  })

  test('shows what another tab brought', async () => {
    const { device, host, library, shows } = await appWith()
    await until(() => library.state.kind === 'absent')
    await sync(otherTab(device), host)
    await shows(1)
    expect(library.content).toEqual(contentOf(1))
  })

  test('does not read the edition again when only the last check changed', async () => {
    const { device, library, shows } = await appWith(1)
    await shows(1)
    const { content } = library
    await noteChecked('2026-12-25T10:00:00.000Z', device.db)
    await until(() => library.holding?.pointer.checked === '2026-12-25T10:00:00.000Z')
    expect(library.content).toBe(content)
  })

  test('is damaged where a shard is lost, and whole again with the next edition', async () => {
    const { device, library, shows, update } = await appWith(1)
    await shows(1)
    const [ofTheFirst] = await device.db.shards.toCollection().primaryKeys()
    await update(2)
    await shows(2)
    await device.db.shards.delete(ofTheFirst ?? '')
    await stepBack(device.db)
    await until(() => library.state.kind === 'damaged')
    expect(library.state).toEqual({ kind: 'damaged', version: 1 })
    expect([library.content, library.holding]).toEqual([emptyContent(), undefined])
    await update(3)
    await until(() => library.state.kind === 'ready')
    expect(library.content).toEqual(contentOf(3))
  })

  test('shows the edition before where the newest is damaged, says so, and is whole again by itself', async () => {
    const device = await newDevice()
    const host = new FakeFeed(await feedOf(1))
    await sync(device, host)
    await sync(device, host.serve(await feedOf(2)))
    const ofTheFirst = new Set((await feedOf(1)).shards.keys())
    const [ofTheSecond] = (await device.db.shards.toCollection().primaryKeys()).filter(sha256 => !ofTheFirst.has(sha256))
    await device.db.shards.update(ofTheSecond ?? '', { bytes: new Uint8Array([1, 2, 3]) })
    const app = startApp(device, host)
    const library = app.use(useLibraryStore)
    await until(() => library.state.kind === 'ready')
    expect(library.state).toMatchObject({ kind: 'ready', insteadOf: 2, holding: { shown: { version: 1 } } })
    await until(() => library.trouble === 'damaged')
    expect([library.content, library.kept]).toEqual([contentOf(1), false])
    app.use(useSyncStore)
    await app.use(useSyncStore).check(false)
    await until(() => library.holding?.shown.version === 2 && library.kept)
    expect(library.content).toEqual(contentOf(2))
  })

  test('that vanished is missed, on the screen still, and fetched again without being asked', async () => {
    const device = await newDevice()
    const host = new FakeFeed(await feedOf(1))
    await sync(device, host)
    device.memory.setItem('library-kept:testcity/dev', 'kept')
    await device.db.delete({ disableAutoOpen: false })
    const app = startApp(device, host)
    const library = app.use(useLibraryStore)
    app.use(useSyncStore)
    await until(() => library.trouble === 'gone')
    expect(library.state.kind).toBe('absent')
    await until(() => library.kept)
    expect(library.content).toEqual(contentOf(1))
  })

  test('lies in the memory of the page where the browser offers no store', async () => {
    vi.spyOn(indexedDB, 'open').mockImplementation(() => {
      throw new DOMException('not here', 'SecurityError')
    })
    onTestFinished(() => void vi.restoreAllMocks())
    const device = await newDevice()
    const host = new FakeFeed(await feedOf(1))
    const app = startApp(device, host)
    const library = app.use(useLibraryStore)
    await until(() => library.keeping.kind === 'memory' && library.state.kind === 'absent')
    expect([library.keeping, library.state]).toEqual([{ kind: 'memory', because: 'unavailable' }, { kind: 'absent' }])
    await app.use(useSyncStore).check(false)
    await until(() => library.state.kind === 'ready')
    expect([library.content, library.kept]).toEqual([contentOf(1), false])
  })

  test('says why an edition cannot be read', async () => {
    const { device, library, shows, update } = await appWith(1)
    await shows(1)
    vi.spyOn(device.db.shards, 'bulkGet').mockImplementation(() => Dexie.Promise.reject(new Dexie.DatabaseClosedError()))
    const other = otherTab(device)
    await sync(other, new FakeFeed(await feedOf(2)))
    await until(() => library.state.kind === 'failed')
    expect(library.state).toEqual({ kind: 'failed', reason: 'closed' })
    vi.restoreAllMocks()
    await update(3)
    await shows(3)
  })

  test('is not taken back by an edition that took longer to read', async () => {
    const { device, library, shows, update } = await appWith()
    await until(() => library.state.kind === 'absent')
    const read = device.db.shards.bulkGet.bind(device.db.shards)
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    let slow: Promise<unknown> = Promise.resolve()
    // The first edition comes from another tab, so that only this app's own reading is held up.
    const other = otherTab(device)
    vi.spyOn(device.db.shards, 'bulkGet').mockImplementationOnce((...asked: Parameters<typeof read>) => {
      const late = held.then(() => read(...asked))
      slow = late
      return Object.assign(read(...asked), { then: late.then.bind(late) })
    })
    await sync(other, new FakeFeed(await feedOf(1)))
    await until(() => library.state.kind === 'absent')
    await update(2)
    await shows(2)
    release()
    await slow
    await settled()
    vi.restoreAllMocks()
    expect(library.holding?.shown.version).toBe(2)
  })
})

describe('the first look', () => {
  test.each([
    ['an edition is there', [1], 'ready'],
    ['there is none', [], 'absent'],
  ])('is over when the library knows that %s', async (_, versions, kind) => {
    const { library } = await appWith(...versions)
    await libraryShown(library)
    expect(library.state.kind).toBe(kind)
  })

  test('is over at once where the library knows already', async () => {
    const { library, shows } = await appWith(1)
    await shows(1)
    await libraryShown(library)
    expect(library.state.kind).toBe('ready')
  })
})

describe('what is looked up', () => {
  async function opened() {
    const content = make.editionContent()
    const device = await newDevice()
    const host = new FakeFeed(await signedFeed(content))
    await sync(device, host)
    const library = startApp(device, host).use(useLibraryStore)
    await until(() => library.state.kind === 'ready')
    return { content, library }
  }

  test('is found by plan and code, by id, by document and by plan', async () => {
    const { content, library } = await opened()
    expect(library.initiative('r2', '1-1-1-1')).toEqual(content.initiatives[0])
    expect(library.indicator('consult')).toEqual(content.indicators[0])
    expect(library.source('report')).toEqual(content.sources[0])
    expect(library.outline('r2')?.initiatives).toEqual(content.initiatives)
  })

  test('is undefined where the edition does not hold it', async () => {
    const { library } = await opened()
    expect(library.initiative('r8', '1-1-1-1')).toBeUndefined()
    expect(library.initiative('r2', '1-1-1')).toBeUndefined()
    expect(library.indicator('constructor')).toBeUndefined()
    expect(library.source('')).toBeUndefined()
    expect(library.outline('r9')).toBeUndefined()
  })
})

describe('a draft', () => {
  const draft = { version: 7, created: '2026-12-24T00:00:00Z', content: contentOf(7) }

  test('is shown in the place of the edition held, which stays', async () => {
    const { library, shows } = await appWith(1)
    await shows(1)
    library.showDraft(draft)
    expect(library.state).toMatchObject({ kind: 'ready', content: contentOf(7) })
    expect(library.initiative('r2', '1-1-1-1')?.name).toBe('見守り活動（第7版）')
    expect(library.holding?.shown.version).toBe(1)
    expect(library.heldContent).toEqual(contentOf(1))
  })

  test('is never replaced by what arrives meanwhile: that waits behind it', async () => {
    const { library, shows, update } = await appWith(1)
    await shows(1)
    library.showDraft(draft)
    await update(2)
    await shows(2)
    expect(library.content).toEqual(contentOf(7))
    library.leaveDraft()
    expect(library.content).toEqual(contentOf(2))
  })

  test('is shown on a device that holds no edition, which is empty again once it is left', async () => {
    const { library } = await appWith()
    await until(() => library.state.kind === 'absent')
    library.showDraft(draft)
    expect(library.state).toEqual({ kind: 'ready', holding: undefined, content: contentOf(7) })
    library.leaveDraft()
    expect(library.state).toEqual({ kind: 'absent' })
  })

  test('is nothing the device keeps: the next start shows what it holds', async () => {
    const { device, host, library, shows } = await appWith(1)
    await shows(1)
    library.showDraft(draft)
    const again = startApp(device, host).use(useLibraryStore)
    await until(() => again.state.kind === 'ready')
    expect(again.content).toEqual(contentOf(1))
  })
})
