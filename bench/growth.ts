import type { Figure, Law, Point } from './statistics'
import { figure, median, slope } from './statistics'

/** How far a measured slope may lie above the law's own, over two powers of ten and on a machine that is shared. */
export const TOLERANCE = 0.15

/**
 * How something grows, as the slope of its law on paper with both axes logarithmic: 0 is flat, 1 is in proportion. A slope
 * is the same on every machine, a time is not; less than the law says is as good.
 *
 * @param rounds the value at every amount, once for each round, the smallest amount first.
 */
export function growthFigure(name: string, { law, unit, of, rounds }: { readonly law: Law, readonly unit: string, readonly of: string, readonly rounds: readonly (readonly Point[])[] }): Figure {
  const amounts = rounds[0]?.map(([amount]) => amount) ?? []
  const points = amounts.map((amount, at): Point => [amount, median(rounds.map(round => round[at]?.[1] ?? Number.NaN))])
  const budget = Number((slopeOf(law, amounts) + TOLERANCE).toFixed(2))
  const ends = [points[0], points.at(-1)].map(point => point ? `${shown(point[1])} ${unit} at ${point[0].toLocaleString('en')}` : '').join(' → ')
  return { ...figure(`growth as ${law}: ${name}`, rounds.map(slope), budget, `slope; ${ends} ${of}`, amounts.at(-1) ?? 0), growth: { law, unit, of, points } }
}

/** The slope a law has over these amounts. */
export function slopeOf(law: Law, amounts: readonly number[]): number {
  switch (law) {
    case 'flat': return 0
    case 'log n': return slope(amounts.map(amount => [amount, Math.log(amount)]))
    case 'n': return 1
    case 'n log n': return 1 + slopeOf('log n', amounts)
  }
}

/** Three digits that count, thousands told apart. */
export function shown(value: number): string {
  return value >= 1000 ? Math.round(value).toLocaleString('en') : String(Number(value.toPrecision(3)))
}

/**
 * How the ratios of one thing grow over several amounts of rows: flat, where it grows just as its limit does. Only what
 * has a budget, a limit and at least three amounts; an amount stands in a figure's name as `, 5,000 rows`.
 */
export function growthOfRatios(figures: readonly Figure[]): readonly Figure[] {
  const families = new Map<string, Figure[]>()
  for (const each of figures.filter(({ figure, growth, budget, ratio }) => figure.includes('÷') && !growth && Number.isFinite(budget) && ratio > 0)) {
    const name = each.figure.replace(`, ${each.n.toLocaleString('en')} rows`, '')
    families.set(name, [...families.get(name) ?? [], each])
  }
  return [...families].filter(([, members]) => new Set(members.map(({ n }) => n)).size >= 3).map(([name, members]) => {
    const points = members.map(({ n, ratio }): Point => [n, ratio]).sort(([a], [b]) => a - b)
    return growthFigure(name, { law: 'flat', unit: '×', of: 'rows', rounds: [points] })
  })
}
