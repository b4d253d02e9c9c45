import type { ChildProcess } from 'node:child_process'
import type { EnginePage } from '../e2e/engines'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { chromium } from 'playwright-core'
import process from 'node:process'
import puppeteer from 'puppeteer-core'
import { ensureChromium, ensureFirefox } from '../browser'
import { chromiumPage, firefoxPage } from '../e2e/engines'

/** A browser on a profile that outlives it, in a process group of its own. */
export interface Killable {
  readonly page: EnginePage
  /** What the browser said of itself. */
  readonly log: () => string
  /** SIGKILL for all of it at once, and nothing of it left. */
  kill: () => Promise<void>
  /** Ends it in peace, so that everything is written. */
  close: () => Promise<void>
}

const FLAGS = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-extensions', '--enable-logging=stderr', '--window-size=1180,820']

export async function killableChromium(profile: string): Promise<Killable> {
  const child = spawn(ensureChromium(), [...FLAGS, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'], { detached: true, stdio: ['ignore', 'ignore', 'pipe'] })
  const log = gathered(child)
  const endpoint = await saidIn(log, /DevTools listening on (ws:\S+)/)
  const browser = await chromium.connectOverCDP(endpoint)
  const [context] = browser.contexts()
  const page = context?.pages()[0] ?? await context?.newPage()
  if (!page)
    throw new Error('Chromium opened no page')
  return {
    page: chromiumPage(page),
    log,
    kill: () => ended(child, 'SIGKILL'),
    close: async () => {
      await (await browser.newBrowserCDPSession()).send('Browser.close').catch(() => {})
      await ended(child, 'SIGTERM')
    },
  }
}

/** Where Firefox's driver keeps a profile's own preferences meanwhile. */
const KEPT_BY_DRIVER = ['user.js.puppeteer', 'prefs.js.puppeteer']

export async function killableFirefox(profile: string): Promise<Killable> {
  const browser = await puppeteer.launch({ browser: 'firefox', protocol: 'webDriverBiDi', executablePath: ensureFirefox(), headless: true, userDataDir: profile, extraPrefsFirefox: { 'intl.accept_languages': 'ja' } })
  const child = browser.process()
  if (!child)
    throw new Error('Firefox has no process of its own')
  return {
    page: firefoxPage(await browser.newPage()),
    log: () => '',
    kill: async () => {
      await ended(child, 'SIGKILL')
      // Its driver puts the profile's preferences back once it has noticed: the next start must not meet it at that.
      for (const end = Date.now() + 5_000; Date.now() < end && KEPT_BY_DRIVER.some(name => existsSync(join(profile, name))); await pause(20));
    },
    close: () => browser.close(),
  }
}

function gathered(child: ChildProcess): () => string {
  let said = ''
  child.stderr?.on('data', (part: Buffer) => said += part.toString())
  return () => said
}

async function saidIn(log: () => string, wanted: RegExp): Promise<string> {
  for (const end = Date.now() + 30_000; Date.now() < end; await new Promise(resolve => setTimeout(resolve, 20))) {
    const [, found] = wanted.exec(log()) ?? []
    if (found)
      return found
  }
  throw new Error(`never said ${wanted.source}: ${log().slice(-500)}`)
}

/** The whole group: a browser is many processes, and one that lives on keeps the profile. */
async function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return
  const gone = once(child, 'exit')
  try {
    process.kill(-child.pid, signal)
  }
  catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH'))
      throw error
  }
  await gone
}
