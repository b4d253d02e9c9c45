import type { BrowserLab } from './browser-lab'
import type { Row } from './row'
import { expect } from 'vitest'
import { appFiles } from './app-files'
import { APP_IN_FEW, buildChanged } from './build-app'
import { edition, HELD } from './feed-simulator'
import { killLoop } from './kill-loop'
import { killableChromium } from './killable'
import { storedPaths, withoutIntegrity } from './later-build'
import { rows } from './row'

/** The app, spoilt: an edition is put in place step by step, each in a transaction of its own. */
const SPLIT = 'node_modules/.tmp/faults-app-split'

const TOGETHER = `db.transaction('rw', db.editions, db.shards, db.pointer, db.changes, async () => {
    const [pointerRow`

/** With the transaction taken apart, the kill loop must see torn editions: else it would see none where there are some. */
async function splitIsSeen(lab: BrowserLab): Promise<void> {
  await buildChanged(SPLIT, {
    'src/storage/put-edition.ts': code => code
      .replace(TOGETHER, `(async work => work())(async () => {\n    const [pointerRow`)
      .replace('db.editions.put(stored),', 'new Promise(resolve => setTimeout(resolve, 200)).then(() => db.editions.put(stored)),'),
  })
  const site = await lab.site({ app: appFiles(SPLIT) })
  const tally = await killLoop(lab, { times: Math.min(60, Math.max(20, lab.lives.kills)), seed: 7, start: killableChromium, ending: 'kill', site })
  lab.counted(tally)
  expect(tally.torn).toBeGreaterThan(0)
}

/** Without digests a login page is stored as a part of the app: what the digests are there against. */
async function portalGetsIn(lab: BrowserLab): Promise<void> {
  const app = appFiles(APP_IN_FEW)
  const stored = `caches.keys().then(names => Promise.all(names.map(async name => Promise.all((await (await caches.open(name)).matchAll()).map(answer => answer.text()))))).then(texts => texts.flat().some(text => text.includes('同意して接続')))`
  const registered = `navigator.serviceWorker.getRegistration().then(found => found?.active ? 'active' : 'none')`
  for (const spoilt of [true, false]) {
    const site = (await lab.site({ app: spoilt ? withoutIntegrity(app) : app, worker: true })).serve(await edition(HELD))
    const path = storedPaths(app).find(name => name.endsWith('.svg')) ?? '/icons/icon.svg'
    site.fail(path, { kind: 'portal' })
    const reader = await lab.reader(site)
    await reader.arrive(HELD)
    if (spoilt) {
      await reader.until(`await ${registered} === 'active'`, 'the worker that takes anything')
      expect(await reader.page.evaluate(stored)).toBe(true)
    }
    else {
      await reader.until(`await navigator.serviceWorker.getRegistration() === undefined`, 'the worker that refused')
      expect(await reader.page.evaluate(registered)).toBe('none')
    }
  }
}

/** Controls: spoilt apps in which the laboratory must find what it looks for. */
export const CONTROLS: readonly Row[] = rows(
  { id: 'K1', priority: 'P0', title: 'control: with the transaction split, killed devices hold torn editions', engines: ['C'], everyday: 'C', fullOnly: true, kills: 'some', browser: splitIsSeen, limit: { everyday: 600_000, full: 1_200_000 } },
  { id: 'K2', priority: 'P0', title: 'control: without digests a login page gets into the app, and with them not', engines: ['C', 'F'], everyday: 'C', fullOnly: true, browser: portalGetsIn, limit: { everyday: 90_000, full: 90_000 } },
)
