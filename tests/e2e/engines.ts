import type { ChildProcess } from 'node:child_process'
import type { Page as ChromiumPage } from 'playwright-core'
import type { ElementHandle, Page as FirefoxPage } from 'puppeteer-core'
import type { WebDriver } from 'selenium-webdriver'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import puppeteer from 'puppeteer-core'
import { Builder, By, Capabilities } from 'selenium-webdriver'
import { ensureFirefox, ensureJourneyBrowser, ensureWebKit } from '../browser'

export const ENGINES = ['Chromium', 'Firefox', 'WebKit'] as const
export type EngineName = typeof ENGINES[number]

/** One page in one engine. */
export interface EnginePage {
  /** @param settle whether to let the page that is left end its look for an update first; only WebKit minds. */
  open: (url: string, settle?: boolean) => Promise<void>
  /** The value of an expression in the page; a promise is waited for. The value must be writable as JSON. */
  evaluate: <Value>(expression: string) => Promise<Value>
  /** Chooses a file of this machine in a file field. */
  attach: (selector: string, file: string) => Promise<void>
  close: () => Promise<void>
  /** The page as Chromium's own driver knows it, for what only that engine can be made to do. */
  readonly chromium?: ChromiumPage
}

/** An engine with its first page, with nothing stored before; to close it ends the browser. */
export interface Engine extends EnginePage {
  readonly name: EngineName
  readonly version: string
  /** One more tab of the same device. */
  newPage: () => Promise<EnginePage>
}

const SIZE = { width: 1180, height: 820 }
const PATIENCE_MS = 60_000

/** Starts an engine. */
export async function startEngine(name: EngineName): Promise<Engine> {
  const engine = await { Chromium: startChromium, Firefox: startFirefox, WebKit: startWebKit }[name]()
  return { ...goingOnInTheApp(engine), newPage: async () => goingOnInTheApp(await engine.newPage()) }
}

/** A page kept of a screen stands there for a moment before the app: tests begin at the app's own screen. */
function goingOnInTheApp<Page extends EnginePage>(page: Page): Page {
  return {
    ...page,
    open: async (url, settle) => {
      await page.open(url, settle)
      for (const end = Date.now() + PATIENCE_MS; Date.now() < end && await page.evaluate<boolean>('document.getElementById("app")?.hidden === true'); )
        await setTimeout(50)
    },
  }
}

/** Resolves when an expression becomes true in the page, however long the machine takes within reason. */
export async function until(engine: Engine, expression: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await setTimeout(50)) {
    if (await engine.evaluate<boolean>(`Boolean(${expression})`))
      return
  }
  throw new Error(`${engine.name}: never true: ${expression}`)
}

async function startChromium(): Promise<Engine> {
  const browser = await chromium.launch({ executablePath: ensureJourneyBrowser(), args: ['--no-sandbox', '--disable-gpu'] })
  const context = await browser.newContext({ viewport: SIZE, locale: 'ja-JP', timezoneId: 'Asia/Tokyo' })
  return {
    ...chromiumPage(await context.newPage()),
    name: 'Chromium',
    version: browser.version(),
    newPage: async () => chromiumPage(await context.newPage()),
    close: () => browser.close(),
  }
}

export function chromiumPage(page: ChromiumPage): EnginePage {
  return {
    open: async (url) => {
      await page.goto(url)
    },
    evaluate: async expression => unpack(await page.evaluate(packed(expression))),
    attach: (selector, file) => page.locator(selector).setInputFiles(file),
    close: () => page.close(),
    chromium: page,
  }
}

async function startFirefox(): Promise<Engine> {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    protocol: 'webDriverBiDi',
    executablePath: ensureFirefox(),
    headless: true,
    // On a machine that runs three engines at once the first start takes its time.
    timeout: 120_000,
    extraPrefsFirefox: { 'intl.accept_languages': 'ja' },
  })
  const newPage = async () => {
    const page = await browser.newPage()
    await page.setViewport(SIZE)
    return firefoxPage(page)
  }
  return {
    ...await newPage(),
    name: 'Firefox',
    version: (await browser.version()).replace(/^\D+/, ''),
    newPage,
    close: () => browser.close(),
  }
}

export function firefoxPage(page: FirefoxPage): EnginePage {
  return {
    open: async (url) => {
      await page.goto(url)
    },
    evaluate: async expression => unpack(await page.evaluate(packed(expression))),
    attach: async (selector, file) => {
      const [field] = await page.$$(selector)
      if (!field)
        throw new Error(`no field ${selector}`)
      await (field as ElementHandle<HTMLInputElement>).uploadFile(file)
    },
    close: () => page.close(),
  }
}

