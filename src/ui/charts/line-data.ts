import type { BetterWhen } from '../../domain/achievement'
import type { FiscalYear } from '../../domain/fiscal-year'

/** What a line has at one year: a number, or the word for why there is none. It is never zero for want of one. */
export type ChartPoint =
  | { readonly kind: 'number', readonly value: number }
  | { readonly kind: 'none', readonly why: string }

/** 目標 is dashed with triangles, 実績 solid with circles: told apart without colour. */
export type LineRole = 'target' | 'result'

/** One line: a point for every year of the picture. */
export interface ChartLine {
  readonly role: LineRole
  readonly label: string
  readonly points: readonly ChartPoint[]
}

/** Lines over the same years, every year from the first to the last. */
export interface LineData {
  readonly years: readonly FiscalYear[]
  readonly lines: readonly ChartLine[]
  readonly unit: string
  /** Which way is better, where the city says so. */
  readonly better?: BetterWhen | undefined
  /** Places among the years at which a new series begins: no line leads there from the year before. */
  readonly breaks?: readonly number[] | undefined
}

/** Puts a unit in the language shown. */
export type UnitWord = (unit: string) => string

/** A unit as the document has it. */
export function asPrinted(unit: string): string {
  return unit
}

/** The unit in the language shown; ％ stays, for it is told apart from counts. */
export function wordedUnit(unit: string, word: UnitWord): string {
  return unit === '％' ? unit : word(unit)
}

/** Every year from the first to the last, so that a year nobody mentions is a gap and not a shorter way. */
export function everyYear(years: readonly FiscalYear[]): readonly FiscalYear[] {
  if (years.length === 0)
    return []
  const first = Math.min(...years)
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, index) => first + index)
}

/** The lines that have at least one number: a line without any is told, not drawn. */
export function drawnLines(data: LineData): readonly ChartLine[] {
  return data.lines.filter(line => line.points.some(point => point.kind === 'number'))
}

/** The number of a point; nothing where there is none. */
export function valueOf(point: ChartPoint | undefined): number | undefined {
  return point?.kind === 'number' ? point.value : undefined
}

/** Places of neighbours that have something, run by run; whatever is missing ends a run and is never bridged, and so does a break. */
export function runsOf<Point>(points: readonly (Point | undefined)[], breaks: readonly number[] = []): readonly (readonly Point[])[] {
  const runs: Point[][] = [[]]
  for (const [index, point] of points.entries()) {
    if (point === undefined || breaks.includes(index))
      runs.push([])
    if (point !== undefined)
      runs.at(-1)?.push(point)
  }
  return runs.filter(run => run.length > 0)
}
