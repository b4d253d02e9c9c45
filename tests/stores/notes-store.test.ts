import 'fake-indexeddb/auto'
import type { Note } from '../../src/domain/note'
import type { NoteOutcome, NotesFace } from '../../src/stores/notes-face'
import type { Device } from '../sync/device'
import type { RunningApp } from './app'
import { describe, expect, test } from 'vitest'
import { useLibraryStore } from '../../src/stores/library-store'
import { useNotesStore } from '../../src/stores/notes-store'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { note } from '../fixtures/notes'
import { loseStore } from '../storage/notebook'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { NOW, startApp, until } from './app'

const ITEM = 'initiative:r2/1-1-1-1'
const HEIR = 'kind:r8/1-1-1'
const OTHER = 'goal:r2/1'

const first = make.editionContent({
  kinds: [make.kind(), make.kind('1-1-1', { plan: 'r8' })],
  crosswalk: [make.crosswalkRow(1, '1-1-1-1', { to: make.address('1-1-1') })],
})
const renamed = { ...first, initiatives: [make.initiative('1-1-1-1', { name: '見守り活動（改）' })] }
const removed = { ...first, initiatives: [make.initiative('1-1-1-2', { name: '別の取組' })], crosswalk: [make.crosswalkRow(2, '1-1-1-2', { to: make.address('1-1-1') })] }

async function update(device: Device, version: number, content = first): Promise<void> {
  expect(await sync(device, new FakeFeed(await signedFeed(content, { version })))).toMatchObject({ kind: 'updated' })
}

async function open(device: Device): Promise<{ app: RunningApp, notes: NotesFace }> {
  const app = startApp(device, new FakeFeed(await signedFeed(first)))
  const [library, notes] = [app.use(useLibraryStore), app.use(useNotesStore)]
  await until(() => library.state.kind === 'ready' && notes.state === 'ready')
  return { app, notes }
}

/** A device with the first edition, and the app open on it. */
async function opened() {
  const device = await newDevice()
  await update(device, 1)
  return { device, ...await open(device) }
}

/** The app is closed, the feed changes, and the app is opened again. */
async function after(start: { readonly device: Device, readonly app: RunningApp }, content: typeof first) {
  start.app.close()
  await update(start.device, 2, content)
  return open(start.device)
}

function written(outcome: NoteOutcome): Note {
  if (!outcome.ok)
    throw new Error(`not written: ${JSON.stringify(outcome.failure)}`)
  return outcome.value
}

const texts = (notes: readonly Note[]) => notes.map(({ text }) => text)

describe('a note', () => {
  test('knows its item, its edition and its instant, and is there after the app was closed', async () => {
    const { device, app, notes } = await opened()
    expect(notes.notes).toEqual([])
    expect(written(await notes.write(ITEM, '何人ですか'))).toMatchObject({ item: ITEM, title: first.initiatives[0]?.name, version: 1, revision: 1, created: NOW, changed: NOW })
    expect(texts(notes.of(ITEM))).toEqual(['何人ですか'])
    expect(texts(notes.of(OTHER))).toEqual([])
    app.close()
    expect(texts((await open(device)).notes.notes)).toEqual(['何人ですか'])
  })

  test('that was changed or removed is there again when that is taken back', async () => {
    const { notes } = await opened()
    const one = written(await notes.write(ITEM, '一'))
    const two = written(await notes.write(ITEM, '二', one))
    expect(notes.undoable).toEqual({ what: 'edited', note: one })
    await notes.undo()
    expect(notes.notes).toMatchObject([{ id: one.id, text: '一', revision: two.revision + 1 }])
    expect(notes.undoable).toBeUndefined()
    await notes.remove(notes.notes[0] ?? one)
    expect(notes.notes).toEqual([])
    await notes.undo()
    expect(texts(notes.notes)).toEqual(['一'])
    expect(await notes.undo()).toBeUndefined()
  })

  test('that another screen changed meanwhile is not overwritten: the reader is given both', async () => {
    const { device, notes } = await opened()
    const before = written(await notes.write(ITEM, '一'))
    const other = (await open(device)).notes
    written(await other.write(ITEM, '隣の画面で', before))
    expect(await notes.write(ITEM, 'この画面で', before)).toMatchObject({ ok: false, failure: { kind: 'conflict', theirs: { text: '隣の画面で' } } })
    const theirs = other.notes[0] ?? before
    written(await notes.write(ITEM, 'この画面で', theirs))
    expect(texts(notes.notes)).toEqual(['この画面で'])
  })

  test('of another screen is shown here at once', async () => {
    const { device, notes } = await opened()
    const other = (await open(device)).notes
    await other.write(OTHER, '隣から')
    await until(() => notes.notes.length === 1)
    expect(texts(notes.notes)).toEqual(['隣から'])
  })
})

