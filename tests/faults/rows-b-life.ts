import type { BrowserLab } from './browser-lab'
import type { Lab, Row } from './row'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { expect } from 'vitest'
import { encodeEditionFile } from '../../src/feed/edition-file'
import { publish } from '../../src/publisher/publish'
import { HAND_OVER } from '../../src/ui/text/hand-over'
import { smallCity } from '../fixtures/small-city'
import { testKey } from '../fixtures/feed'
import { flipped } from './fault'
import { MANIFEST, SHARDS } from './fault-server'
import { inUse } from './in-use'
import { BAD, changedShards, edition, HELD, NEXT, OFFERED, pathOf } from './feed-simulator'
import { deviceOn, nodeSite, run } from './refusals'
import { fewest, rows } from './row'

/** The connection comes and goes five times a second. */
async function flickering(lab: BrowserLab): Promise<void> {
  const { site, reader, recovers } = await inUse(lab)
  site.serve(await edition(OFFERED)).fail(SHARDS, { kind: 'late', ms: 150 }).forget()
  const cdp = await reader.page.chromium?.context().newCDPSession(reader.page.chromium)
  const flips = lab.full ? 300 : lab.depth === 'everyday' ? 9 : 15
  for (let flip = 0; flip < flips; flip++) {
    const away = flip % 2 === 0
    if (cdp) {
      await cdp.send('Network.emulateNetworkConditions', { offline: away, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
    }
    else {
      await (away ? site.stop() : site.resume())
      await reader.page.evaluate(`window.dispatchEvent(new Event(${JSON.stringify(away ? 'offline' : 'online')}))`)
    }
    const { held } = await reader.page.evaluate<{ held: number }>(`navigator.locks.query().then(({ held }) => ({ held: held.filter(({ name }) => name.startsWith('sync:')).length }))`)
    expect(held).toBeLessThanOrEqual(1)
    await pause(200)
  }
  await site.resume()
  await cdp?.send('Network.emulateNetworkConditions', { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: -1 })
  // One look per return of the connection at most, and no storm of attempts.
  expect(site.count(MANIFEST)).toBeLessThanOrEqual(flips)
  expect((await reader.held())?.torn).toEqual([])
  await recovers()
}

/** A first visit that is broken off again and again, by reloading, by closing the tab, by a tablet that sleeps. */
async function brokenOff(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD)).fail(SHARDS, { kind: 'late', ms: 50 })
  let reader = await lab.reader(site)
  const waits = lab.full ? [100, 200, 300, 400, 500, 600, 700, 800, 1000, 3000, 5000] : fewest(lab, [500, 200, 900], 1)
  for (const wait of waits) {
    await reader.page.open(`${site.url}plans`, false)
    await pause(wait)
  }
  // Whoever has no edition yet may write all the same.
  const notes = await reader.writeNotes()
  await reader.page.close()
  reader = await lab.reader(site)
  await reader.page.open(site.url, false)
  const chromium = reader.page.chromium
  if (chromium) {
    const cdp = await chromium.context().newCDPSession(chromium)
    await pause(300)
    await cdp.send('Page.setWebLifecycleState', { state: 'frozen' })
    await pause(700)
    await cdp.send('Page.setWebLifecycleState', { state: 'active' })
  }
  await reader.shows(HELD)
  await reader.keeps(notes)
  site.heal().serve(await edition(NEXT))
  await reader.startAgain()
  await reader.shows(NEXT)
  await reader.keeps(notes)
}

/** Two tabs look at once: one download, and both show what it brought. */
async function twoTabs(lab: BrowserLab): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const [first, second] = [await lab.reader(site), await lab.reader(site)]
  await first.arrive(HELD)
  await second.open()
  await second.shows(HELD)
  site.serve(await edition(OFFERED)).fail(SHARDS, { kind: 'late', ms: 100 }).forget()
  await Promise.all([first.check(), second.check()])
  await first.shows(OFFERED)
  await second.shows(OFFERED)
  for (const shard of await changedShards())
    expect(site.count(pathOf(shard))).toBe(1)
}

/** A newer edition is published while a reader is between the manifest and its shards. */
async function publishedMeanwhile(lab: BrowserLab): Promise<void> {
  for (const pruned of fewest(lab, [true, false], 1)) {
    const { site, reader, notes } = await inUse(lab)
    const [shards, next] = [await changedShards(), await edition(NEXT)]
    site.serve(await edition(OFFERED)).asked = (path) => {
      if (!SHARDS.test(path))
        return
      site.serve(next)
      if (pruned)
        shards.map(shard => site.lose(shard.sha256))
    }
    await reader.check()
    await reader.until(`navigator.locks.query().then(({ held }) => held.every(({ name }) => !name.startsWith('sync:')))`, 'the end of the run')
    expect([HELD, OFFERED, NEXT]).toContain((await reader.held())?.version)
    expect((await reader.held())?.torn).toEqual([])
    await reader.startAgain()
    await reader.shows(NEXT)
    await reader.keeps(notes)
  }
}

