import type { SignedFeed } from '../fixtures/feed'
import type { BrowserLab } from './browser-lab'
import type { Fault } from './fault'
import type { FaultServer } from './fault-server'
import type { Lab, Row } from './row'
import { expect } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { encodeJson } from '../../src/feed/json'
import { SYNC } from '../../src/ui/text/sync'
import { newDevice, otherTab, shown } from '../sync/device'
import { packedFeed, packIn, wholeOfMany, withPack } from '../sync/packed-feed'
import { roomFor } from '../storage/library'
import { SHARDS } from './fault-server'
import { HELD, NEXT, OFFERED } from './feed-simulator'
import { inUse } from './in-use'
import { nodeSite, run } from './refusals'
import { fewest, rows } from './row'

/** The offered edition with a pack from the one held, and something wrong with that pack. */
interface BadPack {
  readonly name: string
  /** What becomes of the edition, whose pack the statement vouches for. */
  readonly feed?: (good: SignedFeed, from: number) => Promise<SignedFeed>
  /** What becomes of the pack on its way. */
  readonly fault?: Fault
}

const pathOf = (feed: SignedFeed) => `/feed/${feed.payload.packs?.[0]?.sha256}.json`

/** The statement vouches for other bytes as the pack. */
function vouching(change: (text: string, good: SignedFeed) => string) {
  return (good: SignedFeed, from: number) => withPack(good, encodeUtf8(change(new TextDecoder().decode(packIn(good).content), good)), from)
}

/** Rows by the thousand that the edition does not have, in as many bytes as the shards they stand for. */
function bomb(_: string, good: SignedFeed): string {
  const shard = good.payload.shards.find(({ name }) => name.startsWith('initiatives'))
  const rowCount = Math.floor(((shard?.bytes ?? 0) - 500) / 2)
  return new TextDecoder().decode(encodeJson({ kind: 'chiiki-fukushi-navi/pack', form: 1, shards: [{ name: shard?.name, edits: [[1, 0, ...Array.from({ length: rowCount }, () => 0)]] }] }))
}

const TELLING: readonly BadPack[] = [
  { name: 'a lie under its right digest', feed: vouching(text => text.replace('見守り活動', '見守らない活動')) },
  { name: 'cut', fault: { kind: 'cut', at: '50%', framing: 'length' } },
  { name: 'a login page', fault: { kind: 'portal' } },
  { name: 'missing', fault: { kind: 'status', status: 404 } },
  { name: 'the pack of another edition', feed: async (good, from) => withPack(good, packIn(await packedFeed(99, [98])).content, from) },
  { name: 'a bomb of rows', feed: vouching(bomb) },
]

const OTHERS: readonly BadPack[] = [
  ...(['length', 'chunked', 'close'] as const).flatMap(framing => ([0, 1, '95%', -1] as const).map((at): BadPack => ({ name: `cut at ${at}, ${framing}`, fault: { kind: 'cut', at, framing } }))),
  ...[0, 9, 100, 1003, 2500].map((bit): BadPack => ({ name: `bit ${bit}`, fault: { kind: 'flip', bit } })),
  { name: 'cut on the host', fault: { kind: 'cutFile', at: '60%' } },
  { name: 'a login page that calls itself JSON', fault: { kind: 'portal', type: 'application/json' } },
  { name: 'refused', fault: { kind: 'status', status: 503 } },
  { name: 'reset', fault: { kind: 'reset' } },
  { name: 'endless', fault: { kind: 'endless' } },
  { name: 'longer', fault: { kind: 'longer', by: 1 } },
  { name: 'of a later form', feed: vouching(text => text.replace('"form":1', '"form":2')) },
  { name: 'without a shard', feed: vouching(text => text.replace('"goals/r8"', '"goals/r9"')) },
  { name: 'no JSON', feed: vouching(text => text.slice(1)) },
]

/** Serves the edition after a version, with what is wrong with its pack. */
async function spoil(site: FaultServer, version: number, { feed, fault }: BadPack): Promise<void> {
  const good = await packedFeed(version + 1, [version])
  const served = await feed?.(good, version) ?? good
  site.heal().serve(served).forget()
  if (fault)
    site.fail(pathOf(served), fault)
}

