import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { amount, bytes, cellText, dayAndTime, eraYear, longDay, longYear, number, percent, printedDay, shortYear, tidy } from '../../src/ui/format'

test.each([
  ['ＲＥＳ１２３', 'RES123'],
  ['５０％', '50%'],
  ['ｹｱﾗｰ支援', 'ケアラー支援'],
  ['ﾎﾞﾗﾝﾃｨｱ', 'ボランティア'],
  ['（仮称）～・、', '（仮称）～・、'],
  ['㈱・①', '㈱・①'],
  ['', ''],
])('「%s」 is written 「%s」', (text, expected) => {
  expect(tidy(text)).toBe(expected)
})

describe('a fiscal year', () => {
  test.each([
    [2018, '2018年度', '2018年度', '2018'],
    [2019, '令和元年度（2019年度）', '令和元年度', 'R1'],
    [2020, '令和2年度（2020年度）', '令和2年度', 'R2'],
    [2033, '令和15年度（2033年度）', '令和15年度', 'R15'],
  ])('%i is told long, by its era and short', (year, long, era, short) => {
    expect([longYear(year), eraYear(year), shortYear(year)]).toEqual([long, era, short])
  })
})

describe('a day', () => {
  test('is a day in Japan, wherever the instant was written', () => {
    expect(longDay('2026-11-20T14:59:59Z')).toBe('令和8年11月20日')
    expect(longDay('2026-11-20T15:00:00Z')).toBe('令和8年11月21日')
    expect(dayAndTime('2026-11-20T15:05:00Z')).toBe('令和8年11月21日 00:05')
  })

  test('is the day and the time that the browser would tell, in whatever era', () => {
    const day = new Intl.DateTimeFormat('ja-JP-u-ca-japanese', { dateStyle: 'long', timeZone: 'Asia/Tokyo' })
    const time = new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit', timeZone: 'Asia/Tokyo' })
    fc.assert(fc.property(fc.date({ min: new Date('1960-01-01'), max: new Date('2090-01-01'), noInvalidDate: true }), (instant) => {
      expect(dayAndTime(instant.toISOString())).toBe(`${day.format(instant)} ${time.format(instant)}`)
    }), { examples: [[new Date('2019-04-30T14:59:59Z')], [new Date('2019-04-30T15:00:00Z')], [new Date('2019-12-31T15:00:00Z')]] })
  })

  test.each([
    ['2025-06-04', '令和7年6月4日'],
    ['2026-03', '令和8年3月'],
    ['2021-11', '令和3年11月'],
    ['令和3年', '令和3年'],
    ['2021', '2021'],
    ['', ''],
  ])('of a document, 「%s」, is 「%s」: no more than is known', (date, told) => {
    expect(printedDay(date)).toBe(told)
  })
})

describe('a number', () => {
  test.each([[0, '0'], [1820, '1,820'], [65.6, '65.6'], [0.1 + 0.2, '0.3'], [-5.25, '-5.25']])('%d is %s', (value, told) => {
    expect(number(value)).toBe(told)
  })

  test('is written as the browser would write it', () => {
    const written = new Intl.NumberFormat('en-US', { maximumFractionDigits: 4 })
    const decimal = fc.tuple(fc.maxSafeInteger(), fc.nat(6)).map(([whole, places]) => whole / 10 ** places)
    fc.assert(fc.property(fc.oneof(fc.integer(), decimal, fc.double({ noNaN: true, noDefaultInfinity: true })), (value) => {
      fc.pre(!Object.is(value, -0))
      expect(number(value)).toBe(written.format(value))
    }))
  })

  test.each([[1820, '人', '1,820人'], [65.6, '％', '65.6％'], [56, '％', '56.0％'], [0.125, '％', '0.125％'], [0, '', '0']])('%d in %s is %s', (value, unit, told) => {
    expect(amount(value, unit)).toBe(told)
  })

  test.each([[89.6, '89.6％'], [100, '100.0％'], [0, '0.0％']])('the rate %d is %s', (value, told) => {
    expect(percent(value)).toBe(told)
  })

  test.each([[1, '1KB'], [1499, '1KB'], [999_999, '1,000KB'], [1_000_000, '1.0MB'], [2_340_000, '2.3MB']])('%i bytes are %s', (size, told) => {
    expect(bytes(size)).toBe(told)
  })
})

test('a cell without a word is told by what is printed there, and never as zero', () => {
  expect(cellText(undefined)).toBe('未記入')
  expect(cellText({ kind: 'blank' })).toBe('未記入')
  expect(cellText({ kind: 'dash', text: '－' })).toBe('記載なし（原資料の表示：－）')
  expect(cellText({ kind: 'text', text: '１０件' })).toBe('10件')
})
