import type { Page } from 'playwright-core'
import type { EnginePage } from './engines'
import { wholeScreen } from './notes'

/** A screen of no item, by way of which every other one is drawn anew. */
const NOWHERE = '-'

/** Played in the page: the address is changed as a tap on a link changes it, and the screen left is gone when it ends. */
async function change({ address, nowhere }: { readonly address: string, readonly nowhere: string }): Promise<void> {
  for (const [how, to] of [['pushState', nowhere], ['replaceState', address]] as const) {
    document.querySelector('main article')?.setAttribute('data-left', '')
    history[how](null, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
    for (const end = performance.now() + 15_000; document.querySelector('[data-left]') !== null; await new Promise(done => setTimeout(done, 5))) {
      if (performance.now() > end)
        throw new Error(`the screen before ${to} never went`)
    }
  }
}

/** Whether the app is open, and at a screen that a change of address would replace. */
function walkable(at: string, base: string, path: string): boolean {
  return at.startsWith(base) && ![at, base + path].some(address => address.endsWith('no-such-page'))
}

/**
 * Goes to a screen from the one that is open, as one does by the app's links, and waits until it is whole.
 * Loading it, which is told apart from it in other journeys, takes five times as long.
 */
export async function goTo(page: Page, base: string, path: string): Promise<void> {
  if (walkable(page.url(), base, path))
    await page.evaluate(change, { address: base + path, nowhere: base + NOWHERE })
  else
    await page.goto(base + path)
  await wholeScreen(page)
}

/** The same in any engine; whoever calls it waits for what the screen is opened for. */
export async function goToIn(engine: EnginePage, base: string, path: string): Promise<void> {
  if (walkable(await engine.evaluate('location.href'), base, path))
    await engine.evaluate(`(${change})(${JSON.stringify({ address: base + encodeURI(path), nowhere: base + NOWHERE })})`)
  else
    await engine.open(base + encodeURI(path))
}
