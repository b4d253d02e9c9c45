import process from 'node:process'
import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import type { Figure } from '../statistics'
import type { SyncSite } from '../sync-site'
import type { Timed } from '../sync-page/main'
import { bareTab } from '../bare-tab'
import { freshPhone } from '../phone'
import { remove } from '../site'
import { figure, ratios, told } from '../statistics'
import { ALL_ROWS, CHANGED_ROWS, syncSite } from '../sync-site'

/** Rows of the made-up editions, and how many times the limit their first sync may take. */
const SIZES = [[500, 4], [5_000, 3], [50_000, 3]] as const

/** How many times slower than this machine the phone computes, where a task's length is measured. */
const SLOWER = 4

/** What one round saw at one size; times in milliseconds. */
interface Round {
  readonly limit: number
  readonly first: number
  readonly changeLimit: number
  readonly change: number
  readonly reopen: number
  readonly read: number
  /** Bytes of the answers' bodies and heads. */
  readonly wire: number
  readonly changeWire: number
  readonly changeRequests: number
  /** Bytes of the storage after the first edition, and the most while the second came. */
  readonly kept: number
  readonly peak: number
  /** The longest task of the main thread, at 4× CPU. */
  readonly longest: number
}

/** First sync, an update of one row in a hundred, and opening one item again, beside plain `fetch` and `JSON.parse`. */
export async function syncFigures(browser: Browser, rounds: number, sizes: readonly (readonly [number, number])[] = SIZES): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  const reopened = new Map<number, readonly number[]>()
  for (const [rows, budget] of sizes) {
    const site = await syncSite(rows)
    const weights = await weighed(site)
    await round(browser, site)
    const seen: Round[] = []
    for (let at = 0; at < rounds; at++)
      seen.push(await round(browser, site))
    await site.host.stop()
    remove(site.folder)
    const of = (read: (round: Round) => number) => seen.map(read)
    const n = rows.toLocaleString('en')
    reopened.set(rows, of(({ reopen }) => reopen))
    figures.push(
      figure(`first sync, ${n} rows ÷ limit`, ratios(of(({ first }) => first), of(({ limit }) => limit)), budget, `${told(of(({ first }) => first), 'ms')} ÷ ${told(of(({ limit }) => limit), 'ms')}; all read again ${told(of(({ read }) => read), 'ms')}`, rows),
      figure(`1 % changed, ${n} rows: time ÷ limit`, ratios(of(({ change }) => change), of(({ changeLimit }) => changeLimit)), 2.5, `${told(of(({ change }) => change), 'ms')} ÷ ${told(of(({ changeLimit }) => changeLimit), 'ms')}`, rows),
      figure(`1 % changed, ${n} rows: bytes of the pack ÷ of these rows alone`, [weights.pack / weights.changed], 1.15, `${weights.pack} B ÷ ${weights.changed} B, brotli`, rows),
      figure(`1 % changed, ${n} rows: all bytes ÷ of these rows alone`, of(({ changeWire }) => changeWire / weights.changed), 1.15, `heads and manifest (${weights.manifest} B) counted`, rows),
      figure(`1 % changed, ${n} rows: requests`, of(({ changeRequests }) => changeRequests), 2, 'manifest, then the question for a newer root and the pack at the same time', rows),
      figure(`storage, ${n} rows ÷ wire`, of(({ kept, wire }) => kept / wire), 6, `${told(of(({ kept }) => kept / 1000), 'kB')} ÷ ${told(of(({ wire }) => wire / 1000), 'kB')}`, rows),
      figure(`storage while updating, ${n} rows ÷ before`, of(({ peak, kept }) => peak / kept), 3, `${told(of(({ peak }) => peak / 1000), 'kB')}`, rows),
      figure(`sync long task, ${n} rows (ms)`, of(({ longest }) => longest), 50, `at ${SLOWER}× CPU, first sync and update`, rows),
    )
  }
  const [least, most] = [reopened.get(sizes[0]?.[0] ?? 0), reopened.get(sizes.at(-1)?.[0] ?? 0)]
  if (least && most && sizes.length > 1)
    figures.push(figure('one item reopened, most rows ÷ fewest', ratios(most, least), 2, `${told(most, 'ms')} ÷ ${told(least, 'ms')}`))
  return figures
}

interface Weights {
  readonly changed: number
  readonly pack: number
  readonly manifest: number
}