/** WebKitGTK draws on a screen of its own; its driver and its screen are ended with it. */
async function startWebKit(): Promise<Engine> {
  const parts = ensureWebKit()
  const home = mkdtempSync(join(tmpdir(), 'navi-webkit-'))
  const started: ChildProcess[] = []
  const end = async () => {
    for (const child of started.reverse())
      await ended(child)
    remove(home)
  }
  try {
    const screen = spawn(parts.display, ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
    started.push(screen)
    const display = await displayOf(screen)
    const port = await freePort()
    started.push(spawn(parts.driver, [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: `:${display}`, HOME: home, XDG_DATA_HOME: join(home, 'data'), XDG_CACHE_HOME: join(home, 'cache'), LANG: 'C.UTF-8', MESA_SHADER_CACHE_DISABLE: 'true' },
    }))
    const url = `http://127.0.0.1:${port}/`
    await answering(`${url}status`)
    const driver = await new Builder().usingServer(url).withCapabilities(new Capabilities({
      'browserName': 'MiniBrowser',
      'webkitgtk:browserOptions': { binary: parts.browser, args: ['--automation'] },
    })).build()
    await driver.manage().setTimeouts({ script: PATIENCE_MS, pageLoad: PATIENCE_MS })
    await driver.manage().window().setRect(SIZE)
    const windows = webkitWindows(driver)
    return {
      ...windows.page(await driver.getWindowHandle()),
      name: 'WebKit',
      version: String((await driver.getCapabilities()).get('browserVersion')),
      newPage: windows.newPage,
      close: async () => {
        await driver.quit()
        await end()
      },
    }
  }
  catch (error) {
    await end()
    throw error
  }
}

/** The driver speaks to one window at a time, so whatever is asked of another one waits for its turn. */
function webkitWindows(driver: WebDriver) {
  let turn: Promise<unknown> = Promise.resolve()
  let current: string | undefined
  const taking = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const mine = turn.then(work)
    turn = mine.catch(() => {})
    return mine
  }
  const page = (handle: string): EnginePage => {
    const inWindow = <Value>(work: () => Promise<Value>) => taking(async () => {
      if (current !== handle)
        await driver.switchTo().window(handle)
      current = handle
      return work()
    })
    return {
      open: (url, settle = true) => inWindow(async () => {
        if (settle)
          await synchronised(driver)
        await driver.get(url)
      }),
      evaluate: expression => inWindow(async () => unpack(await driver.executeAsyncScript(`${packed(expression)}.then(arguments[arguments.length - 1])`))),
      attach: (selector, file) => inWindow(() => driver.findElement(By.css(selector)).sendKeys(file)),
      close: () => inWindow(async () => {
        await driver.close()
        current = undefined
      }),
    }
  }
  const newPage = () => taking(async () => {
    // A new tab is asked for in a window that is open, which the last one spoken to may not be.
    const [first] = current === undefined ? await driver.getAllWindowHandles() : []
    if (first !== undefined)
      await driver.switchTo().window(first)
    await driver.switchTo().newWindow('tab')
    const handle = await driver.getWindowHandle()
    current = handle
    return page(handle)
  })
  return { page, newPage }
}

/** All engines answer in text: what each makes of an object is its own affair. */
function packed(expression: string): string {
  return `Promise.resolve().then(() => (${expression})).then(value => JSON.stringify({ value }), error => JSON.stringify({ error: String(error) }))`
}

function unpack<Value>(answer: unknown): Value {
  const { value, error }: { value: Value, error?: string } = JSON.parse(String(answer))
  if (error !== undefined)
    throw new Error(error)
  return value
}

/**
 * Waits until a page has looked for its update and let go of the lock.
 *
 * WebKitGTK keeps a transaction of a page that is left in its middle, and the next page of the site then waits for the
 * database for good.
 */
async function synchronised(driver: WebDriver): Promise<void> {
  const done = `location.protocol !== 'http:' || (performance.getEntriesByType('resource').some(({ name }) => name.includes('/feed/manifest')) && navigator.locks.query().then(({ held }) => !held.some(({ name }) => name.startsWith('sync:'))))`
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await setTimeout(50)) {
    if (unpack<boolean>(await driver.executeAsyncScript(`${packed(done)}.then(arguments[arguments.length - 1])`)))
      return
  }
}

/** What WebKit started itself may write for a moment longer; a folder left in the temporary ones then hurts nobody. */
function remove(home: string): void {
  try {
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  }
  catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOTEMPTY'))
      throw error
  }
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
      return resolve()
    child.once('exit', () => resolve())
    child.kill()
  })
}

/** The number of the screen that Xvfb chose for itself. */
async function displayOf(screen: ChildProcess): Promise<string> {
  let said = ''
  for await (const chunk of screen.stdio[3] as AsyncIterable<Buffer>) {
    said += chunk.toString()
    if (said.includes('\n'))
      return said.trim()
  }
  throw new Error('Xvfb ended before it had a screen')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')))
    })
  })
}

async function answering(url: string): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await setTimeout(100)) {
    if (await fetch(url).then(answer => answer.ok, () => false))
      return
  }
  throw new Error(`never answered: ${url}`)
}
