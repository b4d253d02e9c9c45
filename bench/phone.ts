import type { Browser, BrowserContext, CDPSession, Page } from 'playwright-core'
import { chromium } from 'playwright-core'
import { ensureChromium } from '../tests/browser'

/** A slow phone on a slow network, as DevTools names it. */
export const FAST_3G = { offline: false, latency: 562.5, downloadThroughput: 1_440_000 / 8, uploadThroughput: 675_000 / 8 }
/** How many times slower than this machine the phone computes. */
export const SLOWER = 4

/** What a page came to, in milliseconds since the navigation began and in bytes on the wire. */
export interface Sight {
  /** The first frame in which the content stands. */
  readonly content: number
  /** Bytes that had come for the page until then. */
  readonly bytes: number
  /** Largest contentful paint. */
  readonly largest: number
  readonly shift: number
  /** Sum of what tasks took beyond 50 ms. */
  readonly blocking: number
  /** The longest task that began after the content stood. */
  readonly longest: number
}

/** What to wait for: a part of the screen that is the content, and words that must stand in it. */
export interface Content {
  readonly part: string
  readonly words: string
}

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
}

/** A new window starts pages of the browser's own, for its address bar: a second of both cores that is no page's cost. */
export const WINDOW_RESTS = 2_000

/** A phone with nothing on it. */
export function freshPhone(browser: Browser): Promise<BrowserContext> {
  return browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, serviceWorkers: 'allow' })
}

/** Asks a page while it is measured. */
export interface Questions {
  /** What an expression comes to, or what its promise does. */
  readonly ask: (expression: string) => Promise<unknown>
  /** Resolves once an expression is true; asked for twenty times a second, for two minutes at most. */
  readonly until: (expression: string) => Promise<void>
}

/**
 * Questions without Playwright's own script, some 300 kB which the first of its questions brings into a page: one four times
 * slower evaluates it for a tenth of a second, and all of that would count as the page's own task.
 */
export function questions(session: CDPSession): Questions {
  return questionsBy(expression => session.send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }))
}

/** What a page says of an expression it evaluated. */
export interface Evaluated {
  readonly result?: { readonly value?: unknown }
  readonly exceptionDetails?: { readonly text: string, readonly exception?: { readonly description?: string } }
}

/** The same by any way in which a page evaluates an expression. */
export function questionsBy(evaluate: (expression: string) => Promise<Evaluated>): Questions {
  const ask: Questions['ask'] = async (expression) => {
    const { result, exceptionDetails } = await evaluate(expression)
    if (exceptionDetails)
      throw new Error(`${expression}: ${exceptionDetails.exception?.description ?? exceptionDetails.text}`)
    return result?.value
  }
  const until: Questions['until'] = async (expression) => {
    for (const end = Date.now() + 120_000; await ask(expression) !== true; await new Promise(resolve => setTimeout(resolve, 50))) {
      if (Date.now() > end)
        throw new Error(`never true: ${expression}`)
    }
  }
  return { ask, until }
}

/** What the page calls once the content stands. */
const STANDS = 'contentStands'

/** Listens for the page's word that its content stands, so that nobody asks before it does. */
async function whenContentStands(session: CDPSession): Promise<{ readonly stands: Promise<void> }> {
  const stands = new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the content never stood')), 120_000)
    session.on('Runtime.bindingCalled', ({ name }) => {
      if (name !== STANDS)
        return
      clearTimeout(timer)
      resolve()
    })
  })
  await session.send('Runtime.enable')
  await session.send('Runtime.addBinding', { name: STANDS })
  return { stands }
}

interface Seen { content?: number, largest: number, shift: number, blocking: number, longest: number }
declare global {
  interface Window { seen: Seen, contentStands: (text: string) => void }
}

/** Opens an address as a slow phone does and watches what the reader sees. */
export async function watch(context: BrowserContext, url: string, content: Content, options: { readonly slowly: boolean, readonly settle?: number, readonly offline?: boolean, readonly before?: (questions: Questions) => Promise<void> }): Promise<{ readonly page: Page, readonly questions: Questions, readonly sight: Sight }> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  const arrived = await countBytes(session)
  if (options.slowly) {
    await session.send('Network.emulateNetworkConditions', { ...FAST_3G, offline: options.offline ?? false })
    await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  }
  // tsx names functions by a helper of its own, which the page does not have.
  await page.addInitScript({ content: 'globalThis.__name = f => f' })
  await page.addInitScript(lookOut, content)
  const { stands } = await whenContentStands(session)
  await page.waitForTimeout(WINDOW_RESTS)
  await page.goto(url, { waitUntil: 'commit', timeout: 120_000 })
  await stands
  const asking = questions(session)
  const bytes = arrived((await seenBy(asking)).content)
  await options.before?.(asking)
  await page.waitForTimeout(options.settle ?? 1500)
  return { page, questions: asking, sight: { ...await seenBy(asking), bytes } }
}

/** What a page has seen so far. */
export async function seenBy({ ask }: Questions): Promise<Omit<Sight, 'bytes'>> {
  const { content = 0, largest, shift, blocking, longest }: Seen = JSON.parse(String(await ask('JSON.stringify(window.seen)')))
  return { content, largest, shift, blocking, longest }
}

/** Bytes of the page's own answers that had ended by a moment, milliseconds since its navigation. */
async function countBytes(session: CDPSession): Promise<(until: number) => number> {
  const ended: { readonly at: number, readonly bytes: number }[] = []
  let begin: number | undefined
  session.on('Network.requestWillBeSent', ({ timestamp }) => begin ??= timestamp)
  session.on('Network.loadingFinished', ({ timestamp, encodedDataLength }) => ended.push({ at: timestamp, bytes: encodedDataLength }))
  await session.send('Network.enable')
  return until => ended.filter(({ at }) => (at - (begin ?? 0)) * 1000 <= until).reduce((sum, { bytes }) => sum + bytes, 0)
}

/** The script that looks out for the content, for a page in which nobody waits for its word. */
export function lookingOut(content: Content): string {
  return `globalThis.__name = f => f; window.${STANDS} = () => {}; (${lookOut.toString()})(${JSON.stringify(content)})`
}

/** Runs in the page before anything else: notes the frame in which the content stands, and what the browser reports. */
function lookOut({ part, words }: Content): void {
  const seen: Seen = { largest: 0, shift: 0, blocking: 0, longest: 0 }
  window.seen = seen
  const look = () => {
    const found = document.querySelector(part)
    if (found?.textContent.includes(words) && found.checkVisibility())
      requestAnimationFrame(() => {
        seen.content = performance.now()
        // When the frame is on the screen, and has been reported.
        setTimeout(() => window.contentStands(''), 300)
      })
    else
      requestAnimationFrame(look)
  }
  requestAnimationFrame(look)
  new PerformanceObserver(list => list.getEntries().forEach(entry => seen.largest = entry.startTime)).observe({ type: 'largest-contentful-paint', buffered: true })
  new PerformanceObserver(list => list.getEntries().forEach((entry) => {
    seen.shift += 'value' in entry && typeof entry.value === 'number' && !('hadRecentInput' in entry && entry.hadRecentInput) ? entry.value : 0
  })).observe({ type: 'layout-shift', buffered: true })
  new PerformanceObserver(list => list.getEntries().forEach(({ startTime, duration }) => {
    seen.blocking += Math.max(0, duration - 50)
    if (seen.content !== undefined && startTime > seen.content)
      seen.longest = Math.max(seen.longest, duration)
  })).observe({ type: 'longtask', buffered: true })
}
