import type { SheetRefusal } from '../sheet-refusal'
import { CELLS_LIMIT, COLUMN_LIMIT, ROW_LIMIT } from '../sheet'

/**
 * What is too much in the markup of one sheet, before any cell of it is made: a cell, row or merge far out spans a rectangle that
 * a library fills, however few cells stand in it.
 */
export function sheetExcess(sheet: string, markup: string): SheetRefusal | undefined {
  let [rows, columns, merged, counted] = [0, 0, 0, 0]
  const grow = (letters: string, digits: string): SheetRefusal | undefined => {
    columns = Math.max(columns, columnNumber(letters))
    rows = Math.max(rows, Number(digits))
    return columns > COLUMN_LIMIT ? { kind: 'tooManyColumns', sheet, found: columns } : rows > ROW_LIMIT ? { kind: 'tooManyRows', sheet, found: rows } : undefined
  }
  for (const [, name = '', attributes = ''] of markup.matchAll(/<(?:\w+:)?(c|row|mergeCell)\b([^<>]*)/g)) {
    if (name === 'mergeCell') {
      merged += mergedCells(attributes, rows)
    }
    else {
      counted += name === 'row' ? 1 : 0
      const [, letters = '', digits = ''] = /\br\s*=\s*["']\s*([A-Za-z]*)(\d+)\s*["']/.exec(attributes) ?? []
      const excess = grow(letters, digits)
      if (excess)
        return excess
    }
  }
  rows = Math.max(rows, counted)
  if (rows > ROW_LIMIT)
    return { kind: 'tooManyRows', sheet, found: rows }
  const cells = Math.max(rows * columns, merged)
  return cells > CELLS_LIMIT ? { kind: 'tooManyCells', sheet, found: cells, limit: CELLS_LIMIT } : undefined
}

/** The cells a merge would fill: as far as there are rows, and columns at all. */
function mergedCells(attributes: string, rows: number): number {
  const [, left = '', top = '', right = '', bottom = ''] = /\bref\s*=\s*["']\$?([A-Za-z]+)\$?(\d+):\$?([A-Za-z]+)\$?(\d+)["']/.exec(attributes) ?? []
  const width = Math.min(columnNumber(right), COLUMN_LIMIT) - columnNumber(left) + 1
  const height = Math.min(Number(bottom), rows) - Number(top) + 1
  return Math.max(0, width) * Math.max(0, height)
}

function columnNumber(letters: string): number {
  return [...letters.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
