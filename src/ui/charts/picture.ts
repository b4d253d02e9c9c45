import type { ChartLook } from './chart-look'
import type { TextWidth } from './label-layout'

/** What a picture shows, as SVG that stands by itself: every colour and letter written out; sizes in CSS pixels. */
export interface Drawing {
  readonly body: string
  readonly width: number
  readonly height: number
  /** What a reader must know beside it. */
  readonly note?: string | undefined
}

/** The words that go with a picture wherever it goes. */
export interface PictureWords {
  readonly title: string
  readonly sentence: string
  /** Source and edition. */
  readonly foot: readonly string[]
}

/** Around a saved picture, in CSS pixels. */
const MARGIN = 24
/** A saved picture is at least so wide, in CSS pixels, that its words are not broken too often. */
const LEAST = 640

/** A picture as a file of its own: title, sentence, drawing, source and edition on an opaque ground. */
export function framePicture(drawing: Drawing, words: PictureWords, look: ChartLook, measure: TextWidth): Drawing {
  const width = Math.max(LEAST, drawing.width + 2 * MARGIN)
  const rows: string[] = []
  let y = MARGIN
  const say = (text: string, size: number, bold: boolean) => {
    const room = (width - 2 * MARGIN) * look.size / size
    for (const line of wrapText(text, room, part => measure(part, bold))) {
      y += size * 1.5
      rows.push(svgText(line, { x: MARGIN, y: y - size * .4, size, fill: look.text, bold }))
    }
    y += 8
  }
  say(words.title, 24, true)
  say(words.sentence, 18, false)
  y += 8
  const place = y
  y += drawing.height + 8
  for (const line of [...(drawing.note ? [drawing.note] : []), ...words.foot])
    say(line, 16, false)
  const height = Math.ceil(y + MARGIN / 2)
  const shown = `<svg x="${MARGIN}" y="${place}" width="${drawing.width}" height="${drawing.height}" viewBox="0 0 ${drawing.width} ${drawing.height}">${drawing.body}</svg>`
  const ground = `<rect width="${width}" height="${height}" fill="${escapeXml(look.surface)}"/>`
  return {
    width,
    height,
    body: `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(look.font)}"><title>${escapeXml(words.title)}</title><desc>${escapeXml(words.sentence)}</desc>${ground}${rows.join('')}${shown}</svg>`,
  }
}

/** Where and how words stand in a drawing; lengths in CSS pixels. */
export interface TextPlace {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly fill: string
  readonly bold?: boolean
  readonly anchor?: 'start' | 'middle' | 'end'
  /** The colour of a rim around the letters. */
  readonly rim?: string
}

/** One line of words in a drawing; `y` is its base line. */
export function svgText(text: string, { x, y, size, fill, bold = false, anchor = 'start', rim }: TextPlace): string {
  const halo = rim === undefined ? '' : ` stroke="${escapeXml(rim)}" stroke-width="4" stroke-linejoin="round" paint-order="stroke"`
  return `<text x="${round(x)}" y="${round(y)}" font-size="${round(size)}" font-weight="${bold ? 700 : 400}" text-anchor="${anchor}" fill="${escapeXml(fill)}"${halo}>${escapeXml(text)}</text>`
}

/** A number as short as a drawing needs it. */
export function round(value: number): number {
  return Math.round(value * 100) / 100
}

/** Text that may stand in a file of XML; characters XML does not know are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}

/** Breaks a text into lines that fit: Japanese between any two letters, other words between words; no line begins with 「、」. `room` and widths are in CSS pixels. */
export function wrapText(text: string, room: number, measure: (text: string) => number): readonly string[] {
  const parts = text.match(/[（「『“]*(?:[!-\u02FF]+|[\s\S])[、。，．！？）」』”ー％\s]*/gu) ?? []
  const lines = ['']
  for (const part of parts.flatMap(each => measure(each) > room ? each.match(/[\s\S][、。，．！？）」』”ー％\s]*/gu) ?? [] : [each])) {
    const line = `${lines.at(-1) ?? ''}${part}`
    if (line !== part && measure(line.trimEnd()) > room)
      lines.push(part)
    else
      lines[lines.length - 1] = line
  }
  return lines.map(line => line.trimEnd()).filter(line => line !== '')
}

/** A file's name: title and edition, without the signs some devices refuse. */
export function pictureName(title: string, edition: string): string {
  return [title, edition].join(' ').replace(/[\\/:*?"<>|\p{Cc}]/gu, '・').trim().slice(0, 120)
}
