import type { KeyRecord } from '../../src/storage/note-key'
import type { NoteSealer } from '../../src/storage/note-sealer'
import type { NotebookParts } from '../../src/storage/notebook'
import { describe, expect, test } from 'vitest'
import { refusal, success } from '../../src/domain/outcome'
import { encodeUtf8 } from '../../src/feed/bytes'
import { OPEN_SEALER } from '../../src/storage/note-sealer'
import { storedNote } from '../../src/storage/stored-note'
import { note } from '../fixtures/notes'
import { FakeLocks } from '../sync/fake-locks'
import { failingWrites, fullDisk, loseStore, newNotebookDevice, openPage, pageOn, shownIn } from './notebook'

const KEY: KeyRecord = { spec: 1, salt: new Uint8Array(16), iterations: 600_000, iv: new Uint8Array(12), wrappedKey: new Uint8Array(48) }

/** A sealer that hides a text as a key would: every sealing gives other bytes, and only this sealer opens them. */
function fakeSealer(): NoteSealer {
  let sealings = 0
  return {
    secret: true,
    record: KEY,
    seal: note => Promise.resolve(success({ sealed: { iv: new Uint8Array(12).fill(++sealings), data: encodeUtf8(JSON.stringify(note)).map(byte => byte ^ 0x5A) } })),
    open: ({ body }) => Promise.resolve('open' in body
      ? success(body.open)
      : body.sealed.data.length === 0 ? refusal('damaged') : success(JSON.parse(new TextDecoder().decode(body.sealed.data.map(byte => byte ^ 0x5A))))),
  }
}

/** A device with two notes, and its page. */
async function written(changes: Partial<NotebookParts> = {}) {
  const device = newNotebookDevice()
  const page = await openPage(device, changes)
  await page.notebook.write(note({ text: '秘密の話' }))
  await page.notebook.write(note({ id: 'b', text: '秘密の話その二' }))
  return { device, ...page }
}

/** Something to wait for, and what ends the waiting. */
function held() {
  let goOn = () => {}
  const slow = new Promise<void>(resolve => goOn = resolve)
  return { slow, goOn }
}

function mirrorText(device: Awaited<ReturnType<typeof written>>['device']): string {
  return [...device.caches.entries().values()].join('\n')
}

