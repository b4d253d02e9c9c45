import type { Device } from '../sync/device'
import type { RunningApp } from './app'
import { describe, expect, onTestFinished, test } from 'vitest'
import { refusal, success } from '../../src/domain/outcome'
import { sealText } from '../../src/storage/note-cipher'
import { LOCK_AFTER } from '../../src/stores/lock-clock'
import { useNotesLockStore } from '../../src/stores/notes-lock-store'
import { note } from '../fixtures/notes'
import { feedOf, newDevice } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

const PASSPHRASE = 'さくらの咲く坂道'
const SECRET = '健診のことを聞く'

/** A page on the device whose notebook is open. */
async function pageOf(device: Device): Promise<{ readonly app: RunningApp, readonly lock: ReturnType<typeof useNotesLockStore> }> {
  const app = startApp(device, new FakeFeed(await feedOf(1)))
  await app.services.notebook.open()
  const lock = app.use(useNotesLockStore)
  await until(() => lock.state !== 'opening')
  return { app, lock }
}

/** A page whose notes are sealed and open: one note, its feed the device's. */
async function sealedPage() {
  const device = await newDevice()
  const page = await pageOf(device)
  const { notebook } = page.app.services
  expect(await notebook.write(note({ id: 'a', feed: device.trust.feed, text: SECRET, title: '見守り活動' }))).toMatchObject({ ok: true })
  expect(await page.lock.set(PASSPHRASE)).toEqual(success(undefined))
  return { device, ...page, notebook }
}

/** Lets time pass on the wall and in the page. */
function goOn({ page }: RunningApp, milliseconds: number): void {
  page.clockAhead += milliseconds
  page.pass(Math.max(0, milliseconds))
}

const texts = async (notebook: RunningApp['services']['notebook']) => (await notebook.read()).notes.map(({ text }) => text)

/** Everything that lies on the device, as text. */
async function lying({ notes, memory }: Device): Promise<string> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(notes.name)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('not opened'))
  })
  const rows = await Promise.all([...db.objectStoreNames].map(store => new Promise<unknown[]>((resolve) => {
    const request = db.transaction(store).objectStore(store).getAll()
    request.onsuccess = () => resolve(request.result)
  })))
  db.close()
  const asText = (value: unknown): string => value instanceof Uint8Array
    ? new TextDecoder().decode(value)
    : typeof value === 'object' && value !== null ? Object.entries(value).map(([key, inner]) => `${key}:${asText(inner)}`).join(' ') : String(value)
  return [asText(rows), ...notes.caches.entries().values(), ...memory.keys().map(key => `${key}=${memory.getItem(key)}`)].join('\n')
}

describe('a notebook without a passphrase', () => {
  test('says so, and its notes lie open', async () => {
    const device = await newDevice()
    const { app, lock } = await pageOf(device)
    expect(lock.state).toBe('none')
    await app.services.notebook.write(note({ id: 'a', feed: device.trust.feed, text: SECRET }))
    expect(await lying(device)).toContain(SECRET)
  })

  test.each([['short', 'さくら'], ['guessable', '12345678'], ['long', 'さくら坂道'.repeat(50)]])('takes no passphrase that is %s', async (failure, passphrase) => {
    const { lock } = await pageOf(await newDevice())
    expect(await lock.set(passphrase)).toEqual(refusal(failure))
    expect(lock.state).toBe('none')
  })
})

