import type { ChartLook } from './chart-look'
import type { PlotPoint } from './label-layout'
import type { LineRole } from './line-data'
import type { LineGeometry } from './line-chart'
import type { Drawing } from './picture'
import { MARKER } from './label-layout'
import { runsOf } from './line-data'
import { BREAK_DASH, STROKES } from './line-config'
import { escapeXml, round, svgText } from './picture'

/** The lines as they were drawn on the canvas, as SVG. */
export function linePicture({ width, height, area, years, ticks, lines, labels, corner, breaks = [] }: LineGeometry, look: ChartLook): Drawing {
  const { size } = look
  const right = area.left + area.width
  const bottom = area.top + area.height
  const body = [
    ...ticks.map(({ y, text }) => `${stroke(area.left, y, right, y, look.grid, 1)}${svgText(text, { x: area.left - 8, y: y + size * .35, size, fill: look.text, anchor: 'end' })}`),
    ...years.map(({ x, text }) => `${stroke(x, area.top, x, bottom, look.grid, 1)}${svgText(text, { x, y: bottom + size * 1.3, size, fill: look.text, anchor: 'middle' })}`),
    stroke(area.left, area.top, area.left, bottom, look.text, 1),
    stroke(area.left, bottom, right, bottom, look.text, 1),
    ...breaks.map(({ x }) => stroke(x, area.top, x, bottom, look.text, 2, BREAK_DASH)),
    ...lines.flatMap(line => [
      ...runsOf(line.points, breaks.map(({ at }) => at)).filter(run => run.length > 1).map(run => path(run, line.role, look)),
      ...line.points.flatMap(point => point ? [marker(point, line.role, look)] : []),
    ]),
    ...labels.map(({ kind, role, text, left, top, width: wide, height: high }) =>
      svgText(text, { x: left + wide / 2, y: top + high / 2 + size * .35, size, fill: look[role], bold: kind === 'name', anchor: 'middle', rim: look.surface })),
    ...corner.map((text, row) => svgText(text, { x: 0, y: (row * 1.4 + 1.05) * size, size, fill: look.text, bold: true })),
  ]
  return { width, height, body: body.join('') }
}

function stroke(x1: number, y1: number, x2: number, y2: number, colour: string, width: number, dash: readonly number[] = []): string {
  return `<line x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}" stroke="${escapeXml(colour)}" stroke-width="${width}"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''}/>`
}

function path(run: readonly PlotPoint[], role: LineRole, look: ChartLook): string {
  const { dash } = STROKES[role]
  const places = run.map(({ x, y }) => `${round(x)},${round(y)}`).join(' ')
  return `<polyline data-line="${role}" points="${places}" fill="none" stroke="${escapeXml(look[role])}" stroke-width="3"${dash.length > 0 ? ` stroke-dasharray="${dash.join(' ')}"` : ''}/>`
}

function marker({ x, y }: PlotPoint, role: LineRole, look: ChartLook): string {
  const { marker: shape, filled } = STROKES[role]
  const paint = `fill="${escapeXml(filled ? look[role] : look.surface)}" stroke="${escapeXml(look[role])}" stroke-width="2"`
  return shape === 'circle'
    ? `<circle cx="${round(x)}" cy="${round(y)}" r="${MARKER}" ${paint}/>`
    : `<path d="${trianglePath(x, y, MARKER)}" ${paint}/>`
}

/** A triangle that points upwards around a point, in the units of the drawing (CSS pixels). */
export function trianglePath(x: number, y: number, radius: number): string {
  const [wide, low] = [radius * .87, radius / 2]
  return `M${round(x)} ${round(y - radius)}L${round(x + wide)} ${round(y + low)}L${round(x - wide)} ${round(y + low)}Z`
}
