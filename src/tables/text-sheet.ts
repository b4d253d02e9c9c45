import type { Outcome } from '../domain/outcome'
import type { Problem } from './problem'
import type { Sheet, SheetCell } from './sheet'
import type { SheetRefusal } from './sheet-refusal'
import { refusal, success } from '../domain/outcome'
import { CELL_LIMIT, textFault } from './check-text'
import { parseCsv } from './csv'
import { decodeText } from './decode-text'
import { COLUMN_LIMIT, columnLetters, ROW_LIMIT } from './sheet'

/** Bytes a text may have; the largest table of a city known to us has 170,000. */
const TEXT_LIMIT = 64 * 1024 * 1024

/** Signs no table has: a picture or a PDF was brought. */
const CONTROL = /[^\P{Cc}\t\n\v\f\r]/u

/** The one sheet of a CSV or TSV file, in any character set a Japanese spreadsheet saves. */
export function readTextSheet(bytes: Uint8Array, name: string): Outcome<Sheet, SheetRefusal> {
  if (bytes.length > TEXT_LIMIT)
    return refusal({ kind: 'tooLarge', bytes: bytes.length, limit: TEXT_LIMIT })
  const text = decodeText(bytes)
  if (text === undefined)
    return refusal({ kind: 'notText' })
  if (CONTROL.test(text))
    return refusal({ kind: 'notASheet' })
  const records = isPlainText(text) ? success(text.replace(/^\uFEFF/, '').split(/\r\n|\n|\r/).map(line => [line])) : parseCsv(text, delimiterOf(text))
  if (!records.ok)
    return refusal({ kind: 'brokenQuotes', row: records.failure.row })
  if (records.value.length > ROW_LIMIT)
    return refusal({ kind: 'tooManyRows', sheet: name, found: records.value.length })
  const widest = records.value.reduce((most, cells) => Math.max(most, cells.length), 0)
  if (widest > COLUMN_LIMIT)
    return refusal({ kind: 'tooManyColumns', sheet: name, found: widest })
  const problems: Problem[] = []
  const rows = records.value.flatMap((cells, index) => cells.every(cell => cell.trim() === '') ? [] : [cells.map((cell, column) => cellOf(name, cell, index + 1, columnLetters(column), problems))])
  return success({ name, rows, problems, notices: [] })
}

/** A cell; an error value or a formula somebody saved as text is told, and reads as blank. */
function cellOf(file: string, printed: string, row: number, column: string, problems: Problem[]): SheetCell {
  const text = printed.trim()
  const fault = text.length > CELL_LIMIT || /^[=＝#]/.test(text) ? textFault(text) : undefined
  if (fault === undefined)
    return { text, row, column, kind: 'text' }
  problems.push({ file, row, column, found: [...text.slice(0, 80)].join(''), expected: fault })
  return { text: '', row, column, kind: text.startsWith('#') ? 'error' : 'formula' }
}

/**
 * Whether the text is no table by its signs but the text of a page: it has commas, and each stands inside a number (1,056).
 *
 * A table with headings has at least one comma behind a word.
 */
function isPlainText(text: string): boolean {
  return text.includes(',') && !/["\t]/.test(text) && !/,(?![0-9０-９]{3}(?![0-9０-９]))|^,|[^0-9０-９],/m.test(text)
}

/** Tabs if a line that is not blank has one before any comma: nobody puts a tab into a heading. */
function delimiterOf(text: string): ',' | '\t' {
  return /^[^,\r\n]*\t/m.test(text.slice(0, 10_000)) ? '\t' : ','
}