describe('a bookmark', () => {
  test('is put in and taken out, and is no note', async () => {
    const { notes } = await opened()
    await notes.toggleBookmark(ITEM)
    expect([notes.isBookmarked(ITEM), notes.bookmarks.length, notes.notes.length]).toEqual([true, 1, 0])
    await notes.toggleBookmark(ITEM)
    expect([notes.isBookmarked(ITEM), notes.bookmarks.length]).toEqual([false, 0])
    await notes.toggleBookmark(ITEM)
    expect([notes.isBookmarked(ITEM), notes.bookmarks.length]).toEqual([true, 1])
  })

  test('put in by two screens is one', async () => {
    const { device, notes } = await opened()
    const other = (await open(device)).notes
    await Promise.all([notes.toggleBookmark(ITEM), other.toggleBookmark(ITEM)])
    await until(() => notes.isBookmarked(ITEM))
    expect(notes.bookmarks).toHaveLength(1)
  })
})

describe('a note whose item', () => {
  async function noted(content: typeof first) {
    const start = await opened()
    await start.notes.write(ITEM, '何人ですか')
    await start.notes.write(OTHER, '変わらない')
    expect(start.notes.moved).toEqual([])
    return (await after(start, content)).notes
  }

  test('changed is told, with where the crosswalk leads, until the reader confirms it', async () => {
    const notes = await noted(renamed)
    expect(notes.moved).toMatchObject([{ note: { item: ITEM, version: 1 }, state: 'changed', heirs: [HEIR] }])
    const moved = notes.moved[0]?.note ?? note()
    expect(written(await notes.confirm(moved))).toMatchObject({ title: '見守り活動（改）', version: 2, text: '何人ですか' })
    expect(notes.moved).toEqual([])
  })

  test('is gone stays with the title it was known by, and can be confirmed too', async () => {
    const notes = await noted(removed)
    expect(notes.moved).toMatchObject([{ note: { title: first.initiatives[0]?.name }, state: 'gone', heirs: [] }])
    await notes.confirm(notes.moved[0]?.note ?? note())
    expect(notes.moved).toEqual([])
    expect(texts(notes.of(ITEM))).toEqual(['何人ですか'])
  })

  test('went to another item is carried there once, as a copy; the note itself stays', async () => {
    const notes = await noted(renamed)
    const moved = notes.moved[0]?.note ?? note()
    const copy = written(await notes.carry(moved, HEIR))
    expect(copy).toMatchObject({ item: HEIR, text: '何人ですか', version: 2, from: { item: ITEM, title: moved.title } })
    expect(written(await notes.carry(moved, HEIR))).toEqual(copy)
    expect([texts(notes.of(HEIR)), texts(notes.of(ITEM))]).toEqual([['何人ですか'], ['何人ですか']])
    expect(notes.moved).toMatchObject([{ heirs: [] }])
    await notes.remove(copy)
    expect(notes.moved).toMatchObject([{ heirs: [HEIR] }])
    written(await notes.carry(moved, HEIR))
    expect(texts(notes.of(HEIR))).toEqual(['何人ですか'])
  })
})

