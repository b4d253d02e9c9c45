import type { SheetColumn } from '../../src/domain/spreadsheet'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCsv } from '../../src/domain/spreadsheet'

type Cell = string | number | undefined

/** A list of one column. */
function column(...cells: readonly Cell[]): string {
  return toCsv(cells, [{ title: '値', value: cell => cell }])
}

/** The cells of a one-column list as they stand in the text. */
function printed(cell: Cell): string {
  return column(cell).slice('\uFEFF値\r\n'.length, -'\r\n'.length)
}

function read(csv: string): string[][] {
  return parse(csv, { bom: true, record_delimiter: '\r\n' })
}

describe('a list as CSV', () => {
  test('begins with the mark of UTF-8, then its headers, then a line for each item, each ended as spreadsheets end them', () => {
    const columns: SheetColumn<{ readonly name: string, readonly count: number }>[] = [
      { title: '名称', value: item => item.name },
      { title: '件数', value: item => item.count },
    ]
    expect(toCsv([{ name: '相談', count: 12 }, { name: '見守り', count: 0 }], columns)).toBe('\uFEFF名称,件数\r\n相談,12\r\n見守り,0\r\n')
  })

  test('of nothing has its headers', () => {
    expect(column()).toBe('\uFEFF値\r\n')
  })

  test('tells a blank from an empty line of several columns', () => {
    expect(toCsv([1], [{ title: 'a', value: () => undefined }, { title: 'b', value: () => '' }])).toBe('\uFEFFa,b\r\n,\r\n')
  })

  test.each([
    ['a comma', '相談,支援', '"相談,支援"'],
    ['a quote', '「"」', '"「""」"'],
    ['a line feed', '一\n二', '"一\n二"'],
    ['a carriage return', '一\r二', '"一\r二"'],
    ['nothing of the kind', '相談 支援', '相談 支援'],
  ])('puts a cell with %s as it must be put', (_, cell, expected) => {
    expect(printed(cell)).toBe(expected)
  })

  test('headers are quoted and kept harmless as cells are', () => {
    expect(toCsv([], [{ title: '名称,よみ', value: () => '' }, { title: '=A1', value: () => '' }])).toBe('\uFEFF"名称,よみ",\'=A1\r\n')
  })

  test('is read back by a CSV reader as it was, but for the apostrophes', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '\t', ' ', '=', '＝', '+', '-', '@', 'あ', '1', '\''), maxLength: 8 }),
    )
    const table = fc.integer({ min: 1, max: 4 }).chain(width => fc.array(fc.array(fc.oneof(text, fc.integer(), fc.constant(undefined)), { minLength: width, maxLength: width }), { maxLength: 5 }))
    fc.assert(fc.property(table, (rows) => {
      const width = rows[0]?.length ?? 1
      const columns = Array.from({ length: width }, (_, index): SheetColumn<readonly Cell[]> => ({ title: `列${index}`, value: row => row[index] }))
      const [header, ...body] = read(toCsv(rows, columns))
      expect(header).toEqual(columns.map(({ title }) => title))
      expect(body.map((row, y) => row.map((cell, x) => {
        const before = rows[y]?.[x]
        return cell === `'${before}` ? String(before) : cell
      }))).toEqual(rows.map(row => row.map(cell => cell === undefined ? '' : String(cell))))
    }), { numRuns: 500 })
  })
})

describe('text a spreadsheet would run as a formula gets an apostrophe', () => {
  test.each(['=1+1', '+81', '-A1', '@SUM(A1)', '＝1+1', '＋81', '－Ａ１', '＠合計', '\t=1', ' =1', '  ＝1', '-1-2', '-1e3', '+1', '－5', '\u3000=1', '\t相談'])('「%s」', (cell) => {
    expect(read(column(cell))[1]).toEqual([`'${cell}`])
  })

  test.each(['\r=1', '\n=1', '\r\n =1', '\r相談', '=1,2', '="1"'])('%j, and is quoted with it', (cell) => {
    expect(printed(cell)).toBe(`"'${cell.replaceAll('"', '""')}"`)
  })

  test('whatever follows the sign', () => {
    const lead = fc.string({ unit: fc.constantFrom('\t', ' ', '\u3000', '\r', '\n'), maxLength: 3 })
    fc.assert(fc.property(lead, fc.constantFrom('=', '+', '@', '＝', '＋', '－', '＠'), fc.string().filter(rest => rest.trim() !== ''), (space, sign, rest) => {
      expect(read(column(`${space}${sign}${rest}`))[1]?.[0]?.startsWith('\'')).toBe(true)
    }))
  })
})

test.each(['1-1', '1-1-2', '12/3', '3-2-1', '2024/1/2', '1月2日', '007'])('the code 「%s」 gets one too, or a spreadsheet makes it a date', (cell) => {
  expect(read(column(cell))[1]).toEqual([`'${cell}`])
})

describe('what is no formula stays as it is', () => {
  test.each(['1-1-1-1', '－', '-', '=', '2024-01-11', '3=2+1', 'a@b', '−5', '―', '相談', '0467-23-3000', '\'=1', '健福-01', ' 相談'])('「%s」', (cell) => {
    expect(read(column(cell))[1]).toEqual([cell])
  })

  test.each(['-5', '-5.25', '-0', '0', '12'])('the number %s as text', (cell) => {
    expect(printed(cell)).toBe(cell)
  })

  test.each([[-5, '-5'], [0, '0'], [-1.5, '-1.5'], [9133184, '9133184']])('the number %d', (cell, expected) => {
    expect(printed(cell)).toBe(expected)
  })
})
