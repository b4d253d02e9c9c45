import type { BrowserLab } from './browser-lab'
import type { Framing, Place } from './fault'
import type { Encoding } from './wire'
import type { Lab, Row } from './row'
import { expect } from 'vitest'
import { failureSentence } from '../../src/ui/sync-sentence'
import { FAILURE, SYNC } from '../../src/ui/text/sync'
import { shown, whole } from '../sync/device'
import { MANIFEST } from './fault-server'
import { inUse } from './in-use'
import { changedShards, edition, endingInBlanks, HELD, NEXT, OFFERED, pathOf } from './feed-simulator'
import { deviceOn, nodeSite, refused, run, trouble } from './refusals'
import { fewest, rows } from './row'

/** One place at which a file is cut on its way. */
interface Cut {
  readonly what: 'manifest' | 'shard'
  readonly at: Place
  readonly framing: Framing
  readonly encoding: Encoding
}

const EVERY_STEP: readonly Place[] = [0, 1, ...Array.from({ length: 19 }, (_, index): Place => `${(index + 1) * 5}%`), -1]
const SOME: readonly Place[] = ['50%', -1, 0, 1]

function cuts(places: readonly Place[]): readonly Cut[] {
  return (['manifest', 'shard'] as const).flatMap(what => (['length', 'chunked', 'close'] as const).flatMap(framing =>
    (['identity', 'gzip', 'br'] as const).flatMap(encoding => places.map(at => ({ what, at, framing, encoding })))))
}

/** Whether only the last bytes of a compressed file are missing: what was in it may all be there. */
function mayBeWhole({ at, encoding }: Cut): boolean {
  return encoding !== 'identity' && (at === -1 || at === '95%')
}

/** A file cut anywhere is refused; only where nothing of the content is missing may it be taken, and then it is whole. */
async function cutInNode(lab: Lab): Promise<void> {
  const site = await nodeSite(lab)
  const { feed: offered, shard } = await endingInBlanks(OFFERED, HELD)
  const [held, next] = [await edition(HELD), await edition(NEXT)]
  let device = await deviceOn(site)
  for (const cut of cuts(lab.full ? EVERY_STEP : fewest(lab, SOME, 2))) {
    site.heal().serve(offered).fail(cut.what === 'manifest' ? MANIFEST : pathOf(shard), { kind: 'cut', at: cut.at, framing: cut.framing })
    site.encoding = cut.encoding
    const result = await run(device, site, true)
    const told = JSON.stringify({ cut, result })
    if (result.kind === 'failed') {
      expect(['offline', 'damaged', 'notTheFeed'], told).toContain(result.failure.kind)
      expect(await shown(device), told).toEqual(whole(HELD))
      continue
    }
    expect(mayBeWhole(cut), told).toBe(true)
    expect(await shown(device), told).toEqual(whole(OFFERED))
    site.heal().serve(held)
    device = await deviceOn(site)
  }
  site.heal().serve(next)
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: NEXT })
  expect(await shown(device)).toEqual(whole(NEXT))
}

const CUT_OFF = [FAILURE.offline, FAILURE.damaged, FAILURE.notTheFeed] as const

async function cutOnScreen(lab: BrowserLab): Promise<void> {
  const { site, reader, notes } = await inUse(lab)
  let version: number = HELD
  for (const cut of lab.full ? cuts(EVERY_STEP) : cuts(SOME).filter((_, index) => index % 5 === 0)) {
    const { feed, shard } = await endingInBlanks(version + 1, version)
    site.heal().serve(feed).fail(cut.what === 'manifest' ? MANIFEST : pathOf(shard), { kind: 'cut', at: cut.at, framing: cut.framing })
    site.encoding = cut.encoding
    const said = await reader.checkAndRead(...CUT_OFF, ...mayBeWhole(cut) ? [SYNC.updated(version + 1)] : [])
    version += said === SYNC.updated(version + 1) ? 1 : 0
    await reader.shows(version)
  }
  site.heal().serve(await edition(version + 2))
  await reader.startAgain()
  await reader.shows(version + 2)
  await reader.keeps(notes)
}

