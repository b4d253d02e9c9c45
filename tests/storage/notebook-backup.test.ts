import type { Note } from '../../src/domain/note'
import type { OpenKey } from '../../src/storage/note-key'
import type { Backup } from '../../src/storage/notebook-backup'
import fc from 'fast-check'
import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { NOTE_LIMIT } from '../../src/domain/note'
import { refusal, success } from '../../src/domain/outcome'
import { encodeUtf8 } from '../../src/feed/bytes'
import { createKey, rewrapKey } from '../../src/storage/note-key'
import { BACKUP_LIMIT, encodeBackup, parseBackup, unsealBackup } from '../../src/storage/notebook-backup'
import { binder, note, opinion } from '../fixtures/notes'
import { arbitraryNotes, NOTE_FEED } from '../fixtures/written-notes'

const LABEL = { feed: NOTE_FEED, created: '2026-12-24T09:00:00.000Z', content: 'all' } as const
const PASSPHRASE = 'さくらの咲く坂道'

let lock: OpenKey

beforeAll(async () => {
  lock = await createKey(PASSPHRASE, 10)
})

/** The one file of a small backup. */
async function fileOf(notes: readonly Note[], key?: OpenKey): Promise<Uint8Array> {
  const [file, ...more] = await encodeBackup(notes, LABEL, key)
  if (!file || more.length > 0)
    throw new Error('a small backup is one file')
  return file
}

/** A backup of one note as text, with something put in another's place. */
async function altered(before: string | RegExp, after: string, key?: OpenKey): Promise<Uint8Array> {
  const text = new TextDecoder().decode(await fileOf([note()], key))
  const changed = text.replace(before, after)
  if (changed === text)
    throw new Error('nothing was altered')
  return encodeUtf8(changed)
}

async function sealedBackup(): Promise<Backup & { readonly kind: 'sealed' }> {
  const backup = parseBackup(await fileOf([note()], lock), NOTE_FEED)
  if (!backup.ok || backup.value.kind !== 'sealed')
    throw new Error('the backup is sealed')
  return backup.value
}

describe('a backup', () => {
  test('of a thousand random notes comes back equal, open and sealed', async () => {
    const [notes = []] = fc.sample(arbitraryNotes(1000, 1000), { numRuns: 1, seed: 5 })
    expect(notes).toHaveLength(1000)
    expect(notes.some(({ text }) => text.length === NOTE_LIMIT)).toBe(true)
    const open = await Promise.all((await encodeBackup(notes, LABEL)).map(file => parseBackup(file, NOTE_FEED)))
    expect(open.flatMap(part => part.ok && part.value.kind === 'open' ? part.value.notes : [])).toEqual(notes)
    const unsealed: Note[] = []
    for (const file of await encodeBackup(notes, LABEL, lock)) {
      const part = parseBackup(file, NOTE_FEED)
      const opened = part.ok && part.value.kind === 'sealed' ? await unsealBackup(part.value, PASSPHRASE) : part
      unsealed.push(...opened.ok && opened.value.kind === 'open' ? opened.value.notes : [])
    }
    expect(unsealed).toEqual(notes)
  })

  test('comes back equal whatever its notes', async () => {
    await fc.assert(fc.asyncProperty(arbitraryNotes(8), async (notes) => {
      expect(parseBackup(await fileOf(notes), NOTE_FEED)).toEqual(success({ kind: 'open', ...LABEL, notes }))
    }), { numRuns: 50 })
  })

  test('of nothing is a file too', async () => {
    expect(parseBackup(await fileOf([]), NOTE_FEED)).toEqual(success({ kind: 'open', ...LABEL, notes: [] }))
  })

  test('of more than fits is several files, each small enough to be taken in again', async () => {
    const notes = Array.from({ length: 1000 }, (_, index) => note({ id: `n${index}`, text: '本'.repeat(NOTE_LIMIT) }))
    for (const files of [await encodeBackup(notes, LABEL), await encodeBackup(notes, LABEL, lock)]) {
      expect(files.length).toBeGreaterThan(3)
      expect(Math.max(...files.map(file => file.byteLength))).toBeLessThanOrEqual(BACKUP_LIMIT)
    }
    const ids = (await encodeBackup(notes, LABEL)).map(file => parseBackup(file, NOTE_FEED)).flatMap(part => part.ok && part.value.kind === 'open' ? part.value.notes.map(({ id }) => id) : [])
    expect(ids).toEqual(notes.map(({ id }) => id))
  })

  test('that is large and sealed opens again', async () => {
    const notes = Array.from({ length: 220 }, (_, index) => note({ id: `n${index}`, text: '本'.repeat(NOTE_LIMIT) }))
    const part = parseBackup(await fileOf(notes, lock), NOTE_FEED)
    expect(part.ok && part.value.kind).toBe('sealed')
  })

  test('is readable text, one note to a line', async () => {
    const text = new TextDecoder().decode(await fileOf([note(), note({ id: 'n2' })]))
    expect(text.split('\n')).toHaveLength(3)
    expect(text).toContain('ボランティアは何人ですか')
  })

  test('may carry the mark of UTF-8 that an editor put in front', async () => {
    const file = await fileOf([note()])
    expect(parseBackup(new Uint8Array([0xEF, 0xBB, 0xBF, ...file]), NOTE_FEED)).toMatchObject({ ok: true })
  })

  test('keeps markup as text', async () => {
    const text = '<img src=x onerror=alert(1)><script>alert(2)</script>'
    expect(parseBackup(await fileOf([note({ text })]), NOTE_FEED)).toMatchObject({ value: { notes: [{ text }] } })
  })

  test('keeps every copy of an id: which one counts is for merging to say', async () => {
    const copies = [note({ revision: 1 }), note({ revision: 3 }), note({ revision: 2 })]
    expect(parseBackup(await fileOf(copies), NOTE_FEED)).toMatchObject({ value: { notes: copies } })
  })
})

