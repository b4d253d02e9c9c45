import type { ItemRef } from '../../src/domain/item-ref'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { linkingRows, relationsOf } from '../../src/domain/relations'
import * as make from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'

/** An edition whose programmes point as told and nothing else does. */
function pointing(links: Readonly<Record<string, readonly ReturnType<typeof make.link>[]>>) {
  return make.editionContent({ indicators: [], programmes: Object.entries(links).map(([id, own]) => make.programme(id, { links: own })) })
}

describe('a relation', () => {
  test('stands at both of its ends', () => {
    const relations = relationsOf(pointing({ a: [make.link('goal:r2/1')] }))
    expect([...relations]).toEqual([
      ['programme:a', [{ to: 'goal:r2/1', inferred: false }]],
      ['goal:r2/1', [{ to: 'programme:a', inferred: false }]],
    ])
  })

  test('that only our reading makes is marked at both ends', () => {
    const relations = relationsOf(pointing({ a: [make.link('goal:r2/1', true)] }))
    expect(relations.get('programme:a')).toEqual([{ to: 'goal:r2/1', inferred: true }])
    expect(relations.get('goal:r2/1')).toEqual([{ to: 'programme:a', inferred: true }])
  })

  test.each([
    ['stated first', false, true],
    ['inferred first', true, false],
  ])('made twice by one row stands once, as stated: %s', (_, first, second) => {
    const relations = relationsOf(pointing({ a: [make.link('goal:r2/1', first), make.link('goal:r2/1', second)] }))
    expect(relations.get('programme:a')).toEqual([{ to: 'goal:r2/1', inferred: false }])
    expect(relations.get('goal:r2/1')).toEqual([{ to: 'programme:a', inferred: false }])
  })

  test('made from both sides stands once, as stated if either says so', () => {
    const relations = relationsOf(pointing({ a: [make.link('programme:b', true)], b: [make.link('programme:a')] }))
    expect(relations.get('programme:a')).toEqual([{ to: 'programme:b', inferred: false }])
    expect(relations.get('programme:b')).toEqual([{ to: 'programme:a', inferred: false }])
  })

  test('inferred from both sides stays inferred', () => {
    const relations = relationsOf(pointing({ a: [make.link('programme:b', true)], b: [make.link('programme:a', true)] }))
    expect(relations.get('programme:a')).toEqual([{ to: 'programme:b', inferred: true }])
  })

  test('of an indicator to its goals is stated', () => {
    const relations = relationsOf(make.editionContent({ indicators: [make.indicator('consult', { goals: [1, 4] })] }))
    expect(relations.get('indicator:consult')).toEqual([{ to: 'goal:r2/1', inferred: false }, { to: 'goal:r2/4', inferred: false }])
    expect(relations.get('goal:r2/4')).toEqual([{ to: 'indicator:consult', inferred: false }])
  })

  test('of an item nothing speaks of is none', () => {
    expect(relationsOf(make.emptyContent()).get('goal:r2/1')).toBeUndefined()
  })

  test('is always the same seen from either end', () => {
    const name = fc.constantFrom('a', 'b', 'c', 'd')
    const link = fc.record({ to: name.map((id): ItemRef => `programme:${id}`), inferred: fc.boolean() })
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(name, fc.array(link, { maxLength: 5 })), { selector: ([id]) => id }), (rows) => {
      const relations = relationsOf(pointing(Object.fromEntries(rows)))
      for (const [item, others] of relations) {
        expect(new Set(others.map(({ to }) => to)).size).toBe(others.length)
        for (const { to, inferred } of others) {
          expect(relations.get(to)).toContainEqual({ to: item, inferred })
          const between = rows.flatMap(([id, links]) => links.filter(made => [item, to].sort().join() === [`programme:${id}`, made.to].sort().join()))
          expect(inferred).toBe(between.every(made => made.inferred))
        }
      }
    }))
  })
})

test('every row of an edition that carries links is found by its own reference', () => {
  const from = [...linkingRows(richEdition())].map(row => [row.from, row.collection])
  expect(from).toEqual([
    ['programme:健福-01', 'programmes'],
    ['service:sodan', 'services'],
    ['term:chiiki-fukushi', 'terms'],
    ['discrepancy:goal4-a-count', 'discrepancies'],
    ['record:2024-01-11-renrakukai/1', 'meetings'],
    ['record:2024-01-11-renrakukai/2', 'meetings'],
    ['indicator:consult', 'indicators'],
    ['assessment:kenkou-1', 'assessments'],
  ])
})
