import type { LineData, LineRole } from './line-data'
import { drawnLines, runsOf, valueOf } from './line-data'

/** A point of a small picture, in percent of its width and height. */
export interface SparkPoint {
  readonly x: number
  readonly y: number
}

export interface SparkLine {
  readonly role: LineRole
  /** Strokes between neighbouring years that both have a number. */
  readonly strokes: readonly { readonly from: SparkPoint, readonly to: SparkPoint }[]
  /** Every year that has a number. */
  readonly points: readonly SparkPoint[]
}

export interface SparkPicture {
  readonly lines: readonly SparkLine[]
  /** The numbers of the upper and the lower edge of the lines; nothing where no number is drawn. */
  readonly scale: { readonly top: number, readonly bottom: number } | undefined
}

/** Room at the edges for half a marker, in percent. */
const EDGE = { x: 4, y: 12 }

/** One of several small pictures: years stand at the same places in all of them, whatever years each one has. */
export function sparkPicture(data: LineData, years: { readonly first: number, readonly last: number }): SparkPicture {
  const lines = drawnLines(data)
  const values = lines.flatMap(line => line.points.flatMap(point => valueOf(point) ?? []))
  if (values.length === 0)
    return { lines: [], scale: undefined }
  const [bottom, top] = [Math.min(...values), Math.max(...values)]
  const place = (year: number, value: number): SparkPoint => ({
    x: years.last === years.first ? 50 : EDGE.x + (year - years.first) / (years.last - years.first) * (100 - 2 * EDGE.x),
    y: top === bottom ? 50 : 100 - EDGE.y - (value - bottom) / (top - bottom) * (100 - 2 * EDGE.y),
  })
  return {
    scale: { top, bottom },
    lines: lines.map(({ role, points }) => {
      const places = data.years.map((year, index) => {
        const value = valueOf(points[index])
        return value === undefined ? undefined : place(year, value)
      })
      return {
        role,
        points: places.flatMap(point => point ?? []),
        strokes: runsOf(places, data.breaks).flatMap(run => run.slice(1).map((to, index) => ({ from: run[index] ?? to, to }))),
      }
    }),
  }
}
