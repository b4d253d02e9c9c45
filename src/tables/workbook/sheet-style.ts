import type { CellStyle } from 'hucre/xlsx'

/** Colours of the workbook, each with its meaning told on the first sheet; never the only sign of it. */
export const COLOURS = {
  required: '1F4E79',
  optional: '5B7A99',
  given: '7F7F7F',
  fill: 'FFFBE6',
  locked: 'EDEDED',
  example: 'F2F2F2',
  bad: 'FFC7CE',
  line: 'BFBFBF',
} as const

const side = { style: 'thin', color: { rgb: COLOURS.line } } as const
const border = { top: side, right: side, bottom: side, left: side }

/** A font every Japanese office has; other systems take their own. */
export const FONT = { name: '游ゴシック', size: 11 } as const

function painted(rgb: string): NonNullable<CellStyle['fill']> {
  return { type: 'pattern', pattern: 'solid', fgColor: { rgb } }
}

/** A heading in white on its colour. */
export function headingStyle(rgb: string): CellStyle {
  return { font: { ...FONT, bold: true, color: { rgb: 'FFFFFF' } }, fill: painted(rgb), border, alignment: { vertical: 'center', horizontal: 'left', wrapText: true }, protection: { locked: true } }
}

/** A cell of a table: text stays as it is typed ('@'), numbers stay numbers. */
export function cellStyle({ asText, rgb, locked }: { readonly asText: boolean, readonly rgb?: string | undefined, readonly locked: boolean }): CellStyle {
  return {
    font: FONT,
    border,
    alignment: { vertical: 'top', wrapText: true },
    ...asText ? { numFmt: '@' } : {},
    ...rgb === undefined ? {} : { fill: painted(rgb) },
    protection: { locked },
  }
}

export const TITLE: CellStyle = { font: { ...FONT, size: 16, bold: true }, alignment: { vertical: 'center' } }
export const SUBTITLE: CellStyle = { font: { ...FONT, size: 12, bold: true }, alignment: { vertical: 'center' } }
export const PARAGRAPH: CellStyle = { font: FONT, alignment: { vertical: 'top', wrapText: true } }
export const LINK: CellStyle = { font: { ...FONT, underline: true, color: { rgb: '0563C1' } }, border, alignment: { vertical: 'top', wrapText: true } }
export const BAD: CellStyle = cellStyle({ asText: true, rgb: COLOURS.bad, locked: false })
