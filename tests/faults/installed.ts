import type { AppFiles } from './app-files'
import type { BrowserLab } from './browser-lab'
import type { FaultServer } from './fault-server'
import type { Reader } from './reader'
import type { Note } from '../../src/domain/note'
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { APP_UPDATE } from '../../src/ui/text/app-update'
import { appFiles } from './app-files'
import { edition } from './feed-simulator'
import { parseRelease } from '../releases/release'
import { mainOf } from './later-build'
import { leaveBehind } from './left-behind'
import { storeDump } from './probe'

/** The edition these rows read; the app is what changes. */
export const EDITION = 5

/** The main script of the build that a page runs. */
const RUNNING = `document.querySelector('script[type="module"][src]')?.getAttribute('src')`

/** Both halves of the promise, as the settings say it. */
export const READY = `document.querySelector('[data-offline][data-ready="true"]')`
export const NOT_READY = `document.querySelector('[data-offline][data-ready="false"]')`

/** The release that left notes on the device. */
const WITH_NOTES = 'schema-3-notes'

/** A device of somebody who has notes but no stored app yet, with the settings open. */
export async function visited(lab: BrowserLab, worker = false): Promise<{ site: FaultServer, reader: Reader, app: AppFiles }> {
  const app = appFiles(lab.app)
  const site = (await lab.site({ app: new Map(app), worker })).serve(await edition(EDITION))
  const reader = await lab.reader(site)
  await leaveBehind(reader, WITH_NOTES)
  await reader.open('settings')
  await reader.shows(EDITION)
  return { site, reader, app }
}

/** A device that has the app and an edition, with the settings open and the app of the page running from the device. */
export async function installed(lab: BrowserLab): Promise<{ site: FaultServer, reader: Reader, app: AppFiles }> {
  const stage = await visited(lab, true)
  await stage.reader.until(READY, 'the promise')
  await runs(stage.reader, stage.app)
  return stage
}

/** Waits until the page is of a build. */
export async function runs(reader: Reader, app: AppFiles): Promise<void> {
  const main = mainOf(app)
  await reader.until(`${RUNNING} === ${JSON.stringify(main)} && document.querySelector('h1')`, `a page of ${main}`)
}

/** Presses 「新しいアプリがあるか確かめる」 on the settings and waits for what is said. */
export async function looks(reader: Reader, found: keyof typeof APP_UPDATE.looked): Promise<void> {
  await reader.until(`!document.querySelector('[data-app-looked]').textContent.includes(${JSON.stringify(APP_UPDATE.looked.looking)})`, 'the end of a look')
  await reader.pressButton(APP_UPDATE.look)
  await reader.reads(APP_UPDATE.looked[found])
}

/** The app goes on without its host: the same build, the same edition. */
export async function worksOffline(reader: Reader, site: FaultServer, app: AppFiles): Promise<void> {
  await site.stop()
  await reader.startAgain('settings')
  await runs(reader, app)
  await reader.shows(EDITION)
  await keepsNotes(reader)
  await site.resume()
}

/** Takes the offered app and ends on it. */
export async function switches(reader: Reader, app: AppFiles): Promise<void> {
  await reader.pressButton(APP_UPDATE.use)
  await runs(reader, app)
  await reader.shows(EDITION)
  await keepsNotes(reader)
}

/** Every note is there as it was written, in the store and in the mirror. */
export async function keepsNotes(reader: Reader): Promise<void> {
  const { notes, mirror } = parseRelease(readFileSync(`tests/fixtures/releases/${WITH_NOTES}.json`, 'utf8'))
  const held = await reader.page.evaluate<{ notes: readonly { body: { open: Note } }[] } | null>(storeDump('notebook'))
  expect(held?.notes.map(({ body }) => body.open)).toEqual(notes)
  const addresses = Object.keys(mirror)
  const texts = await reader.page.evaluate(`caches.open('notebook').then(cache => Promise.all(${JSON.stringify(addresses)}.map(address => cache.match(address).then(found => found?.text()))))`)
  expect(texts).toEqual(addresses.map(address => mirror[address]))
}

/** Nothing waits to be used. */
export async function offersNothing(reader: Reader): Promise<void> {
  expect(await reader.page.evaluate(`navigator.serviceWorker.getRegistration().then(found => found?.waiting?.state ?? 'none')`)).toBe('none')
  expect(await reader.page.evaluate(`document.querySelectorAll('[data-app-update]').length`)).toBe(0)
}
