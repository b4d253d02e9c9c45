import type { BrowserLab } from './browser-lab'
import type { Row } from './row'
import { FAILURE } from '../../src/ui/text/sync'
import { MANIFEST, SHARDS } from './fault-server'
import { changedShards, edition, HELD, NEXT, OFFERED } from './feed-simulator'
import { refused, refusedOnScreen, trouble } from './refusals'
import { rows } from './row'

const offered = await edition(OFFERED)
const [firstChanged] = await changedShards()

/** The page's timers run eight times as fast, so that a wait of 15 s is one of two. */
const HASTE = `{
  const { setTimeout, setInterval } = window
  window.setTimeout = (work, ms, ...given) => setTimeout(work, (ms ?? 0) / 8, ...given)
  window.setInterval = (work, ms, ...given) => setInterval(work, (ms ?? 0) / 8, ...given)
}`

/** A host that is there and does not come forward. */
async function slow(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const reader = await lab.reader(site)
  await reader.arrive(HELD)
  const notes = await reader.writeNotes()
  site.serve(offered).script = HASTE
  for (const path of [MANIFEST, SHARDS]) {
    site.heal().fail(path, { kind: 'silent' })
    // While the host says nothing the plan is read as ever.
    await reader.startAgain()
    await reader.shows(HELD)
    await reader.checkAndRead(FAILURE.timeout)
    await reader.shows(HELD)
  }
  site.heal().serve(await edition(NEXT)).script = ''
  await reader.startAgain()
  await reader.shows(NEXT)
  await reader.keeps(notes)
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
    everyday: 'F',
    ...refused(
      trouble(site => site.fail(MANIFEST, { kind: 'portal' }), { kind: 'notTheFeed', what: 'text/html' }),
      trouble(site => site.fail(MANIFEST, { kind: 'portal', type: 'application/json' }), { kind: 'notTheFeed', what: 'manifest' }),
      trouble(site => site.serve(offered).fail(SHARDS, { kind: 'portal' }), { kind: 'notTheFeed', what: 'text/html' }),
      // Longer or shorter than the shard should be: refused either way.
      trouble(site => site.serve(offered).fail(SHARDS, { kind: 'portal', type: 'application/json' }), { kind: 'damaged', what: firstChanged.name }),
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
    everyday: 'C',
    ...refused(...[401, 403, 404, 500, 503].flatMap(status => [
      trouble(site => site.fail(MANIFEST, { kind: 'status', status, retryAfter: '120' }), { kind: 'http', status }),
      trouble(site => site.serve(offered).fail(SHARDS, { kind: 'status', status, retryAfter: '120' }), { kind: 'http', status }),
    ])),
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
    title: 'a host that never answers is given up, and the plan is read meanwhile',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: slow,
  },
)
