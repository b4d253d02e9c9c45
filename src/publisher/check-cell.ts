import type { Field } from './data-package'
import type { ColumnUse } from './table-plan'

/** A cell that could be read, or what should have stood there. */
export type CellReading =
  | { readonly ok: true, readonly value: string }
  | { readonly ok: false, readonly expected: string }

/**
 * Reads one cell under its field: width folded where width means nothing, type and constraints checked.
 *
 * Running text keeps the city's own widths; codes, numbers and flags are folded (NFKC), commas in numbers dropped. A
 * blank cell of a field that is not required reads as ''.
 */
export function checkCell(printed: string, field: Field, use: ColumnUse): CellReading {
  const { constraints } = field
  const value = fold(printed, use)
  if (value === '')
    return constraints.required ? { ok: false, expected: '空欄にはできません。値を入れてください' } : { ok: true, value }
  if (use === 'code' && looksLikeDate(value))
    return { ok: false, expected: '表計算ソフトが日付に変えた番号です。列を「文字列」にして番号を入れ直してください' }
  if ((use === 'integer' || use === 'number' || use === 'flag') && !isNumber(value, use))
    return { ok: false, expected: use === 'flag' ? '0 か 1' : use === 'integer' ? '整数（例：2020）' : '数（例：58.8、1,056）' }
  if (constraints.enum && !constraints.enum.includes(value))
    return { ok: false, expected: `${constraints.enum.join('・')} のいずれか` }
  if (constraints.pattern && !new RegExp(`^(?:${constraints.pattern})$`, 'u').test(value))
    return { ok: false, expected: patternHint(field) }
  if (constraints.minimum !== undefined && Number(value) < constraints.minimum)
    return { ok: false, expected: `${constraints.minimum} 以上` }
  if (constraints.maximum !== undefined && Number(value) > constraints.maximum)
    return { ok: false, expected: `${constraints.maximum} 以下` }
  if (constraints.maxLength !== undefined && [...value].length > constraints.maxLength)
    return { ok: false, expected: `${constraints.maxLength} 字以内（いま ${[...value].length} 字）` }
  return { ok: true, value }
}

function fold(printed: string, use: ColumnUse): string {
  const trimmed = printed.trim()
  if (use === 'text' || use === 'list')
    return trimmed
  const folded = trimmed.normalize('NFKC').replace(/[‐‑‒–—―−]/g, '-')
  return use === 'code' ? folded : folded.replace(/,/g, '')
}

function isNumber(value: string, use: 'integer' | 'number' | 'flag'): boolean {
  if (use === 'flag')
    return value === '0' || value === '1'
  return use === 'integer' ? /^-?\d{1,15}$/.test(value) : /^-?\d{1,15}(?:\.\d+)?$/.test(value)
}

function looksLikeDate(value: string): boolean {
  return /^\d{4}[-/]\d{1,2}[-/]\d{1,2}$/.test(value) || /^\d{1,2}月\d{1,2}日$/.test(value) || /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?$/.test(value)
}

function patternHint(field: Field): string {
  const example = typeof field.example === 'string' ? `（例：${field.example}）` : ''
  return `${field.title || field.name} の形${example}`
}
