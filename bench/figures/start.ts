import type { Browser } from 'playwright-core'
import type { PackedHost } from '../packed-host'
import type { Content, Sight } from '../phone'
import type { Figure } from '../statistics'
import { packedHost } from '../packed-host'
import { bareTab } from '../bare-tab'
import { FAST_3G, freshPhone, lookingOut, seenBy, SLOWER, watch } from '../phone'
import { appFolder, FLOOR_WORDS, floorFolder, remove } from '../site'
import { figure, ratios, told } from '../statistics'

const HOME = { path: '', content: { part: '[data-page-title]', words: '' } }
/** An initiative, as it is opened by a link somebody sent. */
const ITEM = { path: 'plans/r2/initiatives/4-1-2-10', content: { part: '[data-page-title]', words: '' } }
/** An indicator: its lines stand on the page before the app as a picture, and are drawn again by the app, in the same place. */
const CHART = { path: 'indicators/inclusive-society', content: { part: '#first-page figure svg, #app:not([hidden]) canvas[style*="width"]', words: '' } }
/** The app's own chart, drawn. */
const OWN_CHART = '#app:not([hidden]) canvas[style*="width"]'
/** The worker is in charge, and the edition is kept. */
const KEPT = 'navigator.serviceWorker?.controller != null && document.querySelector(\'[data-offline][data-ready="true"]\') !== null'
const FLOOR: Content = { part: 'p', words: FLOOR_WORDS }

/** What one round saw. */
interface Round {
  readonly floor: Sight
  readonly home: Sight
  readonly item: Sight
  readonly chart: Sight
  readonly tasks: Pick<Sight, 'blocking' | 'longest'>
  /** Until the app's own chart stood, milliseconds. */
  readonly ownChart: number
  readonly whole: number
  readonly requests: number
}

/** First visit, home and an item, beside a page of one paragraph. What comes after is the topic of restarts. */
export async function startFigures(browser: Browser, rounds: number): Promise<readonly Figure[]> {
  const folders = { app: await appFolder(), floor: await floorFolder() }
  const seen: Round[] = []
  await warm(browser, folders.app, folders.floor)
  for (let at = 0; at < rounds; at++)
    seen.push(await round(browser, folders.app, folders.floor))
  await stopHosts()
  remove(folders.app, folders.floor)
  const of = (read: (round: Round) => number) => seen.map(read)
  const floor = of(({ floor }) => floor.content)
  const floorLargest = of(({ floor }) => floor.largest)
  const byFloor = (name: string, read: (round: Round) => number, floors: readonly number[], budget: number) => figure(name, ratios(of(read), floors), budget, `${told(of(read), 'ms')} ÷ ${told(floors, 'ms')}`)
  return [
    byFloor('first visit, home: content ÷ floor', round => round.home.content, floor, 1.3),
    byFloor('first visit, item: content ÷ floor', round => round.item.content, floor, 1.3),
    figure('bytes to content, home (kB)', of(({ home }) => home.bytes / 1000), 30, 'answers that had come'),
    figure('bytes to content, item (kB)', of(({ item }) => item.bytes / 1000), 30, 'answers that had come'),
    byFloor('first visit, home: LCP ÷ floor', round => round.home.largest, floorLargest, 1.3),
    byFloor('first visit, item: LCP ÷ floor', round => round.item.largest, floorLargest, 1.3),
    figure('layout shift, home', of(({ home }) => home.shift), 0.02, ''),
    figure('layout shift, item', of(({ item }) => item.shift), 0.02, ''),
    figure('blocking time, home at 4× (ms)', of(({ tasks }) => tasks.blocking), 150, 'until the app had taken over and everything was stored'),
    figure('longest task after the content, home at 4× (ms)', of(({ tasks }) => tasks.longest), 50, 'until the app had taken over and everything was stored'),
    byFloor('first chart ÷ floor', round => round.chart.content, floor, 3),
    figure('layout shift, indicator', of(({ chart }) => chart.shift), 0.02, `until the app has drawn its own chart, ${told(of(({ ownChart }) => ownChart), 'ms')}`),
    figure('whole first visit (kB)', of(({ whole }) => whole / 1000), 300, `${told(of(({ requests }) => requests), 'requests')}`),
  ]
}

/** Packs every file before it counts. */
async function warm(browser: Browser, app: string, floor: string): Promise<void> {
  await round(browser, app, floor, 1)
}

async function round(browser: Browser, app: string, floor: string, settle?: number): Promise<Round> {
  const plain = await visit(browser, floor, { path: '', content: FLOOR }, { settle })
  const home = await visit(browser, app, HOME, { settle, wholly: true })
  const item = await visit(browser, app, ITEM, { settle })
  const chart = await visit(browser, app, CHART, { settle, part: OWN_CHART })
  const tasks = await tasksOf(browser, app, HOME)
  return { floor: plain.first, tasks, home: home.first, item: item.first, chart: chart.first, ownChart: chart.later, whole: home.whole, requests: home.requests }
}

interface Address {
  readonly path: string
  readonly content: Content
}

const hosts = new Map<string, PackedHost>()

/** What of a first visit is waited for besides its content. */
interface Wait {
  /** Milliseconds after the content. */
  readonly settle: number | undefined
  /** The worker and the edition. */
  readonly wholly?: true
  /** A part of the page. */
  readonly part?: string
}

/** A fresh phone opens an address; what it saw is what it had seen when everything waited for had come. */
async function visit(browser: Browser, folder: string, address: Address, { settle, wholly, part }: Wait): Promise<{ readonly first: Sight, readonly later: number, readonly whole: number, readonly requests: number }> {
  const host = hosts.get(folder) ?? await packedHost(folder)
  hosts.set(folder, host)
  const context = await freshPhone(browser)
  const before = { sent: host.sent(), requests: host.requests() }
  const { page, questions, sight } = await watch(context, host.url + address.path, address.content, { slowly: true, ...(settle === undefined ? {} : { settle }) })
  let later = 0
  if (part !== undefined) {
    await questions.until(`document.querySelector(${JSON.stringify(part)}) !== null`)
    later = Number(await questions.ask('performance.now()'))
    await page.waitForTimeout(1500)
  }
  if (wholly) {
    await questions.until(KEPT)
    await page.waitForTimeout(3000)
  }
  const { shift } = await seenBy(questions)
  await context.close()
  return { first: { ...sight, shift }, later, whole: host.sent() - before.sent, requests: host.requests() - before.requests }
}

/** What the tasks of a first visit come to, from the address to the kept edition, while nobody looks into the page. */
async function tasksOf(browser: Browser, folder: string, { path, content }: Address): Promise<Pick<Sight, 'blocking' | 'longest'>> {
  const host = hosts.get(folder) ?? await packedHost(folder)
  hosts.set(folder, host)
  const tab = await bareTab(browser)
  await tab.before(lookingOut(content))
  await tab.slow(SLOWER)
  await tab.narrow(FAST_3G)
  await tab.go(host.url + path)
  await tab.until(KEPT)
  await new Promise(resolve => setTimeout(resolve, 3000))
  const { blocking, longest } = await seenBy(tab)
  await tab.close()
  return { blocking, longest }
}

async function stopHosts(): Promise<void> {
  for (const host of hosts.values())
    await host.stop()
  hosts.clear()
}
