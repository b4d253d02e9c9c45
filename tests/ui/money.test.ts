import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { money, moneyWords, outOfHundred, partOfWhole, thousandYen } from '../../src/ui/money'

/** Reads the words back, by another way than they were written. */
function thousandsIn(words: string): number {
  const worth: Record<string, number> = { 兆: 1e9, 億: 1e5, 万: 10, 千: 1 }
  const sum = [...words.matchAll(/([\d,]+)([兆億万千])/g)].reduce((total, [, count = '', unit = '']) => total + Number(count.replaceAll(',', '')) * (worth[unit] ?? Number.NaN), 0)
  return words.startsWith('−') ? -sum : sum
}

describe('an amount in 千円 in words', () => {
  test.each([
    [0, '0円'],
    [7, '7千円'],
    [10, '1万円'],
    [172, '17万2千円'],
    [45_964, '4,596万4千円'],
    [100_000, '1億円'],
    [234_567, '2億3,456万7千円'],
    [9_720_678, '97億2,067万8千円'],
    [100_010, '1億1万円'],
    [1_000_000_001, '1兆1千円'],
    [-26, '−2万6千円'],
  ])('%i is %s', (thousands, words) => {
    expect(moneyWords(thousands)).toBe(words)
  })

  test('reads back to exactly the same amount', () => {
    fc.assert(fc.property(fc.integer({ min: -1e14, max: 1e14 }), thousands => thousandsIn(moneyWords(thousands)) === thousands))
  })

  test('ends in 円 and never names a unit of which there is none', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 1e12 }), thousands => /^(?:[1-9][\d,]*[兆億万千])+円$/.test(moneyWords(thousands))))
  })

  test('of half a 千円 there are none', () => {
    expect(() => moneyWords(0.5)).toThrow(RangeError)
    expect(() => moneyWords(Number.NaN)).toThrow(RangeError)
  })
})

test.each([[0, '0千円'], [999, '999千円'], [45_964, '45,964千円'], [-26, '-26千円']])('%i as it is printed is %s', (value, printed) => {
  expect(thousandYen(value)).toBe(printed)
})

test.each([[0, '0円（0千円）'], [45_964, '4,596万4千円（45,964千円）']])('%i is told in words and as printed', (value, told) => {
  expect(money(value)).toBe(told)
})

describe('a part of a whole', () => {
  test.each([[0, '0.0％'], [0.049, '0.1％未満'], [0.05, '0.1％'], [48.44, '48.4％'], [100, '100.0％']])('%d is %s', (percent, told) => {
    expect(partOfWhole(percent)).toBe(told)
  })

  test.each([[0, '0円'], [0.049, '100円のうち1円に満たない額'], [0.5, '100円のうち約1円'], [48.4, '100円のうち約48円'], [100, '100円のうち約100円']])('%d of a hundred yen is %s', (percent, told) => {
    expect(outOfHundred(percent)).toBe(told)
  })

  test('is never told as nothing where there is something', () => {
    fc.assert(fc.property(fc.double({ min: 1e-9, max: 100, noNaN: true }), percent => partOfWhole(percent) !== '0.0％' && outOfHundred(percent) !== '0円'))
  })
})
