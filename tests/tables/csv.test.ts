import { CsvError, parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCsv } from '../../src/tables/csv'

describe('a CSV text', () => {
  test.each([
    ['a,b\n1,2\n', [['a', 'b'], ['1', '2']]],
    ['a,b\r\n1,2', [['a', 'b'], ['1', '2']]],
    ['a\r1\r', [['a'], ['1']]],
    ['\uFEFFa,"b"', [['a', 'b']]],
    ['"a ""word""","two\r\nlines, and more"', [['a "word"', 'two\r\nlines, and more']]],
    ['a,\n,b\n\nc', [['a', ''], ['', 'b'], [''], ['c']]],
    ['a,', [['a', '']]],
    ['', []],
  ])('%j is cut into its cells', (text, rows) => {
    expect(parseCsv(text)).toEqual({ ok: true, value: rows })
  })

  test('may have tabs between its cells', () => {
    expect(parseCsv('a\t"b\tc"\n1,2\t3\n', '\t')).toEqual({ ok: true, value: [['a', 'b\tc'], ['1,2', '3']] })
  })

  test.each([
    ['a\n"b\n\nc', 2, 'CSV_QUOTE_NOT_CLOSED'],
    ['a\nb\n"c" d', 3, 'CSV_INVALID_CLOSING_QUOTE'],
    ['a 2" pipe', 1, 'INVALID_OPENING_QUOTE'],
  ])('%j is refused with the row in which the quotes are wrong', (text, row, what) => {
    expect(parseCsv(text)).toEqual({ ok: false, failure: { row, what } })
  })

  test('is cut as csv-parse cuts it, whatever it holds', () => {
    const piece = fc.constantFrom('a', '字', ' ', ',', '"', '""', '\n', '1-1')
    fc.assert(fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      const ours = parseCsv(text)
      expect(ours.ok ? ours.value : ours.failure.what).toEqual(byTheirs(text))
    }), { numRuns: 3_000 })
  })
})

function byTheirs(text: string): unknown {
  try {
    return parse(text, { bom: true, relax_column_count: true, skip_empty_lines: false })
  }
  catch (error) {
    if (error instanceof CsvError)
      return error.code
    throw error
  }
}
