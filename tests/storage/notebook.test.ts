import type { NotebookDevice } from './notebook'
import { describe, expect, test, vi } from 'vitest'
import { NOTE_LIMIT } from '../../src/domain/note'
import { note } from '../fixtures/notes'
import { failingWrites, fullDisk, loseStore, newNotebookDevice, openPage, pageOn, shownIn } from './notebook'

describe('a note', () => {
  test('is there when the page is opened again', async () => {
    const device = newNotebookDevice()
    const first = await openPage(device)
    expect(await first.notebook.write(note())).toEqual({ ok: true, value: note() })
    first.notebook.close()
    const { notebook } = await openPage(device)
    expect((await notebook.read()).notes).toEqual([note()])
    expect(notebook.report()).toEqual({ restored: 0, lost: 0, unmirrored: false })
  })

  test('lies in the store, in the mirror, and is remembered beside them, before it counts as written', async () => {
    const device = newNotebookDevice()
    const { notebook, db } = await openPage(device)
    await notebook.write(note())
    expect(await db.notes.toArray()).toEqual([{ id: 'a', feed: 'test/dev', item: note().item, revision: 1, deleted: false, body: { open: note() } }])
    expect([...device.caches.entries().keys()]).toEqual(['/notebook-mirror/note%2Fa'])
    expect(device.memory.getItem('notebook-canary')).toBe('{"a":1}')
  })

  test('of another city’s feed is neither shown nor touched', async () => {
    const device = newNotebookDevice()
    const other = await openPage(device, { feed: 'other/dev' })
    await other.notebook.write(note({ id: 'theirs', feed: 'other/dev' }))
    const { notebook } = await openPage(device)
    await notebook.write(note())
    expect(await shownIn(notebook)).toEqual({ a: note().text })
    expect(await shownIn(other.notebook)).toEqual({ theirs: note().text })
  })

  test('that is too long is refused before anything is written', async () => {
    const { notebook, db } = await openPage(newNotebookDevice())
    expect(await notebook.write(note({ text: 'あ'.repeat(NOTE_LIMIT + 1) }))).toEqual({ ok: false, failure: 'tooLong' })
    expect(await db.notes.count()).toBe(0)
    expect(await notebook.write(note({ text: 'あ'.repeat(NOTE_LIMIT) }))).toMatchObject({ ok: true })
  })
})

describe('two tabs', () => {
  async function twoTabs() {
    const device = newNotebookDevice()
    const [one, two] = [await openPage(device), await openPage(device)]
    await one.notebook.write(note())
    return { device, one: one.notebook, two: two.notebook }
  }

  test('see each other’s notes at once', async () => {
    const { one, two } = await twoTabs()
    const told = vi.fn()
    two.subscribe(told)
    await one.write(note({ id: 'b', text: '隣から' }))
    await vi.waitFor(() => expect(told).toHaveBeenCalled())
    expect(await shownIn(two)).toMatchObject({ b: '隣から' })
  })

  test('that change the same note: the second is told what the first wrote, and overwrites nothing', async () => {
    const { one, two } = await twoTabs()
    const theirs = note({ text: '先', revision: 2 })
    await one.write(theirs)
    expect(await two.write(note({ text: '後', revision: 2 }))).toEqual({ ok: false, failure: { kind: 'conflict', theirs } })
    expect(await shownIn(two)).toEqual({ a: '先' })
    expect(await two.write(note({ text: '後', revision: 3 }))).toMatchObject({ ok: true })
  })

  test('of which one deleted the note: the other is told', async () => {
    const { one, two } = await twoTabs()
    await one.write(note({ text: '', deleted: true, revision: 2 }))
    expect(await two.write(note({ text: '後', revision: 2 }))).toMatchObject({ failure: { kind: 'conflict', theirs: { deleted: true } } })
  })
})

