import type { LineRole } from './line-data'
import { runsOf } from './line-data'

/** A rectangle in the picture's own units: CSS pixels, from its upper left corner. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** A point that is drawn, in CSS pixels from the picture's upper left corner, with its number in words. */
export interface PlotPoint {
  readonly x: number
  readonly y: number
  readonly text: string
}

/** A line with the places of its points; a year without a number has none. */
export interface PlotLine {
  readonly role: LineRole
  readonly label: string
  readonly points: readonly (PlotPoint | undefined)[]
}

/** Words in the picture: the name of a line at its end, or the number of a point. */
export interface PlotLabel extends Box {
  readonly kind: 'name' | 'value'
  readonly role: LineRole
  readonly text: string
}

/** How wide words are when they are written, in CSS pixels. */
export type TextWidth = (text: string, bold: boolean) => number

/** Half the width of a marker, in CSS pixels. */
export const MARKER = 7
/** Between a marker and a word, in CSS pixels. */
const GAP = 4

/**
 * Finds room for the words of a picture: the name of every line, always, and every number that fits without touching
 * another word, a marker or a line.
 *
 * @param size height of the letters in CSS pixels.
 */
export function layOutLabels(lines: readonly PlotLine[], frame: Box, size: number, measure: TextWidth): readonly PlotLabel[] {
  const height = size * 1.2
  // A word over a point clears the marker, and a word beside it.
  const off = Math.max(MARKER + GAP, height / 2)
  const markers = lines.flatMap(line => line.points.flatMap(point => point ? [around(point, MARKER + 1)] : []))
  const strokes = lines.flatMap(line => runsOf(line.points).flatMap(run => run.slice(1).map((to, index) => [run[index] ?? to, to] as const)))
  const placed: PlotLabel[] = []
  const faults = (box: Box) => [...placed, ...markers].filter(other => overlap(box, other)).length * 10
    + strokes.filter(([from, to]) => crosses(inset(box, 2), from, to)).length

  const valueBoxes = (line: PlotLine, year: number, point: PlotPoint): readonly Box[] => {
    const width = measure(point.text, false)
    const above = { left: point.x - width / 2, top: point.y - off - height, width, height }
    const below = { ...above, top: point.y + off }
    const under = lines.some(other => other !== line && (other.points[year]?.y ?? Infinity) < point.y)
    return under ? [below, above] : [above, below]
  }
  // The newest result is what a reader looks for: room for its number is kept before names take theirs.
  const newest = newestResult(lines)
  const kept = newest && valueBoxes(newest.line, newest.year, newest.point).find(box => inside(box, frame) && faults(box) === 0)
  if (newest && kept)
    placed.push({ ...kept, kind: 'value', role: newest.line.role, text: newest.point.text })

  for (const line of lines) {
    const end = line.points.findLast(point => point !== undefined)
    if (!end)
      continue
    const width = measure(line.label, true)
    const right = end.x + MARKER + GAP
    const over = end.y - off - height
    const under = end.y + off
    const choices = [
      [right, end.y - height / 2],
      [right, over + height / 2],
      [right, under - height / 2],
      [end.x - width / 2, over],
      [end.x - width / 2, under],
      [end.x - width / 2, over - height],
      [end.x - width / 2, under + height],
      [end.x - width - MARKER - GAP, over],
      [end.x - width - MARKER - GAP, under],
    ].map(([left = 0, top = 0]) => into({ left, top, width, height }, frame))
    const best = [...choices].sort((a, b) => faults(a) - faults(b))[0]
    if (best)
      placed.push({ ...best, kind: 'name', role: line.role, text: line.label })
  }

  // Where a name had to stand on it all the same, the number is placed like any other.
  const isKept = kept !== undefined && !placed.slice(1).some(name => overlap(name, kept))
  if (kept && !isKept)
    placed.shift()

  for (const line of [...lines].sort((a, b) => Number(b.role === 'result') - Number(a.role === 'result'))) {
    for (const [year, point] of line.points.entries()) {
      if (!point || (isKept && point === newest?.point))
        continue
      const free = valueBoxes(line, year, point).find(box => inside(box, frame) && faults(box) === 0)
      if (free)
        placed.push({ ...free, kind: 'value', role: line.role, text: point.text })
    }
  }
  return placed
}

/** The last point of the result, where there is one. */
function newestResult(lines: readonly PlotLine[]): { readonly line: PlotLine, readonly year: number, readonly point: PlotPoint } | undefined {
  const line = lines.find(({ role }) => role === 'result')
  const year = line?.points.findLastIndex(point => point !== undefined) ?? -1
  const point = line?.points[year]
  return line && point ? { line, year, point } : undefined
}

/** Whether two boxes share some room. */
export function overlap(a: Box, b: Box): boolean {
  return a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
}

/** Whether a box lies wholly within another. */
export function inside(box: Box, frame: Box): boolean {
  return box.left >= frame.left && box.top >= frame.top && box.left + box.width <= frame.left + frame.width && box.top + box.height <= frame.top + frame.height
}

/** A box moved as little as needed to lie in the frame. */
function into(box: Box, frame: Box): Box {
  const left = Math.max(frame.left, Math.min(box.left, frame.left + frame.width - box.width))
  const top = Math.max(frame.top, Math.min(box.top, frame.top + frame.height - box.height))
  return { ...box, left, top }
}

function around({ x, y }: PlotPoint, half: number): Box {
  return { left: x - half, top: y - half, width: 2 * half, height: 2 * half }
}

function inset(box: Box, by: number): Box {
  return { left: box.left + by, top: box.top + by, width: box.width - 2 * by, height: box.height - 2 * by }
}

/** Whether a straight stroke touches a box: what is left of it after cutting at each edge. */
function crosses(box: Box, from: PlotPoint, to: PlotPoint): boolean {
  let [start, end] = [0, 1]
  const edges = [
    [to.x - from.x, box.left - from.x, box.left + box.width - from.x],
    [to.y - from.y, box.top - from.y, box.top + box.height - from.y],
  ]
  for (const [step = 0, low = 0, high = 0] of edges) {
    if (step === 0 && (low > 0 || high < 0))
      return false
    if (step !== 0) {
      start = Math.max(start, Math.min(low / step, high / step))
      end = Math.min(end, Math.max(low / step, high / step))
    }
  }
  return start <= end
}