/** The next edition comes by its pack alone: trouble with one leaves nothing behind. */
async function nextByPack(site: FaultServer, version: number): Promise<SignedFeed> {
  const next = await packedFeed(version + 1, [version])
  site.heal().serve(next).forget()
  return next
}

async function spoiledInNode(lab: Lab): Promise<void> {
  const site = await nodeSite(lab)
  const device = await newDevice()
  let version: number = HELD
  site.serve(await packedFeed(version, []))
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version })
  for (const bad of [...TELLING, ...fewest(lab, OTHERS, 4)]) {
    await spoil(site, version, bad)
    expect(await run(device, site), bad.name).toMatchObject({ kind: 'updated', version: version + 1 })
    version++
    expect(await shown(device), bad.name).toEqual(wholeOfMany(version))
    // The pack was tried, and three shards came instead.
    expect(site.count(SHARDS), bad.name).toBeGreaterThanOrEqual(4)
  }
  await nextByPack(site, version)
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: version + 1 })
  expect(site.count(SHARDS)).toBe(1)
  expect(await shown(device)).toEqual(wholeOfMany(version + 1))
}

async function spoiledOnScreen(lab: BrowserLab): Promise<void> {
  const { site, reader, notes, recovers } = await inUse(lab, packedFeed(HELD, []))
  let version: number = HELD
  for (const bad of lab.full ? [...TELLING, ...OTHERS] : fewest(lab, TELLING, 2)) {
    await spoil(site, version, bad)
    await reader.checkAndRead(SYNC.updated(version + 1))
    version++
    await reader.shows(version)
    expect(site.count(SHARDS), bad.name).toBeGreaterThanOrEqual(4)
  }
  await nextByPack(site, version)
  await reader.checkAndRead(SYNC.updated(version + 1))
  await reader.shows(version + 1)
  expect(site.count(SHARDS)).toBe(1)
  await reader.keeps(notes)
  await recovers(version + 2)
}

/** There is room for the edition held and for none beside it, until there is. */
async function fullWhileApplied(lab: Lab): Promise<void> {
  const site = await nodeSite(lab)
  const device = await newDevice()
  const held = await packedFeed(HELD, [])
  expect(await run(device, site.serve(held))).toMatchObject({ kind: 'updated', version: HELD })
  const weight = [...held.shards.values()].reduce((sum, bytes) => sum + bytes.byteLength, 0)
  site.serve(await packedFeed(OFFERED, [HELD]))
  // A large shard is kept as its edits, some hundred bytes here: there is room for none of it, and for a part.
  for (const room of [weight, weight + 100])
    expect(await run(otherTab(device, roomFor(room, device.db)), site)).toMatchObject({ kind: 'failed', failure: { kind: 'storage', reason: 'full' } })
  expect(await shown(device)).toEqual(wholeOfMany(HELD))
  site.serve(await packedFeed(NEXT, [HELD])).forget()
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: NEXT })
  expect(site.count(SHARDS)).toBe(1)
  expect(await shown(device)).toEqual(wholeOfMany(NEXT))
}

/** B29 and B30: delta packs. */
export const DELTA_PACKS: readonly Row[] = rows(
  {
    id: 'B29',
    priority: 'P0',
    title: 'a delta pack that is cut, altered, missing, another’s, a lie or a bomb costs nothing but its bytes: the edition comes by whole shards in the same run',
    engines: ['N'],
    everyday: 'N',
    node: spoiledInNode,
    limit: { everyday: 90_000, full: 300_000 },
  },
  {
    id: 'B29',
    priority: 'P0',
    title: 'a bad delta pack costs no note, and the next edition comes by its own',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: spoiledOnScreen,
    limit: { everyday: 90_000, full: 300_000 },
  },
  {
    id: 'B30',
    priority: 'P0',
    title: 'a device that is full while a pack is applied keeps the edition before, whole, and takes the next',
    engines: ['N'],
    everyday: 'N',
    node: fullWhileApplied,
  },
)
