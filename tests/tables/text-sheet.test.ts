import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { columnLetters } from '../../src/tables/sheet'
import { readTextSheet } from '../../src/tables/text-sheet'

function read(content: string | Uint8Array) {
  return readTextSheet(typeof content === 'string' ? encodeUtf8(content) : content, '表.csv')
}

describe('a text file as a sheet', () => {
  test('has its cells where a spreadsheet shows them, blank rows counted', () => {
    expect(read('番号,名前\n\n1,"相談, 見守り"\n')).toMatchObject({ ok: true, value: { name: '表.csv', rows: [
      [{ text: '番号', row: 1, column: 'A' }, { text: '名前', row: 1, column: 'B' }],
      [{ text: '1', row: 3, column: 'A' }, { text: '相談, 見守り', row: 3, column: 'B', kind: 'text' }],
    ] } })
  })

  test('may be cut by tabs, even where a later cell has a comma', () => {
    expect(read('番号\t名前\n1\t相談,見守り\n')).toMatchObject({ ok: true, value: { rows: [{ length: 2 }, [{ text: '1' }, { text: '相談,見守り' }]] } })
  })

  test('reads the same in UTF-8, UTF-16 of either order and CP932', () => {
    const text = '番号\t評価\r\n1\tＡ\r\n'
    const cp932 = [0x94, 0xD4, 0x8D, 0x86, 0x09, 0x95, 0x5D, 0x89, 0xBF, 0x0D, 0x0A, 0x31, 0x09, 0x82, 0x60, 0x0D, 0x0A]
    for (const bytes of [Buffer.from(`\uFEFF${text}`), Buffer.from(text, 'utf16le'), Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(), new Uint8Array(cp932)])
      expect(read(bytes)).toEqual(read(text))
  })

  test('is the text of a page, a line a row, where commas stand inside numbers alone', () => {
    expect(read('健福-02 運営 45,964 ７，８６５\n\n53,330 5,506\n')).toMatchObject({ ok: true, value: { rows: [[{ text: '健福-02 運営 45,964 ７，８６５', row: 1 }], [{ text: '53,330 5,506', row: 3 }]] } })
    expect(read('番号,件数\n1,200\n')).toMatchObject({ ok: true, value: { rows: [{ length: 2 }, { length: 2 }] } })
    expect(read('"1,200"\n')).toMatchObject({ ok: true, value: { rows: [[{ text: '1,200' }]] } })
  })

  test.each([
    ['bytes of no known character set', new Uint8Array([0x80, 0xFF]), { kind: 'notText' }],
    ['a quote nobody closed', '番号,名前\n1,"相談\n', { kind: 'brokenQuotes', row: 2 }],
    ['too many columns', ','.repeat(1_000), { kind: 'tooManyColumns', sheet: '表.csv', found: 1_001 }],
    ['too many rows', '1\n'.repeat(200_001), { kind: 'tooManyRows', sheet: '表.csv', found: 200_001 }],
  ])('is refused for %s', (_, content, failure) => {
    expect(read(content)).toEqual({ ok: false, failure })
  })
})

test.each([[0, 'A'], [25, 'Z'], [26, 'AA'], [701, 'ZZ'], [702, 'AAA']])('column %i is %s', (index, letters) => {
  expect(columnLetters(index)).toBe(letters)
})
