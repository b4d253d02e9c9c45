import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { PackedHost } from '../packed-host'
import type { Content, Sight } from '../phone'
import type { Figure } from '../statistics'
import { PACKS } from '../../src/worker/page-packs'
import { packedHost } from '../packed-host'
import { freshPhone, watch } from '../phone'
import { appFolder, FLOOR_WORDS, floorFolder, remove } from '../site'
import { figure, ratios, told } from '../statistics'

const TITLE: Content = { part: '[data-page-title]', words: '' }
const FLOOR: Content = { part: 'p', words: FLOOR_WORDS }
/** An initiative that was opened on the device before, and one that never was. */
const [OPENED, UNOPENED] = ['plans/r2/initiatives/4-1-2-10', 'plans/r2/initiatives/1-1-1-1']

interface Round {
  readonly floor: Sight
  readonly home: Sight
  readonly item: Sight
  readonly unopened: Sight
  readonly online: Sight
}

/**
 * A phone that has the app starts it again: without a connection, and with one; beside a page of one paragraph kept by a
 * worker of the same make. Largest paint and shifts are counted until a second after the app has taken its place.
 */
export async function restartFigures(browser: Browser, rounds: number): Promise<readonly Figure[]> {
  const folders = [await appFolder(), await floorFolder()] as const
  const [app, floor] = [await packedHost(folders[0]), await packedHost(folders[1])]
  const seen: Round[] = []
  for (let at = 0; at <= rounds; at++) {
    const round = await measureRound(browser, app, floor)
    // The first one packs the files.
    if (at > 0)
      seen.push(round)
  }
  await Promise.all([app.stop(), floor.stop()])
  remove(...folders)
  const floors = seen.map(({ floor }) => floor.largest)
  const byFloor = (name: string, read: (round: Round) => Sight, budget: number) => {
    const values = seen.map(round => read(round).largest)
    return figure(name, ratios(values, floors), budget, `${told(values, 'ms')} ÷ ${told(floors, 'ms')}; first words after ${told(seen.map(round => read(round).content), 'ms')}`)
  }
  return [
    byFloor('restart offline, home: LCP ÷ floor', ({ home }) => home, 2),
    byFloor('restart offline, item opened before: LCP ÷ floor', ({ item }) => item, 2),
    byFloor('restart offline, item never opened: LCP ÷ floor', ({ unopened }) => unopened, 2),
    byFloor('restart online, home: LCP ÷ floor', ({ online }) => online, 2),
    figure('restart, home: layout shift', seen.map(({ home }) => home.shift), 0.02, 'until a second after the app has come'),
    figure('restart, item: layout shift', seen.map(({ item }) => item.shift), 0.02, 'until a second after the app has come'),
  ]
}

async function measureRound(browser: Browser, app: PackedHost, floor: PackedHost): Promise<Round> {
  const plain = await freshPhone(browser)
  await prepare(plain, floor.url, async page => void await page.waitForFunction(() => navigator.serviceWorker.controller !== null))
  const floorSight = await start(plain, floor.url, FLOOR)
  await plain.close()

  const phone = await freshPhone(browser)
  await prepare(phone, app.url, page => kept(page, 'kept-pages', 1))
  await prepare(phone, app.url + OPENED, async (page) => {
    await kept(page, 'kept-pages', 2)
    await kept(page, 'kept-packs', PACKS)
  })
  const online = await start(phone, app.url, TITLE, false)
  const home = await start(phone, app.url, TITLE)
  const item = await start(phone, app.url + OPENED, TITLE)
  const unopened = await start(phone, app.url + UNOPENED, TITLE)
  await phone.close()
  return { floor: floorSight, home, item, unopened, online }
}

async function prepare(phone: BrowserContext, url: string, ready: (page: Page) => Promise<void>): Promise<void> {
  const page = await phone.newPage()
  await page.goto(url)
  await ready(page)
  await page.close()
}

/** Until so many pages, or packs of them, are kept on the device. */
async function kept(page: Page, name: string, count: number): Promise<void> {
  const pages = () => page.evaluate(async cache => await caches.has(cache) ? (await (await caches.open(cache)).keys()).length : 0, name)
  for (const end = Date.now() + 60_000; await pages() < count; await page.waitForTimeout(200)) {
    if (Date.now() > end)
      throw new Error('no page was kept')
  }
}

async function start(phone: BrowserContext, url: string, content: Content, offline = true): Promise<Sight> {
  const { page, sight } = await watch(phone, url, content, {
    slowly: true,
    offline,
    settle: 1000,
    before: ({ until }) => until('document.getElementById("first-page") === null'),
  })
  await page.close()
  return sight
}
