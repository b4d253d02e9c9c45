import type { BrowserLab } from './browser-lab'
import type { FaultServer } from './fault-server'
import type { Row } from './row'
import type { AppFiles } from './app-files'
import type { Killable } from './killable'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { appFiles } from './app-files'
import { APP_IN_FEW } from './build-app'
import { edition, HELD } from './feed-simulator'
import { chance } from './kill-loop'
import { killableChromium, killableFirefox } from './killable'
import { laterBuild, mainOf } from './later-build'
import { Reader } from './reader'
import { rows } from './row'
import { profileFor } from './rows-profile'

/** Whether a worker is active: from then on the app must start without its host. */
const ACTIVE = `navigator.serviceWorker.getRegistration().then(found => Boolean(found?.active))`

/** What the page's main script is. */
const RUNNING = `document.querySelector('script[type="module"][src]')?.getAttribute('src')`

/** Looks for another app and takes it at once, without a reader's wish: the whole of its life is to be killed in. */
const RENEW = `(async () => {
  const found = await navigator.serviceWorker.getRegistration()
  const use = worker => worker?.addEventListener('statechange', () => worker.state === 'installed' && worker.postMessage({ type: 'SKIP_WAITING' }))
  found?.addEventListener('updatefound', () => use(found.installing))
  use(found?.installing)
  found?.waiting?.postMessage({ type: 'SKIP_WAITING' })
  await found?.update()
})().catch(() => {})`

/** Lives of one device, each ended while an app is being stored or put in place of another. */
async function survives(lab: BrowserLab, times: number, start: (profile: string) => Promise<Killable>): Promise<void> {
  const app = appFiles(APP_IN_FEW)
  const builds: AppFiles[] = [app]
  const site = (await lab.site({ app, worker: true })).serve(await edition(HELD))
  const profile = profileFor(lab)
  const random = chance(11)
  let alive: Killable | undefined
  lab.onEnd(async () => alive?.kill())
  let stored = false
  const tally = { lives: 0, offline: 0 }
  for (let life = 0; life < times; life++) {
    if (stored)
      await site.stop()
    alive = await start(profile)
    const reader = new Reader(alive.page, site)
    await starts(reader, site, builds)
    tally.offline += stored ? 1 : 0
    await site.resume()
    // Two lives may end before anything is stored; after them there is something that must not be lost.
    if (life >= 2)
      await reader.until(`await ${ACTIVE}`, 'a stored app')
    stored = await reader.page.evaluate<boolean>(ACTIVE)
    builds.push(laterBuild(app, `${String.fromCharCode(97 + life % 26)}${Math.floor(life / 26)}`))
    site.app = builds.at(-1) ?? app
    if (stored)
      await reader.page.evaluate(`void ${RENEW}, true`)
    await pause(random() * 1500)
    // What became active meanwhile counts: whoever was told so relies on it.
    stored = await reader.page.evaluate<boolean>(ACTIVE).catch(() => stored)
    await alive.kill()
    alive = undefined
    tally.lives++
  }
  await site.stop()
  alive = await start(profile)
  await starts(new Reader(alive.page, site), site, builds)
  await alive.close()
  alive = undefined
  lab.counted(tally)
  // Lives in which nothing was stored yet would prove little.
  expect(tally.offline).toBeGreaterThan(0)
}

/** The next start shows the plan, by one of the builds there ever were and by no mixture. */
async function starts(reader: Reader, site: FaultServer, builds: readonly AppFiles[]): Promise<void> {
  await reader.page.open(`${site.url}settings`, false)
  await reader.until(`document.querySelector('h1')`, 'a screen')
  await reader.shows(HELD)
  expect(builds.map(mainOf)).toContain(await reader.page.evaluate(RUNNING))
}

/** A11: kills while the app itself is stored. */
export const APP_KILLS: readonly Row[] = rows({
  id: 'A11',
  priority: 'P1',
  title: 'killed while an app is stored or takes over, the device starts with the old one or the new one, without its host too',
  engines: ['C', 'F'],
  everyday: 'C',
  kills: 'some',
  browser: lab => lab.letter === 'C'
    ? survives(lab, Math.max(4, Math.ceil(lab.lives.kills / 5)), killableChromium)
    : survives(lab, Math.max(4, Math.ceil(lab.lives.kills / 50)), killableFirefox),
  limit: { everyday: 90_000, full: 1_800_000 },
})