describe('a passphrase', () => {
  test('leaves no word of a note on the device: in no row, no mirror and no memory', async () => {
    const { device, lock, notebook } = await sealedPage()
    expect(lock.state).toBe('open')
    expect(await texts(notebook)).toEqual([SECRET])
    expect(await lying(device)).not.toMatch(/健診|見守り/)
    await notebook.write(note({ id: 'b', feed: device.trust.feed, text: `${SECRET}二` }))
    expect(await lying(device)).not.toMatch(/健診|見守り/)
    expect((await lying(device)).match(/sealed/g)).toHaveLength(4)
  })

  test('is asked for after every start, and then the notes are what they were', async () => {
    const { device, app, notebook } = await sealedPage()
    const before = await notebook.read()
    app.close()
    const again = await pageOf(device)
    expect(again.lock.state).toBe('locked')
    expect(again.lock.lockedNotes).toBe(1)
    expect(await texts(again.app.services.notebook)).toEqual([])
    expect(await again.lock.open(PASSPHRASE)).toEqual(success(undefined))
    expect((await again.app.services.notebook.read()).notes).toEqual(before.notes)
  })

  test('that is wrong harms nothing, twenty times; the right one opens after them', async () => {
    const { device, lock, notebook } = await sealedPage()
    lock.close()
    const before = await lying(device)
    for (let guess = 0; guess < 20; guess++)
      expect(await lock.open(`${PASSPHRASE}${guess}`)).toEqual(refusal('wrongPassphrase'))
    expect(await lying(device)).toBe(before)
    expect(lock.state).toBe('locked')
    await lock.open(PASSPHRASE)
    expect(await texts(notebook)).toEqual([SECRET])
  })

  test('keeps notes from being written while it was not given', async () => {
    const { device, lock, notebook } = await sealedPage()
    lock.close()
    const before = await lying(device)
    expect(await notebook.write(note({ id: 'c', feed: device.trust.feed }))).toEqual(refusal('locked'))
    expect(await lying(device)).toBe(before)
  })

  test('can be changed: the new one opens, the one before does not, and no note is sealed anew', async () => {
    const { device, lock, notebook } = await sealedPage()
    const sealed = [...device.notes.caches.entries()].filter(([address]) => address.includes('note'))
    expect(await lock.change('べつの合言葉です', '海までのちかみち')).toEqual(refusal('wrongPassphrase'))
    expect(await lock.change(PASSPHRASE, 'うみ')).toEqual(refusal('short'))
    expect(await lock.change(PASSPHRASE, '海までのちかみち')).toEqual(success(undefined))
    expect([...device.notes.caches.entries()].filter(([address]) => address.includes('note/')).length).toBeLessThanOrEqual(sealed.length)
    lock.close()
    expect(await lock.open(PASSPHRASE)).toEqual(refusal('wrongPassphrase'))
    expect(await lock.open('海までのちかみち')).toEqual(success(undefined))
    expect(await texts(notebook)).toEqual([SECRET])
  })

  test('can be taken away with the passphrase only; then the notes lie open as before', async () => {
    const { device, lock, notebook } = await sealedPage()
    expect(await lock.removePassphrase('べつの合言葉です')).toEqual(refusal('wrongPassphrase'))
    expect(await lying(device)).not.toContain(SECRET)
    expect(await lock.removePassphrase(PASSPHRASE)).toEqual(success(undefined))
    expect(lock.state).toBe('none')
    expect(await texts(notebook)).toEqual([SECRET])
    expect(await lying(device)).not.toContain('sealed')
  })

  test('that was forgotten costs the notes, and a new notebook can begin', async () => {
    const { device, lock, notebook } = await sealedPage()
    lock.close()
    expect(await lock.forget()).toEqual(success(undefined))
    expect(lock.state).toBe('none')
    expect(await lying(device)).not.toContain('sealed')
    expect(await notebook.write(note({ id: 'n', feed: device.trust.feed }))).toMatchObject({ ok: true })
  })

  test('whose key record is lost leaves the notes as they are, and says so', async () => {
    const { device, app } = await sealedPage()
    app.close()
    const db = await new Promise<IDBDatabase>((resolve) => {
      const request = indexedDB.open(device.notes.name)
      request.onsuccess = () => resolve(request.result)
    })
    await new Promise((resolve) => {
      const clearing = db.transaction('keys', 'readwrite')
      clearing.objectStore('keys').clear()
      clearing.oncomplete = resolve
    })
    db.close()
    for (const address of [...device.notes.caches.entries().keys()].filter(each => each.endsWith('key')))
      device.notes.caches.entries().delete(address)
    const before = (await lying(device)).match(/sealed/g)
    const again = await pageOf(device)
    expect(again.lock.state).toBe('keyLost')
    expect(await again.lock.open(PASSPHRASE)).toEqual(refusal('locked'))
    expect((await lying(device)).match(/sealed/g)).toEqual(before)
    expect(await again.app.services.notebook.write(note({ id: 'n', feed: device.trust.feed }))).toMatchObject({ ok: true })
  })

  test('whose key record is lost in one place comes back from the other', async () => {
    const { device, app } = await sealedPage()
    app.close()
    await new Promise((resolve) => {
      indexedDB.deleteDatabase(device.notes.name).onsuccess = resolve
    })
    const again = await pageOf(device)
    expect(again.lock.state).toBe('locked')
    await again.lock.open(PASSPHRASE)
    expect(await texts(again.app.services.notebook)).toEqual([SECRET])
  })

  test('does not open an older ciphertext under a newer revision', async () => {
    const { device, lock, notebook } = await sealedPage()
    const key = lock.key()?.key
    if (!key)
      throw new Error('the notes are open')
    const old = note({ id: 'a', feed: device.trust.feed, text: 'むかしの文' })
    const body = { sealed: await sealText(JSON.stringify(old), `note/1/${old.feed}/a`, key) }
    expect(await notebook.sealer().open({ id: 'a', feed: old.feed, item: old.item, revision: 1, deleted: false, body })).toEqual(success(old))
    expect(await notebook.sealer().open({ id: 'a', feed: old.feed, item: old.item, revision: 9, deleted: false, body })).toEqual(refusal('damaged'))
  })
})

