import 'fake-indexeddb/auto'
import type { NotesFace } from '../../src/stores/notes-face'
import type { RunningApp } from './app'
import { describe, expect, test } from 'vitest'
import { useLibraryStore } from '../../src/stores/library-store'
import { useNotesStore } from '../../src/stores/notes-store'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

const ITEM = 'initiative:r2/1-1-1-1'

const first = make.editionContent({
  initiatives: [make.initiative('1-1-1-1', { name: '見守り活動' })],
  kinds: [make.kind(), make.kind('1-1-1', { plan: 'r8' })],
  crosswalk: [make.crosswalkRow(1, '1-1-1-1', { to: make.address('1-1-1') })],
})

const EDITIONS = {
  1: first,
  2: { ...first, initiatives: [make.initiative('1-1-1-1', { name: '見守り活動（改）' })] },
  3: { ...first, initiatives: [], crosswalk: [] },
  4: { ...first, initiatives: [] },
}

async function deviceWith(version: keyof typeof EDITIONS) {
  const device = await newDevice()
  await update(device, version)
  return device
}

async function update(device: Awaited<ReturnType<typeof newDevice>>, version: keyof typeof EDITIONS): Promise<void> {
  expect((await sync(device, new FakeFeed(await signedFeed(EDITIONS[version], { version })))).kind).toBe('updated')
}

async function open(device: Awaited<ReturnType<typeof newDevice>>): Promise<{ app: RunningApp, notes: NotesFace }> {
  const app = startApp(device, new FakeFeed(await signedFeed(first)))
  const [library, notes] = [app.use(useLibraryStore), app.use(useNotesStore)]
  await until(() => library.state.kind === 'ready' && notes.state === 'ready')
  return { app, notes }
}

describe('a note', () => {
  test('knows its item, its edition and its instant, and is there after the app was closed', async () => {
    const device = await deviceWith(1)
    const { app, notes } = await open(device)
    expect(notes.notes).toEqual([])
    const written = await notes.write(ITEM, '何人ですか')
    expect(written).toMatchObject({ ok: true, value: { item: ITEM, title: '見守り活動', version: 1, text: '何人ですか', revision: 1, changed: '2026-12-24T09:00:00.000Z' } })
    expect(notes.of(ITEM).map(note => note.text)).toEqual(['何人ですか'])
    app.close()
    const again = await open(device)
    expect(again.notes.notes.map(note => note.text)).toEqual(['何人ですか'])
  })

  test('is changed, and the change is taken back', async () => {
    const { notes } = await open(await deviceWith(1))
    const written = await notes.write(ITEM, '一')
    if (!written.ok)
      throw new Error('not written')
    await notes.write(ITEM, '二', written.value)
    expect(notes.undoable).toMatchObject({ what: 'edited', note: { text: '一' } })
    await notes.undo()
    expect(notes.notes).toMatchObject([{ text: '一', revision: 3 }])
    expect(notes.undoable).toBeUndefined()
  })
})
