import type { Plugin } from 'chart.js'
import type { ChartLook } from './chart-look'
import type { ChartSpot } from './chart-walk'
import type { Box, PlotLabel, PlotLine, TextWidth } from './label-layout'
import type { LineData } from './line-data'
import { CategoryScale, Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js'
import { fontOf, measureWith } from './chart-look'
import { axisYears, cornerWords, figure } from './chart-words'
import { layOutLabels, MARKER } from './label-layout'
import { BREAK_DASH, lineConfig } from './line-config'
import { drawnLines, valueOf } from './line-data'

Chart.register(CategoryScale, LinearScale, LineController, LineElement, PointElement)

/** Everything of a drawn picture with its place, as numbers and words; places and sizes in CSS pixels. */
export interface LineGeometry {
  readonly width: number
  readonly height: number
  /** Where the lines are. */
  readonly area: Box
  readonly years: readonly { readonly x: number, readonly text: string }[]
  readonly ticks: readonly { readonly y: number, readonly text: string }[]
  readonly lines: readonly PlotLine[]
  readonly labels: readonly PlotLabel[]
  /** Lines of words over the axis. */
  readonly corner: readonly string[]
  /** Between which years a new series begins: places among the points, and where the mark stands. */
  readonly breaks?: readonly { readonly at: number, readonly x: number }[] | undefined
}

/** A picture on a canvas. */
export interface LineDrawing {
  readonly geometry: LineGeometry
  /** Rings the point a reader stands on and marks its year; without a place, takes both off. */
  readonly mark: (spot: ChartSpot | undefined) => void
  readonly erase: () => void
}

/**
 * Draws lines on a canvas whose width and height say how large, in CSS pixels.
 *
 * @param density pixels of the canvas to one CSS pixel, instead of the screen's.
 */
export function drawLines(canvas: HTMLCanvasElement, data: LineData, look: ChartLook, density?: number): LineDrawing {
  const { width } = canvas
  const measure = measureWith(look)
  const corner = inRows(cornerWords(data), width, measure)
  const names = Math.max(0, ...drawnLines(data).map(line => measure(line.label, true)))
  // On a narrow screen the names stand over the ends of the lines instead of beside them.
  const beside = width > 22 * look.size
  const room = { top: (corner.length * 1.4 + 1.3) * look.size, right: beside ? names * .8 : 4 }
  const years = axisYears(data.years, width - room.right - 4 * look.size, text => measure(text, false))
  let spot: ChartSpot | undefined
  let geometry: LineGeometry | undefined
  const words: Plugin<'line'> = {
    id: 'words',
    beforeDatasetsDraw: (chart) => {
      if (spot)
        guide(chart.ctx, chart.scales.x?.getPixelForValue(spot.year) ?? 0, chart.chartArea, look)
    },
    afterDatasetsDraw: (chart) => {
      geometry ??= measureChart(chart, data, corner, look, measure)
      for (const { x } of geometry.breaks ?? [])
        guide(chart.ctx, x, chart.chartArea, look, BREAK_DASH)
      write(chart.ctx, geometry, look)
      const point = spot && geometry.lines[spot.line]?.points[spot.year]
      if (point)
        ring(chart.ctx, point, look)
    },
  }
  const chart: Chart<'line', (number | null)[], string> = new Chart(canvas, { ...lineConfig(data, years, look, room, density), plugins: [words] })
  return {
    geometry: geometry ?? measureChart(chart, data, corner, look, measure),
    mark: (wanted) => {
      spot = wanted
      chart.draw()
    },
    erase: () => chart.destroy(),
  }
}

function measureChart(chart: Chart<'line', (number | null)[], string> | Chart, data: LineData, corner: readonly string[], look: ChartLook, measure: TextWidth): LineGeometry {
  const { left, top, right, bottom } = chart.chartArea
  const [x, y] = [chart.scales.x, chart.scales.y]
  const lines = drawnLines(data).map((line, index): PlotLine => {
    const places = chart.getDatasetMeta(index).data
    return {
      role: line.role,
      label: line.label,
      points: line.points.map((point, year) => {
        const value = valueOf(point)
        const place = places[year]
        return value === undefined || !place ? undefined : { x: place.x, y: place.y, text: figure(value, data.unit) }
      }),
    }
  })
  const over = top - 1.3 * look.size
  return {
    width: chart.width,
    height: chart.height,
    area: { left, top, width: right - left, height: bottom - top },
    years: (x?.ticks ?? []).map(tick => ({ x: x?.getPixelForValue(tick.value) ?? 0, text: yearText(x?.getLabelForValue(tick.value)) })),
    ticks: (y?.ticks ?? []).map(tick => ({ y: y?.getPixelForValue(tick.value) ?? 0, text: figure(tick.value, data.unit) })),
    lines,
    labels: layOutLabels(lines, { left: left + 2, top: over, width: chart.width - left - 4, height: bottom - over - 2 }, look.size, measure),
    corner,
    breaks: (data.breaks ?? []).map(at => ({ at, x: ((x?.getPixelForValue(at - 1) ?? 0) + (x?.getPixelForValue(at) ?? 0)) / 2 })),
  }
}

function yearText(label: unknown): string {
  return typeof label === 'string' ? label : ''
}

/** The words over the axis, in one row where they fit. */
function inRows(words: readonly string[], width: number, measure: TextWidth): readonly string[] {
  const row = words.join('　')
  return measure(row, true) <= width || words.length === 0 ? words.length === 0 ? [] : [row] : words
}

/** Words get a rim of the surface's colour, so that a grid line does not run through them. */
function write(context: CanvasRenderingContext2D, { labels, corner }: LineGeometry, look: ChartLook): void {
  context.save()
  context.lineJoin = 'round'
  context.lineWidth = 4
  context.strokeStyle = look.surface
  context.textBaseline = 'middle'
  context.textAlign = 'center'
  for (const { kind, role, text, left, top, width, height } of labels) {
    context.font = fontOf(look, kind === 'name')
    context.fillStyle = look[role]
    context.strokeText(text, left + width / 2, top + height / 2)
    context.fillText(text, left + width / 2, top + height / 2)
  }
  context.textAlign = 'left'
  context.fillStyle = look.text
  context.font = fontOf(look, true)
  for (const [row, text] of corner.entries())
    context.fillText(text, 0, (row * 1.4 + .7) * look.size)
  context.restore()
}

function guide(context: CanvasRenderingContext2D, x: number, area: { readonly top: number, readonly bottom: number }, look: ChartLook, dash: readonly number[] = []): void {
  context.save()
  context.setLineDash([...dash])
  context.strokeStyle = look.text
  context.lineWidth = 2
  context.beginPath()
  context.moveTo(x, area.top)
  context.lineTo(x, area.bottom)
  context.stroke()
  context.restore()
}

function ring(context: CanvasRenderingContext2D, { x, y }: { readonly x: number, readonly y: number }, look: ChartLook): void {
  context.save()
  for (const [colour, width] of [[look.surface, 7], [look.text, 4]] as const) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.beginPath()
    context.arc(x, y, MARKER + 6, 0, 2 * Math.PI)
    context.stroke()
  }
  context.restore()
}
