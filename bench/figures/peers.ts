import type { Browser, Page } from 'playwright-core'
import type { EditionContent } from '../../src/domain/edition'
import type { Figure } from '../statistics'
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { madeUp } from '../made-up'
import { peersHost } from '../peers/server'
import { freshPhone } from '../phone'
import { remove } from '../site'
import { figure, ratios, told } from '../statistics'

const SYSTEMS = ['PouchDB', 'RxDB'] as const
type System = typeof SYSTEMS[number]

/** Rows, and rounds at most: the largest takes minutes for one. */
const SIZES = [[500, Infinity], [5_000, Infinity], [50_000, 1]] as const
/** One row in so many is another in the second edition. */
const EVERY = 100

interface Timed {
  /** Milliseconds. */
  readonly took: number
  readonly value: number
}

declare global {
  interface Window { peers: { readonly limit: (url: string) => Promise<Timed> } & Readonly<Record<System, () => Promise<Timed>>> }
}

/** What one system took in one round, beside the limits of the same page. */
interface Round {
  readonly limit: number
  readonly first: number
  readonly changeLimit: number
  readonly change: number
  readonly requests: number
}

/** First replication and an update of one row in a hundred by other systems, beside plain `fetch` and `JSON.parse` of the same rows. No budgets: they are not ours. */
export async function peersFigures(browser: Browser, rounds: number, sizes: readonly (readonly [rows: number, most: number])[] = SIZES): Promise<readonly Figure[]> {
  if (!existsSync('bench/peers/node_modules'))
    execFileSync('npm', ['ci', '--prefix', 'bench/peers', '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: ['ignore', 'ignore', 'inherit'] })
  const folder = mkdtempSync(join(tmpdir(), 'bench-peers-'))
  await build({ configFile: false, root: 'bench/peers/page', logLevel: 'error', define: { global: 'globalThis' }, build: { outDir: folder, emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 } })
  const figures: Figure[] = []
  for (const [rows, most] of sizes) {
    const seen: Record<System, Round[]> = { PouchDB: [], RxDB: [] }
    for (let at = 0; at < Math.min(rounds, most); at++)
      for (const system of at % 2 === 0 ? SYSTEMS : SYSTEMS.toReversed())
        seen[system].push(await round(browser, folder, system, rows))
    figures.push(...SYSTEMS.flatMap(system => figuresOf(system, rows, seen[system])))
  }
  remove(folder)
  return figures
}

function figuresOf(system: System, rows: number, seen: readonly Round[]): readonly Figure[] {
  const of = (read: (round: Round) => number) => seen.map(read)
  const [first, limit, change, changeLimit] = [of(({ first }) => first), of(({ limit }) => limit), of(({ change }) => change), of(({ changeLimit }) => changeLimit)]
  const requests = `${told(of(({ requests }) => requests), 'requests')}`
  return [
    figure(`${system}: first sync ÷ limit`, ratios(first, limit), Infinity, `${told(first, 'ms')} ÷ ${told(limit, 'ms')}, ${requests}`, rows),
    figure(`${system}: 1 % changed ÷ limit`, ratios(change, changeLimit), Infinity, `${told(change, 'ms')} ÷ ${told(changeLimit, 'ms')}`, rows),
  ]
}

async function round(browser: Browser, folder: string, system: System, rows: number): Promise<Round> {
  const all = documents(madeUp(rows))
  const changed = new Map([...documents(madeUp(rows, { version: 2, everyNth: EVERY }))].filter(([id, row]) => JSON.stringify(row) !== JSON.stringify(all.get(id))))
  const host = await peersHost(folder, new Map([['all.json', plain(all)], ['changed.json', plain(changed)]]))
  const context = await freshPhone(browser)
  const page = await context.newPage()
  await page.goto(host.url)
  await page.waitForFunction(() => 'peers' in window)
  const run = async (expected: number): Promise<number> => {
    const { took, value } = await page.evaluate(system => window.peers[system](), system)
    if (value !== expected)
      throw new Error(`${system} holds ${value} of ${expected} documents`)
    return took
  }
  host.put(all)
  const limit = await limitOf(page, '/all.json')
  const before = host.requests()
  const first = await run(rows)
  const requests = host.requests() - before
  host.put(changed)
  const changeLimit = await limitOf(page, '/changed.json')
  const change = await run(rows)
  await context.close()
  await host.stop()
  return { limit, first, changeLimit, change, requests }
}

/** Milliseconds of plain `fetch` and `JSON.parse`, the second time: a page that just began is slow at everything. */
async function limitOf(page: Page, address: string): Promise<number> {
  await page.evaluate(address => window.peers.limit(address), address)
  return (await page.evaluate(address => window.peers.limit(address), address)).took
}

/** The rows that our own sync is measured with, by ids of their own. */
function documents({ initiatives, services, indicators }: EditionContent): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ...initiatives.map(row => [`initiative-${row.plan}-${row.code}`, row] as const),
    ...services.map(row => [row.id, row] as const),
    ...indicators.map(row => [row.id, row] as const),
  ])
}

function plain(rows: ReadonlyMap<string, unknown>): Uint8Array {
  return new TextEncoder().encode(JSON.stringify([...rows.values()]))
}
