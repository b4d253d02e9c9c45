import 'fake-indexeddb/auto'
import type { Bookmark, WrittenNote } from '../../src/domain/note'
import type { Device } from '../sync/device'
import { describe, expect, test, vi } from 'vitest'
import { refusal } from '../../src/domain/outcome'
import { BACKUP_LIMIT } from '../../src/storage/notebook-backup'
import { NotebookDatabase } from '../../src/storage/notebook-database'
import { useNotesBackupStore } from '../../src/stores/notes-backup-store'
import { useNotesLockStore } from '../../src/stores/notes-lock-store'
import { useNotesStore } from '../../src/stores/notes-store'
import { note } from '../fixtures/notes'
import { feedOf, newDevice } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

const PASSPHRASE = 'さくらの咲く坂道'

async function pageWith(device: Device, ...written: readonly Partial<WrittenNote | Bookmark>[]) {
  const app = startApp(device, new FakeFeed(await feedOf(1)))
  const { notebook } = app.services
  await notebook.open()
  for (const each of written)
    expect(await notebook.write(note({ feed: device.trust.feed, ...each }))).toMatchObject({ ok: true })
  const lock = app.use(useNotesLockStore)
  await until(() => lock.state !== 'opening')
  const texts = async () => (await notebook.read()).notes.filter(each => !each.deleted).map(each => each.text).sort()
  return { app, notebook, lock, backup: app.use(useNotesBackupStore), texts }
}

type Page = Awaited<ReturnType<typeof pageWith>>

async function fileFrom({ backup }: Page): Promise<Blob> {
  const made = await backup.make()
  if (!made.ok)
    throw new Error('the notes are open')
  return new Blob([...made.value.files])
}

describe('a backup of the notes', () => {
  test('brings them to another device, after a look at what would happen', async () => {
    const old = await pageWith(await newDevice(), { id: 'a', text: '一' }, { id: 'b', text: '二' })
    const file = await fileFrom(old)
    const fresh = await pageWith(await newDevice(), { id: 'c', text: '三' })
    await fresh.backup.choose(file)
    expect(fresh.backup.step).toMatchObject({ kind: 'preview', created: '2026-12-24T09:00:00.000Z', content: 'all', counts: { added: 2, updated: 0, same: 0, kept: 0 }, differences: [{ fate: 'added', note: { text: '一' } }, { fate: 'added', note: { text: '二' } }] })
    expect(await fresh.texts()).toEqual(['三'])
    await fresh.backup.take()
    expect(fresh.backup.step).toMatchObject({ kind: 'taken', counts: { added: 2 } })
    expect(await fresh.texts()).toEqual(['一', '三', '二'])
  })

  test('that was erased here comes back; taken in twice it changes nothing', async () => {
    const device = await newDevice()
    const page = await pageWith(device, { id: 'a', text: '一' })
    const file = await fileFrom(page)
    await page.notebook.clear()
    for (const counts of [{ added: 1, updated: 0, same: 0, kept: 0 }, { added: 0, updated: 0, same: 1, kept: 0 }]) {
      await page.backup.choose(file)
      expect(page.backup.step).toMatchObject({ kind: 'preview', counts })
      await page.backup.take()
      expect(await page.texts()).toEqual(['一'])
    }
  })

  test('leaves what is newer here, or was deleted here, as it is', async () => {
    const page = await pageWith(await newDevice(), { id: 'a', text: '一' }, { id: 'b', text: '二' })
    const file = await fileFrom(page)
    await page.notebook.write(note({ id: 'a', feed: page.notebook.feed, text: '一（新）', revision: 2 }))
    await page.notebook.write(note({ id: 'b', feed: page.notebook.feed, text: '', revision: 2, deleted: true }))
    await page.backup.choose(file)
    expect(page.backup.step).toMatchObject({ kind: 'preview', counts: { added: 0, updated: 0, same: 0, kept: 2 } })
    await page.backup.take()
    expect(await page.texts()).toEqual(['一（新）'])
  })

  test('can be looked at and left alone', async () => {
    const file = await fileFrom(await pageWith(await newDevice(), { id: 'a' }))
    const fresh = await pageWith(await newDevice())
    await fresh.backup.choose(file)
    fresh.backup.cancel()
    await fresh.backup.take()
    expect(await fresh.texts()).toEqual([])
  })

  test('counts notes and bookmarks, the deleted left out', async () => {
    const page = await pageWith(await newDevice(), { id: 'a' }, { id: 'b', kind: 'bookmark', text: '' }, { id: 'c', text: '', deleted: true })
    expect(await page.backup.make()).toMatchObject({ ok: true, value: { total: 2 } })
  })
})

