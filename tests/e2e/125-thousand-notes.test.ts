import type { Note } from '../../src/domain/note'
import type { Engine } from './engines'
import type { TestSite } from './site'
import fc from 'fast-check'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encodeBackup, parseBackup } from '../../src/storage/notebook-backup'
import { arbitraryNotes } from '../fixtures/written-notes'
import { ENGINES, startEngine, until } from './engines'
import { openSite } from './site'

/** All that was written is saved as a file, erased with the device's data, and brought back: in every engine. */
const FEED = 'kamakura/dev'
const [RANDOM = []] = fc.sample(arbitraryNotes(1000, 1000), { numRuns: 1, seed: 7 })
const NOTES = RANDOM.map((note): Note => ({ ...note, feed: FEED }))

let site: TestSite
const folder = mkdtempSync(join(tmpdir(), 'navi-125-'))

beforeAll(async () => {
  site = await openSite()
})
afterAll(async () => {
  await site.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Opens the screen of notes on a device that has the edition. */
async function openNotes(engine: Engine): Promise<void> {
  await engine.open(`${site.url}notes`)
  await until(engine, `document.querySelector('[data-header-edition]')?.textContent.includes('第1版') && document.querySelector('main input[type=file]')`)
}

async function press(engine: Engine, words: string): Promise<void> {
  const button = `[...document.querySelectorAll('button')].find(each => each.textContent.trim() === ${JSON.stringify(words)} && each.checkVisibility())`
  await until(engine, button)
  await engine.evaluate(`(${button}.click(), true)`)
}

async function bringBack(engine: Engine, file: string): Promise<void> {
  await engine.attach('main input[type=file]', file)
  await press(engine, 'メモに入れる')
  await until(engine, `/\\d+件をメモに入れました/.test(document.querySelector('main')?.textContent ?? '')`)
}

/** The file that 「メモをファイルに保存」 gives to the reader's disk, caught where it is made. */
async function saved(engine: Engine): Promise<Uint8Array> {
  await engine.evaluate(`(() => {
    window.given = []
    URL.createObjectURL = (make => what => { window.given.push(what); return make(what) })(URL.createObjectURL.bind(URL))
    return true
  })()`)
  await press(engine, 'メモをファイルに保存')
  await until(engine, 'window.given.length > 0')
  const letters = await engine.evaluate<readonly string[]>(`Promise.all(window.given.map(async each => {
    const bytes = new Uint8Array(await each.arrayBuffer())
    let text = ''
    for (let at = 0; at < bytes.length; at += 30000)
      text += String.fromCharCode(...bytes.subarray(at, at + 30000))
    return btoa(text)
  }))`)
  expect(letters).toHaveLength(1)
  return Buffer.from(letters[0] ?? '', 'base64')
}

function notesIn(file: Uint8Array): readonly Note[] {
  const parsed = parseBackup(file, FEED)
  if (!parsed.ok || parsed.value.kind !== 'open')
    throw new Error('no open backup')
  return parsed.value.notes.toSorted((a, b) => a.id < b.id ? -1 : 1)
}

/** Two files made at different instants; everything else is compared as it stands, byte by byte. */
const undated = (file: Uint8Array) => new TextDecoder().decode(file).replace(/"created":"[^"]*"/, '"created":""')

test.each(ENGINES)('a thousand notes of all kinds are saved, erased and brought back as they were in %s', async (name) => {
  const engine = await startEngine(name)
  let fresh: Engine | undefined
  try {
    const file = join(folder, `${name}.json`)
    writeFileSync(file, Buffer.concat(await encodeBackup(NOTES, { feed: FEED, created: '2026-12-24T09:00:00.000Z', content: 'all' })))
    await openNotes(engine)
    await bringBack(engine, file)
    const before = await saved(engine)
    const living = notesIn(before).filter(note => !note.deleted)
    expect(living).toEqual(NOTES.filter(note => !note.deleted).toSorted((a, b) => a.id < b.id ? -1 : 1))

    await engine.open(`${site.url}settings`)
    await press(engine, '端末のデータを消去')
    await press(engine, '消去する')
    await until(engine, `document.body.innerText.includes('消去しました。')`)
    // WebKit under automation keeps an origin in memory, and is slow to begin it anew: another start is as empty.
    fresh = name === 'WebKit' ? await startEngine(name) : undefined
    const again = fresh ?? engine
    await openNotes(again)
    expect(await again.evaluate(`document.querySelectorAll('[data-note]').length`)).toBe(0)
    writeFileSync(file, before)
    await bringBack(again, file)
    expect(undated(await saved(again))).toBe(undated(before))
  }
  finally {
    await fresh?.close()
    await engine.close()
  }
})
