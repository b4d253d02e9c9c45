import { beforeEach, describe, expect, test } from 'vitest'
import { search } from '../../src/search/search'
import { buildIndex } from '../../src/search/search-index'
import { searchDocuments } from '../../src/stores/search-documents'
import { confirmsComposing } from '../../src/ui/composing'
import { choiceWords, facetFilters, facetLabel, kindChoices, searchAddress, wantedChoice } from '../../src/ui/search-choice'
import { searchNews } from '../../src/ui/search-news'
import { speak } from '../../src/ui/text/speak'
import * as make from '../fixtures/content'

const content = make.editionContent({
  topics: [make.topic('audience', 'general', { no: 2, name: 'どなたでも' }), make.topic('audience', 'elderly', { no: 1, name: '高齢の方' })],
  goals: [make.goal(1, { name: '相談' }), make.goal(2, { name: '見守り' }), make.goal(1, { plan: 'r8', name: '活動' })],
  initiatives: [
    make.initiative('1-1-1-1', { name: '窓口の設置', departments: ['福祉総務課'] }),
    make.initiative('2-1-1-1', { name: '窓口の見守り', departments: ['福祉総務課'], reports: {}, grades: { 2022: make.yearGrade('A') } }),
  ],
  services: [make.service('a', { name: '窓口', audiences: ['general', 'elderly'], department: ['生活福祉課'], asOf: 2021 })],
  terms: [make.term('mado', { term: '窓口' })],
  crosswalk: [],
})
const { hits } = search(buildIndex(searchDocuments(content)), '窓口')
const same = (text: string) => text

beforeEach(() => speak('ja'))

describe('the address of a search', () => {
  test('carries the words and what is chosen, and nothing else', () => {
    expect(searchAddress('窓口', { kind: 'service', dept: '福祉総務課', plan: undefined, year: '' })).toEqual({ q: '窓口', kind: 'service', dept: '福祉総務課' })
    expect(searchAddress('', {})).toEqual({})
  })

  test('is read back as what it was made of; other words in it mean nothing', () => {
    const choice = { kind: 'service', plan: 'r2', goal: 'r2/1', dept: '福祉総務課', audience: 'elderly', year: '2020' }
    expect(wantedChoice(searchAddress('窓口', choice))).toEqual(choice)
    expect(wantedChoice({ q: '窓口', kind: ['a', 'b'], plan: null, year: '', other: 'x' })).toEqual({})
  })
})

describe('the selections', () => {
  const filters = facetFilters(content, hits, {}, same)
  const optionsOf = (name: string) => filters.find(filter => filter.name === name)?.options.map(option => option.label)

  test('are there for each way the hits differ, the kind apart', () => {
    expect(filters.map(filter => [filter.name, filter.label, filter.chosen])).toEqual([['goal', '目標', ''], ['dept', '課', ''], ['audience', '対象', ''], ['year', '年度', '']])
  })

  test('offer each value in words with its count, in the order of the edition, years newest first', () => {
    expect(optionsOf('goal')).toEqual(['すべて', 'r2の計画 目標1 相談（1件）', 'r2の計画 目標2 見守り（1件）'])
    expect(optionsOf('dept')).toEqual(['すべて', '福祉総務課（2件）', '生活福祉課（1件）'])
    expect(optionsOf('audience')).toEqual(['すべて', '高齢の方（1件）', 'どなたでも（1件）'])
    expect(optionsOf('year')).toEqual(['すべて', '令和4年度（1件）', '令和3年度（1件）', '令和2年度（1件）'])
  })

  test('count beside the other choices and show what is chosen', () => {
    const [goal] = facetFilters(content, hits, { year: '2022', goal: 'r2/2' }, same)
    expect([goal?.chosen, goal?.options.map(option => option.label)]).toEqual(['r2/2', ['すべて', 'r2の計画 目標2 見守り（1件）']])
  })

  test('are not there where the other choices leave nothing to select', () => {
    expect(facetFilters(content, hits, { audience: 'elderly' }, same).map(filter => filter.name)).toEqual(['dept', 'audience', 'year'])
  })

  test('speak the language shown, with the city’s words as it calls them', async () => {
    await speak('en')
    expect(facetFilters(content, hits, {}, text => `<${text}>`)[1]).toMatchObject({ label: 'Department', options: [{ label: 'All' }, { label: '<福祉総務課> (2)' }, { label: '<生活福祉課> (1)' }] })
  })
})

test('kinds are offered in the order of the sentences with their counts, and only where there are several', () => {
  expect(kindChoices(hits, {})).toEqual([
    { value: 'service', label: '相談先・サービス', count: 1 },
    { value: 'initiative', label: '取組', count: 2 },
    { value: 'term', label: '用語', count: 1 },
  ])
  expect(kindChoices(hits, { dept: '福祉総務課' })).toEqual([{ value: 'initiative', label: '取組', count: 2 }])
  expect(kindChoices(hits.slice(0, 1), {})).toEqual([])
})

test('what is chosen is told facet by facet', () => {
  expect(choiceWords(content, { dept: '福祉総務課', kind: 'term', audience: 'elderly' }, same)).toEqual([
    { name: 'kind', label: '種類：用語' },
    { name: 'dept', label: '課：福祉総務課' },
    { name: 'audience', label: '対象：高齢の方' },
  ])
})

test('of a city with one plan a goal is named without it', () => {
  expect(facetLabel({ ...content, plans: content.plans.slice(0, 1) }, 'goal', 'r2/1', same)).toBe('目標1 相談')
})

test.each<[number, boolean, readonly string[], string]>([
  [0, true, [], '見つかりませんでした。漢字に変えるか、短いことばでお試しください。'],
  [3, true, [], 'ぴったり合うものはありません。近い候補が3件あります'],
  [12, false, [], '12件見つかりました'],
  [2, false, ['課：福祉総務課', '年度：令和2年度'], '課：福祉総務課、年度：令和2年度で、2件にしぼりました'],
])('%i hits (near: %s, chosen: %j) are announced', (total, near, chosen, sentence) => {
  expect(searchNews(total, near, chosen)).toBe(sentence)
})

test.each([
  ['while an input method is composing', { key: 'Enter', isComposing: true, keyCode: 13 }, true],
  ['in Safari, which ends the composing first', { key: 'Enter', isComposing: false, keyCode: 229 }, true],
  ['of its own', { key: 'Enter', isComposing: false, keyCode: 13 }, false],
  ['that is another key', { key: 'a', isComposing: true, keyCode: 229 }, false],
])('an Enter %s belongs to the input method: %o → %s', (_, event, confirms) => {
  expect(confirmsComposing(event)).toBe(confirms)
})
