/** A text as a workbook may hold it: what looks like one of its escapes is kept from being read as one, and signs no XML may hold are escaped. */
export function readableText(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[\uFFFE\uFFFF]/g, sign => `_x${sign.charCodeAt(0).toString(16).toUpperCase()}_`)
}

/** The narrowest and widest a column gets, in digits. */
const NARROWEST = 9
const WIDEST = 48

/** How wide a column of these texts should be: the heading may break into two lines, long texts into many. */
export function widthOf([heading = '', ...texts]: readonly string[]): number {
  const widest = texts.reduce((most, text) => Math.max(most, ...text.split('\n').map(displayWidth)), displayWidth(heading) / 2 + 3)
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(widest) + 2))
}

/** Digits a text is wide: letters of Japanese count two. */
function displayWidth(text: string): number {
  return [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0xFF ? 2 : 1), 0)
}

/** Points a line of text is high, and the most lines a row shows. */
const LINE = 18.75
const MOST_LINES = 12

/** How high a row must be for its texts in columns of these widths. */
export function heightOf(texts: readonly string[], widths: readonly number[]): number {
  const lines = texts.map((text, column) => text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(displayWidth(line) / Math.max(1, (widths[column] ?? NARROWEST) - 2))), 0))
  return LINE * Math.min(MOST_LINES, Math.max(1, ...lines))
}
