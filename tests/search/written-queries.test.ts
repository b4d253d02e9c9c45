import type { WrittenQuery } from './written-queries'
import { describe, expect, test } from 'vitest'
import { readingOf } from '../../src/domain/reading'
import { QUERY_LIMIT } from '../../src/search/query'
import { search } from '../../src/search/search'
import { buildIndex } from '../../src/search/search-index'
import { searchDocuments } from '../../src/stores/search-documents'
import { kamakura } from '../fixtures/city-folder'
import { CODES, DEPARTMENTS, EVERYDAY, MISWRITTEN, PLAIN, READ_ALOUD, SEVERAL } from './written-queries'

const content = await kamakura()
const book = new Map(content.readings.map(({ key, marks }) => [key, marks]))
const index = buildIndex(searchDocuments(content, text => readingOf(text, book)))
const ALL = [...PLAIN, ...EVERYDAY, ...SEVERAL, ...CODES, ...MISWRITTEN, ...DEPARTMENTS, ...READ_ALOUD]

function find(typed: string) {
  const { hits, near } = search(index, typed, content.spellings)
  return { keys: hits.map(hit => hit.document.key), near }
}

function expectFirst([typed, first]: WrittenQuery): void {
  expect(find(typed).keys.slice(0, 3)[0], find(typed).keys.slice(0, 5).join(' ')).toBe(first)
}

describe.each([
  ['plain words', PLAIN],
  ['words people say in trouble', EVERYDAY],
  ['several words', SEVERAL],
  ['numbers', CODES],
  ['mistyped words and other widths', MISWRITTEN],
  ['names of departments, old and new', DEPARTMENTS],
  ['kana for kanji', READ_ALOUD],
])('%s find first what belongs first:', (_, queries) => {
  test.each(queries)('%j → %s (%s)', (...query) => expectFirst(query))
})

test('the written queries are many, each once, a third of them not as the documents write', () => {
  const typed = ALL.map(([query]) => query)
  expect(new Set(typed).size).toBe(typed.length)
  expect(typed.length).toBeGreaterThanOrEqual(70)
  expect((MISWRITTEN.length + DEPARTMENTS.length + READ_ALOUD.length) * 3).toBeGreaterThanOrEqual(typed.length)
})

test.each(['成年後険', 'ボランテアセンター', 'ヤングケアラ一', '地域抱括支援センター', 'せいねんこおけん'])('%s is mistyped, so its hits are told to be near ones only', (typed) => {
  expect(find(typed).near).toBe(true)
})

describe('what asks nothing, or for what is not there, finds nothing', () => {
  test.each(['', ' 　', '、。', '・・・', '？', '👶', '★☆'])('%j asks nothing', (typed) => {
    expect(find(typed)).toEqual({ keys: [], near: false })
  })

  test.each(['プラネタリウム', '犬猫病院', 'zzzz', '9-9-9-9', 'あ'.repeat(500), '龘'.repeat(QUERY_LIMIT + 1)])('%j is not there', (typed) => {
    expect(find(typed).keys).toEqual([])
  })

  test('a very long text is searched for by its beginning', () => {
    expect(find(`成年後見 ${' '.repeat(QUERY_LIMIT)}プラネタリウム`)).toEqual(find('成年後見'))
  })
})

test('nothing that only speaks of other things is among the first two hits of many', () => {
  const speakers = /^(?:discrepancy|assessment|record):/
  for (const [typed] of ALL.filter(query => !CODES.includes(query))) {
    const { keys } = find(typed)
    expect(keys.slice(0, keys.length > 2 ? 2 : 1).filter(key => speakers.test(key)), typed).toEqual([])
  }
})
