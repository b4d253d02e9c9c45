import type { SyncFailure, SyncRequest, SyncResult } from '../../src/sync/synchronise'
import type { Device } from '../sync/device'
import type { BrowserLab } from './browser-lab'
import type { Lab } from './row'
import { expect } from 'vitest'
import { httpFeedSource } from '../../src/sync/http-feed-source'
import { failureSentence } from '../../src/ui/sync-sentence'
import { newDevice, shown, sync, whole } from '../sync/device'
import { appFiles } from './app-files'
import { FaultServer } from './fault-server'
import { inUse } from './in-use'
import { edition, HELD, NEXT } from './feed-simulator'

/** One way in which an update fails. */
export interface Trouble {
  /** Where there are many in a row. */
  readonly name?: string
  readonly arrange: (site: FaultServer) => unknown
  /** What the update is refused as; engines may differ in what they notice first. */
  readonly refused: readonly SyncFailure[]
}

export function trouble(arrange: Trouble['arrange'], ...refused: readonly SyncFailure[]): Trouble {
  return { arrange, refused }
}

/** A site of its own for a row without a browser. */
export async function nodeSite(lab: Lab): Promise<FaultServer> {
  const site = await FaultServer.start(appFiles(lab.app))
  lab.onEnd(() => site.stop())
  return site
}

/** One run of the app's own synchronisation over real sockets, without a browser. */
export function run(device: Device, site: FaultServer, asked = false, changes: Partial<SyncRequest> = {}): Promise<SyncResult> {
  return sync(device, httpFeedSource(`${site.url}feed/`), { asked, ...changes })
}

/** A device without a browser that holds the edition. */
export async function deviceOn(site: FaultServer): Promise<Device> {
  const device = await newDevice()
  site.serve(await edition(HELD))
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: HELD })
  return device
}

/** Each trouble is refused by name and changes nothing; the next good edition is taken. */
export async function refusedInNode(lab: Lab, troubles: readonly Trouble[]): Promise<void> {
  const site = await nodeSite(lab)
  const device = await deviceOn(site)
  for (const { name, arrange, refused } of troubles) {
    await arrange(site.heal())
    const result = await run(device, site, true)
    expect(result.kind === 'failed' ? refused : [], name).toContainEqual(result.kind === 'failed' ? result.failure : result)
    expect(await shown(device)).toEqual(whole(HELD))
  }
  site.heal().serve(await edition(NEXT))
  expect(await run(device, site)).toMatchObject({ kind: 'updated', version: NEXT })
  expect(await shown(device)).toEqual(whole(NEXT))
}

/** The same on a screen: the reader is told in words, reads on, and the next good edition comes by itself. */
export async function refusedOnScreen(lab: BrowserLab, troubles: readonly Trouble[]): Promise<void> {
  const { site, reader, recovers } = await inUse(lab)
  for (const { arrange, refused } of troubles) {
    await arrange(site.heal())
    await reader.checkAndRead(...refused.map(failureSentence))
    await reader.shows(HELD)
  }
  await recovers()
}

/** Such a row runs with and without a browser. */
export function refused(...troubles: readonly Trouble[]) {
  return {
    node: (lab: Lab) => refusedInNode(lab, troubles),
    browser: (lab: BrowserLab) => refusedOnScreen(lab, troubles),
  }
}
