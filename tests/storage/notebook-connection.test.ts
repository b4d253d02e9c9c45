import 'fake-indexeddb/auto'
import type { EntityTable } from 'dexie'
import type { StoredKey, StoredNote } from '../../src/storage/notebook-database'
import Dexie from 'dexie'
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { NotebookDatabase } from '../../src/storage/notebook-database'
import { note } from '../fixtures/notes'
import { loseStore, newNotebookDevice, openPage, pageOn, shownIn } from './notebook'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** The notebook of a later app. */
class LaterNotebook extends Dexie {
  readonly notes!: EntityTable<StoredNote, 'id'>
  readonly keys!: EntityTable<StoredKey, 'slot'>

  constructor(name: string, step: () => void = () => {}) {
    super(name)
    this.version(1).stores({ notes: 'id, item', keys: 'slot' })
    this.version(3).stores({ notes: 'id, item, feed', keys: 'slot', binders: 'id' }).upgrade(step)
    onTestFinished(() => this.close())
  }
}

async function deviceWithNote() {
  const device = newNotebookDevice()
  const { notebook } = await openPage(device)
  await notebook.write(note())
  notebook.close()
  return device
}

describe('a notebook that a newer app made', () => {
  test('is shown and can be handed on, and nothing is ever written to it', async () => {
    const device = await deviceWithNote()
    const later = new LaterNotebook(device.name)
    await later.open()
    const before = await later.notes.toArray()
    later.close()
    const { notebook } = await openPage(device)
    expect(notebook.mode()).toBe('readonly')
    expect(await shownIn(notebook)).toEqual({ a: note().text })
    expect(await notebook.write(note({ text: '古いアプリから', revision: 2 }))).toEqual({ ok: false, failure: 'newer' })
    expect(await notebook.take([note({ id: 'b' })])).toEqual({ ok: false, failure: 'newer' })
    notebook.close()
    await later.open()
    expect([later.backendDB().version, await later.notes.toArray()]).toEqual([30, before])
  })

  test('while this page was open is never written by it again', async () => {
    const device = newNotebookDevice()
    const { notebook } = await openPage(device)
    await notebook.write(note())
    const later = new LaterNotebook(device.name)
    await later.open()
    expect(notebook.mode()).toBe('closed')
    expect(await notebook.write(note({ text: '古いアプリから', revision: 2 }))).toEqual({ ok: false, failure: 'closed' })
    await notebook.probe()
    expect(notebook.mode()).toBe('closed')
    expect(await later.notes.toArray()).toMatchObject([{ revision: 1, body: { open: note() } }])
    expect(await shownIn(notebook)).toEqual({ a: note().text })
  })
})

test('a step to a later form that fails leaves every note, to be read and handed on', async () => {
  const device = await deviceWithNote()
  const mistake = new RangeError('a mistake in the step')
  const { notebook } = pageOn(device, { db: new LaterNotebook(device.name, () => {
    throw mistake
  }) })
  await expect(notebook.open()).rejects.toThrow('a mistake in the step')
  expect(notebook.mode()).toBe('readonly')
  expect(await shownIn(notebook)).toEqual({ a: note().text })
  expect(await notebook.write(note({ id: 'b' }))).toEqual({ ok: false, failure: 'readonly' })
  notebook.close()
  expect(await shownIn((await openPage(device)).notebook)).toEqual({ a: note().text })
})

test('a step that waits for another screen is told, and goes on by itself when that is closed', async () => {
  const device = await deviceWithNote()
  const deaf = await new Promise<IDBDatabase>((resolve) => {
    const request = indexedDB.open(device.name)
    request.onsuccess = () => resolve(request.result)
  })
  const { notebook } = pageOn(device, { db: new LaterNotebook(device.name) })
  const opening = notebook.open()
  await vi.waitFor(() => expect(notebook.mode()).toBe('blocked'), 3000)
  expect(await shownIn(notebook)).toEqual({ a: note().text })
  expect(await notebook.write(note({ id: 'b' }))).toEqual({ ok: false, failure: 'blocked' })
  deaf.close()
  await opening
  expect(notebook.mode()).toBe('open')
  expect(await notebook.write(note({ id: 'b' }))).toMatchObject({ ok: true })
})

