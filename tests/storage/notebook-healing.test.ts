import type { Note } from '../../src/domain/note'
import type { NotebookDevice } from './notebook'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cacheMirror } from '../../src/storage/notebook-mirror'
import { note } from '../fixtures/notes'
import { loseStore, newNotebookDevice, openPage, shownIn } from './notebook'

/** A device on which a page wrote these, one after the other, and was closed. */
async function deviceAfter(...writes: readonly Note[]): Promise<NotebookDevice> {
  const device = newNotebookDevice()
  const { notebook } = await openPage(device)
  for (const write of writes)
    expect(await notebook.write(write)).toMatchObject({ ok: true })
  notebook.close()
  return device
}

/** What the mirror held at some time, to put back later. */
function mirrorOf(device: NotebookDevice): ReadonlyMap<string, string> {
  return new Map(device.caches.entries())
}

function putMirror(device: NotebookDevice, entries: ReadonlyMap<string, string>): void {
  device.caches.stores.set('notebook', new Map(entries))
}

async function reopened(device: NotebookDevice) {
  const { notebook, db } = await openPage(device)
  return { notebook, db, shown: await shownIn(notebook), report: notebook.report() }
}

const second = note({ text: '二回目', revision: 2 })
const deletion = note({ text: '', revision: 2, deleted: true })

describe('a store that was emptied', () => {
  test('is filled from the mirror, and the reader is told how many came back', async () => {
    const device = await deviceAfter(note(), note({ id: 'b', text: '別' }), second)
    await loseStore(device)
    const { shown, report, db } = await reopened(device)
    expect(shown).toEqual({ a: '二回目', b: '別' })
    expect(report).toEqual({ restored: 2, lost: 0, unmirrored: false })
    expect(await db.notes.count()).toBe(2)
  })

  test('is told of once: the next start finds everything', async () => {
    const device = await deviceAfter(note())
    await loseStore(device)
    ;(await reopened(device)).notebook.close()
    expect((await reopened(device)).report.restored).toBe(0)
  })

  test('does not bring back what was deleted', async () => {
    const device = await deviceAfter(note(), deletion)
    await loseStore(device)
    const { shown, report } = await reopened(device)
    expect(shown).toEqual({})
    expect(report).toEqual({ restored: 0, lost: 0, unmirrored: false })
  })

  test('with a mirror that is gone too is told as lost, once', async () => {
    const device = await deviceAfter(note(), note({ id: 'b' }), note({ id: 'c' }), note({ id: 'c', text: '', revision: 2, deleted: true }))
    await loseStore(device)
    device.caches.stores.clear()
    const { shown, report, notebook } = await reopened(device)
    expect(shown).toEqual({})
    expect(report).toEqual({ restored: 0, lost: 2, unmirrored: false })
    notebook.close()
    expect((await reopened(device)).report.lost).toBe(0)
  })
})

test('a store that lost some rows gets just those back', async () => {
  const device = await deviceAfter(note(), note({ id: 'b', text: '別' }))
  const first = await openPage(device)
  await first.db.notes.delete('a')
  first.notebook.close()
  const { shown, report } = await reopened(device)
  expect(shown).toEqual({ a: note().text, b: '別' })
  expect(report.restored).toBe(1)
})

test('a last write that never reached the disk comes back from the mirror', async () => {
  const device = await deviceAfter(note(), second)
  const first = await openPage(device)
  await first.db.notes.put({ id: 'a', feed: 'test/dev', item: note().item, revision: 1, deleted: false, body: { open: note() } })
  first.notebook.close()
  expect((await reopened(device)).shown).toEqual({ a: '二回目' })
})

test('a last write that neither copy has is told as lost', async () => {
  const device = await deviceAfter(note())
  const before = mirrorOf(device)
  const first = await openPage(device)
  await first.notebook.write(second)
  await first.db.notes.put({ id: 'a', feed: 'test/dev', item: note().item, revision: 1, deleted: false, body: { open: note() } })
  putMirror(device, before)
  first.notebook.close()
  const { shown, report } = await reopened(device)
  expect(shown).toEqual({ a: note().text })
  expect(report.lost).toBe(1)
})

