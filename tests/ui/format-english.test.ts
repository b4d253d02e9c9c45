import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { amount, bytes, cellText, dayAndTime, eraYear, longDay, longYear, percent, printedDay, shortYear } from '../../src/ui/format'
import { heldDay, heldTime } from '../../src/ui/meeting-day'
import { money, moneyWords, outOfHundred, partOfWhole, thousandYen } from '../../src/ui/money'
import { speak } from '../../src/ui/text/speak'

beforeEach(() => speak('en'))
afterEach(() => speak('ja'))

describe('a fiscal year in English', () => {
  test.each([
    [2018, 'FY2018', 'FY2018', 'FY2018'],
    [2019, 'FY2019 (Reiwa 1)', 'FY2019', 'FY2019'],
    [2020, 'FY2020 (Reiwa 2)', 'FY2020', 'FY2020'],
    [2033, 'FY2033 (Reiwa 15)', 'FY2033', 'FY2033'],
  ])('%i is told long, as a name and short', (year, long, name, short) => {
    expect([longYear(year), eraYear(year), shortYear(year)]).toEqual([long, name, short])
  })
})

describe('a day in English', () => {
  test('is a day in Japan, wherever the instant was written', () => {
    expect(longDay('2026-11-20T14:59:59Z')).toBe('November 20, 2026')
    expect(longDay('2026-11-20T15:00:00Z')).toBe('November 21, 2026')
    expect(dayAndTime('2026-11-20T15:05:00Z')).toBe('November 21, 2026 00:05')
    const day = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'Asia/Tokyo' })
    fc.assert(fc.property(fc.date({ min: new Date('1960-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (instant) => {
      expect(longDay(instant.toISOString())).toBe(day.format(instant))
    }))
  })

  test.each([
    ['2025-06-04', 'June 4, 2025'],
    ['2026-03', 'March 2026'],
    ['令和3年', '令和3年'],
    ['2021', '2021'],
    ['', ''],
  ])('of a document, “%s”, is “%s”: no more than is known', (date, told) => {
    expect(printedDay(date)).toBe(told)
  })

  test('of a meeting has its day of the week and its hours', () => {
    expect(heldDay({ held: '2024-01-11' })).toBe('Thursday, January 11, 2024')
    expect(heldTime({ start: '14:00', end: '15:00' })).toBe('14:00–15:00')
    expect(heldTime({ start: '', end: '' })).toBe('')
  })
})

describe('a number in English', () => {
  test.each([[1820, 'people', '1,820 people'], [1820, '人', '1,820 人'], [65.6, '％', '65.6%'], [56, '％', '56.0%'], [0.125, '％', '0.125%'], [0, '', '0'], [1, 'people', '1 person'], [1, 'places', '1 place'], [1, 'times', '1 time'], [1, 'libraries', '1 library'], [1, 'people per day', '1 person per day'], [1, '人', '1 人'], [1, 'thousand yen', '1 thousand yen'], [0, 'places', '0 places'], [1.5, 'times', '1.5 times']])('%d in “%s” is %s', (value, unit, told) => {
    expect(amount(value, unit)).toBe(told)
  })

  test.each([[1, '1 KB'], [999_999, '1,000 KB'], [2_340_000, '2.3 MB']])('%i bytes are %s', (size, told) => {
    expect(bytes(size)).toBe(told)
  })

  test.each([[89.6, '89.6%'], [100, '100.0%'], [0, '0.0%']])('the rate %d is %s', (value, told) => {
    expect(percent(value)).toBe(told)
  })
})

test('a cell without a word is told in English by what is printed there, and never as zero', () => {
  expect(cellText(undefined)).toBe('Not filled in')
  expect(cellText({ kind: 'dash', text: '－' })).toBe('No entry (the source shows a dash)')
})

describe('money in English', () => {
  test.each([
    [0, '¥0', '¥0 thousand'],
    [7, '¥7,000', '¥7 thousand'],
    [45_964, '¥45,964,000', '¥45,964 thousand'],
    [9_133_184, '¥9,133,184,000', '¥9,133,184 thousand'],
    [-26, '−¥26,000', '-¥26 thousand'],
  ])('%i thousand is %s, printed as %s', (thousands, read, printed) => {
    expect([moneyWords(thousands), thousandYen(thousands), money(thousands)]).toEqual([read, printed, `${read} (${printed})`])
  })

  test('reads back to exactly the same amount, however large', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), thousands => BigInt(moneyWords(thousands).replace('−', '-').replace(/[¥,]/g, '')) === BigInt(thousands) * 1000n))
  })

  test('of half a thousand there is none', () => {
    expect(() => moneyWords(0.5)).toThrow(RangeError)
  })

  test.each([[0, '0.0%'], [0.049, 'less than 0.1%'], [0.05, '0.1%'], [48.44, '48.4%'], [100, '100.0%']])('%d of a hundred as a part of a whole is %s', (part, told) => {
    expect(partOfWhole(part)).toBe(told)
  })

  test.each([[0, '¥0'], [0.049, 'less than ¥1 of every ¥100'], [0.5, 'about ¥1 of every ¥100'], [3.2, 'about ¥3 of every ¥100']])('%d of a hundred as people feel it is %s', (part, told) => {
    expect(outOfHundred(part)).toBe(told)
  })
})

test('Japanese is spoken again once it is asked for', async () => {
  await speak('ja')
  expect([longYear(2020), amount(65.6, '％'), money(45_964), heldDay({ held: '2024-01-11' }), heldTime({ start: '14:00', end: '15:00' })])
    .toEqual(['令和2年度（2020年度）', '65.6％', '4,596万4千円（45,964千円）', '令和6年1月11日（木曜日）', '14:00〜15:00'])
})
