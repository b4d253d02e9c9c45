import type { Browser } from 'playwright-core'
import type { Questions } from '../phone'
import type { Figure } from '../statistics'
import { bareTab } from '../bare-tab'
import { builtPage } from '../built-page'
import { SLOWER } from '../phone'
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
    const tab = await bareTab(browser)
    await tab.go(url)
    await tab.until('"listBench" in window')
    await tab.slow(SLOWER)
    await measure(tab, SIZES[0], 'plain', plain)
    for (const [rows, seen] of long)
      await measure(tab, rows, 'long', seen)
    await tab.close()
  }
  await stop()
  const small = long.get(SIZES[0]) ?? nothing()
  return [
    ...[...long].map(([rows, seen]) => figure(`list, ${rows.toLocaleString('en')} rows at 4×: late frames (%)`, seen.late, 2, `of ${FRAMES}; plain list of ${SIZES[0].toLocaleString('en')}: ${told(plain.late, '%')}; ${median(seen.elements)} elements (plain ${median(plain.elements).toLocaleString('en')})`, rows)),
    figure('list, 50,000 rows: time to stand ÷ 2,000 rows', ratios(long.get(SIZES[1])?.took ?? [], small.took), 1.3, `${told(long.get(SIZES[1])?.took ?? [], 'ms')} ÷ ${told(small.took, 'ms')}; plain list ${told(plain.took, 'ms')}`, SIZES[1]),
  ]
}

async function measure({ ask }: Questions, rows: number, how: 'long' | 'plain', seen: Seen): Promise<void> {
  const told = async <Told>(expression: string): Promise<Told> => JSON.parse(String(await ask(`Promise.resolve(${expression}).then(JSON.stringify)`)))
  const scroll = (frames: number) => told<readonly number[]>(`window.listBench.scroll(${frames}, ${PIXELS})`)
  const { took, elements } = await told<{ readonly took: number, readonly elements: number }>(`window.listBench.draw(${rows}, '${how}')`)
  // The first flick is for the engine to get to know the code.
  await scroll(FRAMES / 4)
  const times = await scroll(FRAMES)
  if (await ask('window.listBench.filled()') !== true)
    throw new Error(`${how} list of ${rows}: nothing stands on the screen`)
  seen.took.push(took)
  seen.elements.push(elements)
  seen.late.push(times.filter(time => time > LATE).length / FRAMES * 100)
}