describe('a mirror', () => {
  test.each([
    ['that is older is written anew', second],
    ['that still has what was deleted gives it up', deletion],
  ])('%s', async (_, last) => {
    const device = await deviceAfter(note())
    const older = mirrorOf(device)
    const first = await openPage(device)
    await first.notebook.write(last)
    first.notebook.close()
    const newer = mirrorOf(device)
    putMirror(device, older)
    const { shown, report } = await reopened(device)
    expect(shown).toEqual(last.deleted ? {} : { a: last.text })
    expect(report.restored).toBe(0)
    expect(mirrorOf(device)).toEqual(newer)
  })

  test('that is missing is written', async () => {
    const device = await deviceAfter(note())
    const whole = mirrorOf(device)
    device.caches.stores.clear()
    await reopened(device)
    expect(mirrorOf(device)).toEqual(whole)
  })

  test('that has a note the store never had gives it', async () => {
    const device = await deviceAfter(note())
    putMirror(device, new Map([...mirrorOf(device), ...mirrorOf(await deviceAfter(note({ id: 'b', text: '別' })))]))
    expect((await reopened(device)).shown).toEqual({ a: note().text, b: '別' })
  })

  test('that has another version of the same revision: both are kept, here and there, and stay two', async () => {
    const device = await deviceAfter(note({ text: '一つ目' }))
    putMirror(device, mirrorOf(await deviceAfter(note({ text: '二つ目' }))))
    const { shown, notebook } = await reopened(device)
    expect(Object.values(shown).sort()).toEqual(['一つ目', '二つ目'])
    notebook.close()
    const again = await reopened(device)
    expect(again.shown).toEqual(shown)
    again.notebook.close()
    await loseStore(device)
    expect((await reopened(device)).shown).toEqual(shown)
  })

  test('whose other version was kept does not lose it when the note is written again', async () => {
    const device = await deviceAfter(note({ text: '一つ目' }))
    putMirror(device, mirrorOf(await deviceAfter(note({ text: '二つ目' }))))
    const { notebook } = await reopened(device)
    await notebook.write(note({ text: '書き直し', revision: 2 }))
    notebook.close()
    await loseStore(device)
    expect(Object.values((await reopened(device)).shown)).toHaveLength(2)
  })

  test.each([
    ['was cut', (text: string) => text.slice(0, text.length / 2)],
    ['names another note', (text: string) => text.replaceAll('"a"', '"z"')],
    ['is empty', () => ''],
  ])('of which an entry %s is not believed and is written anew', async (_, damage) => {
    const device = await deviceAfter(note())
    const whole = mirrorOf(device)
    putMirror(device, new Map([...whole].map(([address, text]) => [address, damage(text)])))
    const { shown, report } = await reopened(device)
    expect(shown).toEqual({ a: note().text })
    expect(report).toEqual({ restored: 0, lost: 0, unmirrored: false })
    expect(mirrorOf(device)).toEqual(whole)
  })

  test.each([
    ['refuses', { refuses: new DOMException('full', 'QuotaExceededError') }],
    ['is broken', { refuses: new TypeError('Internal error') }],
  ])('that %s does not keep a note from being written; it is said, and healed at the next start', async (_, { refuses }) => {
    const device = await deviceAfter(note())
    device.caches.refuses = refuses
    const { notebook } = await openPage(device)
    expect(await notebook.write(second)).toMatchObject({ ok: true })
    expect(notebook.report().unmirrored).toBe(true)
    notebook.close()
    device.caches.refuses = undefined
    const { report, notebook: healed } = await reopened(device)
    expect(report).toEqual({ restored: 0, lost: 0, unmirrored: false })
    healed.close()
    await loseStore(device)
    expect((await reopened(device)).shown).toEqual({ a: '二回目' })
  })

  test('that the browser does not have is said when there is a note to mirror', async () => {
    const device = newNotebookDevice()
    const { notebook } = await openPage(device, { mirror: cacheMirror(undefined) })
    expect(await notebook.write(note())).toMatchObject({ ok: true })
    expect(notebook.report().unmirrored).toBe(true)
    expect(await shownIn(notebook)).toEqual({ a: note().text })
  })
})

describe('a row that cannot be read', () => {
  const row = { id: 'x', feed: 'test/dev', item: note().item, revision: 1, deleted: false, body: { open: note({ id: 'x' }) } }
  const BROKEN: readonly (readonly [string, object])[] = [
    ['is of the wrong type', { ...row, revision: 'one' }],
    ['lacks its body', { ...row, body: undefined }],
    ['holds a text that is none', { ...row, body: { open: { ...note({ id: 'x' }), text: 5 } } }],
    ['contradicts its note', { ...row, revision: 4 }],
    ['reaches behind its object', { ...row, body: JSON.parse('{"__proto__":{"open":1}}') as object }],
  ]

  test.each(BROKEN)('as it %s is set aside as it is; the rest is shown', async (_, broken) => {
    const device = await deviceAfter(note())
    const first = await openPage(device)
    await first.db.table<object>('notes').put(broken)
    first.notebook.close()
    const { notebook, db, shown } = await reopened(device)
    expect(shown).toEqual({ a: note().text })
    expect((await notebook.read()).damaged).toBe(1)
    expect(await notebook.write(second)).toMatchObject({ ok: true })
    expect(await db.table<object>('notes').get('x')).toEqual(broken)
  })

  test('comes back where the mirror has it whole', async () => {
    const device = await deviceAfter(note())
    const first = await openPage(device)
    await first.db.table<object>('notes').put({ ...row, id: 'a', body: 'nonsense' })
    first.notebook.close()
    const { notebook, shown, report } = await reopened(device)
    expect(shown).toEqual({ a: note().text })
    expect((await notebook.read()).damaged).toBe(0)
    expect(report.restored).toBe(1)
  })
})

test('whatever the loss of one of the two copies, every write that was acknowledged is there', async () => {
  const history = fc.array(fc.record({ id: fc.constantFrom('a', 'b', 'c'), text: fc.string({ unit: 'binary', maxLength: 20 }), deleted: fc.boolean() }), { minLength: 1, maxLength: 8 })
  await fc.assert(fc.asyncProperty(history, fc.array(fc.constantFrom('store', 'mirror', 'canary', 'nothing'), { maxLength: 8 }), async (writes, losses) => {
    const device = newNotebookDevice()
    const expected = new Map<string, Note>()
    for (const [index, { id, text, deleted }] of writes.entries()) {
      const page = await openPage(device)
      const next = note({ id, text: deleted ? '' : text, deleted, revision: (expected.get(id)?.revision ?? 0) + 1 })
      expect(await page.notebook.write(next)).toMatchObject({ ok: true })
      expected.set(id, next)
      page.notebook.close()
      if (losses[index] === 'store')
        await loseStore(device)
      if (losses[index] === 'mirror')
        device.caches.stores.clear()
      if (losses[index] === 'canary')
        device.memory.removeItem('notebook-canary')
    }
    const { notebook, report } = await reopened(device)
    const { notes } = await notebook.read()
    expect(new Map(notes.map(held => [held.id, held]))).toEqual(expected)
    expect(report.lost).toBe(0)
    notebook.close()
  }), { numRuns: 40 })
})
