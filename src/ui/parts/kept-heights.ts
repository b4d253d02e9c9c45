import type { RowHeights } from './row-heights'
import { rowHeights } from './row-heights'

/** Height of a row nobody has drawn, in pixels. */
const ROW = 120

/** Lists whose heights are kept: coming back to one finds the place where it was left. */
const MOST = 8

const kept = new Map<string, RowHeights>()

/**
 * The heights of the rows of a list at this address, as they were measured before.
 *
 * @param list which list of the screen it is
 * @param anew where they no longer hold
 */
export function heightsKept(list: string, count: number, anew = false): RowHeights {
  const place = `${window.location.pathname}${window.location.search} ${list} ${count} ${window.innerWidth}`
  const heights = (anew ? undefined : kept.get(place)) ?? rowHeights(count, ROW)
  kept.delete(place)
  kept.set(place, heights)
  for (const oldest of [...kept.keys()].slice(0, -MOST))
    kept.delete(oldest)
  return heights
}
