import type { Row, Where } from './row'
import type { Wish } from './wish'
import { MATRIX } from './matrix'

/** Rows that are run one after the other, beside those of other lanes: of one engine, or of browsers that are killed. */
export type Lane = 'kills' | 'lives' | 'Chromium' | 'Firefox' | 'WebKit'

const PLACES: Readonly<Record<Lane, readonly Where[]>> = { kills: ['C', 'F'], lives: ['C', 'F'], Chromium: ['C'], Firefox: ['F'], WebKit: ['W', 'N'] }

/** The rows of a wish that are of one lane, each with one place to run in. */
export function chosen({ depth, only, engines }: Wish, lane: Lane): readonly (readonly [Row, Where])[] {
  return MATRIX
    .filter(({ kills }) => kills ? lane === (kills === 'hundreds' ? 'kills' : 'lives') : lane !== 'kills' && lane !== 'lives')
    .filter(row => (only.length === 0 || only.includes(row.id)) && (depth === 'full' || !row.fullOnly))
    .flatMap(row => placesOf(row, depth).map(where => [row, where] as const))
    .filter(([, where]) => PLACES[lane].includes(where) && (engines.length === 0 || engines.includes(where)))
}

function placesOf({ everyday, engines }: Row, depth: Wish['depth']): readonly Where[] {
  if (depth !== 'everyday')
    return engines
  return everyday ? [everyday] : []
}
