import { describe, expect, test } from 'vitest'
import { gradeOf, GRADES, readPrintedGrade } from '../../src/domain/grade'

// The bands of seed 001, 「２ 進捗状況・評価の結果」: A 75–, B 50–, C 25–, D 0–.
test.each([
  [109.3, 'A'],
  [75, 'A'],
  [74.9, 'B'],
  [50, 'B'],
  [49.9, 'C'],
  [25, 'C'],
  [24.9, 'D'],
  [0, 'D'],
] as const)('a rate of %d earns %s', (percent, grade) => {
  expect(gradeOf(percent)).toBe(grade)
})

test.each([-0.1, Number.NaN])('a rate of %d is nobody’s grade and throws', (percent) => {
  expect(() => gradeOf(percent)).toThrow(RangeError)
})

test('the grades stand best first', () => {
  expect(GRADES).toEqual(['A', 'B', 'C', 'D'])
})

describe('a printed letter', () => {
  test.each([
    ['Ａ', 'A'],
    ['Ｄ', 'D'],
    ['A', 'A'],
    ['C', 'C'],
  ] as const)('「%s」 is grade %s and keeps its own width', (printed, grade) => {
    expect(readPrintedGrade(printed)).toEqual({ grade, printedAs: printed })
  })

  test('loses the white space around it, ideographic or not', () => {
    expect(readPrintedGrade('　Ｂ ')).toEqual({ grade: 'B', printedAs: 'Ｂ' })
  })

  test.each(['', '－', 'Ｅ', 'AB', 'Ａ＋', '優'])('「%s」 is no grade', (printed) => {
    expect(readPrintedGrade(printed)).toBeUndefined()
  })
})
