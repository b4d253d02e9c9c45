import type { LineData } from './line-data'
import { drawnLines, valueOf } from './line-data'

/** Where the reader stands in a picture: a line that is drawn and a year, both by their places. */
export interface ChartSpot {
  readonly line: number
  readonly year: number
}

/** Where walking begins: the newest result, or the newest number of whatever is drawn. */
export function firstSpot(data: LineData): ChartSpot | undefined {
  const lines = drawnLines(data)
  const line = Math.max(0, lines.findIndex(each => each.role === 'result'))
  const year = lines[line]?.points.findLastIndex(point => point.kind === 'number') ?? -1
  return year < 0 ? undefined : { line, year }
}

/** What a key does: a new place, no place any more (Esc), or nothing at all, which leaves the key to the page. */
export type Step = { readonly kind: 'to', readonly spot: ChartSpot } | { readonly kind: 'leave' } | { readonly kind: 'other' }

/** ← and → walk the years, also those without a number; ↑ and ↓ change the line; Home and End go to the ends. */
export function stepOf(key: string, spot: ChartSpot | undefined, data: LineData): Step {
  const start = firstSpot(data)
  if (key === 'Escape')
    return spot ? { kind: 'leave' } : { kind: 'other' }
  if (!start || !['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End'].includes(key))
    return { kind: 'other' }
  const last = data.years.length - 1
  if (key === 'Home' || key === 'End')
    return { kind: 'to', spot: { line: (spot ?? start).line, year: key === 'Home' ? 0 : last } }
  if (!spot)
    return { kind: 'to', spot: start }
  const count = drawnLines(data).length
  switch (key) {
    case 'ArrowLeft': return { kind: 'to', spot: { ...spot, year: Math.max(0, spot.year - 1) } }
    case 'ArrowRight': return { kind: 'to', spot: { ...spot, year: Math.min(last, spot.year + 1) } }
    case 'ArrowUp': return { kind: 'to', spot: { ...spot, line: (spot.line + count - 1) % count } }
    default: return { kind: 'to', spot: { ...spot, line: (spot.line + 1) % count } }
  }
}

/** The place a finger means: the year nearest to it, and of its numbers the nearest one; all places in CSS pixels. */
export function spotAt(data: LineData, finger: { readonly x: number, readonly y: number }, years: readonly number[], heights: readonly (readonly (number | undefined)[])[]): ChartSpot | undefined {
  const start = firstSpot(data)
  if (!start)
    return undefined
  const year = nearest(years, finger.x) ?? start.year
  const line = nearest(drawnLines(data).map((each, index) => valueOf(each.points[year]) === undefined ? undefined : heights[index]?.[year]), finger.y)
  return { line: line ?? start.line, year }
}

function nearest(places: readonly (number | undefined)[], wanted: number): number | undefined {
  let best: { readonly index: number, readonly off: number } | undefined
  for (const [index, place] of places.entries()) {
    if (place !== undefined && (!best || Math.abs(place - wanted) < best.off))
      best = { index, off: Math.abs(place - wanted) }
  }
  return best?.index
}
