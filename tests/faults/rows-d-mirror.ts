import type { BrowserLab } from './browser-lab'
import type { Row } from './row'
import type { InUse } from './in-use'
import { expect } from 'vitest'
import { inUse } from './in-use'
import { storeDump, storePut } from './probe'
import { fewest, rows } from './row'

/** What the mirror holds, by address. */
const MIRROR = `caches.open('notebook').then(async cache => Object.fromEntries(await Promise.all((await cache.keys()).map(async request => [new URL(request.url).pathname, await (await cache.match(request)).text()]))))`

type Mirror = Readonly<Record<string, string>>

/** Puts a mirror in the place of the one there is. */
function mirrored(mirror: Mirror): string {
  return `caches.delete('notebook').then(() => caches.open('notebook')).then(cache => Promise.all(Object.entries(${JSON.stringify(mirror)}).map(([address, text]) => cache.put(address, new Response(text))))).then(all => all.length)`
}

interface NotebookRow { readonly id: string }

/** How store and mirror come to disagree, given what both held before and after a note was written once more. */
interface Disagreement {
  readonly name: string
  readonly arrange: (device: InUse, before: { readonly mirror: Mirror, readonly row: NotebookRow | undefined }) => Promise<unknown>
  /** Every text that is there after the next start. */
  readonly then: readonly string[]
}

const LATER = 'もう一度直した文'
const OTHER = '直した文\r\n二行目'

const DISAGREEMENTS: readonly Disagreement[] = [
  {
    name: 'the mirror is older',
    arrange: ({ reader }, { mirror }) => reader.page.evaluate(mirrored(mirror)),
    then: [LATER, OTHER],
  },
  {
    name: 'the mirror is newer',
    arrange: ({ reader }, { row }) => reader.page.evaluate(storePut('notebook', 'notes', JSON.stringify(row))),
    then: [LATER, OTHER],
  },
  {
    name: 'both hold another text under one revision',
    arrange: async ({ reader }) => {
      const now = await reader.page.evaluate<Mirror>(MIRROR)
      return reader.page.evaluate(mirrored(Object.fromEntries(Object.entries(now).map(([address, text]) => [address, text.replaceAll(LATER, '控えの文')]))))
    },
    then: [LATER, '控えの文', OTHER],
  },
  {
    name: 'the mirror misses a note',
    arrange: async ({ reader }) => reader.page.evaluate(mirrored({})),
    then: [LATER, OTHER],
  },
  {
    name: 'the mirror has one more',
    arrange: ({ reader }) => reader.page.evaluate(`new Promise((resolve, reject) => {
      indexedDB.open('notebook').onsuccess = ({ target: { result: db } }) => {
        const transaction = db.transaction('notes', 'readwrite')
        transaction.objectStore('notes').delete('first')
        transaction.oncomplete = () => { db.close(); resolve(true) }
        transaction.onerror = () => reject(transaction.error)
      }
    })`),
    then: [LATER, OTHER],
  },
  {
    name: 'a deleted note lives on in the mirror',
    arrange: async ({ reader }, { mirror }) => {
      await reader.startAgain()
      await reader.page.evaluate(`import('/bench.js').then(({ remove }) => remove('first'))`)
      await reader.stepOut()
      return reader.page.evaluate(mirrored(mirror))
    },
    then: [OTHER],
  },
]

/** Whatever store and mirror disagree in, the later write wins, two of one revision are both kept, and what was deleted stays so; then both are the same. */
async function disagreements(lab: BrowserLab): Promise<void> {
  for (const { name, arrange, then } of fewest(lab, DISAGREEMENTS, 2)) {
    const device = await inUse(lab)
    const { reader } = device
    const rowOf = async () => (await reader.page.evaluate<{ notes: NotebookRow[] }>(storeDump('notebook'))).notes.find(({ id }) => id === 'first')
    const before = { mirror: await reader.page.evaluate<Mirror>(MIRROR), row: await rowOf() }
    await reader.page.evaluate(`import('/bench.js').then(({ write }) => write('first', ${JSON.stringify(LATER)}))`)
    await reader.stepOut()
    await arrange(device, before)
    await reader.startAgain()
    const living = async () => (await reader.notes()).filter(({ deleted }) => !deleted)
    const held = await living()
    expect(held.map(({ text }) => text).toSorted(), name).toEqual(then.toSorted())
    // Whichever of the two is lost now, the other has it all.
    await reader.stepOut()
    await reader.page.evaluate(`new Promise(resolve => { indexedDB.deleteDatabase('notebook').onsuccess = () => resolve(true) })`)
    await reader.startAgain()
    expect(await living(), name).toEqual(held)
    await device.reader.page.close()
  }
}

/** D5: notebook and mirror do not hold the same. */
export const MIRRORED: readonly Row[] = rows({
  id: 'D5',
  priority: 'P0',
  title: 'a mirror that is older, newer, short of a note or ahead by one is brought together with the notebook, and the later write wins',
  engines: ['C', 'F', 'W'],
  everyday: 'C',
  browser: disagreements,
  limit: { everyday: 60_000, full: 120_000 },
})
