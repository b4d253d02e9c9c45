import type { Row, Where } from './row'
import type { Wish } from './wish'
import { MATRIX } from './matrix'

/** The rows of a wish, each with one place to run in; all of one engine stand together. */
export function chosen({ depth, only, engines }: Wish): readonly (readonly [Row, Where])[] {
  const pairs = MATRIX
    .filter(row => (only.length === 0 || only.includes(row.id)) && (depth === 'full' || !row.fullOnly))
    .flatMap(row => (depth === 'everyday' ? [row.everyday] : row.engines).map(where => [row, where] as const))
    .filter(([, where]) => engines.length === 0 || engines.includes(where))
  return (['N', 'C', 'F', 'W'] as const).flatMap(place => pairs.filter(([, where]) => where === place))
}
