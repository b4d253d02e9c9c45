import type { CellReading } from '../../src/tables/check-cell'
import type { Field } from '../../src/tables/data-package'
import { describe, expect, test } from 'vitest'
import { checkCell } from '../../src/tables/check-cell'

function field(constraints: Field['constraints'] = {}, more: Partial<Field> = {}): Field {
  return { name: 'value', title: '値', type: 'string', constraints, ...more }
}

const read = (value: string): CellReading => ({ ok: true, value })
const refused = (expected: unknown) => ({ ok: false, kind: expect.any(String), expected })

describe('a blank cell', () => {
  test.each(['', '  ', '　', '\n'])('of white space (%j) reads as blank where it may', (printed) => {
    expect(checkCell(printed, field(), 'text')).toEqual(read(''))
  })

  test('is refused where a value is required', () => {
    expect(checkCell('　', field({ required: true }), 'integer')).toEqual(refused('空欄にはできません。値を入れてください'))
  })

  test('is never a zero, nor held to the other constraints', () => {
    expect(checkCell('', field({ minimum: 1, pattern: '\\d+', enum: ['1'] }), 'number')).toEqual(read(''))
  })
})

describe('running text', () => {
  test('keeps the city’s own widths, commas and inner spaces', () => {
    expect(checkCell(' 登録者数　18７人、1,529人 ', field(), 'text')).toEqual(read('登録者数　18７人、1,529人'))
  })

  test('in a list keeps its widths too', () => {
    expect(checkCell('福祉総務課（市社協）；障害福祉課', field(), 'list')).toEqual(read('福祉総務課（市社協）；障害福祉課'))
  })

  test('is counted by characters as people see them, not by code units', () => {
    expect(checkCell('𠮷野家', field({ maxLength: 3 }), 'text')).toEqual(read('𠮷野家'))
    expect(checkCell('𠮷野家々', field({ maxLength: 3 }), 'text')).toEqual(refused('3 字以内（いま 4 字）'))
  })

  test('may look like a date', () => {
    expect(checkCell('2024-01-11', field(), 'text')).toEqual(read('2024-01-11'))
  })
})

describe('a code', () => {
  const code = field({ required: true, pattern: '\\d+(-\\d+){3}' }, { title: '取組番号', example: '1-1-2-3' })

  test.each(['4-1-5-18', '４－１－５－１８', '4‐1–5—18', ' 4―1−5-18 '])('「%s」 reads as 4-1-5-18', (printed) => {
    expect(checkCell(printed, code, 'code')).toEqual(read('4-1-5-18'))
  })

  test.each(['2001/1/2', '2001-1-2', '１月２日', '1/2', '1/2/03'])('「%s」 was made a date by a spreadsheet, and is refused as such', (printed) => {
    expect(checkCell(printed, code, 'code')).toEqual(refused(expect.stringContaining('日付に変えた番号')))
  })

  test.each(['4-1-5', '4-1-5-18-1', '4-1-5-x', 'x4-1-5-18', '41518'])('「%s」 is refused with an example', (printed) => {
    expect(checkCell(printed, code, 'code')).toEqual(refused('取組番号 の形（例：1-1-2-3）'))
  })

  test('is held to the whole pattern, even where the pattern offers a choice', () => {
    expect(checkCell('ax', field({ pattern: 'a|b' }), 'code')).toEqual(refused('値 の形'))
    expect(checkCell('b', field({ pattern: 'a|b' }), 'code')).toEqual(read('b'))
  })
})

describe('a number', () => {
  test.each([
    ['1,056', '1056'],
    ['１，０５６', '1056'],
    ['58.8', '58.8'],
    ['５８．８', '58.8'],
    ['-3', '-3'],
    ['−3', '-3'],
    ['０', '0'],
  ])('「%s」 reads as %s', (printed, value) => {
    expect(checkCell(printed, field(), 'number')).toEqual(read(value))
  })

  test.each(['132団体', '約50', '1.2.3', '.5', '5.', '1e3', '０x10', '－', '1 000', '1234567890123456'])('「%s」 is refused', (printed) => {
    expect(checkCell(printed, field(), 'number')).toEqual(refused(expect.stringContaining('数（例：58.8、1,056）')))
  })

  test.each(['58.8', 'R2', '2020年'])('「%s」 is no whole number', (printed) => {
    expect(checkCell(printed, field(), 'integer')).toEqual(refused(expect.stringContaining('整数（例：2020）')))
  })

  test('is held to its bounds, both included', () => {
    const year = field({ minimum: 2000, maximum: 2100 })
    expect(checkCell('２０００', year, 'integer')).toEqual(read('2000'))
    expect(checkCell('2100', year, 'integer')).toEqual(read('2100'))
    expect(checkCell('1999', year, 'integer')).toEqual(refused('2000 以上'))
    expect(checkCell('2101', year, 'integer')).toEqual(refused('2100 以下'))
  })
})

describe('a flag', () => {
  test.each([['0', '0'], ['１', '1']])('「%s」 reads as %s', (printed, value) => {
    expect(checkCell(printed, field(), 'flag')).toEqual(read(value))
  })

  test.each(['2', '○', 'true', '-1'])('「%s」 is refused', (printed) => {
    expect(checkCell(printed, field(), 'flag')).toEqual(refused('0 か 1'))
  })
})

describe('a choice', () => {
  const unit = field({ enum: ['％', '人'] })

  test('is one of its words', () => {
    expect(checkCell('％', unit, 'text')).toEqual(read('％'))
  })

  test('is refused with all of them', () => {
    expect(checkCell('%', unit, 'text')).toEqual(refused('％・人 のいずれか'))
    expect(checkCell('人', field({ enum: ['higher', 'lower'] }), 'code')).toEqual(refused('higher・lower のいずれか'))
  })
})