describe('a full disk', () => {
  /** A page on which the store refuses the given writes, with what it costs to make room. */
  async function fullPage(device: NotebookDevice, fails: (write: number, room: boolean) => boolean) {
    let room = false
    const page = pageOn(device, { makeRoom: () => Promise.resolve(void (room = true)) })
    failingWrites(page.db, fullDisk, write => fails(write, room))
    await page.notebook.open()
    return { ...page, madeRoom: () => room }
  }

  test('costs the library before it costs a note', async () => {
    const { notebook, madeRoom } = await fullPage(newNotebookDevice(), (_, room) => !room)
    expect(await notebook.write(note())).toMatchObject({ ok: true })
    expect(madeRoom()).toBe(true)
    expect(await shownIn(notebook)).toEqual({ a: note().text })
  })

  test('that stays full refuses the note and leaves what was there', async () => {
    const device = newNotebookDevice()
    const before = await openPage(device)
    await before.notebook.write(note())
    const { notebook } = await fullPage(device, () => true)
    expect(await notebook.write(note({ text: '入らない', revision: 2 }))).toEqual({ ok: false, failure: 'full' })
    expect(await shownIn(notebook)).toEqual({ a: note().text })
    expect([...device.caches.entries().values()].join()).not.toContain('入らない')
  })

  test.each([1, 2, 3, 4, 5])('at write %i of several leaves every acknowledged note, and no other', async (failing) => {
    const device = newNotebookDevice()
    const { notebook } = await fullPage(device, (write, room) => write >= failing && !(room && write > failing + 1))
    const acknowledged = new Set<string>()
    for (const id of ['a', 'b', 'c', 'd']) {
      if ((await notebook.write(note({ id, text: id }))).ok)
        acknowledged.add(id)
    }
    notebook.close()
    const { notebook: next } = await openPage(device)
    expect(new Set(Object.keys(await shownIn(next)))).toEqual(acknowledged)
    expect(next.report()).toEqual({ restored: 0, lost: 0, unmirrored: false })
  })
})

describe('a backup', () => {
  test('is taken in whole: new, newer, equal and older notes are told apart', async () => {
    const { notebook } = await openPage(newNotebookDevice())
    await notebook.write(note())
    await notebook.write(note({ id: 'b', text: '古い' }))
    await notebook.write(note({ id: 'c' }))
    await notebook.write(note({ id: 'c', text: '', deleted: true, revision: 2 }))
    const backup = [note(), note({ id: 'b', text: '新しい', revision: 5 }), note({ id: 'c' }), note({ id: 'd', text: '追加' })]
    expect(await notebook.take(backup)).toMatchObject({ ok: true, value: { counts: { added: 1, updated: 1, same: 1, kept: 1 } } })
    expect(await shownIn(notebook)).toEqual({ a: note().text, b: '新しい', d: '追加' })
    expect(await notebook.take(backup)).toMatchObject({ ok: true, value: { counts: { added: 0, updated: 0, same: 3, kept: 1 }, changed: [] } })
  })

  test('that does not fit is not taken in at all', async () => {
    const device = newNotebookDevice()
    const { notebook, db } = pageOn(device)
    failingWrites(db, fullDisk, () => true)
    await notebook.open()
    expect(await notebook.take([note(), note({ id: 'b' })])).toEqual({ ok: false, failure: 'full' })
    expect(await shownIn(notebook)).toEqual({})
    expect(device.caches.entries().size).toBe(0)
  })

  test('with another version of a revision is kept beside what is here', async () => {
    const { notebook } = await openPage(newNotebookDevice())
    await notebook.write(note({ text: 'ここ' }))
    expect(await notebook.take([note({ text: 'よそ' })])).toMatchObject({ value: { counts: { added: 1 } } })
    expect(Object.values(await shownIn(notebook)).sort()).toEqual(['ここ', 'よそ'])
  })
})

describe('erasing', () => {
  test('leaves nothing from which notes could come back, and ends every tab', async () => {
    const device = newNotebookDevice()
    const [one, two] = [await openPage(device), await openPage(device)]
    await one.notebook.write(note())
    expect(await one.notebook.erase()).toMatchObject({ ok: true })
    await vi.waitFor(() => expect(two.notebook.mode()).toBe('closed'))
    expect(await two.notebook.write(note({ id: 'b' }))).toEqual({ ok: false, failure: 'closed' })
    expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(device.name)
    expect([device.caches.stores.size, device.memory.keys()]).toEqual([0, []])
    const { notebook } = await openPage(device)
    expect(await shownIn(notebook)).toEqual({})
    expect(notebook.report()).toEqual({ restored: 0, lost: 0, unmirrored: false })
  })

  test('clearing leaves an empty notebook that can be written', async () => {
    const device = newNotebookDevice()
    const { notebook } = await openPage(device)
    await notebook.write(note())
    expect(await notebook.clear()).toMatchObject({ ok: true })
    expect(await notebook.write(note({ id: 'b' }))).toMatchObject({ ok: true })
    notebook.close()
    await loseStore(device)
    const next = await openPage(device)
    expect(Object.keys(await shownIn(next.notebook))).toEqual(['b'])
    expect(next.notebook.report().lost).toBe(0)
  })
})
