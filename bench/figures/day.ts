import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Figure } from '../statistics'
import type { PackedHost } from '../packed-host'
import { packedHost } from '../packed-host'
import { freshPhone } from '../phone'
import { appFolder, remove } from '../site'
import { figure, told } from '../statistics'

/** How often the app is opened on a day in the pocket. */
const OPENS = 5
const HOUR = 60 * 60 * 1000

/** What one opening cost the reader's contract. */
interface Open {
  /** Requests that reached the host, and those of them for data: the rest are the browser's own for the worker. */
  readonly requests: number
  readonly ofData: number
  /** Bytes of the answers, heads counted. */
  readonly bytes: number
}

/** A day in the pocket: opened five times, nothing new published, and out of sight in between. */
export async function dayFigures(browser: Browser, rounds: number): Promise<readonly Figure[]> {
  const folder = await appFolder()
  const host = await packedHost(folder)
  const opens: Open[] = []
  const fired: number[] = []
  for (let at = 0; at < rounds; at++) {
    const context = await freshPhone(browser)
    await settled(await opened(context, host), host)
    for (let open = 0; open < OPENS; open++)
      opens.push(await onceMore(context, host))
    fired.push(await firedWhileHidden(context, host))
    await context.close()
  }
  await host.stop()
  remove(folder)
  return [
    figure('a day in the pocket: requests for data an opening', opens.map(({ ofData }) => ofData), 1, `${OPENS} openings, nothing new`, OPENS),
    figure('a day in the pocket: requests an opening', opens.map(({ requests }) => requests), 1, 'with the browser’s own question whether the worker is a newer one', OPENS),
    figure('a day in the pocket: bytes an opening', opens.map(({ bytes }) => bytes), 1000, `answers with their heads: ${told(opens.map(({ bytes }) => bytes), 'B')}`, OPENS),
    figure('timers that fire in an hour out of sight', fired, 0, 'the page told that it is hidden, an hour let pass'),
  ]
}

async function opened(context: BrowserContext, { url }: PackedHost): Promise<Page> {
  const page = await context.newPage()
  await page.goto(url, { timeout: 120_000 })
  return page
}

/** Waits until the app has its edition and its worker, and asks for nothing more; then closes it. */
async function settled(page: Page, host: PackedHost): Promise<void> {
  await page.waitForFunction(() => document.getElementById('first-page') === null && document.querySelector('[data-page-title]') !== null, undefined, { timeout: 120_000 })
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  await resting(page, host)
  await page.close()
}

/** Waits until the host has heard nothing for five seconds. */
async function resting(page: Page, host: PackedHost): Promise<void> {
  for (let before = -1; before !== host.requests();) {
    before = host.requests()
    await page.waitForTimeout(5_000)
  }
}

async function onceMore(context: BrowserContext, host: PackedHost): Promise<Open> {
  const before = { requests: host.requests(), sent: host.sent() }
  const page = await context.newPage()
  let ofData = 0
  page.on('request', (request) => {
    ofData += request.url().includes('/feed/') ? 1 : 0
  })
  await page.goto(host.url, { timeout: 120_000 })
  await settled(page, host)
  return { requests: host.requests() - before.requests, ofData, bytes: host.sent() - before.sent }
}

/** How many timers of the page fire in an hour in which it is told that nobody sees it. */
async function firedWhileHidden(context: BrowserContext, host: PackedHost): Promise<number> {
  const page = await context.newPage()
  await page.clock.install()
  // tsx names functions by a helper of its own, which the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = f => f' })
  await page.addInitScript(countFires)
  await page.goto(host.url, { timeout: 120_000 })
  await page.waitForFunction(() => document.querySelector('[data-page-title]') !== null, undefined, { timeout: 120_000 })
  await page.clock.runFor(10_000)
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' })
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => true })
    document.dispatchEvent(new Event('visibilitychange'))
  })
  // What was begun in sight may end: half a minute by the page's clock, which leaps, and ten seconds by ours, which the store and the worker need.
  for (let rest = 0; rest < 5; rest++) {
    await page.clock.runFor(6_000)
    await page.waitForTimeout(2_000)
  }
  const before = await fires(page)
  await page.clock.runFor(HOUR)
  return await fires(page) - before
}

/** Runs in the page before the app: every timer's call is counted. */
function countFires(): void {
  Reflect.set(window, 'fired', 0)
  for (const name of ['setTimeout', 'setInterval'] as const) {
    const native = window[name]
    const begin = (handler: () => void, wait?: number): unknown => Reflect.apply(native, window, [handler, wait])
    Reflect.set(window, name, (handler: () => void, wait?: number) => begin(() => {
      Reflect.set(window, 'fired', Number(Reflect.get(window, 'fired')) + 1)
      handler()
    }, wait))
  }
}

async function fires(page: Page): Promise<number> {
  return page.evaluate(() => Number(Reflect.get(window, 'fired')))
}
