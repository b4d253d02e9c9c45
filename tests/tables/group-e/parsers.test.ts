import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkCell } from '../../../src/tables/check-cell'
import { plainNumber } from '../../../src/tables/printed-number'
import { readSheets } from '../../../src/tables/read-sheets'
import { readFiscalYear } from '../../../src/tables/sheets/fiscal-year-label'
import { kindsOf, readSheetAs, SHEET_KINDS, isSheetKind } from '../../../src/tables/sheets/sheet-kinds'

/** Pieces of which the sheets of a city are made, and what an enemy puts between them. */
const PIECES = ['番号', '取組名', 'R3実績', 'R3評価', '1-1-1-1', '整理番号', '事業名', '事業費（千円）', '健福-01', '成果指標①', '年次', '令和２年度', '令和３年度', '目標値', '実績値', '達成率', '出典', '名称', '名称_カナ', '住所', 'イベント名', '【旧】No.', '1,000', '-', '97.0%', '', ' ', '\u202E', '<script>', '=A1', '#REF!', '__proto__', 'constructor', '"', ',', '\t', '\n', '𠮷', '1'.repeat(400), '(', '[a-z]*', '$&']

test('E8 whatever a text is made of, it is read or refused, and every fault has its place', async () => {
  await fc.assert(fc.asyncProperty(fc.array(fc.array(fc.constantFrom(...PIECES), { maxLength: 12 }), { maxLength: 14 }), fc.constantFrom(',', '\t', ' '), async (rows, delimiter) => {
    const sheets = await readSheets(Buffer.from(rows.map(cells => cells.join(delimiter)).join('\n')), '表.csv')
    if (!sheets.ok || !sheets.value[0])
      return
    const sheet = sheets.value[0]
    kindsOf(sheet)
    for (const kind of Object.keys(SHEET_KINDS).filter(isSheetKind)) {
      for (const problem of readSheetAs(kind, sheet).problems)
        expect(problem).toMatchObject({ file: '表.csv', found: expect.any(String), expected: expect.stringMatching(/./) })
    }
  }), { numRuns: 150 })
})

test('E4 a number is read as what it says or not at all, however it is printed', () => {
  fc.assert(fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.constantFrom('plain', 'commas', 'wide', 'triangle'), (number, how) => {
    const plain = String(number)
    const printed = how === 'commas' ? number.toLocaleString('en-US') : how === 'wide' ? plain.replace(/[-\d]/g, sign => sign === '-' ? '－' : String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xFEE0)) : how === 'triangle' ? plain.replace('-', '▲') : plain
    expect(plainNumber(printed)).toBe(plain)
  }))
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'0123456789,.-▲約人％ E+/０１－') }), (text) => {
    const read = plainNumber(text)
    if (read !== undefined)
      expect(text.normalize('NFKC').replace(/[^\d.]/g, '')).toBe(read.replace('-', ''))
  }))
})

test('E5 a year is one year, or none', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom(...'令和平成元年度RHFYS0123456789()（）２ ') }), (text) => {
    const year = readFiscalYear(text)
    if (year !== undefined)
      expect(year).toBeGreaterThanOrEqual(1989)
  }))
})

test('E11 no cell that is accepted has a letter nobody sees', () => {
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('相', '談', 'a', ' ', '\n', '\u200B', '\u202E', '\u2066', '\u0000', '\u0085', '\uFEFF', '\u00AD', '\uFFFD', '\u{E0041}') }), (text) => {
    const reading = checkCell(text, { name: 'label', title: '項目', type: 'string', constraints: {} }, 'text')
    expect(reading.ok).toBe(!/[\u200B\u202E\u2066\u0000\u0085\uFEFF\u00AD\uFFFD\u{E0041}]/u.test(text))
  }))
})
