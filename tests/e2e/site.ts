import type { Browser, BrowserContext, BrowserContextOptions, Page, Response } from 'playwright-core'
import type { PublishResult } from '../../src/publisher/publish'
import type { Host } from '../../src/publisher/host'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, onTestFinished } from 'vitest'
import { startHost } from '../../src/publisher/host'
import { publish } from '../../src/publisher/publish'
import { DEVELOPMENT_KEY, readSigningKey } from '../../src/publisher/signing-key'
import { ensureJourneyBrowser } from '../browser'
import { CITY, FIRST_EDITION, SITE } from './build-site'
import { misconduct, watchConduct } from './misconduct'

/** A site of its own for one test: the built app, a copy of the city's tables, a feed made from them, a real host. */
export interface TestSite {
  readonly url: string
  readonly folder: string
  /** Ends the host for real, as when a hall has no internet. */
  stop: () => Promise<void>
  /** Starts it again at the same address. */
  restart: () => Promise<void>
  /** Replaces text in a table; the next edition has it. */
  readonly edit: (table: string, change: (text: string) => string) => void
  /** The same, and publishes the next edition. */
  publishEdit: (table: string, change: (text: string) => string, note?: string) => Promise<PublishResult>
  /** The host's clock stands at an instant, for journeys whose device's does: a device a day off is told so. */
  readonly setClock: (instant: string) => void
  remove: () => Promise<void>
}

/**
 * @param created the instant the first edition claims to be made at, instead of the tables' own.
 * @param city the folder of tables, if not the repository's city; its id must be the one the app is built for.
 */
export async function openSite(created?: string, city = CITY): Promise<TestSite> {
  const folder = mkdtempSync(join(tmpdir(), 'navi-site-'))
  const tables = mkdtempSync(join(tmpdir(), 'navi-data-'))
  cpSync(SITE, folder, { recursive: true })
  cpSync(city, tables, { recursive: true })
  const key = await readSigningKey(DEVELOPMENT_KEY)
  const feed = join(folder, 'feed')
  const press = (note?: string) => publish({ data: tables, out: feed, environment: 'dev', key, allowLoss: false, note })
  if (created === undefined && city === CITY) {
    cpSync(FIRST_EDITION, feed, { recursive: true })
  }
  else {
    const first = await publish({ data: tables, out: feed, environment: 'dev', key, allowLoss: false, created })
    if (first.kind !== 'published')
      throw new Error(`the city's tables do not publish: ${first.kind}`)
  }
  let clock: string | undefined
  const now = () => clock === undefined ? new Date() : new Date(clock)
  let host: Host | undefined = await startHost(folder, 0, 'localhost', now)
  const { url } = host
  const stop = async () => {
    await host?.stop()
    host = undefined
  }
  const edit = (table: string, change: (text: string) => string) => {
    const file = join(tables, table)
    const before = readFileSync(file, 'utf8')
    const after = change(before)
    if (after === before)
      throw new Error(`nothing to change in ${table}`)
    writeFileSync(file, after)
  }
  return {
    url,
    folder,
    edit,
    stop,
    restart: async () => {
      host ??= await startHost(folder, Number(new URL(url).port), 'localhost', now)
    },
    setClock: (instant) => {
      clock = instant
    },
    publishEdit: async (table, change, note) => {
      edit(table, change)
      return press(note)
    },
    remove: async () => {
      await stop()
      rmSync(folder, { recursive: true, force: true })
      rmSync(tables, { recursive: true, force: true })
    },
  }
}

