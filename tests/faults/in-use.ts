import type { SignedFeed } from '../fixtures/feed'
import type { BrowserLab } from './browser-lab'
import type { FaultServer } from './fault-server'
import type { KeptNotes, Reader } from './reader'
import { edition, HELD, NEXT } from './feed-simulator'

/** A device in use: an edition, notes, and a reader on its screen. */
export interface InUse {
  readonly site: FaultServer
  readonly reader: Reader
  readonly notes: KeptNotes
  /** The end of most rows: all trouble over, the next good edition comes by itself, and every note is there. */
  recovers: (version?: number) => Promise<void>
}

/** A device that met its site for the first time and was written on. */
export async function inUse(lab: BrowserLab, held: Promise<SignedFeed> = edition(HELD)): Promise<InUse> {
  const site = (await lab.site()).serve(await held)
  return takenIntoUse(site, await lab.reader(site))
}

/** The same of a browser that the row started itself. */
export async function takenIntoUse(site: FaultServer, reader: Reader): Promise<InUse> {
  await reader.arrive(HELD)
  const notes = await reader.writeNotes()
  const recovers = async (version: number = NEXT) => {
    site.heal().serve(await edition(version)).script = ''
    await reader.startAgain()
    await reader.shows(version)
    await reader.keeps(notes)
  }
  return { site, reader, notes, recovers }
}
