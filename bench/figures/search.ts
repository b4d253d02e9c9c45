import type { Browser, Page } from 'playwright-core'
import type { Figure } from '../statistics'
import { builtPage } from '../built-page'
import { SLOWER } from '../phone'
import { figure, ratios, told } from '../statistics'

const SIZES = [2_000, 20_000, 100_000] as const

/** Times of one size, a value for each round: the 95th of a hundred questions, of the plainest search, and while all was made ready. */
interface Times {
  readonly search: number[]
  readonly limit: number[]
  readonly longest: number[]
  readonly made: number[]
  readonly idle: number[]
}

/** Search ÷ `String.includes` over the same folded text in the same page, and the longest task while a phone makes the index. */
export async function searchFigures(browser: Browser, rounds: number): Promise<readonly Figure[]> {
  const { url, stop } = await builtPage('search')
  const seen = new Map<number, Times>(SIZES.map(rows => [rows, { search: [], limit: [], longest: [], made: [], idle: [] }]))
  for (let round = 0; round < rounds; round++) {
    for (const [rows, times] of seen)
      await measure(browser, url, rows, times)
  }
  await stop()
  return [...seen].flatMap(([rows, { search, limit, longest, made, idle }]) => [
    figure(`search p95, ${rows.toLocaleString('en')} rows ÷ limit`, ratios(search, limit), 3, `${told(search, 'ms')} ÷ ${told(limit, 'ms')}`, rows),
    figure(`search index, ${rows.toLocaleString('en')} rows: longest task at 4× (ms)`, longest, 50, `ready after ${told(made, 'ms')}; slices that do nothing ${told(idle, 'ms')}`, rows),
  ])
}

/** A fresh page makes the index as a slow phone, then answers unhindered, as its worker cannot be slowed down. */
async function measure(browser: Browser, url: string, rows: number, times: Times): Promise<void> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(url)
  const session = await context.newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  const made = await page.evaluate(count => window.searchBench.make(count), rows)
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  if (made.worker !== rows > 5_000)
    throw new Error(`${rows} rows: ${made.worker ? 'a' : 'no'} worker was started`)
  const { search, limit } = await asked(page)
  times.search.push(percentile(search, 0.95))
  times.limit.push(percentile(limit, 0.95))
  times.longest.push(made.longest)
  times.made.push(made.took)
  times.idle.push(made.idle)
  await context.close()
}

/** All questions a few times; the first time is for the engine to get to know the code. */
async function asked(page: Page): Promise<{ readonly search: readonly number[], readonly limit: readonly number[] }> {
  await page.evaluate(() => window.searchBench.ask())
  const times: Awaited<ReturnType<Window['searchBench']['ask']>>[] = []
  for (let turn = 0; turn < 3; turn++)
    times.push(await page.evaluate(() => window.searchBench.ask()))
  return { search: times.flatMap(({ search }) => search), limit: times.flatMap(({ limit }) => limit) }
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
}
