import type { BrowserLab } from './browser-lab'
import type { FaultServer } from './fault-server'
import type { Row } from './row'
import type { KeptNotes, Reader } from './reader'
import { expect } from 'vitest'
import { KEEPING } from '../../src/ui/text/keeping'
import { NOTE_NOTICE } from '../../src/ui/text/notes'
import { edition, HELD, NEXT } from './feed-simulator'
import { storeDump } from './probe'
import { rows } from './row'

/** Opens a store as some app would that is deaf to every wish to close it. */
function heldOpen(name: string, version: number): string {
  return `new Promise((resolve, reject) => {
    const request = indexedDB.open(${JSON.stringify(name)}, ${version})
    request.onsuccess = () => { window.deaf = request.result; resolve(request.result.version) }
    request.onerror = () => reject(request.error)
  })`
}

const deleted = (name: string) => `new Promise(resolve => { const request = indexedDB.deleteDatabase(${JSON.stringify(name)}); request.onsuccess = () => resolve(true) })`

const versionOf = (name: string) => `indexedDB.databases().then(all => all.find(found => found.name === ${JSON.stringify(name)})?.version ?? 0)`

/** A device in use: an edition, notes, and a reader on its screen. */
async function inUse(lab: BrowserLab): Promise<{ site: FaultServer, reader: Reader, notes: KeptNotes }> {
  const site = (await lab.site()).serve(await edition(HELD))
  const reader = await lab.reader(site)
  await reader.arrive(HELD)
  return { site, reader, notes: await reader.writeNotes() }
}

/** A page outside the app on a site. */
async function outside(lab: BrowserLab, site: FaultServer): Promise<Reader> {
  const page = await lab.reader(site)
  await page.stepOut()
  return page
}

/** Another screen holds the store in an older form, and does not listen. */
async function blocked(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const deaf = await outside(lab, site)
  await deaf.page.evaluate(heldOpen('library', 1))
  const reader = await lab.reader(site)
  await reader.page.open(site.url, false)
  await reader.until(`document.querySelector('[data-blocked]')`, 'that the store is held')
  await reader.reads('ほかの画面')
  await deaf.page.evaluate('window.deaf.close()')
  await reader.shows(HELD)
}

/** A newer app has changed the store while an older page is open. */
async function overtaken(lab: BrowserLab): Promise<void> {
  const { site, reader, notes } = await inUse(lab)
  const newer = await outside(lab, site)
  for (const name of ['notebook', 'library'])
    expect(await newer.page.evaluate(heldOpen(name, 990))).toBe(990)
  const refused = await reader.page.evaluate<string>(`import('/bench.js').then(({ write }) => write('third', '古い画面から')).then(() => 'written', String)`)
  expect(refused).not.toBe('written')
  const dump = await newer.page.evaluate<{ notes: { id: string }[] }>(storeDump('notebook'))
  expect(dump.notes.map(({ id }) => id)).not.toContain('third')
  expect(dump.notes).toHaveLength(notes.length)
}

/** What lies on the device was made by a newer app. */
async function newerThanTheApp(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const before = await outside(lab, site)
  for (const name of ['notebook', 'library']) {
    await before.page.evaluate(heldOpen(name, 990))
    await before.page.evaluate('window.deaf.close()')
  }
  const reader = await lab.reader(site)
  await reader.page.open(site.url, false)
  await reader.until(`document.querySelector('[data-memory-only="newer"]')`, 'that a newer app made the store')
  await reader.reads(KEEPING.because.newer)
  for (const name of ['notebook', 'library'])
    expect(await before.page.evaluate(versionOf(name))).toBe(990)
}

/** Both stores are gone; at the next start the edition comes anew and the notes from their mirror. */
async function deletedWhileOpen(lab: BrowserLab): Promise<void> {
  const { site, reader, notes } = await inUse(lab)
  const intruder = await outside(lab, site)
  await intruder.page.evaluate(deleted('library'))
  await intruder.page.evaluate(deleted('notebook'))
  await reader.startAgain()
  await reader.shows(HELD)
  await reader.keeps(notes)
  site.serve(await edition(NEXT))
  await reader.startAgain()
  await reader.shows(NEXT)
  await reader.keeps(notes)
}

