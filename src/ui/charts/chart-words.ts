import type { ChartSpot } from './chart-walk'
import type { LineData } from './line-data'
import { amount, eraYear, number, shortYear } from '../format'
import { CHARTS } from '../text/charts'
import { drawnLines, valueOf } from './line-data'

/** What is said at a place of a picture: 「令和6年度、実績65.6％、目標67.6％、目標まであと2.0ポイント」. */
export function spokenPoint(data: LineData, spot: ChartSpot): string {
  const here = drawnLines(data)[spot.line]
  const lines = [...data.lines].sort((a, b) => Number(b === here) - Number(a === here))
  const parts = lines.map((line) => {
    const point = line.points[spot.year]
    return point?.kind === 'number' ? CHARTS.valueOf(line.label, amount(point.value, data.unit)) : CHARTS.noneOf(line.label, point?.why ?? CHARTS.noNumber)
  })
  const gap = gapWords(data, spot.year)
  return CHARTS.spoken([eraYear(data.years[spot.year] ?? 0), ...(data.breaks?.includes(spot.year) ? [CHARTS.beginsAnew] : []), ...parts, ...(gap ? [gap] : [])])
}

/** How far the result is from the target; nothing where one of them is missing or nobody says which way is better. */
function gapWords(data: LineData, year: number): string | undefined {
  const [target, result] = (['target', 'result'] as const).map(role => valueOf(data.lines.find(line => line.role === role)?.points[year]))
  if (target === undefined || result === undefined || !data.better)
    return undefined
  const gap = Math.round((data.better === 'higher' ? target - result : result - target) * 10_000) / 10_000
  if (gap <= 0)
    return data.better === 'higher' ? CHARTS.reached : CHARTS.reachedLower
  return data.better === 'higher' ? CHARTS.toGo(difference(gap, data.unit)) : CHARTS.above(difference(gap, data.unit))
}

/** A difference in words: percentages differ by points. */
function difference(value: number, unit: string): string {
  return unit === '％' ? CHARTS.points(figure(value, unit)) : amount(value, unit)
}

/** A number as it stands inside a picture whose unit is told once: 65 ％ → 「65.0」. */
export function figure(value: number, unit: string): string {
  return unit === '％' && Number.isInteger(value * 10) ? value.toFixed(1) : number(value)
}

/** The years along the axis: in full where all of them fit side by side, otherwise short (R2); `room` and widths in CSS pixels. */
export function axisYears(years: readonly number[], room: number, measure: (text: string) => number): readonly string[] {
  const full = years.map(eraYear)
  const each = room / Math.max(1, years.length)
  return full.every(text => measure(text) + measure('0') <= each) ? full : years.map(shortYear)
}

/** What stands over the axis: the unit, a worded arrow where lower is better, and what the mark between two series means. */
export function cornerWords(data: LineData): readonly string[] {
  return [...(data.unit ? [CHARTS.unit(data.unit)] : []), ...(data.better === 'lower' ? [CHARTS.lowerIsBetter] : []), ...((data.breaks ?? []).length > 0 ? [CHARTS.break] : [])]
}
