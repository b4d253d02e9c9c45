import type { Flow } from './succession'
import { compareCodes } from './initiative'

/** The measures of a flow picture, in its own units. */
export interface FlowMeasures {
  /** Left edge of each column of bars. */
  readonly columns: readonly number[]
  /** Width of a bar. */
  readonly bar: number
  /** Height of one row. */
  readonly scale: number
  /** Least height a bar and its label need, column by column. */
  readonly slots: readonly number[]
  /** Room between two slots. */
  readonly gap: number
}

/** A goal or a direction: a bar as high as its rows are many. */
export interface FlowBar {
  readonly column: number
  readonly id: string
  readonly rows: number
  readonly x: number
  readonly y: number
  readonly height: number
}

/** A stream between two bars, as thick as its rows are many. */
export interface FlowRibbon extends Flow {
  /** Which gap between columns it crosses, from 0. */
  readonly step: number
  readonly thickness: number
  readonly start: { readonly x: number, readonly y: number }
  readonly end: { readonly x: number, readonly y: number }
}

export interface FlowLayout {
  readonly bars: readonly FlowBar[]
  readonly ribbons: readonly FlowRibbon[]
  readonly height: number
}

/** Places the bars of a flow picture column by column and lets the streams between them leave and arrive in order. */
export function layoutFlows(steps: readonly (readonly Flow[])[], measures: FlowMeasures): FlowLayout {
  const columns = measures.columns.map((x, column) => stack(totals(steps, column), column, x, measures))
  const height = Math.max(0, ...columns.map(bars => bottom(bars, measures)))
  const bars = columns.flatMap((column) => {
    // A shorter column is spread over the height of the tallest one.
    const spare = (height - bottom(column, measures)) / Math.max(1, column.length + 1)
    return column.map((bar, index) => ({ ...bar, y: bar.y + spare * (index + 1) }))
  })
  const placed = new Map(bars.map(bar => [`${bar.column} ${bar.id}`, bar]))
  const left = new Map<string, number>()
  const arrived = new Map<string, number>()
  const ribbons = steps.flatMap((flows, step) => flows.flatMap((flow) => {
    const [from, to] = [placed.get(`${step} ${flow.from}`), placed.get(`${step + 1} ${flow.to}`)]
    if (!from || !to)
      return []
    const thickness = flow.rows * measures.scale
    return [{
      ...flow,
      step,
      thickness,
      start: { x: from.x + measures.bar, y: from.y + take(left, `${step} ${flow.from}`, thickness) },
      end: { x: to.x, y: to.y + take(arrived, `${step} ${flow.to}`, thickness) },
    }]
  }))
  return { bars, ribbons, height }
}

/** What each bar of a column carries: what arrives there or, in the first column, what leaves. */
function totals(steps: readonly (readonly Flow[])[], column: number): ReadonlyMap<string, number> {
  const sums = new Map<string, number>()
  for (const flow of steps[Math.max(0, column - 1)] ?? []) {
    const id = column === 0 ? flow.from : flow.to
    sums.set(id, (sums.get(id) ?? 0) + flow.rows)
  }
  return new Map([...sums].sort(([a], [b]) => compareCodes(a, b)))
}

function stack(sums: ReadonlyMap<string, number>, column: number, x: number, { scale, slots, gap }: FlowMeasures): FlowBar[] {
  let top = 0
  return [...sums].map(([id, rows]) => {
    const height = rows * scale
    const slot = Math.max(height, slots[column] ?? 0)
    const bar = { column, id, rows, x, y: top + (slot - height) / 2, height }
    top += slot + gap
    return bar
  })
}

function bottom(bars: readonly FlowBar[], { slots, gap, scale }: FlowMeasures): number {
  return bars.reduce((sum, bar) => sum + Math.max(bar.rows * scale, slots[bar.column] ?? 0) + gap, -gap)
}

function take(used: Map<string, number>, key: string, thickness: number): number {
  const at = used.get(key) ?? 0
  used.set(key, at + thickness)
  return at
}

/** The outline of a stream: two gentle curves and two straight edges. */
export function ribbonPath({ start, end, thickness }: Pick<FlowRibbon, 'start' | 'end' | 'thickness'>): string {
  const middle = (start.x + end.x) / 2
  const [low, lowEnd] = [start.y + thickness, end.y + thickness]
  return `M${start.x} ${start.y}C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}V${lowEnd}C${middle} ${lowEnd} ${middle} ${low} ${start.x} ${low}Z`
}

/** Cuts a label into lines of at most so many characters, all about as long; SVG text does not wrap by itself. */
export function cutLines(text: string, most: number): readonly string[] {
  const characters = [...text]
  const count = Math.ceil(characters.length / most)
  const length = Math.ceil(characters.length / Math.max(1, count))
  return Array.from({ length: count }, (_, index) => characters.slice(index * length, (index + 1) * length).join(''))
}
