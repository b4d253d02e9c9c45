import type { FacetChoice } from '../../src/search/facets'
import type { FacetName } from '../../src/search/search-index'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facetsOf, facetValues, narrow, soundChoice, valuesOf } from '../../src/search/facets'
import { FACETS } from '../../src/search/search-index'
import { found } from './documents'

function hit(key: string, changes: Parameters<typeof found>[1] = {}) {
  return { document: found(key, changes) }
}

function keysOf(hits: readonly { readonly document: { readonly key: string } }[]): readonly string[] {
  return hits.map(({ document }) => document.key)
}

const values = (name: string, most: number) => fc.uniqueArray(fc.constantFrom(...[1, 2, 3].map(number => `${name}${number}`)), { maxLength: most })
const anyHits = fc.array(fc.record({
  kind: fc.constantFrom('service', 'initiative', 'term'),
  facets: fc.record({ plan: values('p', 1), goal: values('g', 2), dept: values('d', 3), audience: values('a', 3), year: values('y', 3) }, { requiredKeys: [] }),
}), { maxLength: 20 }).map(rows => rows.map((row, index) => hit(`h${index}`, row)))
const anyChoice: fc.Arbitrary<FacetChoice> = fc.record({
  kind: fc.constantFrom('service', 'initiative', 'none'),
  plan: fc.constantFrom('p1', 'p2', 'p9'),
  goal: fc.constantFrom('g1', 'g2', 'g9'),
  dept: fc.constantFrom('d1', 'd2', 'd9'),
  audience: fc.constantFrom('a1', 'a9'),
  year: fc.constantFrom('y1', 'y9'),
}, { requiredKeys: [] })
const anyFacet = fc.constantFrom<FacetName>(...FACETS)

const HITS = [
  hit('a', { kind: 'service', facets: { dept: ['福祉総務課', '生活福祉課'], audience: ['elderly'] } }),
  hit('b', { kind: 'service', facets: { dept: ['生活福祉課'], audience: ['general'] } }),
  hit('c', { kind: 'initiative', facets: { plan: ['r2'], goal: ['r2/1'], dept: ['生活福祉課'], year: ['2020', '2021'] } }),
  hit('d', { kind: 'term' }),
]

describe('hits are narrowed', () => {
  test.each<[FacetChoice, readonly string[]]>([
    [{}, ['a', 'b', 'c', 'd']],
    [{ kind: 'service' }, ['a', 'b']],
    [{ dept: '生活福祉課' }, ['a', 'b', 'c']],
    [{ dept: '生活福祉課', kind: 'initiative' }, ['c']],
    [{ dept: '福祉総務課', audience: 'elderly' }, ['a']],
    [{ year: '2021' }, ['c']],
    [{ plan: 'r8' }, []],
    [{ plan: undefined, kind: undefined }, ['a', 'b', 'c', 'd']],
  ])('to what answers every choice: %j', (choice, keys) => {
    expect(keysOf(narrow(HITS, choice))).toEqual(keys)
  })
})

describe('a choice', () => {
  test.each<[string, FacetChoice, FacetChoice]>([
    ['keeps what leaves something', { kind: 'service', dept: '福祉総務課' }, { kind: 'service', dept: '福祉総務課' }],
    ['loses what nothing answers', { kind: 'service', plan: 'r9' }, { kind: 'service' }],
    ['keeps the first of two that exclude each other', { kind: 'service', year: '2020' }, { kind: 'service' }],
    ['is empty where nothing was found', {}, {}],
  ])('%s', (_, wanted, sound) => {
    expect(soundChoice(HITS, wanted)).toEqual(sound)
  })

  test('never leads from hits to an empty list', () => {
    fc.assert(fc.property(anyHits, anyChoice, (hits, wanted) => {
      const left = narrow(hits, soundChoice(hits, wanted))
      expect(left.length > 0).toBe(hits.length > 0)
    }))
  })
})

describe('the values of a facet', () => {
  test('are counted beside the other choices, most hits first', () => {
    expect(facetValues(HITS, {}, 'dept')).toEqual([{ value: '生活福祉課', count: 3 }, { value: '福祉総務課', count: 1 }])
    expect(facetValues(HITS, { kind: 'initiative' }, 'dept')).toEqual([{ value: '生活福祉課', count: 1 }])
    expect(facetValues(HITS, { dept: '福祉総務課' }, 'dept')).toEqual([{ value: '生活福祉課', count: 3 }, { value: '福祉総務課', count: 1 }])
  })

  test('each lead to exactly the number of hits they say, and never to none', () => {
    fc.assert(fc.property(anyHits, anyChoice, anyFacet, (hits, wanted, name) => {
      const choice = soundChoice(hits, wanted)
      for (const { value, count } of facetValues(hits, choice, name)) {
        expect(count).toBeGreaterThan(0)
        expect(narrow(hits, { ...choice, [name]: value })).toHaveLength(count)
      }
    }))
  })

  test('add up to all values of what the other choices leave', () => {
    fc.assert(fc.property(anyHits, anyChoice, anyFacet, (hits, wanted, name) => {
      const choice = soundChoice(hits, wanted)
      const others = narrow(hits, { ...choice, [name]: undefined })
      const sum = facetValues(hits, choice, name).reduce((total, { count }) => total + count, 0)
      expect(sum).toBe(others.reduce((total, { document }) => total + valuesOf(document, name).length, 0))
    }))
  })

  test('of the kind add up to the hits themselves', () => {
    fc.assert(fc.property(anyHits, (hits) => {
      expect(facetValues(hits, {}, 'kind').reduce((total, { count }) => total + count, 0)).toBe(hits.length)
    }))
  })

  test('stand in an order that hangs neither on the choice nor on the order of the hits', () => {
    fc.assert(fc.property(anyHits, anyChoice, anyFacet, (hits, wanted, name) => {
      const all = facetValues([...hits].reverse(), {}, name).map(({ value }) => value)
      const left = facetValues(hits, soundChoice(hits, wanted), name).map(({ value }) => value)
      expect(left).toEqual(all.filter(value => left.includes(value)))
    }))
  })
})

test('a facet is offered only where the hits differ in it', () => {
  expect(facetsOf(HITS)).toEqual(['kind', 'dept', 'audience', 'year'])
  expect(facetsOf(HITS.slice(1, 2))).toEqual([])
  expect(facetsOf(HITS.slice(2, 3)), 'one hit of two years cannot be narrowed').toEqual([])
  expect(facetsOf([])).toEqual([])
})