describe('a backup under a passphrase', () => {
  test('is sealed by it, and cannot be made while the notes are closed', async () => {
    const page = await pageWith(await newDevice(), { id: 'a', text: '健診のこと' })
    await page.lock.set(PASSPHRASE)
    expect(await (await fileFrom(page)).text()).not.toMatch(/健診|見守り/)
    page.lock.close()
    expect(await page.backup.make()).toEqual(refusal('locked'))
  })

  test('asks for the passphrase on another device, as often as needed, and is sealed there by that device\'s own', async () => {
    const old = await pageWith(await newDevice(), { id: 'a', text: '健診のこと' })
    await old.lock.set(PASSPHRASE)
    const file = await fileFrom(old)
    const device = await newDevice()
    const fresh = await pageWith(device)
    await fresh.lock.set('海までのちかみち')
    await fresh.backup.choose(file)
    expect(fresh.backup.step).toEqual({ kind: 'sealed', wrong: false })
    await fresh.backup.unseal('海までのちかみち')
    expect(fresh.backup.step).toEqual({ kind: 'sealed', wrong: true })
    await fresh.backup.unseal(PASSPHRASE)
    expect(fresh.backup.step).toMatchObject({ kind: 'preview', counts: { added: 1 } })
    await fresh.backup.take()
    expect(await fresh.texts()).toEqual(['健診のこと'])
    expect([...device.notes.caches.entries().values()].join()).not.toContain('健診')
  })

  test('is not taken into notes that are closed', async () => {
    const file = await fileFrom(await pageWith(await newDevice(), { id: 'a' }))
    const page = await pageWith(await newDevice(), { id: 'b' })
    await page.lock.set(PASSPHRASE)
    page.lock.close()
    await page.backup.choose(file)
    expect(page.backup.step).toEqual({ kind: 'failed', failure: 'locked' })
  })
})

describe('a file that is no backup changes nothing', () => {
  test.each<[string, string, () => BlobPart]>([
    ['a picture', 'notBackup', () => new Uint8Array([0x89, 0x50, 0x4E, 0x47])],
    ['of another city', 'otherFeed', () => '{"kind":"chiiki-fukushi-navi/notebook","spec":1,"feed":"town/prod","created":"2026-12-24T09:00:00.000Z","notes":[]}'],
    ['of a newer app', 'newer', () => '{"kind":"chiiki-fukushi-navi/notebook","spec":3}'],
    ['cut', 'damaged', () => '{"kind":"chiiki-fukushi-navi/notebook","spec":1,"fe'],
  ])('%s', async (_, failure, content) => {
    const page = await pageWith(await newDevice(), { id: 'a', text: '一' })
    await page.backup.choose(new Blob([content()]))
    expect(page.backup.step).toEqual({ kind: 'refused', failure })
    await page.backup.take()
    expect(await page.texts()).toEqual(['一'])
  })

  test('too large: not a byte of it is read', async () => {
    const page = await pageWith(await newDevice())
    const file = new Blob([new Uint8Array(BACKUP_LIMIT + 1)])
    const read = vi.spyOn(file, 'arrayBuffer')
    await page.backup.choose(file)
    expect(page.backup.step).toEqual({ kind: 'refused', failure: 'tooLarge' })
    expect(read).not.toHaveBeenCalled()
  })

  test('one wrong note among good ones refuses them all', async () => {
    const file = await fileFrom(await pageWith(await newDevice(), { id: 'a' }, { id: 'b' }))
    const page = await pageWith(await newDevice())
    await page.backup.choose(new Blob([(await file.text()).replace('"revision":1', '"revision":0')]))
    expect(page.backup.step).toEqual({ kind: 'refused', failure: 'damaged' })
    expect(await page.texts()).toEqual([])
  })
})

