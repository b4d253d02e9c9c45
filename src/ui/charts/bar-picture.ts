import type { ChartLook } from './chart-look'
import type { Drawing } from './picture'
import { escapeXml, round, svgText } from './picture'

/** One bar: what it is, its parts in the order of the key, and its sum in words. */
export interface BarRow {
  readonly label: string
  /** Undefined where nothing is printed: then there is no bar, and the words say so. */
  readonly parts: readonly number[] | undefined
  readonly words: string
}

/** Of the picture, of the names on its left and of the words on its right, in CSS pixels. */
const WIDTH = 912
const LABEL = 150
const WORDS = 260

/** Lying bars of two parts, the first filled and the second striped, with a key of their names. */
export function barPicture(rows: readonly BarRow[], names: readonly string[], look: ChartLook): Drawing {
  const { size } = look
  const step = size * 2.4
  const room = WIDTH - LABEL - WORDS
  const most = Math.max(1, ...rows.map(({ parts = [] }) => parts.reduce((sum, part) => sum + part, 0)))
  const colour = escapeXml(look.result)
  const stripes = `<defs><pattern id="stripes" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="8" height="8" fill="${escapeXml(look.surface)}"/><rect width="4" height="8" fill="${colour}"/></pattern></defs>`
  const paint = (part: number) => `fill="${part === 0 ? colour : 'url(#stripes)'}" stroke="${colour}" stroke-width="1"`
  const bars = rows.flatMap(({ label, parts, words }, index) => {
    const top = index * step
    const line = top + step / 2 + size * .35
    let x = LABEL
    const drawn = (parts ?? []).map((value, part) => {
      const width = value / most * room
      const rect = width > 0 ? `<rect x="${round(x)}" y="${round(top + step * .15)}" width="${round(width)}" height="${round(step * .7)}" ${paint(part)}/>` : ''
      x += width
      return rect
    })
    return [svgText(label, { x: 0, y: line, size, fill: look.text }), ...drawn, svgText(words, { x: WIDTH, y: line, size, fill: look.text, anchor: 'end' })]
  })
  const keyTop = rows.length * step + size * .4
  const key = names.flatMap((name, part) => [
    `<rect x="${LABEL + part * 200}" y="${round(keyTop)}" width="${size * 1.6}" height="${size}" ${paint(part)}/>`,
    svgText(name, { x: LABEL + part * 200 + size * 2, y: keyTop + size * .88, size, fill: look.text }),
  ])
  return { width: WIDTH, height: Math.ceil(keyTop + size * 1.6), body: [stripes, ...bars, ...key].join('') }
}
