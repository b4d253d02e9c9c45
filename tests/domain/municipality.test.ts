import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkDigit, isMunicipalityCode, prefectureOf, PREFECTURES } from '../../src/domain/municipality'

test.each([['011002', '北海道'], ['131016', '東京都'], ['142042', '神奈川県'], ['472018', '沖縄県']])('%s is a code of %s', (code, prefecture) => {
  expect(isMunicipalityCode(code)).toBe(true)
  expect(prefectureOf(code)).toBe(prefecture)
})

test('a city that does not exist has a code of no prefecture', () => {
  expect(isMunicipalityCode('000019')).toBe(true)
  expect(prefectureOf('000019')).toBeUndefined()
})

test.each(['', '14204', '142043', '482016', '14204２', ' 142042', '1420422', '14204a'])('「%s」 is none', (text) => {
  expect(isMunicipalityCode(text)).toBe(false)
})

test('every prefecture of the country is there once', () => {
  expect(new Set(PREFECTURES).size).toBe(47)
})

test('one wrong digit is always seen but where two remainders share a digit', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 47 }), fc.integer({ min: 0, max: 999 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 1, max: 9 }), (prefecture, rest, place, more) => {
    const five = String(prefecture).padStart(2, '0') + String(rest).padStart(3, '0')
    const code = five + checkDigit(five)
    const wrong = [...code].map((digit, index) => index === place ? String((Number(digit) + more) % 10) : digit).join('')
    expect(isMunicipalityCode(code)).toBe(true)
    // 11 − 0 and 11 − 10 both end in 1.
    if (isMunicipalityCode(wrong))
      expect([checkDigit(five), place]).toEqual(['1', expect.any(Number)])
  }))
})
