import type { BrowserLab } from './browser-lab'
import type { Row } from './row'
import { expect } from 'vitest'
import { SETTINGS } from '../../src/ui/text/settings'
import { CONFLICT, MOVED, NOTE } from '../../src/ui/text/notes'
import { signedFeed } from '../fixtures/feed'
import { contentOf } from '../sync/device'
import { inUse } from './in-use'
import { edition, HELD, NEXT, OFFERED } from './feed-simulator'
import { rows } from './row'

const FIELD = '[data-notes] form textarea'

/** The item of a note goes with the next edition: the note stays, and says so. */
async function itemGone(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const reader = await lab.reader(site)
  await reader.arrive(HELD)
  await reader.type(FIELD, '無くなる取組のメモ')
  await reader.pressButton(NOTE.save)
  await reader.reads(NOTE.saved)
  const [note] = await reader.notes()
  site.serve(await edition(OFFERED))
  await reader.startAgain('notes')
  await reader.reads(MOVED.changed)
  site.serve(await signedFeed({ ...contentOf(NEXT), initiatives: [], crosswalk: [] }, { version: NEXT }))
  await reader.startAgain('notes')
  await reader.reads(MOVED.gone)
  await reader.reads('無くなる取組のメモ')
  expect(await reader.notes()).toEqual([note])
}

/** Nothing that happens to the library touches a note. */
async function libraryComesAndGoes(lab: BrowserLab): Promise<void> {
  const { site, reader, notes, recovers } = await inUse(lab)
  site.serve(await edition(OFFERED))
  await reader.startAgain()
  await reader.shows(OFFERED)
  await reader.keeps(notes)
  await reader.open('settings')
  await reader.pressButton('前の版')
  await reader.shows(HELD)
  await reader.keeps(notes)
  await reader.stepOut()
  await reader.page.evaluate(`new Promise(resolve => { indexedDB.deleteDatabase('library').onsuccess = () => resolve(true) })`)
  await recovers()
}

/** Typed and not saved. */
async function draftComesBack(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const reader = await lab.reader(site)
  await reader.arrive(HELD)
  await reader.type(FIELD, '書きかけの文')
  await reader.startAgain()
  const typed = `document.querySelector(${JSON.stringify(FIELD)})?.value === '書きかけの文'`
  await reader.until(typed, 'the draft after reloading')
  site.serve(await edition(OFFERED))
  await reader.startAgain()
  await reader.shows(OFFERED)
  await reader.until(typed, 'the draft after an update')
}

/** Two screens edit one note: the second is told, and both texts are there to choose from. */
async function twoEditors(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const [first, second] = [await lab.reader(site), await lab.reader(site)]
  await first.arrive(HELD)
  await first.type(FIELD, 'もとの文')
  await first.pressButton(NOTE.save)
  await first.reads(NOTE.saved)
  await second.open()
  const EDITED = '[data-note] form textarea'
  for (const reader of [first, second]) {
    await reader.reads('もとの文')
    await reader.pressButton(NOTE.edit)
  }
  await first.type(EDITED, '一つ目の画面の文')
  await first.press('[data-note] [data-save-note]')
  await first.reads(NOTE.edited)
  await second.type(EDITED, '二つ目の画面の文')
  await second.press('[data-note] [data-save-note]')
  await second.reads(CONFLICT.title)
  await second.reads('一つ目の画面の文')
  await second.reads('二つ目の画面の文')
  await second.pressButton(CONFLICT.keepBoth)
  await second.until(`document.querySelectorAll('[data-note]').length >= 2`, 'both texts')
  const texts = (await second.notes()).map(({ text }) => text)
  expect(texts).toContain('一つ目の画面の文')
  expect(texts).toContain('二つ目の画面の文')
}

/** Everything of the app that an origin can hold. */
const LEFT = `(async () => ({
  databases: (await indexedDB.databases()).map(({ name }) => name),
  caches: (await caches.keys()).filter(name => name !== 'lab'),
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  workers: (await navigator.serviceWorker.getRegistrations()).length,
}))()`

/** The reader wants everything gone, in every tab. */
async function erased(lab: BrowserLab): Promise<void> {
  const site = (await lab.site({ worker: true })).serve(await edition(HELD))
  const [reader, other] = [await lab.reader(site), await lab.reader(site)]
  await reader.arrive(HELD)
  await reader.writeNotes()
  await reader.until(`document.querySelector('[data-header-edition]')?.textContent.includes('オフライン準備完了')`, 'the stored app')
  await other.open('settings')
  await other.shows(HELD)
  await reader.open('settings')
  await reader.pressButton(SETTINGS.erase)
  await reader.pressButton(SETTINGS.eraseYes)
  await reader.reads(SETTINGS.erased)
  await other.reads(SETTINGS.erased)
  expect(await reader.page.evaluate(LEFT)).toEqual({ databases: [], caches: [], local: [], session: [], workers: 0 })
}

/** D. What the reader wrote. */
export const USER_DATA: readonly Row[] = rows(
  { id: 'D1', priority: 'P0', title: 'a note whose item changes or goes stays, and is shown as such', engines: ['C', 'F', 'W'], browser: itemGone },
  { id: 'D2', priority: 'P0', title: 'updates, steps back and a lost library leave every note as it was', engines: ['C', 'F', 'W'], everyday: 'W', browser: libraryComesAndGoes },
  { id: 'D6', priority: 'P1', title: 'a text typed and not saved is there after reloading and after an update', engines: ['C', 'F', 'W'], everyday: 'C', browser: draftComesBack },
  { id: 'D7', priority: 'P1', title: 'a note edited on two screens shows the second both texts, and keeps both if wanted', engines: ['C', 'F', 'W'], everyday: 'C', browser: twoEditors },
  { id: 'D9', priority: 'P1', title: 'erasing leaves no store, no copy, no choice and no worker, in any tab', engines: ['C', 'F', 'W'], everyday: 'F', browser: erased },
)
