import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { buildIndex } from '../../src/search/search-index'
import { found } from './documents'

function orderOf(...documents: Parameters<typeof buildIndex>[0]): readonly string[] {
  return buildIndex(documents).entries.map(entry => entry.document.key)
}

describe('an index', () => {
  test('of no documents has no entries', () => {
    expect(buildIndex([])).toEqual({ entries: [] })
  })

  test('holds each field folded for matching, and all of them together', () => {
    const [entry] = buildIndex([found('a', { title: 'ｹｱﾗｰ支援', area: '福祉総務課', body: 'ＤＶの相談' })]).entries
    expect(entry?.folded).toEqual({ title: 'けあら支援', area: '福祉総務課', body: 'dvの相談' })
    expect(entry?.whole).toBe('けあら支援\n福祉総務課\ndvの相談')
  })

  test('puts newer documents first', () => {
    expect(orderOf(found('old', { year: 2020 }), found('new', { year: 2024 }), found('middle', { year: 2022 }))).toEqual(['new', 'middle', 'old'])
  })

  test('orders one year by the numbers of the codes', () => {
    expect(orderOf(found('ten', { code: '1-1-1-10' }), found('two', { code: '1-1-1-2' }), found('kind', { code: '1-1-1' }))).toEqual(['kind', 'two', 'ten'])
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
