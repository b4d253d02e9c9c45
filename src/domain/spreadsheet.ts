/** One column of a list as it is shown. */
export interface SheetColumn<Item> {
  readonly title: string
  readonly value: (item: Item) => string | number | undefined
}

/**
 * A list as CSV that a spreadsheet opens without a question: BOM, CRLF, Japanese headers.
 *
 * An undefined value is a blank cell. Text that a spreadsheet would run as a formula or turn into a date gets an
 * apostrophe in front. No other function of this code writes CSV, so none can forget it.
 */
export function toCsv<Item>(items: readonly Item[], columns: readonly SheetColumn<Item>[]): string {
  const rows = [columns.map(column => column.title), ...items.map(item => columns.map(column => column.value(item)))]
  return `\uFEFF${rows.map(row => row.map(cell).join(',')).join('\r\n')}\r\n`
}

function cell(value: string | number | undefined): string {
  if (value === undefined)
    return ''
  const text = typeof value === 'number' ? String(value) : harmless(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * Full-width signs count too: spreadsheets in Japanese settings read 「＝」 as 「=」; and 1-1-2 is a code, not a day. A tab or
 * a line's end in front is dropped by some of them, and what comes after it is then the start.
 */
function harmless(text: string): string {
  const formula = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠]\s*\S)/.test(text) && !/^-?\d+(?:\.\d+)?$/.test(text)
  const dateLike = /^\d{1,2}[-/]\d{1,2}(?:[-/]\d{1,2})?$|^\d{4}\/\d{1,2}|^\d{1,2}月\d{1,2}日$|^0\d+$/.test(text)
  return formula || dateLike ? `'${text}` : text
}