/** Packs every file before it counts; bytes on the wire of those that make an update. */
async function weighed({ host, publish }: SyncSite): Promise<Weights> {
  const weigh = async (path: string) => Number((await fetch(host.url + path, { method: 'HEAD' })).headers.get('content-length'))
  const entriesOf = async (): Promise<{ readonly shards: readonly { readonly sha256: string }[], readonly packs?: readonly { readonly from: number, readonly sha256: string }[] }> => {
    const { payload }: { payload: string } = JSON.parse(await (await fetch(`${host.url}feed/manifest.json`)).text())
    return JSON.parse(Buffer.from(payload, 'base64').toString())
  }
  publish(1)
  const { shards, packs: first = [] } = await entriesOf()
  for (const { sha256 } of [...shards, ...first])
    await weigh(`feed/${sha256}.json`)
  await weigh(ALL_ROWS)
  publish(2)
  const pack = (await entriesOf()).packs?.find(({ from }) => from === 1)
  return { changed: await weigh(CHANGED_ROWS), pack: await weigh(`feed/${pack?.sha256}.json`), manifest: await weigh('feed/manifest.json') }
}

/** A host has its files packed long before it is asked; ours packs a manifest it was just given at the first question. */
async function packManifest({ host }: SyncSite): Promise<void> {
  await fetch(`${host.url}feed/manifest.json`, { method: 'HEAD' })
}

/** A fresh device takes the first edition, opens an item again, and takes the second; then once more as a slow phone. */
async function round(browser: Browser, site: SyncSite): Promise<Round> {
  const { host, trust, item } = site
  const context = await freshPhone(browser)
  site.publish(1)
  await packManifest(site)
  const first = await pageOf(context, site)
  const limit = await timesOf(first.page, page => page.evaluate(url => window.syncBench.limit(url), ALL_ROWS))
  const before = host.sent()
  const synced = await timesOf(first.page, page => page.evaluate(trust => window.syncBench.sync(trust), trust))
  const wire = host.sent() - before
  await first.page.close()

  const again = await pageOf(context, site)
  const reopen = await timesOf(again.page, page => page.evaluate(([trust, { collection, key }]) => window.syncBench.reopen(trust, collection, key), [trust, item] as const))
  await again.page.close()

  const later = await pageOf(context, site)
  const read = await timesOf(later.page, page => page.evaluate(trust => window.syncBench.read(trust), trust))
  const kept = await usage(later.session, host.url)
  site.publish(2)
  await packManifest(site)
  const changeLimit = await timesOf(later.page, page => page.evaluate(url => window.syncBench.limit(url), CHANGED_ROWS))
  const [sent, requests] = [host.sent(), host.requests()]
  const watching = watchUsage(later.session, host.url)
  const change = await timesOf(later.page, page => page.evaluate(trust => window.syncBench.sync(trust), trust))
  const peak = Math.max(await watching.stop(), await usage(later.session, host.url))
  const seen = { changeWire: host.sent() - sent, changeRequests: host.requests() - requests }
  await context.close()
  return { limit: limit.took, first: synced.took, changeLimit: changeLimit.took, change: change.took, reopen: reopen.took, read: read.took, wire, ...seen, kept, peak, longest: await longestTask(browser, site) }
}

/** The longest task of a slow phone, through the first sync, a start and an update. */
async function longestTask(browser: Browser, { host, trust, publish, rows }: SyncSite): Promise<number> {
  const tab = await bareTab(browser)
  const open = async () => {
    await tab.go(host.url)
    await tab.until('"syncBench" in window')
  }
  const longest = async (work: 'sync' | 'read') => Number(await tab.ask(`window.syncBench.${work}(${JSON.stringify(trust)}).then(({ longest }) => longest)`))
  publish(1)
  await open()
  await tab.slow(SLOWER)
  const first = await longest('sync')
  await open()
  const read = await longest('read')
  publish(2)
  const change = await longest('sync')
  await tab.close()
  if (process.env.BENCH_TELL)
    console.error(rows, 'longest', first, read, change)
  return Math.max(first, read, change)
}

async function pageOf(context: BrowserContext, { host }: SyncSite): Promise<{ readonly page: Page, readonly session: CDPSession }> {
  const page = await context.newPage()
  await page.addInitScript({ content: 'globalThis.__name = f => f' })
  await page.goto(host.url)
  await page.waitForFunction(() => 'syncBench' in window)
  return { page, session: await context.newCDPSession(page) }
}

async function timesOf<Value>(page: Page, work: (page: Page) => Promise<Timed<Value>>): Promise<Timed<Value>> {
  return work(page)
}

async function usage(session: CDPSession, url: string): Promise<number> {
  return (await session.send('Storage.getUsageAndQuota', { origin: new URL(url).origin })).usage
}

/** Asks again and again how much is kept; the most it saw. */
function watchUsage(session: CDPSession, url: string): { readonly stop: () => Promise<number> } {
  let most = 0
  let over = false
  const watching = (async () => {
    while (!over) {
      most = Math.max(most, await usage(session, url))
      await new Promise(resolve => setTimeout(resolve, 20))
    }
  })()
  return {
    stop: async () => {
      over = true
      await watching
      return most
    },
  }
}
