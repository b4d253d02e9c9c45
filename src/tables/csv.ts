import type { Outcome } from '../domain/outcome'
import { refusal, success } from '../domain/outcome'

/** Where and how a text breaks the rules of quotes (RFC 4180). */
export interface CsvFault {
  /** The row as a spreadsheet would count it. */
  readonly row: number
  readonly what: 'CSV_QUOTE_NOT_CLOSED' | 'CSV_INVALID_CLOSING_QUOTE' | 'INVALID_OPENING_QUOTE'
}

/** A cell's text, and where in the whole text it ends. */
interface CutCell {
  readonly cell: string
  readonly end: number
}

/**
 * The rows of a CSV text (RFC 4180; `\t` as delimiter for TSV) and the cells of each, as many as it has.
 *
 * Blank lines are rows of one blank cell, so that a row keeps the number a spreadsheet gives it. A byte order mark is
 * dropped; rows end with CRLF, LF or CR.
 */
export function parseCsv(text: string, delimiter: ',' | '\t' = ','): Outcome<readonly (readonly string[])[], CsvFault> {
  const rows: (readonly string[])[] = []
  let cells: string[] = []
  let at = text.startsWith('\uFEFF') ? 1 : 0
  while (at < text.length || cells.length > 0) {
    const cut = text[at] === '"' ? cutQuoted(text, at, delimiter) : cutBare(text, at, delimiter)
    if (!cut.ok)
      return refusal({ row: rows.length + 1, what: cut.failure })
    cells.push(cut.value.cell)
    at = cut.value.end + 1
    if (text[cut.value.end] === delimiter)
      continue
    rows.push(cells)
    cells = []
    if (text.startsWith('\r\n', cut.value.end))
      at += 1
  }
  return success(rows)
}

function cutBare(text: string, start: number, delimiter: string): Outcome<CutCell, CsvFault['what']> {
  let end = start
  while (end < text.length && !endsCell(text, end, delimiter))
    end += 1
  const cell = text.slice(start, end)
  return cell.includes('"') ? refusal('INVALID_OPENING_QUOTE') : success({ cell, end })
}

function cutQuoted(text: string, start: number, delimiter: string): Outcome<CutCell, CsvFault['what']> {
  let end = text.indexOf('"', start + 1)
  while (end >= 0 && text[end + 1] === '"')
    end = text.indexOf('"', end + 2)
  if (end < 0)
    return refusal('CSV_QUOTE_NOT_CLOSED')
  if (end + 1 < text.length && !endsCell(text, end + 1, delimiter))
    return refusal('CSV_INVALID_CLOSING_QUOTE')
  return success({ cell: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 })
}

function endsCell(text: string, at: number, delimiter: string): boolean {
  const letter = text[at]
  return letter === delimiter || letter === '\n' || letter === '\r'
}