describe('setting a passphrase', () => {
  test('leaves no text open in the store, the mirror or the memory, and changes no note', async () => {
    const { device, notebook, db } = await written()
    const before = (await notebook.read()).notes
    expect(await notebook.reseal(fakeSealer(), KEY)).toMatchObject({ ok: true })
    expect(JSON.stringify(await db.notes.toArray())).not.toContain('秘密')
    expect(mirrorText(device)).not.toContain('秘密')
    expect(device.memory.keys().map(key => device.memory.getItem(key)).join()).not.toContain('秘密')
    expect((await notebook.read()).notes).toEqual(before)
    expect((await notebook.read()).key).toEqual(KEY)
  })

  test('closes the notes to a page that was not given it; nothing is written open there any more', async () => {
    const { device, notebook } = await written()
    const other = await openPage(device)
    await notebook.reseal(fakeSealer(), KEY)
    expect(await other.notebook.read()).toMatchObject({ notes: [], locked: 2, damaged: 0 })
    expect(await other.notebook.write(note({ id: 'c', text: '秘密' }))).toEqual({ ok: false, failure: 'locked' })
    expect(await other.notebook.take([note({ id: 'c' })])).toEqual({ ok: false, failure: 'locked' })
    expect(await other.notebook.reseal(OPEN_SEALER, undefined)).toEqual({ ok: false, failure: 'locked' })
    expect(mirrorText(device)).not.toContain('秘密')
  })

  test.each([1, 2, 3])('that breaks off at write %i leaves every note as it was', async (failing) => {
    const { device, notebook, db } = await written()
    const rows = await db.notes.toArray()
    notebook.close()
    const page = pageOn(device)
    failingWrites(page.db, fullDisk, write => write === failing)
    await page.notebook.open()
    expect(await page.notebook.reseal(fakeSealer(), KEY)).toEqual({ ok: false, failure: 'full' })
    expect(await page.db.notes.toArray()).toEqual(rows)
    expect((await page.notebook.read()).key).toBeUndefined()
    expect(await page.notebook.write(note({ id: 'c' }))).toMatchObject({ ok: true })
  })

  test('while the mirror cannot be reached leaves no open text there once it can', async () => {
    const { device, notebook } = await written()
    const sealer = fakeSealer()
    device.caches.refuses = new DOMException('full', 'QuotaExceededError')
    expect(await notebook.reseal(sealer, KEY)).toMatchObject({ ok: true })
    expect(notebook.report().unmirrored).toBe(true)
    notebook.close()
    device.caches.refuses = undefined
    await openPage(device)
    expect(mirrorText(device)).not.toContain('秘密')
  })

  test('while the mirror is too full to be written leaves no open text there at all', async () => {
    const { device, notebook } = await written()
    device.caches.full = new DOMException('full', 'QuotaExceededError')
    expect(await notebook.reseal(fakeSealer(), KEY)).toMatchObject({ ok: true })
    expect(mirrorText(device)).toBe('')
    expect(notebook.report().unmirrored).toBe(true)
  })

  test('outlives the loss of the store: the key comes back with the notes', async () => {
    const { device, notebook } = await written()
    const sealer = fakeSealer()
    await notebook.reseal(sealer, KEY)
    notebook.close()
    await loseStore(device)
    const page = await openPage(device)
    expect(page.notebook.report()).toEqual({ restored: 2, lost: 0, unmirrored: false })
    expect(await page.notebook.read()).toMatchObject({ locked: 2, key: KEY })
    page.notebook.useSealer(sealer)
    expect(await shownIn(page.notebook)).toEqual({ a: '秘密の話', b: '秘密の話その二' })
    expect(await page.notebook.write(note({ id: 'c', text: '秘密' }))).toMatchObject({ ok: true })
    expect(mirrorText(device)).not.toContain('秘密')
  })

  test('half-way through a mirror that then is all there is: the rest is sealed when it is given', async () => {
    const { device, notebook } = await written()
    const open = new Map(device.caches.entries())
    const sealer = fakeSealer()
    await notebook.reseal(sealer, KEY)
    notebook.close()
    await loseStore(device)
    const address = '/notebook-mirror/note%2Fb'
    device.caches.entries().set(address, open.get(address) ?? '')
    const page = await openPage(device)
    page.notebook.useSealer(sealer)
    await expect.poll(async () => JSON.stringify(await page.db.notes.toArray())).not.toContain('秘密')
    await expect.poll(() => mirrorText(device)).not.toContain('秘密')
    expect(await shownIn(page.notebook)).toEqual({ a: '秘密の話', b: '秘密の話その二' })
  })
})