describe('notes that are open close by themselves', () => {
  test('after five minutes without use', async () => {
    const { app, lock } = await sealedPage()
    goOn(app, LOCK_AFTER - 1)
    expect(lock.state).toBe('open')
    goOn(app, 60_000)
    expect(lock.state).toBe('locked')
  })

  test('but not while the app is used', async () => {
    const { app, lock } = await sealedPage()
    for (let minute = 0; minute < 12; minute++) {
      goOn(app, 60_000)
      app.page.window.dispatchEvent(new Event(minute % 2 ? 'keydown' : 'pointerdown'))
    }
    expect(lock.state).toBe('open')
  })

  test('when the page was hidden that long: before anything is seen of it', async () => {
    const { app, lock } = await sealedPage()
    app.page.turn('hidden')
    app.page.clockAhead += LOCK_AFTER
    app.page.turn('visible')
    expect(lock.state).toBe('locked')
  })

  test('when a touch comes after that time: it does not count as use before', async () => {
    const { app, lock } = await sealedPage()
    app.page.clockAhead += LOCK_AFTER
    app.page.window.dispatchEvent(new Event('pointerdown'))
    expect(lock.state).toBe('locked')
  })

  test('when the clock was set back', async () => {
    const { app, lock } = await sealedPage()
    goOn(app, -24 * 60 * 60_000)
    app.page.pass(60_000)
    expect(lock.state).toBe('locked')
  })
})

describe('tabs', () => {
  test('close together', async () => {
    const { device, lock } = await sealedPage()
    const other = await pageOf(device)
    await other.lock.open(PASSPHRASE)
    lock.close()
    await until(() => other.lock.state === 'locked')
    expect(await texts(other.app.services.notebook)).toEqual([])
  })

  test('learn that a passphrase was set, and write nothing open from then on', async () => {
    const device = await newDevice()
    const [first, second] = [await pageOf(device), await pageOf(device)]
    expect(await first.lock.set(PASSPHRASE)).toEqual(success(undefined))
    // Even before the news arrives:
    expect(await second.app.services.notebook.write(note({ id: 'x', feed: device.trust.feed, text: SECRET }))).toEqual(refusal('locked'))
    await until(() => second.lock.state === 'locked')
    expect(await lying(device)).not.toContain(SECRET)
  })

  test('write nothing under a key that another tab has put another in place of, even before they learn of it', async () => {
    const { device, lock } = await sealedPage()
    const other = await pageOf(device)
    await other.lock.open(PASSPHRASE)
    const { notebook } = other.app.services
    const replaced = notebook.sealer()
    await lock.removePassphrase(PASSPHRASE)
    await lock.set('海までのちかみち')
    await until(() => other.lock.state === 'locked')
    notebook.useSealer(replaced) // as a tab that slept through the news
    expect(await notebook.write(note({ id: 'x', feed: device.trust.feed }))).toEqual(refusal('locked'))
  })

  test('ask again when the passphrase was changed elsewhere, and open when it was taken away', async () => {
    const { device, lock } = await sealedPage()
    const other = await pageOf(device)
    await other.lock.open(PASSPHRASE)
    await lock.change(PASSPHRASE, '海までのちかみち')
    await until(() => other.lock.state === 'locked')
    await lock.removePassphrase('海までのちかみち')
    await until(() => other.lock.state === 'none')
    expect(await texts(other.app.services.notebook)).toEqual([SECRET])
  })
})

test('where the browser offers no ciphers a passphrase cannot be set, and the notes stay as they are', async () => {
  const device = await newDevice()
  const { lock } = await pageOf(device)
  const { subtle } = crypto
  Object.defineProperty(globalThis, 'crypto', { value: { getRandomValues: crypto.getRandomValues.bind(crypto) }, configurable: true })
  onTestFinished(() => void Object.defineProperty(globalThis, 'crypto', { value: Object.assign(Object.create(null), { subtle }), configurable: true }))
  expect(await lock.set(PASSPHRASE)).toEqual(refusal('insecure'))
  expect(lock.state).toBe('none')
})
