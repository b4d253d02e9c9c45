import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loose } from '../../src/search/loose'
import { excerpt, markHits } from '../../src/search/highlight'

/** The text with its hits in brackets. */
function marked(text: string, ...words: readonly string[]): string {
  return markHits(text, words.map(loose)).map(piece => piece.hit ? `[${piece.text}]` : piece.text).join('')
}

describe('marks', () => {
  test.each([
    ['half-width kana as they stand', 'ｹｱﾗｰ支援', 'ケアラ', '[ｹｱﾗｰ]支援'],
    ['half-width kana with their voicing marks', '防災ｶﾞｲﾄﾞ表', 'ガイド', '防災[ｶﾞｲﾄﾞ]表'],
    ['full-width letters', 'ＤＶの相談', 'dv', '[ＤＶ]の相談'],
    ['a word that a line break cut', '相談\n窓口へ', '相談窓口', '[相談\n窓口]へ'],
    ['a word whose long vowels were not typed', 'コーディネート機能', 'コディネト', '[コーディネート]機能'],
    ['a character that folds to several', '㈱福祉', '株', '[㈱]福祉'],
    ['a kanji of names by its usual form', '髙﨑さん', '高崎', '[髙﨑]さん'],
    ['a character outside the basic plane', 'この𩸽町', '𩸽', 'この[𩸽]町'],
    ['a kanji outside the basic plane by its usual form', 'この𠮷野町', '吉', 'この[𠮷]野町'],
    ['a kanji with its variation selector', '葛\u{E0100}西さん', '葛', '[葛\u{E0100}]西さん'],
    ['half-width kana in the middle of a word', '子育てﾒﾃﾞｨｱｽﾎﾟｯﾄ', 'メディア', '子育て[ﾒﾃﾞｨｱ]ｽﾎﾟｯﾄ'],
    ['a dash that stands for a long vowel', 'センタ―の運営', 'センター', '[センタ―]の運営'],
    ['a name with ヶ by its が', '七里ヶ浜の会', '七里ガ浜', '[七里ヶ浜]の会'],
    ['a full-width number', '８０５０問題', '8050', '[８０５０]問題'],
    ['a code', '【再掲４－２－１－３】', '4-2-1-3', '【再掲[４－２－１－３]】'],
  ])('%s', (_, text, word, expected) => {
    expect(marked(text, word)).toBe(expected)
  })

  test('every place a word stands', () => {
    expect(marked('相談と相談', '相談')).toBe('[相談]と[相談]')
  })

  test('several words, and overlapping ones as one', () => {
    expect(marked('相談窓口の相談', '窓口', '相談窓')).toBe('[相談窓口]の相談')
    expect(marked('見守りと窓口', '窓口', '見守り')).toBe('[見守り]と[窓口]')
  })

  test('nothing where nothing was searched for', () => {
    expect(markHits('相談窓口', [])).toEqual([{ text: '相談窓口', hit: false }])
    expect(markHits('相談窓口', [''])).toEqual([{ text: '相談窓口', hit: false }])
    expect(markHits('', ['相談'])).toEqual([])
  })

  test('nothing where the word does not stand', () => {
    expect(marked('相談窓口', '見守り')).toBe('相談窓口')
  })

  test('a Latin word only where a word begins with it', () => {
    expect(marked('Parents who rent a home: rental', 'rent')).toBe('Parents who [rent] a home: [rent]al')
    expect(marked('夫のＤＶとＧＰＳ', 'dv', 's')).toBe('夫の[ＤＶ]とＧＰＳ')
  })

  test('a word to its last long vowel', () => {
    expect(marked('ケアラー支援', 'ケアラー')).toBe('[ケアラー]支援')
  })

  test('in pieces that join to the original text and are never empty', () => {
    const text = fc.array(fc.oneof(fc.constantFrom('相談', '窓口', 'ｹｱﾗｰ', 'ｶﾞ', '㈱', '子育 て', '𠮷', '👨‍👩‍👧', ' ', '\n', 'A-1'), fc.string({ unit: 'binary', maxLength: 3 })), { maxLength: 12 }).map(pieces => pieces.join(''))
    const forms = fc.array(fc.constantFrom(...['相談', '窓口', 'ケアラ', 'が', '株', '子育て', '𠮷', 'a-1', ''].map(loose)), { maxLength: 4 })
    fc.assert(fc.property(text, forms, (original, searched) => {
      const pieces = markHits(original, searched)
      expect(pieces.map(piece => piece.text).join('')).toBe(original)
      expect(pieces.filter(piece => piece.text === '')).toEqual([])
      for (const piece of pieces.filter(candidate => candidate.hit))
        expect(searched.some(form => form !== '' && loose(piece.text).includes(form)), piece.text).toBe(true)
    }), { numRuns: 500 })
  })
})

describe('an excerpt', () => {
  const text = `${'あ'.repeat(50)}窓口${'い'.repeat(50)}`

  test('of a short text is the whole text', () => {
    expect(excerpt('相談窓口', ['窓口'], 4)).toBe('相談窓口')
  })

  test('lies around the first hit, a third of it before, and shows where it was cut', () => {
    expect(excerpt(text, ['窓口'], 30)).toBe(`…${'あ'.repeat(10)}窓口${'い'.repeat(18)}…`)
  })

  test('without a hit is the beginning', () => {
    expect(excerpt(text, ['見守り'], 10)).toBe(`${'あ'.repeat(10)}…`)
    expect(excerpt(text, [], 10)).toBe(`${'あ'.repeat(10)}…`)
  })

  test('of a hit at the beginning is cut at the end only', () => {
    expect(excerpt(`窓口${'い'.repeat(20)}`, ['窓口'], 10)).toBe(`窓口${'い'.repeat(8)}…`)
  })

  test('of a hit at the end is cut at the beginning only', () => {
    expect(excerpt(`${'あ'.repeat(20)}窓口`, ['窓口'], 10)).toBe(`…${'あ'.repeat(8)}窓口`)
  })

  test('always holds its hit and never more than its length', () => {
    fc.assert(fc.property(fc.nat(80), fc.nat(80), fc.integer({ min: 6, max: 40 }), (before, after, length) => {
      const cut = excerpt(`${'あ'.repeat(before)}窓口${'い'.repeat(after)}`, ['窓口'], length)
      expect(cut).toContain('窓口')
      expect([...cut.replaceAll('…', '')].length).toBeLessThanOrEqual(length)
    }))
  })

  test('never ends within a Latin word, if that leaves the hit', () => {
    expect(excerpt('Consultation for families and older people', ['families'], 18)).toBe('…for families and…'.replace('…for', '… for'))
    expect(excerpt('Consultation for families', ['older'], 6)).toBe('Consul…')
  })

  test('never ends within a character', () => {
    expect(excerpt(`𠮷𠮷𠮷𠮷𠮷${'あ'.repeat(10)}`, [], 5)).not.toMatch(/\p{Surrogate}/u)
  })
})