/** A hall without a connection, and a file from somebody's memory stick: a good one, and one that was altered. */
async function handedOver(lab: BrowserLab): Promise<void> {
  const { site, reader, recovers } = await inUse(lab)
  await reader.open('settings')
  site.fail(/^\/feed\//, { kind: 'reset' })
  const folder = await mkdtemp(join(tmpdir(), 'faults-file-'))
  lab.onEnd(() => rm(folder, { recursive: true, force: true }))
  const offered = await edition(OFFERED)
  const [shard] = await changedShards()
  const altered = new Map(offered.shards).set(shard.sha256, flipped(offered.shards.get(shard.sha256) ?? new Uint8Array(), 900))
  const stranger = await BAD.byStranger()
  const files = [
    ['altered', { manifest: offered.manifest, roots: [], shards: altered }, HAND_OVER.damaged],
    ['stranger', { manifest: stranger.manifest, roots: [], shards: stranger.shards }, HAND_OVER.untrusted],
    ['good', { manifest: offered.manifest, roots: [], shards: offered.shards }, HAND_OVER.taken(OFFERED)],
  ] as const
  for (const [name, content, said] of files) {
    const file = join(folder, `${name}.fukushi`)
    await writeFile(file, gzipSync(encodeEditionFile(content)))
    await reader.until(`document.querySelector('[data-take-file]')`, 'the place for a file')
    await reader.page.attach('[data-take-file]', file)
    await reader.reads(said)
    await reader.shows(name === 'good' ? OFFERED : HELD)
  }
  await recovers()
}

/** A city that lost its rows: the publisher asks first; a reader takes what is signed and is told what went. */
async function senseless(lab: Lab): Promise<void> {
  const out = await mkdtemp(join(tmpdir(), 'faults-feed-'))
  lab.onEnd(() => rm(out, { recursive: true, force: true }))
  const request = { out, environment: 'dev', key: await testKey(), allowLoss: false }
  expect(await publish({ ...request, data: await smallCity() })).toMatchObject({ kind: 'published' })
  const emptied = await smallCity({ 'services': [], 'service-schedules': [], 'service-figures': [], 'programmes': [], 'programme-totals': [], 'assessments': [], 'discrepancies': [], 'easy': [], 'translations': [], 'terms': [], 'meeting-records': [], 'meeting-figures': [], 'topics': [] })
  expect(await publish({ ...request, data: emptied })).toMatchObject({ kind: 'loss' })
  expect(await publish({ ...request, data: emptied, allowLoss: true })).toMatchObject({ kind: 'published' })

  const site = await nodeSite(lab)
  const device = await deviceOn(site)
  site.serve(await BAD.senseless())
  const result = await run(device, site)
  expect(result).toMatchObject({ kind: 'updated', version: OFFERED })
  expect(result.kind === 'updated' ? result.changes.map(({ change }) => change) : []).toContain('removed')
  site.serve(await edition(NEXT))
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: NEXT })
}

/** B19 to B24: what happens around a run. */
export const LIFE: readonly Row[] = rows(
  {
    id: 'B19',
    priority: 'P0',
    title: 'a connection that comes and goes five times a second ends with a whole edition and few requests',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: flickering,
    limit: { everyday: 60_000, full: 180_000 },
  },
  {
    id: 'B20',
    priority: 'P0',
    title: 'a first visit that is reloaded, closed and put to sleep in its middle is made good by the next, with what was written meanwhile',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: brokenOff,
    limit: { everyday: 60_000, full: 120_000 },
  },
  {
    id: 'B22',
    priority: 'P1',
    title: 'two tabs that look at once share one download',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: twoTabs,
  },
  {
    id: 'B23',
    priority: 'P1',
    title: 'an edition published between manifest and shards leaves a whole one, old or new',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: publishedMeanwhile,
  },
  {
    id: 'B28',
    priority: 'P1',
    title: 'an edition from a file is judged as one from the host: altered or unknown ones are refused',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: handedOver,
  },
  {
    id: 'B24',
    priority: 'P1',
    title: 'a city that lost its rows is published on confirmation only, and readers are told what went',
    engines: ['N'],
    everyday: 'N',
    node: senseless,
  },
)
