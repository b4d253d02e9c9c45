import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldUnits, looseUnits } from '../../src/search/fold'
import { loose } from '../../src/search/loose'

/** Pieces that fold in unlike ways, next to each other more often than chance would put them. */
const tricky = fc.array(fc.constantFrom(
  'か', 'ガ', 'ｶﾞ', 'ﾊﾟ', 'は\u309A', 'ァ', 'っ', 'ヵ', 'ヶ', 'ヴ', 'ヽ', 'ゞ', 'ヷ', 'ゟ', 'ー', 'ｰ', '-', '‐', '―', '－', '−', '〜', '～',
  ' ', '　', '\n', '\u00A0', '1', '１', '①', '½', 'a', 'Ａ', 'À', 'İ', 'ß', 'ﬁ', 'Å', '㈱', '㍿', '㌢', '漢', '髙', '﨑', '邉', '⽤', '々', '𠮷', '\uFE0F', '\u{E0100}', '\u200B', '👨‍👩‍👧', '🇯🇵', '。', '（', '\uD83D', '\uDE00',
), { maxLength: 16 }).map(pieces => pieces.join(''))
const anyText = fc.oneof(
  tricky,
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.array(fc.integer({ min: 0, max: 0xFFFF }), { maxLength: 12 }).map(codes => String.fromCharCode(...codes)),
)
const HALF_PAIR = /\p{Surrogate}/u
const kana = fc.array(fc.integer({ min: 0x30A1, max: 0x30F6 }), { minLength: 1, maxLength: 8 }).map(codes => String.fromCharCode(...codes))
const printable = fc.array(fc.integer({ min: 0x21, max: 0x7E }), { minLength: 1, maxLength: 8 }).map(codes => String.fromCharCode(...codes))

describe('folding', () => {
  test.each([
    ['half-width katakana', 'ｹｱﾗｰ', 'けあらー'],
    ['katakana', 'ケアラー', 'けあらー'],
    ['hiragana as it is', 'けあらー', 'けあらー'],
    ['half-width kana with voicing marks', 'ｶﾞｲﾄﾞ', 'がいど'],
    ['half-width kana with rounding marks', 'ﾊﾟﾄﾛｰﾙ', 'ぱとろーる'],
    ['voicing marks written as characters of their own', 'か\u3099は\u309A', 'がぱ'],
    ['the sound vu', 'ヴァ', 'ゔぁ'],
    ['katakana that has no hiragana', 'ヷ', 'ヷ'],
    ['iteration marks of katakana', 'ヽヾ', 'ゝゞ'],
    ['full-width letters and capitals', 'ＤＶ', 'dv'],
    ['full-width digits', '１１０番', '110番'],
    ['a circled number', '①', '1'],
    ['a company in one character', '㈱', '(株)'],
    ['a unit in one character', '㌢', 'せんち'],
    ['a radical that looks like a kanji', '⽤', '用'],
    ['a ligature', 'ﬁ', 'fi'],
    ['kanji of names', '髙﨑邉邊濵澤𠮷嶋', '高崎辺辺浜沢吉島'],
    ['the wave dash and the full-width tilde', '〜～', '~~'],
    ['a surrogate pair as it is', '𩸽', '𩸽'],
    ['a kanji with a variation selector', '葛\u{E0100}西、辻\u{E0101}堂', '葛西、辻堂'],
    ['what has no width', '相\u200B談\u2060窓\u00AD口', '相談窓口'],
    ['an emoji as it is', '👨‍👩‍👧', '👨‍👩‍👧'],
  ])('takes %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test.each(['-', '‐', '‑', '‒', '–', '—', '―', '−', '－', 'ー', 'ｰ'])('reads %s as a long vowel after kana and as a hyphen between digits', (dash) => {
    expect(fold(`センタ${dash}`)).toBe('せんたー')
    expect(fold(`ケアラ${dash}支援`)).toBe('けあらー支援')
    expect(fold(`１${dash}１${dash}２${dash}３`)).toBe('1-1-2-3')
    expect(fold(`A${dash}2`)).toBe('a-2')
  })

  test.each([
    ['between hiragana and kanji', '子育 て', '子育て'],
    ['between kanji, however wide', '日　時', '日時'],
    ['of several characters', '相談 　\n 窓口', '相談窓口'],
    ['before a mark of repetition', '人 々', '人々'],
    ['at both ends', '  窓口　', '窓口'],
  ])('drops white space %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test.each([
    ['between Latin words', 'Smart  City', 'smart city'],
    ['beside a number', '令和 2 年', '令和 2 年'],
    ['after a full stop', 'です。 市は', 'です。 市は'],
  ])('keeps one space %s', (_, text, folded) => {
    expect(fold(text)).toBe(folded)
  })

  test('changes nothing in what is folded already', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(fold(fold(text))).toBe(fold(text))
    }), { numRuns: 1000 })
  })

  test('changes nothing in any single character that is folded already', () => {
    const unstable: string[] = []
    for (let code = 0; code <= 0x10FFFF; code++) {
      const folded = fold(String.fromCodePoint(code))
      if (fold(folded) !== folded)
        unstable.push(code.toString(16))
    }
    expect(unstable).toEqual([])
  })

  test.each(['か゛', 'は゜', 'か ﾞ', 'か\n\u3099'])('changes nothing in 「%s」 that is folded already', (text) => {
    expect(fold(fold(text))).toBe(fold(text))
  })

  test.each(['ｰ゛', 'ヵ゛', 'っ゛'])('changes nothing in 「%s」, which nobody writes, that is folded already', (text) => {
    expect([fold(fold(text)), loose(loose(text))]).toEqual([fold(text), loose(text)])
  })

  test('joins a long vowel that a line break cut off', () => {
    expect(fold('センタ\nー')).toBe(fold('センター'))
  })

  test('gives katakana and hiragana the same form', () => {
    fc.assert(fc.property(kana, (text) => {
      const hiragana = String.fromCharCode(...[...text].map(character => character.charCodeAt(0) - 0x60))
      expect(fold(hiragana)).toBe(fold(text))
    }))
  })

  test('gives full-width and half-width signs the same form', () => {
    fc.assert(fc.property(printable, (text) => {
      const wide = String.fromCharCode(...[...text].map(character => character.charCodeAt(0) + 0xFEE0))
      expect(fold(wide)).toBe(fold(text))
    }))
  })
})