describe('a file of the first form', () => {
  const first = async (key?: OpenKey) => altered(/"spec":2,(.*?),"content":"all"/, '"spec":1,$1', key)

  test('is read as a backup of everything', async () => {
    expect(parseBackup(await first(), NOTE_FEED)).toEqual(success({ kind: 'open', ...LABEL, notes: [note()] }))
  })

  test('opens where it was sealed', async () => {
    const backup = parseBackup(await first(lock), NOTE_FEED)
    expect(backup.ok && backup.value.kind === 'sealed' && await unsealBackup(backup.value, PASSPHRASE)).toMatchObject({ ok: true, value: { notes: [note()] } })
  })
})

describe('a file for others', () => {
  test('says what it holds, and is never sealed with a passphrase they do not know', async () => {
    const [file] = await encodeBackup([note({ kind: 'question' })], { ...LABEL, content: 'questions' }, lock)
    expect(file && parseBackup(file, NOTE_FEED)).toMatchObject({ ok: true, value: { kind: 'open', content: 'questions', notes: [{ kind: 'question' }] } })
  })

  test('holds one binder, and notes', async () => {
    const bound = (id: string) => binder({ id, feed: NOTE_FEED })
    const files = await Promise.all([[bound('a'), note()], [bound('a'), bound('b')], [bound('a'), opinion({ feed: NOTE_FEED })]].map(async notes => (await encodeBackup(notes, { ...LABEL, content: 'binder' }))[0]))
    expect(files.map(file => file && parseBackup(file, NOTE_FEED).ok)).toEqual([true, false, false])
  })
})

describe('a sealed backup', () => {
  test('shows nothing of the notes', async () => {
    const text = new TextDecoder().decode(await fileOf([note()], lock))
    expect(text).not.toMatch(/会議|見守り|initiative|f00d/)
  })

  test('stays shut to a wrong passphrase, twenty times, and then opens', async () => {
    const backup = await sealedBackup()
    for (let guess = 0; guess < 20; guess++)
      expect(await unsealBackup(backup, `${PASSPHRASE}${guess}`)).toEqual(refusal('wrongPassphrase'))
    expect(await unsealBackup(backup, PASSPHRASE)).toMatchObject({ ok: true, value: { notes: [note()] } })
  })

  test('opens with the passphrase of the day it was made, whatever came after', async () => {
    const changed = await rewrapKey(lock.record, PASSPHRASE, '海までのちかみち', 10)
    expect(changed.ok).toBe(true)
    expect(await unsealBackup(await sealedBackup(), '海までのちかみち')).toEqual(refusal('wrongPassphrase'))
    expect(await unsealBackup(await sealedBackup(), PASSPHRASE)).toMatchObject({ ok: true })
  })

  test('is damaged with another day on it', async () => {
    const backup = parseBackup(await altered('2026-12-24', '2026-12-25', lock), NOTE_FEED)
    expect(backup.ok && backup.value.kind === 'sealed' && await unsealBackup(backup.value, PASSPHRASE)).toEqual(refusal('damaged'))
  })

  test.each<[string, RegExp, string]>([
    ['no key', /"key":\{.*?\},/, ''],
    ['a key that is none', /"salt":"[^"]*"/, '"salt":"?"'],
    ['a short vector', /"iv":"[^"]*","data"/, '"iv":"AAAA","data"'],
    ['something that is never sealed', /"all"/, '"binder"'],
    ['no notes in it', /"data":"[^"]*"/, '"data":7'],
    ['rounds for an hour', /"iterations":10/, '"iterations":99999999999'],
  ])('is damaged with %s', async (_, before, after) => {
    expect(parseBackup(await altered(before, after, lock), NOTE_FEED)).toEqual(refusal('damaged'))
  })
})

