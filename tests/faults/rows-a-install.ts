import type { BrowserLab } from './browser-lab'
import type { Fault } from './fault'
import type { Row } from './row'
import { expect } from 'vitest'
import { installed, looks, NOT_READY, offersNothing, READY, switches, visited, worksOffline } from './installed'
import { laterBuild, storedPaths } from './later-build'
import { fewest, rows } from './row'

/** Removes what a broken installation stored, so that the next one asks for every file. */
const FORGET_APP = `caches.keys().then(names => Promise.all(names.map(name => caches.delete(name)))).then(() => true)`

/** Notes down every moment at which the page promises to work offline. */
const WATCH_PROMISE = `(window.promises = 0, new MutationObserver(() => { if (${READY}) window.promises++ }).observe(document.body, { subtree: true, childList: true, attributes: true }), true)`

const REGISTRATIONS = `navigator.serviceWorker.getRegistrations().then(all => all.length)`

/** Of the app in many files every so many are lost; of the app in few, every one. */
const EVERY = 6

/** A file as the worker asks for it, and nobody else on this screen. */
function unread(lab: BrowserLab, paths: readonly string[], loaded: readonly string[]): readonly string[] {
  const others = paths.filter(path => !loaded.includes(path) && path !== '/app.html')
  if (lab.full)
    return lab.letter === 'C' ? others.filter((_, index) => index % EVERY === 0) : others
  return fewest(lab, [0.5, 0, 0.99], 1).flatMap(share => others[Math.floor(others.length * share)] ?? [])
}

/** A first installation that fails at one file, then at another; each time nothing is promised, and then all is well. */
async function refusesToInstall(lab: BrowserLab, fault: Fault): Promise<void> {
  const { site, reader, app } = await visited(lab)
  await reader.until(NOT_READY, 'no promise')
  await reader.page.evaluate(WATCH_PROMISE)
  const loaded = await reader.page.evaluate<string[]>(`performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname)`)
  site.worker = true
  for (const path of ['/app.html', ...unread(lab, storedPaths(app), loaded)]) {
    site.heal().fail(path, fault)
    await looks(reader, 'incomplete')
    expect(await reader.page.evaluate(REGISTRATIONS)).toBe(0)
    await reader.reads('オフライン準備未完了')
    await reader.page.evaluate(FORGET_APP)
  }
  expect(await reader.page.evaluate('window.promises')).toBe(0)
  site.heal()
  await looks(reader, 'current')
  await reader.until(READY, 'the promise')
  await worksOffline(reader, site, app)
}

/** An update that cannot be taken: the app before goes on with and without its host, and the next look finds the update. */
async function keepsTheApp(lab: BrowserLab, where: (later: ReadonlyMap<string, Uint8Array>) => string, faults: readonly Fault[], said: 'unreachable' | 'incomplete'): Promise<void> {
  const { site, reader, app } = await installed(lab)
  const later = laterBuild(app, 'v2')
  site.app = later
  for (const fault of fewest(lab, faults, 2)) {
    site.heal().fail(where(later), fault)
    await looks(reader, said)
    await offersNothing(reader)
  }
  await worksOffline(reader, site, app)
  site.heal()
  await looks(reader, 'waiting')
  await switches(reader, later)
}

/** A. The app's installation, and the one of a later app. */
export const INSTALLING: readonly Row[] = rows(
  {
    id: 'A1',
    priority: 'P0',
    title: 'a first visit cut at any file of the app promises nothing, and the next look stores everything',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    limit: { everyday: 60_000, full: 600_000 },
    browser: lab => refusesToInstall(lab, { kind: 'reset' }),
  },
  {
    id: 'A2',
    priority: 'P0',
    title: 'a login page in the place of a file of the app is not stored',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    limit: { everyday: 60_000, full: 600_000 },
    browser: lab => refusesToInstall(lab, { kind: 'portal' }),
  },
  {
    id: 'A3',
    priority: 'P0',
    title: 'a worker that is a page, missing, an error or no program leaves the app as it is',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: lab => keepsTheApp(lab, () => '/sw.js', [
      { kind: 'portal' },
      { kind: 'replace', body: 'this is no program (', type: 'text/javascript' },
      { kind: 'status', status: 404 },
      { kind: 'status', status: 500 },
    ], 'unreachable'),
  },
  {
    id: 'A4',
    priority: 'P0',
    title: 'a new app of which one file fails is not offered, and is taken whole later',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: lab => keepsTheApp(lab, later => storedPaths(new Map(later)).find(path => path.includes('/assets/figures-')) ?? '', [{ kind: 'status', status: 500 }, { kind: 'portal' }], 'incomplete'),
  },
)
