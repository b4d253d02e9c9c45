import type { SignedFeed } from '../fixtures/feed'
import type { BrowserLab } from './browser-lab'
import type { Fault } from './fault'
import type { FaultServer } from './fault-server'
import type { Lab, Row } from './row'
import { expect } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { wholePackOf } from '../../src/feed/whole-pack'
import { newDevice, otherTab, shown } from '../sync/device'
import { packedFeed, wholeOfMany, withPack } from '../sync/packed-feed'
import { roomFor } from '../storage/library'
import { SHARDS } from './fault-server'
import { HELD, NEXT } from './feed-simulator'
import { takenIntoUse } from './in-use'
import { nodeSite, run } from './refusals'
import { fewest, rows } from './row'

/** Something wrong with the file that holds all shards. */
interface BadWhole {
  readonly name: string
  /** What stands in its place, vouched for by the statement, and of its length. */
  readonly bytes?: (text: string) => string
  /** What becomes of it on its way. */
  readonly fault?: Fault
  /** Whether every shard comes by it all the same. */
  readonly harmless?: true
}

const offered = packedFeed(HELD, [], { whole: true })

function wholeIn({ payload, shards }: SignedFeed) {
  const pack = wholePackOf(payload)
  const bytes = shards.get(pack?.sha256 ?? '')
  if (!pack || !bytes)
    throw new Error('no pack from nothing')
  return { path: `/feed/${pack.sha256}.json`, bytes }
}

const TELLING: readonly BadWhole[] = [
  { name: 'a lie under its right digest', bytes: text => text.replace('見守り活動', '見回り活動') },
  { name: 'cut', fault: { kind: 'cut', at: '50%', framing: 'length' } },
  { name: 'a login page', fault: { kind: 'portal' } },
  { name: 'missing', fault: { kind: 'status', status: 404 } },
  { name: 'nothing but blanks', bytes: text => ' '.repeat(encodeUtf8(text).byteLength) },
]

const OTHERS: readonly BadWhole[] = [
  ...(['length', 'chunked', 'close'] as const).flatMap(framing => ([0, 1, '95%'] as const).map((at): BadWhole => ({ name: `cut at ${at}, ${framing}`, fault: { kind: 'cut', at, framing } }))),
  // The last byte is a bracket, which nobody reads.
  { name: 'cut before its last byte', fault: { kind: 'cut', at: -1, framing: 'length' }, harmless: true },
  ...[9, 1003, 20_005].map((bit): BadWhole => ({ name: `bit ${bit}`, fault: { kind: 'flip', bit } })),
  { name: 'cut on the host', fault: { kind: 'cutFile', at: '60%' } },
  { name: 'a login page that calls itself JSON', fault: { kind: 'portal', type: 'application/json' } },
  { name: 'refused', fault: { kind: 'status', status: 503 } },
  { name: 'reset', fault: { kind: 'reset' } },
  { name: 'longer', fault: { kind: 'longer', by: 1 }, harmless: true },
]

/** Serves the edition with what is wrong with its pack from nothing. */
async function spoil(site: FaultServer, { bytes, fault }: BadWhole): Promise<void> {
  const good = await offered
  const served = bytes ? await withPack(good, encodeUtf8(bytes(new TextDecoder().decode(wholeIn(good).bytes))), 0) : good
  site.heal().serve(served).forget()
  if (fault)
    site.fail(wholeIn(served).path, fault)
}

async function spoiledInNode(lab: Lab): Promise<void> {
  const site = await nodeSite(lab)
  for (const bad of [...TELLING, ...fewest(lab, OTHERS, 4)]) {
    await spoil(site, bad)
    const device = await newDevice()
    expect(await run(device, site), bad.name).toMatchObject({ kind: 'updated', version: HELD })
    expect(await shown(device), bad.name).toEqual(wholeOfMany(HELD))
    // It was tried, and what it did not bring came as shards.
    if (!bad.harmless)
      expect(site.count(SHARDS), bad.name).toBeGreaterThan(1)
  }
  site.heal().serve(await offered).forget()
  const device = await newDevice()
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: HELD })
  expect(site.count(SHARDS)).toBe(1)
  expect(await shown(device)).toEqual(wholeOfMany(HELD))
}

async function cutOnScreen(lab: BrowserLab): Promise<void> {
  const site = await lab.site()
  await spoil(site, { name: 'cut', fault: { kind: 'cut', at: '50%', framing: 'length' } })
  const { reader, notes, recovers } = await takenIntoUse(site, await lab.reader(site))
  await reader.shows(HELD)
  expect(site.count(SHARDS)).toBeGreaterThan(1)
  await reader.keeps(notes)
  await recovers(NEXT)
}

/** There is room for a part of the edition only, until there is more. */
async function fullOnFirstVisit(lab: Lab): Promise<void> {
  const site = await nodeSite(lab)
  const device = await newDevice()
  site.serve(await offered)
  for (const room of [0, wholeIn(await offered).bytes.byteLength / 2])
    expect(await run(otherTab(device, roomFor(room, device.db)), site)).toMatchObject({ kind: 'failed', failure: { kind: 'storage', reason: 'full' } })
  expect(await shown(device)).toBeUndefined()
  expect(await run(otherTab(device), site)).toMatchObject({ kind: 'updated', version: HELD })
  expect(await shown(device)).toEqual(wholeOfMany(HELD))
}

/** B31 and B32: the file that holds all shards. */
export const WHOLE_PACKS: readonly Row[] = rows(
  {
    id: 'B31',
    priority: 'P0',
    title: 'a first visit whose file of all shards is cut, altered, missing, a lie or a page gets the edition in the same run: what came sound is kept, the rest comes as shards',
    engines: ['N'],
    everyday: 'N',
    node: spoiledInNode,
    limit: { everyday: 90_000, full: 300_000 },
  },
  {
    id: 'B31',
    priority: 'P0',
    title: 'a first visit whose file of all shards is cut shows the edition, and the next one comes',
    engines: ['C', 'F', 'W'],
    everyday: 'C',
    browser: cutOnScreen,
  },
  {
    id: 'B32',
    priority: 'P0',
    title: 'a device that is full while the file of all shards comes shows nothing of it, and takes the edition when there is room',
    engines: ['N'],
    everyday: 'N',
    node: fullOnFirstVisit,
  },
)
