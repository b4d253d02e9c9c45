import type { Growth, Point } from './statistics'
import { shown, slopeOf } from './growth'

const [WIDTH, HEIGHT] = [640, 400]
const FRAME = { left: 84, right: 24, top: 64, bottom: 56 }

/**
 * A growth as a drawing: both axes logarithmic, so that every law is a straight line. The law's line goes through the first
 * point; what lies below it grows less than the law says. Readable where the page is light and where it is dark.
 */
export function chartOf(title: string, slope: number, { law, unit, of, points }: Growth): string {
  const amounts = points.map(([amount]) => amount)
  const [first = [1, 1] as const] = points
  const rise = slopeOf(law, amounts)
  const lawLine = amounts.map((amount): Point => [amount, first[1] * (amount / first[0]) ** rise])
  const across = scale(amounts, FRAME.left, WIDTH - FRAME.right)
  const up = scale([...points, ...lawLine].map(([, value]) => value), HEIGHT - FRAME.bottom, FRAME.top)
  const line = (drawn: readonly Point[]) => drawn.map(([amount, value]) => `${across(amount)},${up(value)}`).join(' ')
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${plain(`${title}: slope ${slope}, ${points.map(([amount, value]) => `${shown(value)} ${unit} at ${shown(amount)}`).join(', ')} ${of}`)}">`,
    '<style>:root{color:#1a1a1a;--line:#0017c1;--quiet:#595959;--page:#fff}@media(prefers-color-scheme:dark){:root{color:#eee;--line:#9db7ff;--quiet:#b3b3b3;--page:#1a1a1a}}text{fill:currentColor;font:14px sans-serif;paint-order:stroke;stroke:var(--page);stroke-width:5px;stroke-linejoin:round}.title{font-size:17px;font-weight:bold}.quiet{fill:var(--quiet)}</style>',
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="var(--page)"/>`,
    `<text class="title" x="20" y="28">${plain(title)}</text>`,
    `<text class="quiet" x="20" y="48">slope ${slope}; the law is ${law}: slope ${shown(rise)} (dashed)</text>`,
    `<path d="M${FRAME.left} ${FRAME.top}V${HEIGHT - FRAME.bottom}H${WIDTH - FRAME.right}" fill="none" stroke="var(--quiet)"/>`,
    `<polyline points="${line(lawLine)}" fill="none" stroke="var(--quiet)" stroke-width="2" stroke-dasharray="6 5"/>`,
    `<polyline points="${line(points)}" fill="none" stroke="var(--line)" stroke-width="3"/>`,
    ...points.flatMap(([amount, value]) => [
      `<circle cx="${across(amount)}" cy="${up(value)}" r="5" fill="var(--line)"/>`,
      `<text x="${across(amount)}" y="${up(value) + 24}" text-anchor="middle">${shown(value)} ${plain(unit)}</text>`,
      `<text class="quiet" x="${across(amount)}" y="${HEIGHT - FRAME.bottom + 20}" text-anchor="middle">${shown(amount)}</text>`,
    ]),
    `<text class="quiet" x="${(FRAME.left + WIDTH - FRAME.right) / 2}" y="${HEIGHT - 12}" text-anchor="middle">${plain(of)}, logarithmic</text>`,
    `<text class="quiet" x="20" y="${HEIGHT / 2}" text-anchor="middle" transform="rotate(-90 20 ${HEIGHT / 2})">${plain(unit)}, logarithmic</text>`,
    '</svg>\n',
  ].join('\n')
}

/** Places values on a logarithmic axis with an eighth of room at either end; values that are all one lie in the middle. */
function scale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))]
  // Less than half a power of ten would make noise look like growth.
  const span = Math.max(most - least, Math.log(3))
  const start = (least + most - span) / 2
  return value => Number((from + (to - from) * (0.12 + 0.76 * (Math.log(value) - start) / span)).toFixed(1))
}

function plain(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
