import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looseUnits } from '../../src/search/fold'
import { loose } from '../../src/search/loose'

/** What a text folds to by the way that knows where each letter came from. */
const letterByLetter = (text: string) => looseUnits(text).map(unit => unit.text).join('')

const tricky = fc.array(fc.constantFrom('あ', 'か', 'ァ', 'ッ', 'ー', '-', '−', ' ', '　', '\n', 'a', '1', 'ヶ', 'ｶ', 'ﾞ', '゛', '\u3099', '亜', '七', '㌃', '…', '①', '㍻', '\u00AD', '\uFEFF', '𠮷', '髙', '〜', 'Σ', 'İ', '¨', 'e\u0301', 'ᄀ', 'ᅡ'), { maxLength: 10 }).map(parts => parts.join(''))

describe('the quick way of folding', () => {
  test('folds every letter as the slow one does, behind kanji, kana and numbers', () => {
    const wrong = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code))
      .map(letter => `亜${letter}あ${letter}1${letter}`)
      .filter(text => loose(text) !== letterByLetter(text))
    expect(wrong).toEqual([])
  })

  test('folds any text as the slow one does', () => {
    fc.assert(fc.property(fc.oneof(tricky, fc.string({ unit: 'binary', maxLength: 20 })), text => loose(text) === letterByLetter(text)), { numRuns: 2000 })
  })

  test('folds a text of any length', () => {
    const long = 'ボランティア、7月 8日…'.repeat(2000)
    expect(loose(long)).toBe(letterByLetter(long))
  })
})
