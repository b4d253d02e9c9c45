import type { EditionContent } from '../../src/domain/edition'
import type { BrowserLab } from './browser-lab'
import type { FaultServer } from './fault-server'
import type { Killable } from './killable'
import type { KeptNotes } from './reader'
import type { Row } from './row'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { DEVICE_FAILURE } from '../../src/ui/text/sync'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { contentOf } from '../sync/device'
import { edition, HELD, NEXT, OFFERED } from './feed-simulator'
import { chance } from './kill-loop'
import { killableChromium } from './killable'
import { Reader } from './reader'
import { fewest, rows } from './row'

/** A folder for a browser's profile that goes away with the row. */
export function profileFor(lab: BrowserLab): string {
  const profile = mkdtempSync(join(tmpdir(), 'faults-profile-'))
  lab.onEnd(async () => rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }))
  return profile
}

export async function opened(lab: BrowserLab, profile: string, site: FaultServer): Promise<{ browser: Killable, reader: Reader }> {
  const browser = await killableChromium(profile)
  lab.onEnd(() => browser.kill())
  return { browser, reader: new Reader(browser.page, site) }
}

/** Content that no disk can pack: so many megabytes of letters drawn by lot. */
function heavy(version: number, megabytes: number): EditionContent {
  const random = chance(version)
  const letters = () => Array.from({ length: 20_000 }, () => String.fromCharCode(0x4E00 + Math.floor(random() * 20_000))).join('')
  const many = Array.from({ length: Math.ceil(megabytes * 1_000_000 / 60_000) }, (_, index) => make.initiative(`1-1-1-${index + 1}`, { name: `見守り活動（第${version}版）`, note: letters() }))
  return { ...contentOf(version), initiatives: many }
}

/** The browser gives this site so many bytes and no more. */
async function allow(browser: Killable, site: FaultServer, quotaSize: number | undefined): Promise<void> {
  const page = browser.page.chromium
  const cdp = await page?.context().newCDPSession(page)
  await cdp?.send('Storage.overrideQuotaForOrigin', { origin: new URL(site.url).origin, ...quotaSize === undefined ? {} : { quotaSize } })
}

/** An edition that does not fit: refused with what to do; the one before stays whole to the last byte. */
async function editionTooBig(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const { browser, reader } = await opened(lab, profileFor(lab), site)
  await allow(browser, site, 3_000_000)
  await reader.arrive(HELD)
  const notes = await reader.writeNotes()
  site.serve(await signedFeed(heavy(OFFERED, 6), { version: OFFERED }))
  await reader.checkAndRead(DEVICE_FAILURE.full, '空き')
  await reader.shows(HELD)
  await reader.keeps(notes)
  // The city publishes a smaller one; nothing of the large one may hold its room.
  site.serve(await edition(NEXT))
  await reader.startAgain()
  await reader.shows(NEXT)
  await reader.keeps(notes)
  await browser.close()
}

/** Fills whatever room the site has, in a store of its own, until the browser refuses. */
const FILL = `(async () => {
  const db = await new Promise((resolve, reject) => {
    const request = indexedDB.open('filler')
    request.onupgradeneeded = () => request.result.createObjectStore('filler', { autoIncrement: true })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  for (let bytes = 1_000_000, written = 0; bytes >= 100; written++) {
    const kept = await new Promise(resolve => {
      const transaction = db.transaction('filler', 'readwrite')
      const block = new Uint8Array(bytes)
      for (let at = 0; at < bytes; at += 65_536) crypto.getRandomValues(block.subarray(at, at + 65_536))
      transaction.objectStore('filler').add(block)
      transaction.oncomplete = () => resolve(true)
      transaction.onabort = () => resolve(false)
    })
    if (!kept) bytes /= 10
    if (written > 500) throw new Error('the room has no end')
  }
  db.close()
  return true
})()`

/** Not a byte left, and the reader writes: the edition gives way to the note, and comes back when there is room. */
async function noteAtTheBrim(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await signedFeed(heavy(HELD, 4), { version: HELD }))
  const { browser, reader } = await opened(lab, profileFor(lab), site)
  await allow(browser, site, 20_000_000)
  await reader.arrive(HELD)
  await reader.writeNotes()
  expect(await reader.page.evaluate(FILL)).toBe(true)
  await reader.type('[data-notes] form textarea', '端末がいっぱいのときのメモ')
  await reader.pressButton('保存する')
  await reader.reads('メモを保存しました。')
  expect((await reader.notes()).map(({ text }) => text)).toContain('端末がいっぱいのときのメモ')
  await reader.stepOut()
  await reader.page.evaluate(`new Promise(resolve => { indexedDB.deleteDatabase('filler').onsuccess = () => resolve(true) })`)
  await allow(browser, site, undefined)
  await reader.startAgain()
  await reader.shows(HELD)
  expect((await reader.notes()).map(({ text }) => text)).toContain('端末がいっぱいのときのメモ')
  await browser.close()
}

