import type { Browser, Page } from 'playwright-core'
import type { Figure } from '../statistics'
import { builtPage } from '../built-page'
import { freshPhone, SLOWER } from '../phone'
import { figure, median, ratios, told } from '../statistics'

const SIZES = [2_000, 50_000] as const
const FRAMES = 120
/** A flick of the thumb: far more than anybody reads. */
const PIXELS = 600
/** Milliseconds after which a frame is late: the screen shows sixty in a second. */
const LATE = 20

/** What the rounds saw of one list. */
interface Seen {
  readonly late: number[]
  readonly took: number[]
  readonly elements: number[]
}

/** The app's long list at 4× CPU, and beside it a plain list of 2,000 rows: frames that come late, and time to stand. */
export async function listFigures(browser: Browser, rounds: number): Promise<readonly Figure[]> {
  const { url, stop } = await builtPage('list')
  const nothing = (): Seen => ({ late: [], took: [], elements: [] })
  const plain = nothing()
  const long = new Map<number, Seen>(SIZES.map(rows => [rows, nothing()]))
  for (let round = 0; round < rounds; round++) {
    const context = await freshPhone(browser)
    const page = await context.newPage()
    await page.goto(url)
    await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
    await measure(page, SIZES[0], 'plain', plain)
    for (const [rows, seen] of long)
      await measure(page, rows, 'long', seen)
    await context.close()
  }
  await stop()
  const small = long.get(SIZES[0]) ?? nothing()
  return [
    ...[...long].map(([rows, seen]) => figure(`list, ${rows.toLocaleString('en')} rows at 4×: late frames (%)`, seen.late, 2, `of ${FRAMES}; plain list of ${SIZES[0].toLocaleString('en')}: ${told(plain.late, '%')}; ${median(seen.elements)} elements (plain ${median(plain.elements).toLocaleString('en')})`, rows)),
    figure('list, 50,000 rows: time to stand ÷ 2,000 rows', ratios(long.get(SIZES[1])?.took ?? [], small.took), 1.3, `${told(long.get(SIZES[1])?.took ?? [], 'ms')} ÷ ${told(small.took, 'ms')}; plain list ${told(plain.took, 'ms')}`, SIZES[1]),
  ]
}

async function measure(page: Page, rows: number, how: 'long' | 'plain', seen: Seen): Promise<void> {
  const { took, elements } = await page.evaluate(([count, way]) => window.listBench.draw(count, way), [rows, how] as const)
  // The first flick is for the engine to get to know the code.
  await page.evaluate(([frames, pixels]) => window.listBench.scroll(frames, pixels), [FRAMES / 4, PIXELS] as const)
  const times = await page.evaluate(([frames, pixels]) => window.listBench.scroll(frames, pixels), [FRAMES, PIXELS] as const)
  if (!await page.evaluate(() => window.listBench.filled()))
    throw new Error(`${how} list of ${rows}: nothing stands on the screen`)
  seen.took.push(took)
  seen.elements.push(elements)
  seen.late.push(times.filter(time => time > LATE).length / FRAMES * 100)
}
