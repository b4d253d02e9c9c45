import type { ChartLine, LineData } from '../charts/line-data'
import type { Markup } from './markup'
import { drawnLines, valueOf } from '../charts/line-data'
import { amount, shortYear } from '../format'
import { INDICATOR } from '../text/indicator'
import { html } from './markup'

/** Of the picture, in its own units; it grows and shrinks with the page. */
const [WIDTH, HEIGHT] = [360, 220]
/** How high a letter is; a Japanese one is as wide. */
const LETTER = 14
const ROOM = { left: 12, right: 12, top: 28, bottom: 56 } as const

/** A place in the picture. */
interface Spot {
  readonly x: number
  readonly y: number
  readonly value: number
}

/**
 * Lines over years as a picture of a few hundred bytes: 目標 dashed with triangles, 実績 solid with circles, a gap where a year has no number or a new series begins.
 *
 * Nothing where no line has a number. The table beside it says the same in words.
 */
export function linePicture(data: LineData, title: string): Markup {
  const lines = drawnLines(data)
  const values = lines.flatMap(line => line.points.flatMap(point => valueOf(point) ?? []))
  if (values.length === 0)
    return html``
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const span = high - low || Math.abs(high) || 1
  const x = (index: number) => data.years.length === 1 ? WIDTH / 2 : ROOM.left + 16 + index * (WIDTH - ROOM.left - ROOM.right - 32) / (data.years.length - 1)
  const y = (value: number) => ROOM.top + (high - value) / span * (HEIGHT - ROOM.top - ROOM.bottom)
  const drawn = lines.map(line => ({ line, runs: runsOf(line, data.breaks ?? [], x, y) }))
  return html`<figure><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" width="100%" role="img" aria-label="${title}" font-size="${LETTER}" fill="currentColor">
${data.years.map((year, index) => html`<text x="${round(x(index))}" y="${HEIGHT - 6}" text-anchor="middle">${shortYear(year)}</text>`)}
${drawn.map(({ line, runs }) => html`<g>${runs.map(run => html`<path d="${run.map((spot, at) => `${at === 0 ? 'M' : 'L'}${round(spot.x)} ${round(spot.y)}`).join('')}" fill="none" stroke="currentColor" stroke-width="${line.role === 'target' ? 2 : 3}"${line.role === 'target' && html` stroke-dasharray="5 5"`}/>`)}${runs.flat().map(spot => mark(line, spot))}</g>`)}
${drawn.map(({ line, runs }) => lastOf(runs, data, line))}
</svg><figcaption class="quiet">${INDICATOR.chartTitle}</figcaption></figure>`
}

/** The points of a line in runs that are drawn without a gap. */
function runsOf(line: ChartLine, breaks: readonly number[], x: (index: number) => number, y: (value: number) => number): readonly (readonly Spot[])[] {
  const runs: Spot[][] = [[]]
  line.points.forEach((point, index) => {
    const value = valueOf(point)
    if (value === undefined || breaks.includes(index))
      runs.push([])
    if (value !== undefined)
      runs.at(-1)?.push({ x: x(index), y: y(value), value })
  })
  return runs.filter(run => run.length > 0)
}

function mark({ role }: ChartLine, { x, y }: Spot): Markup {
  return role === 'target'
    ? html`<path d="M${round(x)} ${round(y - 6)}l6 10h-12z"/>`
    : html`<circle cx="${round(x)}" cy="${round(y)}" r="5"/>`
}

/** The newest number of a line, beside its point: behind it where there is room, and lines end at its letters. */
function lastOf(runs: readonly (readonly Spot[])[], { unit }: LineData, { role, label }: ChartLine): Markup {
  const last = runs.at(-1)?.at(-1)
  if (!last)
    return html``
  const words = `${label} ${amount(last.value, unit)}`
  const wide = [...words].reduce((sum, letter) => sum + (letter > 'ÿ' ? LETTER : LETTER / 2), 0)
  const behind = role !== 'target' && last.x + 8 + wide <= WIDTH
  const x = behind ? last.x + 8 : Math.min(Math.max(last.x, wide / 2), WIDTH - wide / 2)
  const y = role === 'target' ? last.y - 12 : last.y + (behind ? 20 : 24)
  return html`<text x="${round(x)}" y="${round(y)}" text-anchor="${behind ? 'start' : 'middle'}" stroke="var(--s)" stroke-width="5" stroke-linejoin="round" paint-order="stroke">${words}</text>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
