import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { publishingDesk } from '../../src/storage/publishing-desk'

let made = 0

function desk(name = `publishing-${++made}`) {
  const opened = publishingDesk('testcity/dev', name)
  onTestFinished(() => opened.close())
  return { name, opened }
}

const file = (name: string, no: number, text = name) => ({ name, no, bytes: new TextEncoder().encode(text) })

const KEY = { file: '鍵.json', keyid: 'abc', sealed: '{}', sealedHere: true }

describe('the desk on which an edition is made', () => {
  test('has nothing on it at first', async () => {
    expect(await desk().opened.read()).toEqual({ ok: true, value: { files: [], marks: undefined } })
  })

  test('keeps files in their order and what was decided, also for a page that is loaded again', async () => {
    const { name, opened } = desk()
    await opened.put(file('b.csv', 1))
    await opened.put(file('a.csv', 2))
    await opened.mark({ role: 'office', note: '変わりました。', choices: { cell: 'b.csv' } })
    opened.close()
    const again = await desk(name).opened.read()
    expect(again).toMatchObject({ ok: true, value: { files: [{ name: 'b.csv' }, { name: 'a.csv' }], marks: { role: 'office', note: '変わりました。', choices: { cell: 'b.csv' } } } })
    expect(again.ok && new TextDecoder().decode(again.value.files[0]?.bytes)).toBe('b.csv')
  })

  test('gives the place of a file to another of its name', async () => {
    const { opened } = desk()
    await opened.put(file('a.csv', 1, 'before'))
    await opened.put(file('a.csv', 2, 'after'))
    const read = await opened.read()
    expect(read.ok && read.value.files.map(each => new TextDecoder().decode(each.bytes))).toEqual(['after'])
  })

  test('is cleared of one file, and of everything', async () => {
    const { opened } = desk()
    await opened.put(file('a.csv', 1))
    await opened.put(file('b.csv', 2))
    await opened.mark({ role: 'department', note: undefined, choices: {} })
    await opened.remove('a.csv')
    expect(await opened.read()).toMatchObject({ value: { files: [{ name: 'b.csv' }] } })
    await opened.clear()
    expect(await opened.read()).toEqual({ ok: true, value: { files: [], marks: undefined } })
  })

  test('keeps a sealed key apart from the files: only asking for it removes it', async () => {
    const { name, opened } = desk()
    expect(await opened.readKey()).toEqual({ ok: true, value: undefined })
    await opened.keepKey({ ...KEY, file: 'before.json' })
    await opened.keepKey(KEY)
    await opened.put(file('a.csv', 1))
    await opened.clear()
    opened.close()
    const again = desk(name).opened
    expect(await again.readKey()).toEqual({ ok: true, value: { slot: 'key', ...KEY } })
    await again.removeKey()
    expect(await again.readKey()).toEqual({ ok: true, value: undefined })
  })

  test('made before there were keys goes on with its files', async () => {
    const name = `publishing-${++made}`
    const before = new Dexie(name)
    before.version(1).stores({ files: 'name, no', marks: 'slot' })
    await before.table('files').put(file('a.csv', 1))
    before.close()
    const { opened } = desk(name)
    expect(await opened.readKey()).toEqual({ ok: true, value: undefined })
    expect(await opened.read()).toMatchObject({ value: { files: [{ name: 'a.csv' }] } })
  })

  test('says where the browser keeps nothing', async () => {
    vi.stubGlobal('indexedDB', undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(await desk().opened.read()).toEqual({ ok: false, failure: 'unavailable' })
  })
})
