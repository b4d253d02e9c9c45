import type { Row, Where } from './row'
import process from 'node:process'
import { MATRIX } from './matrix'

/** What one run of the laboratory is to try; `npm test` tries each id once, in its cheapest engine. */
export interface Wanted {
  /** `everyday` each row once · `engines` each in all its engines · `full` every case, loop and control. */
  readonly depth: 'everyday' | 'engines' | 'full'
  readonly only: readonly string[]
  readonly engines: readonly string[]
}

/** How `npm run faults` tells the rows what is wanted. */
const VARIABLE = 'FAULTS'

export function wanted(): Wanted {
  const told = process.env[VARIABLE]
  return told === undefined ? { depth: 'everyday', only: [], engines: [] } : JSON.parse(told)
}

export function telling(wish: Wanted): Readonly<Record<string, string>> {
  return { [VARIABLE]: JSON.stringify(wish) }
}

/** The rows of a wish, each with one place to run in; all of one engine stand together. */
export function chosen({ depth, only, engines }: Wanted): readonly (readonly [Row, Where])[] {
  const pairs = MATRIX
    .filter(row => (only.length === 0 || only.includes(row.id)) && (depth === 'full' || !row.fullOnly))
    .flatMap(row => (depth === 'everyday' ? [row.everyday] : row.engines).map(where => [row, where] as const))
    .filter(([, where]) => engines.length === 0 || engines.includes(where))
  return (['N', 'C', 'F', 'W'] as const).flatMap(place => pairs.filter(([, where]) => where === place))
}
