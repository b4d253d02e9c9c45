import type { NoteRef } from '../../src/domain/item-ref'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { itemOrder } from '../../src/domain/item-order'
import * as make from '../fixtures/content'

const content = make.editionContent({
  plans: [make.plan(), make.plan('r8')],
  goals: [make.goal(2), make.goal(1)],
  directions: [make.direction('1-1'), make.direction('2-1')],
  kinds: [make.kind('1-1-1'), make.kind('2-1-1')],
  initiatives: [make.initiative('1-1-1-10'), make.initiative('1-1-1-2'), make.initiative('2-1-1-1')],
  indicators: [make.indicator('consult', { goals: [2] }), make.indicator('free', { goals: [] })],
  terms: [make.term()],
})

const IN_ORDER: readonly NoteRef[] = [
  'plan:r2',
  'goal:r2/1',
  'direction:r2/1-1',
  'kind:r2/1-1-1',
  'initiative:r2/1-1-1-2',
  'initiative:r2/1-1-1-10',
  'goal:r2/2',
  'indicator:consult',
  'point:consult/2021',
  'point:consult/2022',
  'direction:r2/2-1',
  'kind:r2/2-1-1',
  'initiative:r2/2-1-1-1',
  'plan:r8',
  'indicator:free',
  'term:chiiki-fukushi',
  'entry:b/e1',
  'initiative:r2/9-9-9-9',
]

test('places are in the order in which a reader of the plans meets them, what the edition has not last', () => {
  expect(IN_ORDER.toReversed().sort(itemOrder(content))).toEqual(IN_ORDER)
})

test('whatever order they come in', () => {
  fc.assert(fc.property(fc.shuffledSubarray([...IN_ORDER], { minLength: IN_ORDER.length }), (places) => {
    expect(places.sort(itemOrder(content))).toEqual(IN_ORDER)
  }))
})