describe('folding for matching', () => {
  test.each([
    ['small kana', 'ボランティア', 'ぼらんていあ'],
    ['kana that stand for counters', 'ヵヶ', 'かけ'],
    ['long vowels', 'コーディネーター', 'こでいねた'],
    ['a dash that stands for a long vowel', 'センタ―', 'せんた'],
  ])('levels %s', (_, text, expected) => {
    expect(loose(text)).toBe(expected)
  })

  test.each([['七里ヶ浜', '七里ガ浜'], ['由比ヶ浜', '由比が浜'], ['鎌ヶ谷', '鎌ガ谷']])('reads ヶ between two kanji as が (%s)', (text, spoken) => {
    expect(loose(text)).toBe(loose(spoken))
  })

  test('leaves け as it is where it is no が', () => {
    expect([loose('3ヶ月'), loose('受け付け'), loose('助ケ合い')]).toEqual(['3け月', '受け付け', '助け合い'])
  })

  test('keeps the hyphens of a code', () => {
    expect(loose('１－１－２－３')).toBe('1-1-2-3')
  })

  test('changes nothing in what is folded for matching already', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(loose(loose(text))).toBe(loose(text))
    }), { numRuns: 1000 })
  })

  test('gives a text and its folded form the same form', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(loose(fold(text))).toBe(loose(text))
    }), { numRuns: 1000 })
  })
})

describe.each([['folded', foldUnits, fold], ['folded for matching', looseUnits, loose]] as const)('the pieces of a text %s', (_, unitsOf, formOf) => {
  test('join to the folded text', () => {
    fc.assert(fc.property(anyText, (text) => {
      expect(unitsOf(text).map(unit => unit.text).join('')).toBe(formOf(text))
    }))
  })

  test('come from within the text, in its order', () => {
    fc.assert(fc.property(anyText, (text) => {
      let from = 0
      let to = 0
      for (const unit of unitsOf(text)) {
        expect(unit.from).toBeGreaterThanOrEqual(from)
        expect(unit.to).toBeGreaterThanOrEqual(to)
        expect(unit.to).toBeGreaterThan(unit.from)
        ;({ from, to } = unit)
      }
      expect(to).toBeLessThanOrEqual(text.length)
    }), { numRuns: 1000 })
  })

  test('never come from half a surrogate pair', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      for (const { from, to } of unitsOf(text))
        expect(text.slice(from, to)).not.toMatch(HALF_PAIR)
    }))
  })

  test('know that a kana and its voicing mark are two characters', () => {
    expect(unitsOf('ｶﾞｲﾄﾞ')).toEqual([{ text: 'が', from: 0, to: 2 }, { text: 'い', from: 2, to: 3 }, { text: 'ど', from: 3, to: 5 }])
  })

  test('know that one character can fold to several', () => {
    expect(unitsOf('A㈱')).toEqual([
      { text: 'a', from: 0, to: 1 },
      { text: '(', from: 1, to: 2 },
      { text: '株', from: 1, to: 2 },
      { text: ')', from: 1, to: 2 },
    ])
  })

  test('pass over a space that was dropped', () => {
    expect(unitsOf('子育 て').map(({ from, to }) => [from, to])).toEqual([[0, 1], [1, 2], [3, 4]])
  })
})
