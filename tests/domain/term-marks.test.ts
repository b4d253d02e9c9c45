import type { Term } from '../../src/domain/city-facts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { termFinder } from '../../src/domain/term-marks'
import { term } from '../fixtures/content'

const welfare = term('welfare', { term: '地域福祉' })
const plan = term('plan', { term: '地域福祉計画', aliases: ['福祉の計画'] })
const carer = term('carer', { term: 'ケアラー', aliases: ['CARER'] })
const care = term('care', { term: 'ケア' })
const npo = term('npo', { term: 'NPO', aliases: ['特定非営利活動法人'] })

/** The text with each marked stretch in brackets, and the id of its term. */
function marked(text: string, ...terms: readonly Term[]): string {
  return termFinder(terms).mark(text).map(piece => piece.term ? `[${piece.text}|${piece.term.id}]` : piece.text).join('')
}

describe('a term in running text', () => {
  test('is marked where it stands', () => {
    expect(termFinder([welfare]).mark('市の地域福祉を進める')).toEqual([{ text: '市の' }, { text: '地域福祉', term: welfare }, { text: 'を進める' }])
  })

  test('is marked at the beginning, at the end and alone', () => {
    expect(marked('地域福祉と', welfare)).toBe('[地域福祉|welfare]と')
    expect(marked('市の地域福祉', welfare)).toBe('市の[地域福祉|welfare]')
    expect(marked('地域福祉', welfare)).toBe('[地域福祉|welfare]')
  })

  test('is marked with its longest spelling, in whatever order the glossary lists them', () => {
    expect(marked('地域福祉計画と地域福祉', welfare, plan)).toBe('[地域福祉計画|plan]と[地域福祉|welfare]')
    expect(marked('地域福祉計画と地域福祉', plan, welfare)).toBe('[地域福祉計画|plan]と[地域福祉|welfare]')
  })

  test('is marked only where it first stands, under whatever spelling', () => {
    expect(marked('福祉の計画と地域福祉計画と福祉の計画', plan)).toBe('[福祉の計画|plan]と地域福祉計画と福祉の計画')
  })

  test('is not marked inside the second standing of a longer one', () => {
    expect(marked('地域福祉計画、地域福祉計画', plan, welfare)).toBe('[地域福祉計画|plan]、地域福祉計画')
  })

  test('is marked again in another text', () => {
    const finder = termFinder([welfare])
    expect(finder.mark('地域福祉')).toEqual(finder.mark('地域福祉'))
  })

  test('that is a word of every sentence is left alone, and so are its other spellings', () => {
    expect(marked('地域福祉計画、福祉の計画、地域福祉', { ...plan, marked: false }, welfare)).toBe('[地域福祉|welfare]計画、福祉の計画、地域福祉')
    expect(marked('地域福祉', { ...welfare, marked: false })).toBe('地域福祉')
  })

  test('of a single letter is not marked', () => {
    expect(marked('市と民', term('city', { term: '市', aliases: ['𠮷'] }))).toBe('市と民')
  })

  test('may hold letters that mean something to a search', () => {
    expect(marked('C++とA.Bと(任意)', term('a', { term: 'A.B' }), term('b', { term: '(任意)' }))).toBe('C++と[A.B|a]と[(任意)|b]')
    expect(marked('AxB', term('a', { term: 'A.B' }))).toBe('AxB')
  })
})