/** The browser throws its stores away between two starts: told, restored, or told to be lost. */
async function wiped(lab: BrowserLab): Promise<void> {
  const { site, reader, notes } = await inUse(lab)
  await reader.stepOut()
  await reader.page.evaluate(deleted('library'))
  await reader.page.evaluate(deleted('notebook'))
  await reader.page.open(`${site.url}notes`, false)
  await reader.reads(NOTE_NOTICE.restored(notes.length))
  await reader.keeps(notes)
  await reader.startAgain()
  await reader.shows(HELD)
  await reader.stepOut()
  await reader.page.evaluate(deleted('notebook'))
  await reader.page.evaluate(`caches.delete('notebook')`)
  await reader.page.open(`${site.url}notes`, false)
  await reader.reads(NOTE_NOTICE.lost(notes.length))
}

/** Connections die under the app: every transaction fails so many times. */
function dying(times: number, name: string): string {
  return `{
    const { transaction } = IDBDatabase.prototype
    window.failures = ${times}
    IDBDatabase.prototype.transaction = function (...given) {
      if (window.failures > 0) { window.failures--; throw new DOMException('lost', ${JSON.stringify(name)}) }
      return transaction.apply(this, given)
    }
  }`
}

async function connectionLost(lab: BrowserLab): Promise<void> {
  const { site, reader, notes } = await inUse(lab)
  for (const name of ['UnknownError', 'InvalidStateError']) {
    site.script = dying(2, name)
    await reader.startAgain()
    await reader.shows(HELD)
    await reader.reads('次の会議で聞く')
  }
  // Where no connection lives for long, the reader is told, and nothing is lost by it either.
  site.script = dying(1_000_000, 'UnknownError')
  await reader.startAgain()
  await reader.until(`document.querySelector('[data-reload-needed], [data-memory-only]')`, 'what to do')
  site.script = ''
  await reader.startAgain()
  await reader.keeps(notes)
}

/** One row of the notebook is not what it should be, and one of the library. */
async function oneBrokenRecord(lab: BrowserLab): Promise<void> {
  const { site, reader, notes } = await inUse(lab)
  await reader.stepOut()
  const put = (name: string, table: string, row: string) => `new Promise((resolve, reject) => {
    const request = indexedDB.open(${JSON.stringify(name)})
    request.onsuccess = () => {
      const db = request.result, transaction = db.transaction(${JSON.stringify(table)}, 'readwrite')
      transaction.objectStore(${JSON.stringify(table)}).put(${row})
      transaction.oncomplete = () => { db.close(); resolve(true) }
      transaction.onerror = () => reject(transaction.error)
    }
  })`
  await reader.page.evaluate(put('notebook', 'notes', `{ id: 'broken', feed: 'testcity/dev', item: 'initiative:r2/1-1-1-1', revision: 'many', deleted: false, body: { open: JSON.parse('{"__proto__":{"text":"x"},"id":7}') } }`))
  const [shard] = (await edition(HELD)).payload.shards
  await reader.page.evaluate(put('library', 'shards', `{ sha256: ${JSON.stringify(shard?.sha256)}, bytes: 'no bytes' }`))
  await reader.startAgain()
  await reader.shows(HELD)
  expect((await reader.notes()).filter(({ id }) => id !== 'broken')).toEqual(notes)
  await reader.page.open(`${site.url}notes`, false)
  await reader.reads(NOTE_NOTICE.damaged(1))
}

/** Remembers every connection of the page, so that a row can end it as a sleeping tablet does. */
const CONNECTIONS = `{
  window.connections = []
  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function (...given) {
    const request = open.apply(this, given)
    request.addEventListener('success', () => window.connections.push(request.result))
    return request
  }
}`

/** The reader comes back to a page whose connections died meanwhile, and writes. */
async function backFromSleep(lab: BrowserLab): Promise<void> {
  const { site, reader, notes } = await inUse(lab)
  site.script = CONNECTIONS
  await reader.startAgain()
  await reader.shows(HELD)
  await reader.page.evaluate(`window.connections.map(db => db.close()).length`)
  await reader.page.evaluate(`document.dispatchEvent(new Event('visibilitychange'))`)
  await reader.type('[data-notes] form textarea', '目を覚ましてから')
  await reader.pressButton('保存する')
  await reader.reads('メモを保存しました。')
  site.serve(await edition(NEXT)).script = ''
  await reader.startAgain()
  await reader.shows(NEXT)
  expect((await reader.notes()).map(({ text }) => text)).toEqual(expect.arrayContaining([...notes.map(({ text }) => text), '目を覚ましてから']))
}

