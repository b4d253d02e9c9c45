import type { Field } from './data-package'
import type { ProblemKind } from './problem'
import type { ColumnUse } from './table-plan'
import { textFault } from './check-text'
import { foldSigns, numberAdvice, plainNumber } from './printed-number'
import { readFiscalYear } from './sheets/fiscal-year-label'

/** A cell that could be read, or what should have stood there. */
export type CellReading =
  | { readonly ok: true, readonly value: string }
  | { readonly ok: false, readonly kind: ProblemKind, readonly expected: string }

/** What to do where a code has become a day. */
export const DATE_FOR_CODE = '表計算ソフトが日付に変えた番号です。列を「文字列」にして番号を入れ直してください'

/**
 * Reads one cell under its field: width folded where width means nothing, type and constraints checked.
 *
 * Running text keeps the city's own widths; codes, numbers and flags are folded (NFKC), numbers written plainly (1,056 and ▲5 as
 * 1056 and -5), fiscal years by their western number. A blank cell of a field that is not required reads as ''.
 */
export function checkCell(printed: string, field: Field, use: ColumnUse): CellReading {
  const { constraints } = field
  const fault = textFault(printed)
  if (fault !== undefined)
    return { ok: false, kind: fault.startsWith('1つのセルは') ? 'tooLong' : 'other', expected: fault }
  const value = fold(printed, field, use)
  if (value === '')
    return constraints.required ? { ok: false, kind: 'blank', expected: '空欄にはできません。値を入れてください' } : { ok: true, value }
  if (use === 'code' && looksLikeDate(value))
    return { ok: false, kind: 'dateForCode', expected: DATE_FOR_CODE }
  if ((use === 'integer' || use === 'number' || use === 'flag') && !isNumber(value, use))
    return { ok: false, kind: 'notANumber', expected: expectedNumber(printed, field, use) }
  if (constraints.enum && !constraints.enum.includes(value))
    return { ok: false, kind: 'notInList', expected: `${constraints.enum.join('・')} のいずれか` }
  if (constraints.pattern && !new RegExp(`^(?:${constraints.pattern})$`, 'u').test(value))
    return { ok: false, kind: 'form', expected: patternHint(field, value) }
  if (constraints.minimum !== undefined && Number(value) < constraints.minimum)
    return { ok: false, kind: 'range', expected: `${constraints.minimum} 以上` }
  if (constraints.maximum !== undefined && Number(value) > constraints.maximum)
    return { ok: false, kind: 'range', expected: `${constraints.maximum} 以下` }
  if (constraints.maxLength !== undefined && [...value].length > constraints.maxLength)
    return { ok: false, kind: 'tooLong', expected: `${constraints.maxLength} 字以内（いま ${[...value].length} 字）` }
  return { ok: true, value }
}

function fold(printed: string, field: Field, use: ColumnUse): string {
  const trimmed = printed.trim()
  if (use === 'text' || use === 'list')
    return trimmed
  const folded = foldSigns(trimmed)
  if (use === 'code')
    return folded
  if (isYear(field, use) && !/^-?\d+$/.test(folded))
    return String(readFiscalYear(folded) ?? folded)
  return use === 'flag' ? folded : plainNumber(folded) ?? folded
}

/** Whether a column holds fiscal years: 「令和8年度」 and 「R8」 mean one year alone there. */
function isYear({ name }: Field, use: ColumnUse): boolean {
  return use === 'integer' && /(?:^|_)year$|^as_of$/.test(name)
}

function expectedNumber(printed: string, field: Field, use: 'integer' | 'number' | 'flag'): string {
  if (use === 'flag')
    return '0 か 1'
  if (isYear(field, use))
    return '年度（例：2026、令和8年度、R8）。平成は31年度までです'
  return `${use === 'integer' ? '整数（例：2020）' : '数（例：58.8、1,056）'}${advised(numberAdvice(printed))}`
}

function advised(advice: string): string {
  return advice === '' ? '' : `。${advice}`
}

function isNumber(value: string, use: 'integer' | 'number' | 'flag'): boolean {
  if (use === 'flag')
    return value === '0' || value === '1'
  return use === 'integer' ? /^-?\d{1,15}$/.test(value) : /^-?\d{1,15}(?:\.\d+)?$/.test(value)
}

/** Whether a spreadsheet has turned a number such as 1-1 into a day: 「1月1日」, 「2026/1/1」. */
export function looksLikeDate(value: string): boolean {
  return /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/.test(value) || /^\d{1,2}月\d{1,2}日$/.test(value) || /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?$/.test(value)
}

function patternHint(field: Field, value: string): string {
  const example = typeof field.example === 'string' ? field.example : ''
  const advice = /^\d+(?:\.\d+)?E[+-]?\d+$/i.test(value)
    ? '表計算ソフトが短くした番号です。列を「文字列」にして番号を入れ直してください'
    : example.startsWith('0') && /^[1-9][\d-]*$/.test(value) ? '頭の0が消えていないか確かめてください' : ''
  return `${field.title || field.name} の形${example === '' ? '' : `（例：${example}）`}${advised(advice)}`
}
