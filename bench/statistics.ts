/** A figure of the table: a ratio to a floor or limit of the same run, or an amount that needs none (bytes, shifts). */
export interface Figure {
  readonly figure: string
  /** Rounds, or rows where a figure is about one amount of data. */
  readonly n: number
  readonly ratio: number
  /** Lowest and highest of the rounds. */
  readonly spread: readonly [number, number]
  readonly budget: number
  readonly ok: boolean
  /** What was measured, and against what, in one line. */
  readonly told: string
  /** Where the ratio is a slope: what it is the slope of, to be drawn. */
  readonly growth?: Growth
}

/** How a value grows: not at all, as the logarithm of the rows, in proportion to them, or as what is sorted does. */
export type Law = 'flat' | 'log n' | 'n' | 'n log n'

/** A value at several amounts of data. */
export interface Growth {
  readonly law: Law
  readonly unit: string
  /** What is counted on the way across: `rows of the edition`. */
  readonly of: string
  /** Amount and median value, the smallest amount first. */
  readonly points: readonly Point[]
}

export type Point = readonly [amount: number, value: number]

/** The middle of the values; of an even number the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? sorted[middle] ?? Number.NaN : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** The median of what every round came to, held against the budget. */
export function figure(name: string, rounds: readonly number[], budget: number, told: string, n = rounds.length): Figure {
  const ratio = round(median(rounds))
  return { figure: name, n, ratio, spread: [round(Math.min(...rounds)), round(Math.max(...rounds))], budget, ok: ratio <= budget, told }
}

/** Each round's value by its own floor: what a busy moment did to both falls out. */
export function ratios(values: readonly number[], floors: readonly number[]): readonly number[] {
  return values.map((value, at) => value / (floors[at] ?? Number.NaN))
}

/** The slope of a law `y ~ x^slope`, by least squares over the logarithms: 0 flat, 1 in proportion. */
export function slope(points: readonly Point[]): number {
  const logs = points.map(([x, y]) => [Math.log(x), Math.log(y)] as const)
  const [mx, my] = [mean(logs.map(([x]) => x)), mean(logs.map(([, y]) => y))]
  return logs.reduce((sum, [x, y]) => sum + (x - mx) * (y - my), 0) / logs.reduce((sum, [x]) => sum + (x - mx) ** 2, 0)
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Three digits that count. */
function round(value: number): number {
  return Number.isFinite(value) && value !== 0 ? Number(value.toPrecision(3)) : value
}

/** A value with what it was measured in the rounds, for the telling: `812 (790–1,103) ms`. */
export function told(values: readonly number[], unit: string): string {
  const plain = (value: number) => value >= 100 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(2)))
  return `${plain(median(values))} (${plain(Math.min(...values))}–${plain(Math.max(...values))}) ${unit}`
}