describe('another tab that heals meanwhile', () => {
  /** Two pages; the second has read the store and what the mirror held, and is about to heal them. */
  async function healing(changes: Partial<NotebookParts> = {}) {
    const { device, notebook } = await written(changes)
    device.caches.entries().clear()
    const { slow, goOn } = held()
    device.caches.slow = slow
    const other = pageOn(device, changes)
    const opened = other.notebook.open()
    await expect.poll(() => device.caches.read).toBeGreaterThan(1)
    return { device, notebook, other, end: () => (goOn(), opened) }
  }

  test('does not leave open text in the mirror, though it read it before the passphrase was set', async () => {
    const { device, notebook, end } = await healing()
    expect(await notebook.reseal(fakeSealer(), KEY)).toMatchObject({ ok: true })
    await end()
    expect(mirrorText(device)).not.toContain('秘密')
    expect(device.caches.entries().size).toBe(3)
  })

  test('is waited for, so that what was cleared does not come back either', async () => {
    const { device, notebook, end } = await healing({ locks: new FakeLocks() })
    const cleared = notebook.clear()
    await end()
    expect(await cleared).toMatchObject({ ok: true })
    expect(mirrorText(device)).toBe('')
  })

  test('and never ends is waited for no longer than a reader would', async () => {
    const device = newNotebookDevice()
    const { notebook } = await openPage(device, { locks: new FakeLocks(`notebook:${device.name}`) })
    expect(await notebook.write(note())).toMatchObject({ ok: true })
  })

  test('leaves open no note that was written in the instant before', async () => {
    const { device, notebook } = await written()
    const other = await openPage(device)
    const { slow, goOn } = held()
    // The note is in the store; its copy is on its way when the passphrase is set.
    device.caches.slowWrite = slow
    const write = other.notebook.write(note({ id: 'c', text: '秘密の三つ目' }))
    await expect.poll(() => device.caches.writing).toBe(1)
    device.caches.slowWrite = Promise.resolve()
    expect(await notebook.reseal(fakeSealer(), KEY)).toMatchObject({ ok: true })
    goOn()
    await write
    expect(mirrorText(device)).not.toContain('秘密')
    expect(device.caches.entries().size).toBe(4)
  })
})

describe('removing the passphrase', () => {
  test('opens every note, and forgets the key everywhere', async () => {
    const { device, notebook, db } = await written()
    await notebook.reseal(fakeSealer(), KEY)
    expect(await notebook.reseal(OPEN_SEALER, undefined)).toMatchObject({ ok: true })
    expect(await db.keys.count()).toBe(0)
    expect([...device.caches.entries().keys()].sort()).toEqual(['/notebook-mirror/note%2Fa', '/notebook-mirror/note%2Fb'])
    notebook.close()
    const page = await openPage(device)
    expect(await shownIn(page.notebook)).toEqual({ a: '秘密の話', b: '秘密の話その二' })
    expect(await page.notebook.write(note({ id: 'c' }))).toMatchObject({ ok: true })
  })

  test('is not undone by a mirror that was not reached', async () => {
    const { device, notebook } = await written()
    await notebook.reseal(fakeSealer(), KEY)
    const closed = new Map(device.caches.entries())
    await notebook.reseal(OPEN_SEALER, undefined)
    notebook.close()
    device.caches.stores.set('notebook', closed)
    const page = await openPage(device)
    expect((await page.notebook.read()).key).toBeUndefined()
    expect(await shownIn(page.notebook)).toEqual({ a: '秘密の話', b: '秘密の話その二' })
  })
})

test('a note that the right key does not open is set aside alone', async () => {
  const { notebook, db } = await written()
  await notebook.reseal(fakeSealer(), KEY)
  await db.notes.put(storedNote(note({ id: 'x' }), { sealed: { iv: new Uint8Array(12), data: new Uint8Array() } }))
  expect(await notebook.read()).toMatchObject({ damaged: 1, locked: 0 })
  expect(await shownIn(notebook)).toEqual({ a: '秘密の話', b: '秘密の話その二' })
})

test('another passphrase for the same key changes no note, and reaches a mirror that has the one before', async () => {
  const { device, notebook, db } = await written()
  await notebook.reseal(fakeSealer(), KEY)
  const rows = await db.notes.toArray()
  const other = { ...KEY, salt: new Uint8Array(16).fill(7) }
  expect(await notebook.changeKey(other)).toMatchObject({ ok: true })
  expect(await db.notes.toArray()).toEqual(rows)
  expect((await notebook.read()).key).toEqual(other)
  notebook.close()
  const before = device.caches.entries().get('/notebook-mirror/key') ?? ''
  device.caches.entries().set('/notebook-mirror/key', before.replace(/"salt":"[^"]*"/, '"salt":"AAAAAAAAAAAAAAAAAAAAAA=="'))
  ;(await openPage(device)).notebook.close()
  await loseStore(device)
  expect((await (await openPage(device)).notebook.read()).key).toEqual(other)
})
