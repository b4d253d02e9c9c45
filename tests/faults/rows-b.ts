import type { BrowserLab } from './browser-lab'
import type { FaultServer } from './fault-server'
import type { Reader } from './reader'
import type { Row } from './row'
import { FAILURE } from '../../src/ui/text/sync'
import { MANIFEST, SHARDS } from './fault-server'
import { edition } from './feed-simulator'
import { rows } from './row'

/** The edition held, the one offered with a fault, and the one that comes after the trouble. */
const [HELD, OFFERED, NEXT] = [5, 6, 7]

/** One way in which an update fails, and what the reader is told of it. */
interface Trouble {
  readonly arrange: (site: FaultServer) => unknown
  readonly says: string
}

/** A device with an edition and notes; each trouble is refused in words and changes nothing; then all is well again. */
async function refuses(lab: BrowserLab, troubles: readonly Trouble[]): Promise<void> {
  const site = (await lab.site()).serve(await edition(HELD))
  const reader = await lab.reader(site)
  await reader.arrive(HELD)
  site.serve(await edition(OFFERED))
  for (const { arrange, says } of troubles) {
    site.heal()
    await arrange(site)
    await refusal(reader, says)
  }
  site.heal().serve(await edition(NEXT))
  await reader.startAgain()
  await reader.shows(NEXT)
}

async function refusal(reader: Reader, says: string): Promise<void> {
  await reader.startAgain()
  await reader.check()
  await reader.reads(says)
  await reader.shows(HELD)
}

/** B. Synchronisation. */
export const GROUP_B: readonly Row[] = rows(
  {
    id: 'B5',
    priority: 'P0',
    title: 'a login page in the place of the manifest or a shard is refused and named',
    engines: ['C', 'F', 'W'],
    everyday: 'F',
    browser: lab => refuses(lab, [
      { arrange: site => site.fail(MANIFEST, { kind: 'portal' }), says: FAILURE.notTheFeed },
      { arrange: site => site.fail(MANIFEST, { kind: 'portal', type: 'application/json' }), says: FAILURE.notTheFeed },
      { arrange: site => site.fail(SHARDS, { kind: 'portal' }), says: FAILURE.notTheFeed },
      { arrange: site => site.fail(SHARDS, { kind: 'portal', type: 'application/json' }), says: FAILURE.damaged },
    ]),
  },
)