test('twenty editions that rename, remove and bring back an item leave its note as it was written', async () => {
  const { device, app, notes } = await opened()
  const before = written(await notes.write(ITEM, '何人ですか'))
  app.close()
  const states: string[] = []
  for (let version = 2; version <= 21; version++)
    await update(device, version, [first, renamed, removed][version % 3])
  const shown = (await open(device)).notes
  states.push(...shown.moved.map(moved => moved.state))
  expect(shown.notes).toEqual([before])
  expect(states).toEqual([])
}, 60_000)

describe('what happened to the notebook', () => {
  test('is told when notes came back, until the reader has read it', async () => {
    const { device, app, notes } = await opened()
    await notes.write(ITEM, '何人ですか')
    app.close()
    await loseStore(device.notes)
    const again = (await open(device)).notes
    expect([again.restored, again.lost, texts(again.notes)]).toEqual([1, 0, ['何人ですか']])
    again.acknowledge()
    expect(again.restored).toBe(0)
  })

  test('is told when they did not', async () => {
    const { device, app, notes } = await opened()
    await notes.write(ITEM, '何人ですか')
    app.close()
    await loseStore(device.notes)
    device.notes.caches.stores.clear()
    const again = (await open(device)).notes
    expect([again.restored, again.lost]).toEqual([0, 1])
    again.acknowledge()
    expect(again.lost).toBe(0)
  })

  test('while the page lay in the background is seen when the reader comes back', async () => {
    const { device, app, notes } = await opened()
    await notes.write(ITEM, '何人ですか')
    await loseStore(device.notes)
    app.page.turn('visible')
    await until(() => notes.restored === 1)
    expect(texts(notes.notes)).toEqual(['何人ですか'])
  })

  test('is said while the second copy cannot be written', async () => {
    const { device, notes } = await opened()
    device.notes.caches.refuses = new DOMException('full', 'QuotaExceededError')
    written(await notes.write(ITEM, '何人ですか'))
    expect(notes.unmirrored).toBe(true)
    notes.acknowledge()
    expect(notes.unmirrored).toBe(false)
  })
})

test('a draft stays until it is dropped', async () => {
  const { device, app, notes } = await opened()
  notes.keepDraft(ITEM, '書きかけ')
  app.close()
  const again = (await open(device)).notes
  expect(again.draftOf(ITEM)).toBe('書きかけ')
  again.dropDraft(ITEM)
  expect(again.draftOf(ITEM)).toBe('')
})

test('what is exported can be taken in by another device, and a preview writes nothing', async () => {
  const { notes } = await opened()
  written(await notes.write(ITEM, '一'))
  const gone = written(await notes.write(ITEM, '二'))
  await notes.remove(gone)
  await notes.toggleBookmark(OTHER)
  const backup = await notes.exportAll()
  if (!backup.ok)
    throw new Error('not exported')
  expect(backup.value).toHaveLength(2)
  const elsewhere = (await opened()).notes
  const counts = { added: 2, updated: 0, same: 0, kept: 0 }
  expect(await elsewhere.previewImport(backup.value)).toMatchObject({ ok: true, value: { counts, differences: [{ fate: 'added' }, { fate: 'added' }] } })
  expect(elsewhere.notes).toEqual([])
  expect(await elsewhere.importNotes(backup.value)).toEqual({ ok: true, value: counts })
  expect([texts(elsewhere.notes), elsewhere.isBookmarked(OTHER)]).toEqual([['一'], true])
})

describe('while a draft is shown', () => {
  test('nothing is written, as it would be bound to an edition that may never be; afterwards it can be again', async () => {
    const { app, notes } = await opened()
    const library = app.use(useLibraryStore)
    library.showDraft({ version: 2, created: '2026-12-24T00:00:00Z', content: renamed })
    expect(notes.state).toBe('draft')
    expect(await notes.write(ITEM, '下書きへのメモ')).toEqual({ ok: false, failure: 'draft' })
    expect(notes.notes).toEqual([])
    library.leaveDraft()
    expect(notes.state).toBe('ready')
    written(await notes.write(ITEM, 'メモ'))
    expect(texts(notes.notes)).toEqual(['メモ'])
  })
})