export const PHONE: BrowserContextOptions = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }
export const TABLET: BrowserContextOptions = { viewport: { width: 1180, height: 820 }, hasTouch: true }

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureJourneyBrowser(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** What a journey plays on: one browser for the file, and a site. */
export interface Stage {
  readonly browser: Browser
  readonly site: TestSite
}

/** A stage whose site stays as it is, so that a device may go from one journey to the next. */
export interface SharedStage extends Stage {
  /**
   * A page of a device that holds the app and the edition. The device is of this journey alone; an earlier journey of
   * the file may have had it before, and everything the reader did there is forgotten.
   */
  readonly reader: (options?: BrowserContextOptions, path?: string) => Promise<Page>
}

/** A browser and one site for all journeys of a file: for those that only read. */
export function sharedStage(): SharedStage {
  const stage = launchForFile()
  const idle = new Map<string, BrowserContext[]>()
  beforeAll(async () => {
    stage.site = await openSite()
  })
  afterAll(() => stage.site.remove())

  async function reader(options: BrowserContextOptions = PHONE, path = ''): Promise<Page> {
    const kind = JSON.stringify(options)
    const waiting = idle.get(kind) ?? []
    idle.set(kind, waiting)
    const context = waiting.pop()
    const page = context ? await revisit(context, stage.site, path) : await firstVisit(await device(stage.browser, options), stage.site, path)
    onTestFinished(async () => {
      await Promise.all(page.context().pages().map(each => each.close()))
      waiting.push(page.context())
    })
    return page
  }
  return Object.assign(stage, { reader })
}

/** Opens the app on a device that has it, as if nobody had used it before. */
async function revisit(context: BrowserContext, site: TestSite, path: string): Promise<Page> {
  const page = await context.newPage()
  // Not the app, which would keep its databases open.
  await page.goto(`${site.url}feed/manifest.json`)
  await page.evaluate(async () => {
    localStorage.clear()
    await caches.delete('notebook')
    await new Promise((done, failed) => {
      const erasing = indexedDB.deleteDatabase('notebook')
      erasing.onsuccess = done
      erasing.onerror = () => failed(erasing.error)
    })
  })
  await page.goto(site.url + path)
  await page.locator('[data-header-edition]').getByText('オフライン準備完了').waitFor({ state: 'attached' })
  return page
}

/** A browser for the file and a new site for every journey: for those that publish or damage. */
export function freshStage(): Stage {
  const stage = launchForFile()
  beforeEach(async () => {
    stage.site = await openSite()
  })
  afterEach(() => stage.site.remove())
  return stage
}

/** A browser alone: for journeys that open sites of their own. */
export function sharedBrowser(): Pick<Stage, 'browser'> {
  return launchForFile()
}

function launchForFile(): { browser: Browser, site: TestSite } {
  const stage = {} as { browser: Browser, site: TestSite }
  beforeAll(async () => {
    stage.browser = await launch()
  })
  afterAll(async () => {
    await stage.browser.close()
    expect(misconduct(), 'in all journeys of this file').toEqual([])
  })
  return stage
}

/** A fresh device: nothing stored, Japanese, Tokyo. What it does that no journey may do fails its file at the end. */
export async function device(browser: Browser, options: BrowserContextOptions = PHONE): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...options })
  watchConduct(context)
  const newPage = context.newPage.bind(context)
  context.newPage = async () => goingOnInTheApp(await newPage())
  return context
}

/** A page kept of a screen stands there for a moment before the app: journeys begin at the app's own screen. */
function goingOnInTheApp(page: Page): Page {
  const [goto, reload] = [page.goto.bind(page), page.reload.bind(page)]
  const arrived = async (answer: Response | null) => {
    if (answer?.fromServiceWorker())
      await page.waitForFunction(() => !document.getElementById('app')?.hidden)
    return answer
  }
  page.goto = async (...where) => arrived(await goto(...where))
  page.reload = async (...how) => arrived(await reload(...how))
  return page
}

/** Opens the app and waits until it says that everything is on the device. */
export async function firstVisit(context: BrowserContext, site: TestSite, path = ''): Promise<Page> {
  const page = await context.newPage()
  await page.goto(site.url + path)
  if (path !== '') {
    await page.locator('[data-header-edition]').getByText('オフライン準備完了').waitFor({ state: 'attached' })
    return page
  }
  await page.locator('[data-offline][data-ready="true"]').waitFor()
  return page
}

/** The page's main text, as a reader sees it. */
export function mainText(page: Page): Promise<string> {
  return page.locator('main').innerText()
}