describe('nothing is marked', () => {
  test('inside a code', () => {
    const number = term('number', { term: '1-2', aliases: ['11-1'] })
    expect(marked('取組1-1-2-3と11-1-1、1-2', number)).toBe('取組1-1-2-3と11-1-1、1-2')
  })

  test.each(['「地域福祉の日」', '『地域福祉』', '「市の『地域福祉』の日」'])('inside %s', (text) => {
    expect(marked(text, welfare)).toBe(text)
  })

  test('inside a quote, and that is not where it first stands', () => {
    expect(marked('「地域福祉の日」は地域福祉の日', welfare)).toBe('「地域福祉の日」は[地域福祉|welfare]の日')
  })

  test('that reaches into a quote', () => {
    expect(marked('地域「福祉」', term('x', { term: '地域「福祉' }))).toBe('地域「福祉」')
  })

  test.each(['ケアラーズ', 'ヤングケアラー', 'ケアラーー'])('inside the longer katakana word %s', (text) => {
    expect(marked(text, carer)).toBe(text)
  })

  test.each(['NPOs', 'xNPO', 'NPO2', '3NPO'])('inside the longer Latin word %s', (text) => {
    expect(marked(text, npo)).toBe(text)
  })

  test('in a text without terms, and in none', () => {
    expect(termFinder([welfare]).mark('見守り')).toEqual([{ text: '見守り' }])
    expect(termFinder([welfare]).mark('')).toEqual([])
  })

  test('without a glossary', () => {
    expect(termFinder([]).mark('地域福祉')).toEqual([{ text: '地域福祉' }])
    expect(termFinder([]).mark('')).toEqual([])
    expect(termFinder([term('x', { term: '市' })]).mark('')).toEqual([])
  })
})

describe('a term is marked', () => {
  test('after a quote that never ends', () => {
    expect(marked('「市の地域福祉', welfare)).toBe('「市の[地域福祉|welfare]')
  })

  test('beside words of another script', () => {
    expect(marked('NPOの法人', npo)).toBe('[NPO|npo]の法人')
    expect(marked('ケアNPO', npo)).toBe('ケア[NPO|npo]')
    expect(marked('家族ケア会議', care)).toBe('家族[ケア|care]会議')
  })

  test('at its first place that is no piece of a longer word', () => {
    expect(marked('ヤングケアラーとケア', care)).toBe('ヤングケアラーと[ケア|care]')
  })

  test('behind the beginning of a longer one that is only a piece of a word', () => {
    expect(marked('ヘルスケア会議', term('meeting', { term: '会議' }), term('care-meeting', { term: 'ケア会議' }))).toBe('ヘルスケア[会議|meeting]')
  })
})

test('nothing is marked inside a longer word of full-width Latin letters', () => {
  expect(marked('ＮＰＯＳ', term('npo', { term: 'ＮＰＯ' }))).toBe('ＮＰＯＳ')
})

test('nothing is marked behind a quote within the same kind of quote', () => {
  expect(marked('「市の「集い」と地域福祉」', welfare)).toBe('「市の「集い」と地域福祉」')
})

describe('whatever the text', () => {
  const glossary = [welfare, plan, carer, care, npo]
  const piece = fc.constantFrom('地域福祉', '地域福祉計画', '福祉の計画', 'ケア', 'ケアラー', 'ラー', 'ヤング', 'NPO', 'CARER', 's', '1-1-2', '「', '」', '『', '』', '、', '市', '𠮷')
  const text = fc.oneof(fc.array(piece, { maxLength: 12 }).map(parts => parts.join('')), fc.string({ unit: 'grapheme' }))

  test('its pieces put together are the text, and none is empty', () => {
    fc.assert(fc.property(text, (whole) => {
      const pieces = termFinder(glossary).mark(whole)
      expect(pieces.map(({ text: part }) => part).join('')).toBe(whole)
      expect(pieces.filter(({ text: part }) => part === '')).toEqual([])
    }), { numRuns: 500 })
  })

  test('a marked piece is a spelling of its term, each term stands once, and none in quotes or codes', () => {
    fc.assert(fc.property(text, (whole) => {
      const finder = termFinder(glossary)
      let at = 0
      const seen: Term[] = []
      for (const { text: part, term: found } of finder.mark(whole)) {
        if (found) {
          expect([found.term, ...found.aliases]).toContain(part)
          expect(seen).not.toContain(found)
          seen.push(found)
          const before = whole.slice(0, at)
          expect(before.replace(/「[^」]*」|『[^』]*』/g, '').includes('「') && /^[^「]*」/.test(whole.slice(at))).toBe(false)
        }
        at += part.length
      }
    }), { numRuns: 500 })
  })
})
