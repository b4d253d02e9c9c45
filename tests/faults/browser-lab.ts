import type { Engine, EngineName } from '../e2e/engines'
import type { AppFiles } from './app-files'
import type { BrowserLetter, Lab } from './row'
import { startEngine } from '../e2e/engines'
import { appFiles } from './app-files'
import { FaultServer } from './fault-server'
import { Reader } from './reader'

const NAMES: Readonly<Record<BrowserLetter, EngineName>> = { C: 'Chromium', F: 'Firefox', W: 'WebKit' }

/** What an engine offers a row. Every site is a new origin, so the row finds a device on which nothing is stored. */
export interface BrowserLab extends Lab {
  readonly letter: BrowserLetter
  /** A host of its own for the row. */
  site: (options?: { readonly app?: AppFiles, readonly worker?: boolean }) => Promise<FaultServer>
  /** A new page for a site; not yet opened. */
  reader: (site: FaultServer) => Promise<Reader>
}

const engines = new Map<BrowserLetter, Promise<Engine>>()

/** The engine of a letter, started when it is first wanted and shared by all rows. */
function sharedEngine(letter: BrowserLetter): Promise<Engine> {
  const engine = engines.get(letter) ?? startEngine(NAMES[letter])
  engines.set(letter, engine)
  return engine
}

/** Ends every engine that was started. */
export async function closeEngines(): Promise<void> {
  for (const engine of engines.values())
    await (await engine).close()
  engines.clear()
}

export function browserLab(lab: Lab, letter: BrowserLetter): BrowserLab {
  return {
    ...lab,
    letter,
    site: async ({ app = appFiles(lab.app), worker } = {}) => {
      const server = await FaultServer.start(app, { worker: worker ?? false })
      lab.onEnd(() => server.stop())
      return server
    },
    reader: async (site) => {
      const opened = await (await sharedEngine(letter)).newPage()
      let closing: Promise<void> | undefined
      // Some rows close their page themselves; not every driver forgives a second time.
      const page = { ...opened, close: () => closing ??= opened.close() }
      lab.onEnd(() => page.close())
      return new Reader(page, site)
    },
  }
}
