import type { Browser, Page } from 'playwright-core'
import type { Figure } from '../statistics'
import { builtPage } from '../built-page'
import { SLOWER } from '../phone'
import { figure, ratios, told } from '../statistics'

const SIZES = [2_000, 20_000, 100_000] as const

/** Times of one size, a value for each round: the 95th of a hundred questions, of the plainest search, and while all was made ready. A question's own time is the median of its turns. */
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
  const { search, limit } = await asked(page, rows)
  times.search.push(percentile(search, 0.95))
  times.limit.push(percentile(limit, 0.95))
  times.longest.push(made.longest)
  times.made.push(made.took)
  times.idle.push(made.idle)
  await context.close()
}

/** Turns of every question, an odd number. */
const TURNS = 7

/** So many rows are looked through between two looks at the clock. */
const ROWS_A_LOOK = 20_000

/** All questions in turns; the first time is for the engine to get to know the code. */
async function asked(page: Page, rows: number): Promise<{ readonly search: readonly number[], readonly limit: readonly number[] }> {
  await page.evaluate(() => window.searchBench.ask(1, 3))
  return page.evaluate(([turns, calls]) => window.searchBench.ask(turns, calls), [TURNS, Math.max(1, Math.round(ROWS_A_LOOK / rows))] as const)
}

function percentile(values: readonly number[], share: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN
}
