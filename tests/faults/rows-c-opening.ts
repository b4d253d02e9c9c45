import type { BrowserLab } from './browser-lab'
import type { FaultServer } from './fault-server'
import type { Reader } from './reader'
import type { Row } from './row'
import { expect } from 'vitest'
import { KEEPING } from '../../src/ui/text/keeping'
import { edition, HELD, NEXT } from './feed-simulator'
import { inUse } from './in-use'
import { haste } from './page-clock'
import { storeDump } from './probe'
import { fewest, rows } from './row'

/** Opens a store as some app would that is deaf to every wish to close it. */
function heldOpen(name: string, version: number): string {
  return `new Promise((resolve, reject) => {
    const request = indexedDB.open(${JSON.stringify(name)}, ${version})
    request.onsuccess = () => { window.deaf = request.result; resolve(request.result.version) }
    request.onerror = () => reject(request.error)
  })`
}

const versionOf = (name: string) => `indexedDB.databases().then(all => all.find(found => found.name === ${JSON.stringify(name)})?.version ?? 0)`

/** A page outside the app on a site. */
export async function outside(lab: BrowserLab, site: FaultServer): Promise<Reader> {
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
  for (const script of fewest(lab, answers, 1)) {
    const site = (await lab.site()).serve(await edition(HELD))
    site.script = script
    const reader = await lab.reader(site)
    await reader.arrive(HELD)
    await reader.open('settings')
    await reader.reads('第5版')
  }
}

/** C. Storage that does not open, or not as it should. */
export const OPENING: readonly Row[] = rows(
  { id: 'C3', priority: 'P0', title: 'a store held open by a deaf screen is named, and goes on by itself when that closes', engines: ['C', 'F', 'W'], everyday: 'F', browser: blocked },
  { id: 'C4', priority: 'P0', title: 'a page that was overtaken by a newer app writes nothing more', engines: ['C', 'F', 'W'], everyday: 'C', browser: overtaken },
  { id: 'C5', priority: 'P0', title: 'stores made by a newer app are recognised and left alone', engines: ['C', 'F', 'W'], everyday: 'W', browser: newerThanTheApp },
  { id: 'C12', priority: 'P1', title: 'a store that never opens leaves the plan to be read from the network', engines: ['C', 'F', 'W'], everyday: 'C', browser: lab => withoutStore(lab, `${haste(lab.depth === 'everyday' ? 5 : 1)}; IDBFactory.prototype.open = () => Object.assign(new EventTarget(), { readyState: 'pending' })`) },
  { id: 'C13', priority: 'P1', title: 'a browser without stores shows the plan and says that nothing is kept', engines: ['C', 'F', 'W'], everyday: 'W', browser: lab => withoutStore(lab, `for (const name of ['indexedDB']) Object.defineProperty(window, name, { value: undefined })`) },
  { id: 'C14', priority: 'P1', title: 'whatever the browser answers to the wish to keep data, the app starts', engines: ['C', 'F', 'W'], everyday: 'C', browser: protection },
)
