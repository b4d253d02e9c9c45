import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildIndex } from '../../src/search/search-index'
import { found } from './documents'

function orderOf(...documents: Parameters<typeof buildIndex>[0]): readonly string[] {
  return buildIndex(documents).entries.map(({ at }) => documents[at]?.key ?? '')
}

describe('an index', () => {
  test('of no documents has no entries', () => {
    expect(buildIndex([])).toEqual({ documents: [], entries: [], names: [], bodies: [] })
  })

  test('holds each field folded for matching, and the words apart', () => {
    const [entry] = buildIndex([found('a', { title: 'ｹｱﾗｰ支援', reading: 'けあらーしえん\n\nおやのかいご', english: 'Carer Support\nMoney\nDebts', words: ['親の介護', '－'], area: '福祉総務課', body: 'ＤＶの相談' })]).entries
    expect(entry?.folded).toEqual({ title: 'けあら支援', reading: 'けあらしえん', englishTitle: 'carer support', area: '福祉総務課', english: 'money\ndebts', body: 'dvの相談' })
    expect([entry?.words, entry?.spoken]).toEqual([['親の介護', '-'], ['おやのかいご']])
  })

  test('puts what a reader came for before what only speaks of it', () => {
    expect(orderOf(found('said of it', { rank: 0, year: 2026 }), found('itself', { rank: 3 }), found('plan', { rank: 2, year: 2026 }))).toEqual(['itself', 'plan', 'said of it'])
  })

  test('puts newer documents first', () => {
    expect(orderOf(found('old', { year: 2020 }), found('new', { year: 2024 }), found('middle', { year: 2022 }))).toEqual(['new', 'middle', 'old'])
  })

  test('orders one year by the numbers of the codes', () => {
    expect(orderOf(found('ten', { code: '1-1-1-10' }), found('two', { code: '1-1-1-2' }), found('kind', { code: '1-1-1' }))).toEqual(['kind', 'two', 'ten'])
  })

  test('orders thousands as it orders a few', () => {
    const many = Array.from({ length: 1500 }, (_, at) => found(`k${at * 7919 % 1500}`, { rank: at % 2 === 0 ? 1 : 2, year: 2000 + at * 31 % 25 }))
    const plainly = [...many].sort((a, b) => b.rank - a.rank || b.year - a.year || (a.key < b.key ? -1 : 1))
    expect(orderOf(...many)).toEqual(plainly.map(({ key }) => key))
  })

  test('orders the rest by key', () => {
    expect(orderOf(found('b'), found('a'))).toEqual(['a', 'b'])
  })

  test('is the same whatever order the documents come in', () => {
    const documents = ['1-1', '1-2', '', '10-1'].flatMap(code => [2020, 2021].map(year => found(`${code}/${year}`, { code, year })))
    fc.assert(fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
      expect(orderOf(...shuffled)).toEqual(orderOf(...documents))
    }))
  })

  test('leaves the list it was given as it was', () => {
    const documents = [found('b'), found('a')]
    buildIndex(documents)
    expect(documents.map(document => document.key)).toEqual(['b', 'a'])
  })
})
