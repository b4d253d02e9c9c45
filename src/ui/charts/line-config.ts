import type { ChartConfiguration } from 'chart.js'
import type { ChartLook } from './chart-look'
import type { LineData, LineRole } from './line-data'
import { figure } from './chart-words'
import { MARKER } from './label-layout'
import { drawnLines, valueOf } from './line-data'

/** How a line of each kind is drawn, on the screen and in a saved file: dash and marker differ, not colour alone. Dashes and gaps are CSS pixels. */
export const STROKES: Readonly<Record<LineRole, { readonly dash: readonly number[], readonly marker: 'triangle' | 'circle', readonly filled: boolean }>> = {
  target: { dash: [8, 6], marker: 'triangle', filled: false },
  result: { dash: [], marker: 'circle', filled: true },
}

/** The mark between two series: points, unlike the dashes of a target. CSS pixels. */
export const BREAK_DASH: readonly number[] = [2, 5]

export type LineConfig = ChartConfiguration<'line', (number | null)[], string>

/** Room around the lines for the words of the picture, in CSS pixels. */
export interface Room {
  readonly top: number
  readonly right: number
}

/**
 * What Chart.js is told to draw: lines, markers and axes; words are written by {@link drawLines}.
 *
 * Nothing moves, for any reader: a line that grows says no more than one that is there. A year without a number is a
 * gap, never a zero, and never bridged.
 *
 * @param density pixels of the canvas to one CSS pixel, instead of the screen's.
 */
export function lineConfig(data: LineData, years: readonly string[], look: ChartLook, room: Room, density?: number): LineConfig {
  const font = { family: look.font, size: look.size }
  // Letters for a whole room have lines to match.
  const weight = Math.max(1, look.size / 20)
  return {
    type: 'line',
    data: {
      labels: [...years],
      datasets: drawnLines(data).map(({ label, points, role }) => ({
        label,
        data: points.map(point => valueOf(point) ?? null),
        borderColor: look[role],
        backgroundColor: STROKES[role].filled ? look[role] : look.surface,
        borderDash: [...STROKES[role].dash],
        pointStyle: STROKES[role].marker,
        pointRadius: MARKER * weight,
        pointBorderWidth: 2 * weight,
        borderWidth: 3 * weight,
        spanGaps: false,
        // A new series begins at the far end of this piece: nothing leads there.
        segment: { borderColor: ({ p1DataIndex }) => data.breaks?.includes(p1DataIndex) ? 'transparent' : undefined },
        // A marker at the edge of the scale is drawn whole.
        clip: false,
      })),
    },
    options: {
      responsive: false,
      maintainAspectRatio: false,
      ...(density === undefined ? {} : { devicePixelRatio: density }),
      animation: false,
      events: [],
      layout: { padding: { top: room.top, right: room.right } },
      scales: {
        x: { offset: true, ticks: { color: look.text, font, maxRotation: 0, autoSkipPadding: 8 }, grid: { color: look.grid }, border: { color: look.text } },
        y: { grace: '10%', ticks: { color: look.text, font, maxTicksLimit: 6, callback: value => figure(Number(value), data.unit) }, grid: { color: look.grid }, border: { color: look.text } },
      },
    },
  }
}
