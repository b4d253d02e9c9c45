import type { BrowserLab } from './browser-lab'
import type { Row } from './row'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'vitest'
import { FAILURE } from '../../src/ui/text/sync'
import { MANIFEST, SHARDS } from './fault-server'
import { haste } from './page-clock'
import { inUse } from './in-use'
import { changedShards, edition, HELD, OFFERED } from './feed-simulator'
import { refused, refusedOnScreen, trouble } from './refusals'
import { fewest, rows } from './row'

const offered = await edition(OFFERED)
const [firstChanged] = await changedShards()

/** A host that is there and does not come forward. */
async function slow(lab: BrowserLab): Promise<void> {
  const { site, reader, recovers } = await inUse(lab)
  site.serve(offered).script = haste(lab.depth === 'everyday' ? 20 : 8)
  const waits = [
    [MANIFEST, { kind: 'silent' }],
    [SHARDS, { kind: 'drip', everyMs: 500 }],
    [SHARDS, { kind: 'silent' }],
    [MANIFEST, { kind: 'drip', everyMs: 500 }],
  ] as const
  for (const [path, fault] of fewest(lab, waits, 2)) {
    site.heal().fail(path, fault)
    // While the host says nothing the plan is read as ever.
    await reader.startAgain()
    await reader.shows(HELD)
    await reader.checkAndRead(FAILURE.timeout)
    await reader.shows(HELD)
  }
  await recovers()
}

/** How many times as fast the timers of a page run that is to be left waiting. */
const TIMES = 10

/** Seconds for which the host wants no question. */
const RETRY_AFTER = 20

/** The app's own schedule, with nobody pressing anything: it keeps away as long as it was told to, and comes back. */
async function leftAlone(lab: BrowserLab): Promise<void> {
  const { site, reader, recovers } = await inUse(lab)
  site.fail(MANIFEST, { kind: 'status', status: 503, retryAfter: String(RETRY_AFTER) }).forget()
  site.script = haste(TIMES)
  await reader.startAgain()
  for (const end = Date.now() + RETRY_AFTER * 1000 / TIMES - 500; Date.now() < end; await pause(100))
    await reader.page.evaluate(`window.dispatchEvent(new Event('online')), document.dispatchEvent(new Event('visibilitychange'))`)
  expect(site.count(MANIFEST)).toBe(1)
  site.heal().serve(await edition(OFFERED))
  await reader.shows(OFFERED)
  const [first, second] = site.requests.filter(({ path }) => path === MANIFEST).map(({ at }) => at)
  expect((second ?? 0) - (first ?? 0)).toBeGreaterThanOrEqual(RETRY_AFTER * 1000 / TIMES)
  await recovers()
}

/** Another host altogether, which lets nobody read it from elsewhere. */
async function redirected(lab: BrowserLab): Promise<void> {
  const login = await lab.site()
  login.fail(/./, { kind: 'portal' })
  await refusedOnScreen(lab, [
    trouble(site => site.fail(MANIFEST, { kind: 'redirect', to: `${login.url}login` }), { kind: 'offline' }),
    trouble(site => site.serve(offered).fail(SHARDS, { kind: 'redirect', to: `${login.url}login` }), { kind: 'offline' }),
  ])
}

/** B5 to B9: hosts that answer something else, or nothing. */
export const HOSTS: readonly Row[] = rows(
  {
    id: 'B5',
    priority: 'P0',
    title: 'a login page in the place of the manifest or a shard is refused and named',
    engines: ['N', 'C', 'F', 'W'],
    everyday: 'N',
    ...refused(
      trouble(site => site.fail(MANIFEST, { kind: 'portal' }), { kind: 'notTheFeed', what: 'text/html' }),
      trouble(site => site.fail(MANIFEST, { kind: 'portal', type: 'application/json' }), { kind: 'notTheFeed', what: 'manifest' }),
      trouble(site => site.serve(offered).fail(SHARDS, { kind: 'portal' }), { kind: 'notTheFeed', what: 'text/html' }),
      // Longer or shorter than the shard should be: refused either way.
      trouble(site => site.serve(offered).fail(`/feed/${firstChanged.sha256}.json`, { kind: 'portal', type: 'application/json' }), { kind: 'damaged', what: firstChanged.name }),
    ),
  },
  {
    id: 'B6',
    priority: 'P0',
    title: 'a redirect to a login host is as good as no connection',
    engines: ['C', 'F', 'W'],
    everyday: 'W',
    browser: redirected,
  },
  {
    id: 'B7',
    priority: 'P0',
    title: 'a host that answers 401, 403, 404, 500 or 503 leaves the edition as it is',
    engines: ['N', 'C', 'F', 'W'],
    everyday: 'N',
    ...refused(...[401, 403, 404, 500, 503].flatMap(status => [
      trouble(site => site.fail(MANIFEST, { kind: 'status', status, retryAfter: '120' }), { kind: 'http', status, retryAfter: 120_000 }),
      trouble(site => site.serve(offered).fail(SHARDS, { kind: 'status', status, retryAfter: '120' }), { kind: 'http', status, retryAfter: 120_000 }),
    ])),
  },
  {
    id: 'B7',
    priority: 'P0',
    title: 'a host that asks to be left alone is left alone, whatever the connection does, and then asked again',
    engines: ['C'],
    browser: leftAlone,
  },
  {
    id: 'B8',
    priority: 'P1',
    title: 'a 304 that nobody asked for changes nothing',
    engines: ['C', 'F', 'W'],
    everyday: 'W',
    browser: lab => refusedOnScreen(lab, [
      // The reader's own wish never names an edition that would do.
      trouble(site => site.serve(offered).fail(MANIFEST, { kind: 'status', status: 304 }), { kind: 'http', status: 304 }, { kind: 'offline' }),
      trouble(site => site.serve(offered).fail(SHARDS, { kind: 'status', status: 304 }), { kind: 'http', status: 304 }, { kind: 'offline' }),
    ]),
  },
  {
    id: 'B9',
    priority: 'P0',
    title: 'a host that never answers, or byte by byte, is given up, and the plan is read meanwhile',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: slow,
  },
)