test('a store that never answers is told after five seconds, its notes shown from the mirror; it heals when it answers late', async () => {
  const device = await deviceWithNote()
  let answer = () => {}
  const db = new NotebookDatabase(device.name)
  const really = db.open.bind(db)
  vi.spyOn(db, 'open').mockImplementation(() => new Dexie.Promise<Dexie>(resolve => answer = () => resolve(really())))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { notebook } = pageOn(device, { db })
  const opening = notebook.open()
  vi.advanceTimersByTime(4999)
  expect(notebook.mode()).toBe('opening')
  vi.advanceTimersByTime(1)
  vi.useRealTimers()
  expect(notebook.mode()).toBe('unavailable')
  expect(await shownIn(notebook)).toEqual({ a: note().text })
  expect(await notebook.write(note({ id: 'b' }))).toEqual({ ok: false, failure: 'unavailable' })
  answer()
  await opening
  expect(notebook.mode()).toBe('open')
  expect(await notebook.write(note({ id: 'b' }))).toMatchObject({ ok: true })
})

test('a browser without a store shows what the mirror has, and refuses to write', async () => {
  const device = await deviceWithNote()
  vi.stubGlobal('indexedDB', undefined)
  onTestFinished(() => void vi.unstubAllGlobals())
  const { notebook } = await openPage(device)
  vi.unstubAllGlobals()
  expect(notebook.mode()).toBe('unavailable')
  expect(await shownIn(notebook)).toEqual({ a: note().text })
  expect(await notebook.write(note({ id: 'b' }))).toEqual({ ok: false, failure: 'unavailable' })
})

describe('a connection that died', () => {
  /** A page whose connections can be made to throw, as they do after sleep. Dexie binds their methods when it opens. */
  async function mortalPage() {
    const device = await deviceWithNote()
    let left = 0
    let asked = 0
    let name = ''
    const really = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...wanted) {
      asked++
      if (left-- > 0)
        throw new DOMException('the connection is gone', name)
      return really.apply(this, wanted)
    }
    onTestFinished(() => {
      IDBDatabase.prototype.transaction = really
    })
    const dies = (times: number, error: string) => {
      [left, asked, name] = [times, 0, error]
    }
    return { ...await openPage(device), dies, asked: () => asked }
  }

  test.each([
    ['InvalidStateError', 1],
    ['InvalidStateError', 3],
    ['UnknownError', 1],
    ['UnknownError', 3],
  ])('with %s %i times is replaced, and the note is written once', async (name, times) => {
    const { notebook, db, dies, asked } = await mortalPage()
    dies(times, name)
    expect(await notebook.write(note({ text: '起きてから', revision: 2 }))).toMatchObject({ ok: true })
    expect(asked()).toBeGreaterThan(times)
    expect(await db.notes.toArray()).toMatchObject([{ revision: 2 }])
  })

  test('for good is said after three new ones; nothing is dropped silently, and it is asked again later', async () => {
    const { notebook, dies, asked } = await mortalPage()
    dies(Infinity, 'UnknownError')
    expect(await notebook.write(note({ text: '書けない', revision: 2 }))).toEqual({ ok: false, failure: 'closed' })
    expect(notebook.mode()).toBe('closed')
    expect(asked()).toBeLessThan(20)
    dies(0, '')
    await notebook.probe()
    expect(notebook.mode()).toBe('open')
    expect(await shownIn(notebook)).toEqual({ a: note().text })
  })
})

describe('a store that is deleted while the page is open', () => {
  test('is made anew by the next write, with everything the mirror has', async () => {
    const device = newNotebookDevice()
    const { notebook } = await openPage(device)
    await notebook.write(note())
    await loseStore(device)
    expect(await notebook.write(note({ id: 'b', text: '次' }))).toMatchObject({ ok: true })
    expect(await shownIn(notebook)).toEqual({ a: note().text, b: '次' })
    expect(notebook.report()).toEqual({ restored: 1, lost: 0, unmirrored: false })
  })

  test('is noticed when the reader comes back to the page', async () => {
    const device = newNotebookDevice()
    const { notebook } = await openPage(device)
    await notebook.write(note())
    await loseStore(device)
    await notebook.probe()
    expect(await shownIn(notebook)).toEqual({ a: note().text })
    expect(notebook.report().restored).toBe(1)
  })

  test('with everything else of this origin is told as lost', async () => {
    const device = newNotebookDevice()
    const { notebook } = await openPage(device)
    await notebook.write(note())
    await loseStore(device)
    device.caches.stores.clear()
    device.memory.removeItem('notebook-canary')
    await notebook.probe()
    expect(notebook.report()).toEqual({ restored: 0, lost: 1, unmirrored: false })
  })
})
