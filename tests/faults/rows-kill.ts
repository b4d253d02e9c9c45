import type { Ending, KillLoop } from './kill-loop'
import type { BrowserLab } from './browser-lab'
import type { Row } from './row'
import { expect } from 'vitest'
import { killLoop } from './kill-loop'
import { killableChromium, killableFirefox } from './killable'
import { rows } from './row'

async function survives(lab: BrowserLab, times: number, ending: Ending, start: KillLoop['start']): Promise<void> {
  const site = await lab.site()
  const tally = await killLoop(lab, { times, seed: 20_261_121, start, ending, site })
  lab.counted(tally)
  expect(tally).toMatchObject({ lives: times, torn: 0, lost: 0 })
  // Lives that ended before anything was kept would prove nothing.
  expect(tally.kept).toBeGreaterThan(0)
}

/** B21 and C8: lives that end at any moment. */
export const KILLS: readonly Row[] = rows(
  {
    id: 'B21',
    priority: 'P0',
    title: 'killed at any moment of an update and of writing, the device holds a whole edition and every note',
    engines: ['C', 'F'],
    everyday: 'C',
    browser: lab => lab.letter === 'C'
      ? survives(lab, lab.lives.kills, 'kill', killableChromium)
      : survives(lab, Math.ceil(lab.lives.kills * 0.08), 'kill', killableFirefox),
    kills: 'hundreds',
    limit: { everyday: 240_000, full: 3_300_000 },
  },
  {
    id: 'B21',
    priority: 'P0',
    title: 'a page that crashes at any moment leaves a whole edition and every note',
    engines: ['C'],
    browser: lab => survives(lab, lab.lives.crashes, 'crash', killableChromium),
    kills: 'some',
    limit: { everyday: 120_000, full: 1_200_000 },
  },
)
