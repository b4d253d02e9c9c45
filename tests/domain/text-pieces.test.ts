import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cutRubies, rubyPieces } from '../../src/domain/text-pieces'

const RUBIES = [{ from: 0, to: 2, reading: 'ちいき' }, { from: 3, to: 5, reading: 'ふくし' }]

describe('the pieces of a text', () => {
  test('carry their kana, with what stands between them', () => {
    expect(rubyPieces('地域の福祉。', RUBIES)).toEqual([{ text: '地域', reading: 'ちいき' }, { text: 'の' }, { text: '福祉', reading: 'ふくし' }, { text: '。' }])
  })

  test('are one plain piece without kana, and none of nothing', () => {
    expect(rubyPieces('地域', [])).toEqual([{ text: '地域' }])
    expect(rubyPieces('', [])).toEqual([])
  })

  test('always make the text again, wherever the kana are said to stand', () => {
    const rubies = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 8 }).map(pairs => pairs.map(([from, length]) => ({ from, to: from + length, reading: 'あ' })))
    fc.assert(fc.property(fc.string({ maxLength: 20 }), rubies, (text, found) => {
      expect(rubyPieces(text, found.filter(ruby => ruby.to > ruby.from)).map(piece => piece.text).join('')).toBe(text)
    }))
  })
})

describe('kana dealt out to the pieces of a text', () => {
  test('are counted from the start of their piece', () => {
    expect(cutRubies(RUBIES, [3, 3])).toEqual([[{ from: 0, to: 2, reading: 'ちいき' }], [{ from: 0, to: 2, reading: 'ふくし' }]])
  })

  test('are left out where a piece ends within them', () => {
    expect(cutRubies(RUBIES, [1, 5])).toEqual([[], [{ from: 2, to: 4, reading: 'ふくし' }]])
  })
})
