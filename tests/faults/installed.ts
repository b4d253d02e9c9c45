import type { AppFiles } from './app-files'
import type { BrowserLab } from './browser-lab'
import type { FaultServer } from './fault-server'
import type { Reader } from './reader'
import { expect } from 'vitest'
import { APP_UPDATE } from '../../src/ui/text/app-update'
import { appFiles } from './app-files'
import { APP } from './build-app'
import { edition } from './feed-simulator'
import { fileIn } from './later-build'

/** The edition these rows read; the app is what changes. */
export const EDITION = 5

/** The main script of the build that a page runs. */
const RUNNING = `document.querySelector('script[type="module"][src]')?.getAttribute('src')`

/** Both halves of the promise, as the settings say it. */
export const READY = `document.querySelector('[data-offline][data-ready="true"]')`
export const NOT_READY = `document.querySelector('[data-offline][data-ready="false"]')`

/** A device on which nothing is stored yet, with the settings open. */
export async function visited(lab: BrowserLab, worker = false): Promise<{ site: FaultServer, reader: Reader, app: AppFiles }> {
  const app = appFiles(APP)
  const site = (await lab.site({ app: new Map(app), worker })).serve(await edition(EDITION))
  const reader = await lab.reader(site)
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
  const [, main = ''] = /<script type="module"[^>]* src="([^"]+)"/.exec(new TextDecoder().decode(fileIn(app, '/index.html'))) ?? []
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
  await site.resume()
}

/** Takes the offered app and ends on it. */
export async function switches(reader: Reader, app: AppFiles): Promise<void> {
  await reader.pressButton(APP_UPDATE.use)
  await runs(reader, app)
  await reader.shows(EDITION)
}

/** Nothing waits to be used. */
export async function offersNothing(reader: Reader): Promise<void> {
  expect(await reader.page.evaluate(`navigator.serviceWorker.getRegistration().then(found => found?.waiting?.state ?? 'none')`)).toBe('none')
  expect(await reader.page.evaluate(`document.querySelectorAll('[data-app-update]').length`)).toBe(0)
}
