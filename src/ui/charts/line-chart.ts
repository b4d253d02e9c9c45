import type { ChartConfiguration } from 'chart.js'
import { CategoryScale, Chart, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip } from 'chart.js'

Chart.register(CategoryScale, Legend, LinearScale, LineController, LineElement, PointElement, Tooltip)

/** One line: a value for every label, null where there is none. A gap stays a gap and is never drawn as zero. */
export interface LineSeries {
  readonly label: string
  readonly values: readonly (number | null)[]
  /** 目標 is dashed with triangles, 実績 solid with circles: told apart without colour. */
  readonly role: 'target' | 'result'
}

export interface LineChartLook {
  readonly text: string
  readonly grid: string
  readonly target: string
  readonly result: string
  readonly surface: string
  readonly font: string
  /** In CSS pixels. */
  readonly fontSize: number
  readonly still: boolean
}

/** Draws the lines on a canvas; returns the function that takes them off again. */
export function drawLines(canvas: HTMLCanvasElement, labels: readonly string[], series: readonly LineSeries[], format: (value: number) => string, look: LineChartLook): () => void {
  const font = { family: look.font, size: look.fontSize }
  const config: ChartConfiguration<'line', (number | null)[], string> = {
    type: 'line',
    data: {
      labels: [...labels],
      datasets: series.map(({ label, values, role }) => ({
        label,
        data: [...values],
        borderColor: role === 'target' ? look.target : look.result,
        backgroundColor: role === 'target' ? look.surface : look.result,
        borderDash: role === 'target' ? [8, 6] : [],
        pointStyle: role === 'target' ? 'triangle' : 'circle',
        pointRadius: 7,
        pointHoverRadius: 9,
        pointBorderWidth: 2,
        borderWidth: 3,
        spanGaps: false,
      })),
    },
    options: {
      responsive: true,
      maintainAspectRatio: false,
      ...(look.still ? { animation: false as const } : {}),
      interaction: { mode: 'index', intersect: false },
      layout: { padding: { top: 8, right: 12 } },
      scales: {
        x: { ticks: { color: look.text, font }, grid: { color: look.grid } },
        y: { ticks: { color: look.text, font, maxTicksLimit: 6, callback: value => format(Number(value)) }, grid: { color: look.grid }, grace: '10%' },
      },
      plugins: {
        legend: { position: 'bottom', labels: { color: look.text, font, usePointStyle: true, boxHeight: 8, padding: 16 } },
        tooltip: { titleFont: font, bodyFont: font, callbacks: { label: item => `${item.dataset.label ?? ''}：${format(Number(item.parsed.y))}` } },
      },
    },
  }
  const chart = new Chart(canvas, config)
  return () => chart.destroy()
}