describe('what is no backup of this notebook', () => {
  test.each<[string, string, () => Promise<Uint8Array>]>([
    ['larger than the limit', 'tooLarge', async () => new Uint8Array(BACKUP_LIMIT + 1)],
    ['of another city', 'otherFeed', () => altered(/test\/dev/g, 'town/dev')],
    ['of another city, with nothing in it', 'otherFeed', async () => encodeUtf8(new TextDecoder().decode(await fileOf([])).replace('test/dev', 'town/dev'))],
    ['of another city, and sealed', 'otherFeed', () => altered('test/dev', 'town/dev', lock)],
    ['with one note of another city', 'otherFeed', async () => fileOf([note(), note({ id: 'n2', feed: 'city/test' })])],
    ['of a newer form', 'newer', () => altered('"spec":2', '"spec":3')],
    ['of no form', 'damaged', () => altered('"spec":2', '"spec":"2"')],
    ['with no day', 'damaged', () => altered('2026-12-24T09:00:00.000Z', 'someday')],
    ['that does not say what it holds', 'damaged', () => altered('"content":"all",', '')],
    ['that holds what nobody knows', 'damaged', () => altered('"all"', '"none"')],
    ['of questions with a note in it', 'damaged', () => altered('"all"', '"questions"')],
    ['of opinions with a note in it', 'damaged', () => altered('"all"', '"opinions"')],
    ['with no list', 'damaged', () => altered(/"notes":\[[^]*\]/, '"notes":7')],
    ['with a note that has a wrong field', 'damaged', () => altered('"revision":1', '"revision":-1')],
    ['with a note that is none', 'damaged', () => altered('"notes":[', '"notes":[null,')],
    ['with a key to every object', 'damaged', () => altered('"text":', '"__proto__":{"deleted":true},"text":')],
    ['with a key to a class', 'damaged', () => altered('"text":', '"constructor":{"prototype":{}},"text":')],
    ['nested past counting', 'damaged', () => altered('"notes":', `"x":${'['.repeat(5000)}${']'.repeat(5000)},"notes":`)],
    ['empty', 'notBackup', async () => new Uint8Array()],
    ['a picture', 'notBackup', async () => new Uint8Array([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10])],
    ['packed', 'notBackup', async () => new Uint8Array(gzipSync(await fileOf([note()])))],
    ['an archive', 'notBackup', async () => new Uint8Array([0x50, 0x4B, 3, 4, ...await fileOf([note()])])],
    ['a page', 'notBackup', async () => encodeUtf8('<!doctype html><title>chiiki-fukushi-navi/notebook</title>')],
    ['some other JSON', 'notBackup', async () => encodeUtf8('{"kind":"calendar"}')],
    ['a list', 'notBackup', async () => encodeUtf8('[]')],
    ['in another code of letters', 'notBackup', async () => new Uint8Array([...await fileOf([])].flatMap(byte => [byte, 0]))],
  ])('is named: %s → %s', async (_, failure, make) => {
    expect(parseBackup(await make(), NOTE_FEED)).toEqual(refusal(failure))
  })

  test('is a backup cut at any byte', async () => {
    const file = await fileOf([note()])
    const told = '{"kind":"chiiki-fukushi-navi/notebook'.length
    for (let length = 0; length < file.byteLength - 1; length++) {
      const parsed = parseBackup(file.subarray(0, length), NOTE_FEED)
      expect(parsed.ok ? parsed : parsed.failure).toBe(length < told ? 'notBackup' : 'damaged')
    }
  })

  test('leaves every object as it was', async () => {
    parseBackup(await altered('"text":', '"__proto__":{"planted":true},"text":'), NOTE_FEED)
    expect(Reflect.get({}, 'planted')).toBeUndefined()
  })
})
