import type { BrowserLab } from './browser-lab'
import type { Row } from './row'
import { expect } from 'vitest'
import { NOTE_NOTICE } from '../../src/ui/text/notes'
import { edition, HELD, NEXT } from './feed-simulator'
import { inUse } from './in-use'
import { storePut } from './probe'
import { fewest, rows } from './row'
import { outside } from './rows-c-opening'

const deleted = (name: string) => `new Promise(resolve => { const request = indexedDB.deleteDatabase(${JSON.stringify(name)}); request.onsuccess = () => resolve(true) })`

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

/** What a browser may clear under an open app, and what then becomes of the notes. */
const CLEARED = [
  { types: 'indexeddb', kept: true },
  { types: 'indexeddb,cache_storage', kept: false },
  { types: 'all', kept: false },
] as const

/** The origin is cleared while the app is open; the reader comes back to the page, and starts the app again. */
async function clearedWhileOpen(lab: BrowserLab): Promise<void> {
  for (const { types, kept } of CLEARED) {
    const { site, reader, notes, recovers } = await inUse(lab)
    // What a page has not seen itself it can only miss by what the origin remembers, which goes too.
    await reader.startAgain()
    const page = reader.page.chromium
    const cdp = await page?.context().newCDPSession(page)
    await cdp?.send('Storage.clearDataForOrigin', { origin: new URL(site.url).origin, storageTypes: types })
    const words = kept ? NOTE_NOTICE.restored(notes.length) : NOTE_NOTICE.lost(notes.length)
    // The browser may end connections a moment later than it said: the reader comes back until it has.
    await reader.until(`(document.dispatchEvent(new Event('visibilitychange')), document.body.innerText.includes(${JSON.stringify(words)}))`, `「${words}」 after ${types}`)
    if (kept) {
      await recovers()
      continue
    }
    site.serve(await edition(NEXT))
    await reader.startAgain()
    await reader.shows(NEXT)
    expect(await reader.notes()).toEqual([])
    await reader.keeps(await reader.writeNotes())
  }
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
  for (const name of fewest(lab, ['UnknownError', 'InvalidStateError'], 1)) {
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
  await reader.page.evaluate(storePut('notebook', 'notes', `{ id: 'broken', feed: 'testcity/dev', item: 'initiative:r2/1-1-1-1', revision: 'many', deleted: false, body: { open: JSON.parse('{"__proto__":{"text":"x"},"id":7}') } }`))
  const [shard] = (await edition(HELD)).payload.shards
  await reader.page.evaluate(storePut('library', 'shards', `{ sha256: ${JSON.stringify(shard?.sha256)}, bytes: 'no bytes' }`))
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

/** C. Storage that is lost, or whose connection is. */
export const LOSS: readonly Row[] = rows(
  { id: 'C6', priority: 'P0', title: 'stores deleted under the app are made again, with every note', engines: ['C', 'F', 'W'], everyday: 'C', browser: deletedWhileOpen },
  { id: 'C6', priority: 'P0', title: 'an origin cleared under the open app is noticed: notes are restored from what is left, or told to be lost', engines: ['C'], browser: clearedWhileOpen },
  { id: 'C8', priority: 'P0', title: 'a wiped notebook is restored from its mirror and the reader told; one lost with its mirror is told to be lost', engines: ['C', 'F', 'W'], everyday: 'F', browser: wiped },
  { id: 'C9', priority: 'P1', title: 'connections that die are replaced, and nothing is lost by it', engines: ['C', 'F', 'W'], everyday: 'C', browser: connectionLost },
  { id: 'C10', priority: 'P1', title: 'connections that died while the page slept are replaced before anything is written', engines: ['C', 'F', 'W'], everyday: 'C', browser: backFromSleep },
  { id: 'C11', priority: 'P1', title: 'one broken record is set aside, the others are shown, the edition is made whole', engines: ['C', 'F', 'W'], everyday: 'C', browser: oneBrokenRecord },
)