/** A store that never opens, or none at all: the plan is read from the network, and the reader told. */
async function withoutStore(lab: BrowserLab, script: string): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  site.script = script
  const reader = await lab.reader(site)
  await reader.page.open(`${site.url}plans/r2/initiatives/1-1-1-1`, false)
  await reader.until(`document.querySelector('[data-memory-only]')`, 'that nothing is kept')
  await reader.reads('見守り活動（第5版）')
  site.serve(await edition(NEXT)).script = ''
  await reader.page.open(`${site.url}plans/r2/initiatives/1-1-1-1`, false)
  await reader.shows(NEXT)
}

/** What browsers answer, or do not, when asked to keep data. */
async function protection(lab: BrowserLab): Promise<void> {
  const answers = [
    `Object.defineProperty(navigator, 'storage', { value: undefined })`,
    `navigator.storage && Object.assign(Object.getPrototypeOf(navigator.storage), { persist: () => Promise.resolve(false), persisted: () => Promise.resolve(false), estimate: () => Promise.reject(new TypeError('no')) })`,
    `navigator.storage && Object.assign(Object.getPrototypeOf(navigator.storage), { persist: () => new Promise(() => {}), persisted: () => new Promise(() => {}), estimate: () => new Promise(() => {}) })`,
  ]
  for (const script of answers) {
    const site = (await lab.site()).serve(await edition(HELD))
    site.script = script
    const reader = await lab.reader(site)
    await reader.arrive(HELD)
    await reader.open('settings')
    await reader.reads('第5版')
  }
}

/** C. Storage. */
export const STORAGE: readonly Row[] = rows(
  { id: 'C3', priority: 'P0', title: 'a store held open by a deaf screen is named, and goes on by itself when that closes', engines: ['C', 'F', 'W'], everyday: 'F', browser: blocked },
  { id: 'C4', priority: 'P0', title: 'a page that was overtaken by a newer app writes nothing more', engines: ['C', 'F', 'W'], everyday: 'C', browser: overtaken },
  { id: 'C5', priority: 'P0', title: 'stores made by a newer app are recognised and left alone', engines: ['C', 'F', 'W'], everyday: 'W', browser: newerThanTheApp },
  { id: 'C6', priority: 'P0', title: 'stores deleted under the app are made again, with every note', engines: ['C', 'F', 'W'], everyday: 'C', browser: deletedWhileOpen },
  { id: 'C8', priority: 'P0', title: 'a wiped notebook is restored from its mirror and the reader told; one lost with its mirror is told to be lost', engines: ['C', 'F', 'W'], everyday: 'F', browser: wiped },
  { id: 'C9', priority: 'P1', title: 'connections that die are replaced, and nothing is lost by it', engines: ['C', 'F', 'W'], everyday: 'W', browser: connectionLost },
  { id: 'C10', priority: 'P1', title: 'connections that died while the page slept are replaced before anything is written', engines: ['C', 'F', 'W'], everyday: 'C', browser: backFromSleep },
  { id: 'C12', priority: 'P1', title: 'a store that never opens leaves the plan to be read from the network', engines: ['C', 'F', 'W'], everyday: 'C', browser: lab => withoutStore(lab, `IDBFactory.prototype.open = () => Object.assign(new EventTarget(), { readyState: 'pending' })`) },
  { id: 'C13', priority: 'P1', title: 'a browser without stores shows the plan and says that nothing is kept', engines: ['C', 'F', 'W'], everyday: 'W', browser: lab => withoutStore(lab, `for (const name of ['indexedDB']) Object.defineProperty(window, name, { value: undefined })`) },
  { id: 'C11', priority: 'P1', title: 'one broken record is set aside, the others are shown, the edition is made whole', engines: ['C', 'F', 'W'], everyday: 'C', browser: oneBrokenRecord },
  { id: 'C14', priority: 'P1', title: 'whatever the browser answers to the wish to keep data, the app starts', engines: ['C', 'F', 'W'], everyday: 'F', browser: protection },
)
