import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeRubies, encodeRubies, isMarks, readingOf, rubiesOf, textKey } from '../../src/domain/reading'

/** Stretches in order that do not touch each other's letters. */
const arbitraryRubies = fc.array(fc.record({ gap: fc.nat(9), length: fc.integer({ min: 1, max: 9 }), reading: fc.stringMatching(/^[ぁ-ゖー]{1,8}$/) }), { maxLength: 12 }).map((steps) => {
  let at = 0
  return steps.map(({ gap, length, reading }) => {
    const from = at + gap
    at = from + length
    return { from, to: at, reading }
  })
})

function bookOf(text: string, marks: string): ReadonlyMap<string, string> {
  return new Map([[textKey(text), marks]])
}

describe('the reading of a text', () => {
  test('is written as gap, length and kana', () => {
    expect(encodeRubies([{ from: 1, to: 3, reading: 'ちいき' }, { from: 5, to: 7, reading: 'ふくし' }])).toBe('1,2ちいき;2,2ふくし')
  })

  test('comes back as it was written, and what is written is let into an edition', () => {
    fc.assert(fc.property(arbitraryRubies, (rubies) => {
      expect(decodeRubies(encodeRubies(rubies))).toEqual(rubies)
      expect(rubies.length === 0 || isMarks(encodeRubies(rubies))).toBe(true)
    }))
  })

  test.each(['', 'ちいき', '0,2', '0,2地域', '0,2ちいき;', ' 0,2ちいき', '-1,2ちいき'])('「%s」 is none', (marks) => {
    expect(isMarks(marks)).toBe(false)
  })

  test('is found under the text as it is shown, whatever the width of its digits', () => {
    expect(rubiesOf('第２地区', bookOf('第2地区', '2,2ちく'))).toEqual([{ from: 2, to: 4, reading: 'ちく' }])
  })

  test('keeps what is no kanji', () => {
    expect(readingOf('七里ガ浜の居場所', bookOf('七里ガ浜の居場所', '0,4しちりがはま;1,3いばしょ'))).toBe('しちりがはまのいばしょ')
  })

  test('is unknown where the edition does not read the text', () => {
    expect(rubiesOf('地域', new Map())).toEqual([])
    expect(readingOf('地域', new Map())).toBeUndefined()
  })
})

describe('the key of a text', () => {
  test('is 16 hexadecimal digits', () => {
    fc.assert(fc.property(fc.string(), text => /^[0-9a-f]{16}$/.test(textKey(text))))
  })

  test.each([['', '811c9dc55bd1e995'], ['地域福祉', '10d0ec0c0ba07bdc'], ['第2地区', '2c29413117c37b61'], ['第２地区', '2c29413117c37b61']])('「%s」 has the one the protocol gives it', (text, key) => {
    expect(textKey(text)).toBe(key)
  })

  test('tells texts apart that differ in one letter or in their order', () => {
    const texts = ['地域', '域地', '地城', '地域 ', '地域\n', '']
    expect(new Set(texts.map(textKey)).size).toBe(texts.length)
  })
})