/** What can be done to the files of a store while the browser is closed. */
const DAMAGES: Readonly<Record<string, (folder: string) => void>> = {
  'CURRENT is gone': folder => rmSync(join(folder, 'CURRENT')),
  'CURRENT points nowhere': folder => writeFileSync(join(folder, 'CURRENT'), 'MANIFEST-999999\n'),
  'CURRENT is empty': folder => truncateSync(join(folder, 'CURRENT')),
  'the manifest is gone': folder => filesIn(folder, /^MANIFEST/).forEach(file => rmSync(file)),
  'the manifest is zeros': folder => filesIn(folder, /^MANIFEST/).forEach(file => writeFileSync(file, new Uint8Array(statSync(file).size))),
  'the log is cut': folder => filesIn(folder, /\.log$/).forEach(file => truncateSync(file, Math.floor(statSync(file).size / 2))),
  'the log is changed': folder => filesIn(folder, /\.log$/).forEach((file) => {
    const bytes = readFileSync(file)
    for (let at = 100; at < bytes.byteLength; at += 997)
      bytes[at] = (bytes[at] ?? 0) ^ 0xFF
    writeFileSync(file, bytes)
  }),
  'the log is gone': folder => filesIn(folder, /\.log$/).forEach(file => rmSync(file)),
  'tables and logs are gone': folder => filesIn(folder, /\.(?:log|ldb)$/).forEach(file => rmSync(file)),
}

function filesIn(folder: string, name: RegExp): readonly string[] {
  return readdirSync(folder).filter(file => name.test(file)).map(file => join(folder, file))
}

/** The one store of Chromium's profile that is the site's. */
function storeIn(profile: string): string {
  const stores = join(profile, 'Default/IndexedDB')
  const [store] = existsSync(stores) ? readdirSync(stores).filter(name => name.endsWith('.leveldb')) : []
  if (store === undefined)
    throw new Error('the profile has no store')
  return join(stores, store)
}

/** Every kind of damage is met with the edition fetched anew and every note from its mirror, or with reading on and being told. */
async function filesDamaged(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const whole = profileFor(lab)
  const first = await opened(lab, whole, site)
  await first.reader.arrive(HELD)
  const notes: KeptNotes = await first.reader.writeNotes()
  await first.browser.close()
  const kinds = Object.entries(DAMAGES)
  for (const [name, damage] of lab.full ? kinds : fewest(lab, kinds.filter((_, index) => index % 4 === 1), 1)) {
    const profile = profileFor(lab)
    cpSync(whole, profile, { recursive: true, filter: file => !/Singleton|lockfile/.test(file) })
    damage(storeIn(profile))
    const { browser, reader } = await opened(lab, profile, site)
    await reader.page.open(`${site.url}plans/r2/initiatives/1-1-1-1`, false)
    await reader.until(`document.body.innerText.includes('見守り活動（第${HELD}版）')`, `the plan after: ${name}`)
    expect((await reader.notes()).map(({ text }) => text), name).toEqual(notes.map(({ text }) => text))
    await browser.close()
  }
}

/** Typed, not saved, and the tablet's battery is empty: what was typed five seconds ago is there again. */
async function draftOutlivesAKill(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const profile = profileFor(lab)
  const first = await opened(lab, profile, site)
  await first.reader.arrive(HELD)
  await first.reader.type('[data-notes] form textarea', '書きかけの文')
  await pause(5_000)
  await first.reader.type('[data-notes] form textarea', '書きかけの文の続き')
  await first.browser.kill()
  const second = await opened(lab, profile, site)
  await second.reader.open()
  await second.reader.until(`document.querySelector('[data-notes] form textarea')?.value.startsWith('書きかけの文')`, 'what was typed')
  await second.browser.close()
}

/** Rows on a profile of their own, edited while the browser is closed or held to a quota. */
export const PROFILES: readonly Row[] = rows(
  { id: 'C1', priority: 'P0', title: 'an edition that does not fit is refused with what to do, and the one before stays whole', engines: ['C'], everyday: 'C', browser: editionTooBig, limit: { everyday: 90_000, full: 120_000 } },
  { id: 'C2', priority: 'P0', title: 'a note written when not a byte is left is kept, and the edition comes back later', engines: ['C'], everyday: 'C', browser: noteAtTheBrim, limit: { everyday: 90_000, full: 120_000 } },
  { id: 'D6', priority: 'P1', title: 'a text typed five seconds before the browser is killed is there at the next start', engines: ['C'], browser: draftOutlivesAKill },
  { id: 'C7', priority: 'P0', title: 'damaged files of the store cost neither the plan nor a note', engines: ['C'], everyday: 'C', browser: filesDamaged, limit: { everyday: 120_000, full: 240_000 } },
)
