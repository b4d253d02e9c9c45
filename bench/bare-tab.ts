import type { Browser, CDPSession } from 'playwright-core'
import type { Evaluated, Questions } from './phone'
import { questionsBy, WINDOW_RESTS } from './phone'

/**
 * A tab that nobody looks into while it works.
 *
 * Whoever has the browser tell of requests, as Playwright does of every tab it knows, makes the page's own thread decode each
 * answer once more as text: a tenth of a second for six megabytes on a phone, which is no task of the page's. This tab is
 * opened past Playwright, in a profile of its own.
 */
export interface BareTab extends Questions {
  /** Goes to an address; resolves once its document has begun. */
  readonly go: (url: string) => Promise<void>
  /** Has a script run in every page before its own. */
  readonly before: (script: string) => Promise<void>
  readonly slow: (times: number) => Promise<void>
  /** Holds the network to so many milliseconds and bytes a second. */
  readonly narrow: (network: { readonly offline: boolean, readonly latency: number, readonly downloadThroughput: number, readonly uploadThroughput: number }) => Promise<void>
  readonly close: () => Promise<void>
}

interface Answer {
  readonly id?: number
  readonly result?: Evaluated
  readonly error?: { readonly message: string }
}

export async function bareTab(browser: Browser): Promise<BareTab> {
  const session = await browser.newBrowserCDPSession()
  const { browserContextId } = await session.send('Target.createBrowserContext')
  const { targetId } = await session.send('Target.createTarget', { url: 'about:blank', browserContextId, width: 390, height: 844 })
  const { send } = await messages(session, targetId)
  await send('Emulation.setDeviceMetricsOverride', { width: 390, height: 844, deviceScaleFactor: 1, mobile: true })
  await send('Emulation.setTouchEmulationEnabled', { enabled: true })
  await send('Page.enable')
  await new Promise(resolve => setTimeout(resolve, WINDOW_RESTS))
  const asking = questionsBy(expression => send('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true }))
  return {
    ...asking,
    before: async source => void await send('Page.addScriptToEvaluateOnNewDocument', { source }),
    slow: async rate => void await send('Emulation.setCPUThrottlingRate', { rate }),
    narrow: async network => void await send('Network.emulateNetworkConditions', network),
    go: async (url) => {
      await send('Page.navigate', { url })
      await asking.until('location.href !== "about:blank"')
    },
    close: async () => {
      await session.send('Target.disposeBrowserContext', { browserContextId })
      await session.detach()
    },
  }
}

/** Sends the tab its commands, packed into the browser's: so Playwright never hears of it. */
async function messages(session: CDPSession, targetId: string): Promise<{ readonly send: (method: string, params?: object) => Promise<Evaluated> }> {
  const waiting = new Map<number, (answer: Answer) => void>()
  session.on('Target.receivedMessageFromTarget', ({ message }) => {
    const answer: Answer = JSON.parse(message)
    waiting.get(answer.id ?? 0)?.(answer)
  })
  const { sessionId } = await session.send('Target.attachToTarget', { targetId, flatten: false })
  let last = 0
  return {
    send: async (method, params = {}) => {
      const id = ++last
      const answered = new Promise<Answer>(resolve => waiting.set(id, resolve))
      await session.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
      const { result, error } = await answered
      waiting.delete(id)
      if (error)
        throw new Error(`${method}: ${error.message}`)
      return result ?? {}
    },
  }
}
