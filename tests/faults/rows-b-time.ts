import type { BrowserLab } from './browser-lab'
import type { Lab, Row } from './row'
import { expect } from 'vitest'
import { SYNC } from '../../src/ui/text/sync'
import { newDevice, shown, whole } from '../sync/device'
import { MANIFEST } from './fault-server'
import { inUse } from './in-use'
import { BAD, edition, HELD, NEXT, OFFERED } from './feed-simulator'
import { clockWrongBy, DAY, JUMPING_CLOCK, YEAR } from './page-clock'
import { nodeSite, run } from './refusals'
import { rows } from './row'

/** Data past its date: nothing is hidden, the reader is told, and newer data is taken as ever. */
async function pastItsDate(lab: BrowserLab): Promise<void> {
  const { site, reader, recovers } = await inUse(lab)
  site.fail(MANIFEST, { kind: 'reset' }).script = clockWrongBy(800 * DAY)
  await reader.startAgain()
  await reader.reads(SYNC.expired)
  await reader.shows(HELD)
  site.heal().serve(await BAD.expired()).script = ''
  await reader.startAgain()
  await reader.shows(OFFERED)
  await reader.reads(SYNC.expired)
  await recovers()
}

/** Whatever the device's clock says, editions follow each other by their number. */
async function wrongClock(lab: BrowserLab): Promise<void> {
  for (const script of [clockWrongBy(-10 * YEAR), clockWrongBy(10 * YEAR), JUMPING_CLOCK]) {
    const site = (await lab.site()).serve(await edition(HELD))
    site.script = script
    const reader = await lab.reader(site)
    await reader.arrive(HELD)
    site.serve(await edition(OFFERED))
    await reader.startAgain()
    await reader.shows(OFFERED)
    if (script !== JUMPING_CLOCK)
      await reader.reads(SYNC.clockWrong)
  }
}

async function wrongInstant(lab: Lab): Promise<void> {
  const site = await nodeSite(lab)
  const device = await newDevice()
  let version: number = HELD
  for (const instant of ['2016-11-21T00:00:00.000Z', '2036-11-21T00:00:00.000Z', '1970-01-01T00:00:00.000Z', '2026-11-21T00:00:00.000Z']) {
    site.serve(await edition(++version))
    expect(await run(device, site, false, { instant })).toMatchObject({ kind: 'updated', version })
    expect(await shown(device)).toEqual(whole(version))
  }
}

async function expiredInNode(lab: Lab): Promise<void> {
  const site = await nodeSite(lab)
  const device = await newDevice()
  site.serve(await BAD.expired())
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: OFFERED })
  site.serve(await edition(NEXT))
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: NEXT })
}

/** B13 and B14: dates and clocks. */
export const TIME: readonly Row[] = rows(
  {
    id: 'B13',
    priority: 'P0',
    title: 'data past its date is shown with a banner, and newer data is taken',
    engines: ['N', 'C'],
    everyday: 'N',
    node: expiredInNode,
    browser: pastItsDate,
  },
  {
    id: 'B14',
    priority: 'P1',
    title: 'a device whose clock is ten years wrong, or jumps, takes editions in their order',
    engines: ['N', 'C'],
    everyday: 'N',
    node: wrongInstant,
    browser: wrongClock,
  },
)
