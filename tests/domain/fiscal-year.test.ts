import { describe, expect, test } from 'vitest'
import { fiscalYearOf, reiwaNumber } from '../../src/domain/fiscal-year'

test.each([
  [2019, 1], // 令和元年度
  [2020, 2],
  [2033, 15],
])('fiscal year %d is number %d of 令和', (year, number) => {
  expect(reiwaNumber(year)).toBe(number)
})

test('a year before 令和 has no number in it', () => {
  expect(reiwaNumber(2018)).toBeUndefined()
})

describe('the fiscal year of a day', () => {
  test.each([
    ['2020-03-31', 2019],
    ['2020-04-01', 2020],
    ['2021-01-01', 2020],
    ['2020-12-31', 2020],
    ['2026-11-21T00:00:00Z', 2026],
    ['2020-04', 2020],
  ])('%s belongs to %d', (day, year) => {
    expect(fiscalYearOf(day)).toBe(year)
  })

  test.each(['', '2020', '令和2年4月', '20-04-01', ' 2020-04-01'])('「%s」 is refused', (text) => {
    expect(() => fiscalYearOf(text)).toThrow(RangeError)
  })
})