describe('where the record of the key was lost', () => {
  /** A page with a note sealed before the loss, and the files that were saved before and after the passphrase was set. */
  async function afterTheLoss() {
    const device = await newDevice()
    const page = await pageWith(device, { id: 'a', text: '一' })
    const open = await fileFrom(page)
    expect(await page.lock.set(PASSPHRASE)).toMatchObject({ ok: true })
    const sealed = await fileFrom(page)
    expect(await page.notebook.write(note({ feed: device.trust.feed, id: 'b', text: '二' }))).toMatchObject({ ok: true })
    page.app.close()
    const db = new NotebookDatabase(device.notes.name)
    await db.keys.clear()
    const rows = await db.notes.toArray()
    device.notes.caches.entries().delete('/notebook-mirror/key')
    const again = await pageWith(device)
    const notes = again.app.use(useNotesStore)
    await until(() => notes.state === 'ready')
    return { device, open, sealed, again, notes, rows: async () => db.notes.bulkGet(['a', 'b']), before: rows }
  }

  test('the notes that remain are counted, asked no passphrase for, and the others can be used', async () => {
    const { again, notes, rows, before } = await afterTheLoss()
    expect(again.lock.state).toBe('keyLost')
    expect(notes.keyLost).toBe(2)
    expect(await notes.write('goal:r2/1', '新しいメモ')).toMatchObject({ ok: true })
    expect(notes.notes.map(({ text }) => text)).toEqual(['新しいメモ'])
    expect(await rows()).toEqual(before)
  })

  test('an open file brings its notes in beside those that cannot be opened, however often, and touches none', async () => {
    const { open, again, rows, before } = await afterTheLoss()
    for (const counts of [{ added: 1, updated: 0, same: 0, kept: 0 }, { added: 0, updated: 0, same: 1, kept: 0 }]) {
      await again.backup.choose(open)
      expect(again.backup.step).toMatchObject({ kind: 'preview', counts })
      await again.backup.take()
      expect(await again.texts()).toEqual(['一'])
    }
    expect(await rows()).toEqual(before)
  })

  test('a sealed file brings the key back, and with it every note that it had closed', async () => {
    const { device, sealed, again, notes, rows, before } = await afterTheLoss()
    await again.backup.choose(sealed)
    await again.backup.unseal('べつの合言葉です')
    expect(again.lock.state).toBe('keyLost')
    await again.backup.unseal(PASSPHRASE)
    expect(await again.texts()).toEqual(['一', '二'])
    await until(() => again.lock.state === 'open' && notes.keyLost === 0)
    expect(await rows()).toEqual(before)
    again.app.close()
    const later = await pageWith(device)
    expect(later.lock.state).toBe('locked')
    expect(await later.lock.open(PASSPHRASE)).toMatchObject({ ok: true })
  })

  test('giving up what cannot be opened keeps what was written since, and nothing is missed at the next start', async () => {
    const { device, again, notes, rows } = await afterTheLoss()
    expect(await notes.write('goal:r2/1', '新しいメモ')).toMatchObject({ ok: true })
    expect(await again.lock.forget()).toMatchObject({ ok: true })
    expect(await rows()).toEqual([undefined, undefined])
    expect(await again.texts()).toEqual(['新しいメモ'])
    again.app.close()
    const later = await pageWith(device)
    expect([await later.texts(), later.notebook.report(), later.lock.state]).toEqual([['新しいメモ'], { restored: 0, lost: 0, unmirrored: false }, 'none'])
  })

  test('a file sealed by another key brings no key', async () => {
    const { again } = await afterTheLoss()
    const elsewhere = await pageWith(await newDevice(), { id: 'z', text: '別' })
    expect(await elsewhere.lock.set(PASSPHRASE)).toMatchObject({ ok: true })
    await again.backup.choose(await fileFrom(elsewhere))
    await again.backup.unseal(PASSPHRASE)
    expect(again.lock.state).toBe('keyLost')
    await again.backup.take()
    expect(await again.texts()).toEqual(['別'])
  })
})