/** The host's own file is cut, its head says so, and caches may keep it for ever. */
async function cutOnTheHost(lab: BrowserLab): Promise<void> {
  const { site, reader, notes } = await inUse(lab)
  const [shard] = await changedShards()
  site.serve(await edition(OFFERED))
  for (const encoding of fewest(lab, ['br', 'gzip', 'identity'] as const, 1)) {
    site.encoding = encoding
    site.heal().fail(pathOf(shard), { kind: 'cutFile', at: '60%' }).forget()
    await reader.checkAndRead(failureSentence({ kind: 'damaged', what: shard.name }))
    await reader.shows(HELD)
    // Past every cache at the second attempt, and no third.
    expect(site.count(pathOf(shard))).toBeGreaterThanOrEqual(1)
    expect(site.count(pathOf(shard))).toBeLessThanOrEqual(2)
  }
  // The same edition, mended on the host: what a cache kept of it must not stand in the way.
  site.heal()
  await reader.startAgain()
  await reader.shows(OFFERED)
  await reader.keeps(notes)
}

/** Letters of the manifest before base64's padding carry bits that mean nothing. */
function meaningless(manifest: Uint8Array): readonly number[] {
  return [...new TextDecoder().decode(manifest).matchAll(/[A-Za-z0-9+/]=+"/g)].map(found => found.index)
}

async function flippedInNode(lab: Lab): Promise<void> {
  const site = await nodeSite(lab)
  const device = await deviceOn(site)
  const offered = await edition(OFFERED)
  const [shard] = await changedShards()
  const unused = meaningless(offered.manifest)
  const files = [
    { path: MANIFEST, bytes: offered.manifest.byteLength, spared: unused },
    { path: pathOf(shard), bytes: shard.bytes, spared: [] },
  ]
  for (const { path, bytes, spared } of files) {
    const step = Math.max(1, Math.floor(bytes / (lab.full ? 400 : 10)))
    for (let at = 0; at < bytes; at += step) {
      if (spared.includes(at))
        continue
      site.heal().serve(offered).fail(path, { kind: 'flip', bit: at * 8 + at % 8 })
      expect(await run(device, site, true), `${path} byte ${at}`).toMatchObject({ kind: 'failed' })
    }
  }
  expect(await shown(device)).toEqual(whole(HELD))
  site.heal().serve(await edition(NEXT))
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: NEXT })
}

const limitOf = async () => (await changedShards())[0]

/** More bytes than were promised: broken off at the first too many, without filling the memory. */
async function tooLong(lab: BrowserLab): Promise<void> {
  const { site, reader, recovers } = await inUse(lab)
  const shard = await limitOf()
  site.serve(await edition(OFFERED))
  const before = await reader.heap()
  for (const fault of fewest(lab, [{ kind: 'endless' }, { kind: 'longer', by: 1 }, { kind: 'longer', by: 5_000_000 }] as const, 2)) {
    for (const path of [pathOf(shard), MANIFEST]) {
      // A manifest one byte longer is as good as it was: a blank at its end says nothing.
      if (path === MANIFEST && fault.kind === 'longer' && fault.by === 1)
        continue
      site.heal().fail(path, fault)
      await reader.checkAndRead(FAILURE.tooLarge)
      await reader.shows(HELD)
    }
  }
  expect(await reader.heap() - before).toBeLessThan(20_000_000)
  await recovers()
}

/** B1 to B4: bytes that are missing, changed or too many. */
export const BYTES: readonly Row[] = rows(
  {
    id: 'B1',
    priority: 'P0',
    title: 'a manifest or shard cut at any byte is refused, however it is framed and packed',
    engines: ['N', 'C', 'F', 'W'],
    everyday: 'N',
    node: cutInNode,
    browser: cutOnScreen,
    limit: { everyday: 120_000, full: 600_000 },
  },
  {
    id: 'B2',
    priority: 'P0',
    title: 'a shard that is cut on the host and kept by caches is refused, and healed past them once the host is',
    engines: ['C', 'F', 'W'],
    everyday: 'F',
    browser: cutOnTheHost,
  },
  {
    id: 'B3',
    priority: 'P0',
    title: 'one bit changed in the statement, its signature or a shard is refused',
    engines: ['N', 'C'],
    everyday: 'N',
    node: flippedInNode,
    browser: async (lab) => {
      const [shard] = await changedShards()
      const offered = await edition(OFFERED)
      const bits = lab.full ? [0, 9, 100, 1003, 4000, 7777] : [9, 4000]
      await refused(
        ...bits.map(bit => trouble(site => site.serve(offered).fail(pathOf(shard), { kind: 'flip', bit }), { kind: 'damaged', what: shard.name })),
        ...bits.map(bit => trouble(site => site.serve(offered).fail(MANIFEST, { kind: 'flip', bit: 200 + bit }), { kind: 'untrusted', what: '' }, { kind: 'notTheFeed', what: '' }, { kind: 'damaged', what: '' })),
      ).browser(lab)
    },
  },
  {
    id: 'B4',
    priority: 'P0',
    title: 'an endless or overlong file is broken off and costs no memory',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: tooLong,
  },
)
