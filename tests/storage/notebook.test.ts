import { describe, expect, test } from 'vitest'
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
})

test('a wiped store is restored from the mirror', async () => {
  const device = newNotebookDevice()
  const first = await openPage(device)
  await first.notebook.write(note())
  first.notebook.close()
  await loseStore(device)
  const { notebook } = await openPage(device)
  expect((await notebook.read()).notes).toEqual([note()])
  expect(notebook.report().restored).toBe(1)
})

test('a full disk costs the library before it costs a note', async () => {
  const device = newNotebookDevice()
  let full = true
  const { notebook, db } = pageOn(device, { makeRoom: () => Promise.resolve(void (full = false)) })
  failingWrites(db, fullDisk, () => full)
  await notebook.open()
  expect(await notebook.write(note())).toMatchObject({ ok: true })
})
