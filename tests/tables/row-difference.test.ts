import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { emptyContent } from '../../src/domain/edition'
import { differenceOf } from '../../src/tables/row-difference'
import { arbitraryContent } from '../fixtures/arbitraries'
import * as make from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'

const before = make.editionContent()
const ROWS = Object.values(before).flat().length

test('an edition does not differ from itself', () => {
  fc.assert(fc.property(arbitraryContent, (content) => {
    expect(differenceOf(content, structuredClone(content))).toMatchObject({ added: [], changed: [], removed: [] })
  }))
})

test('rows of every collection are named with their collection', () => {
  expect(differenceOf(emptyContent(), before)).toEqual({
    added: [
      'city testcity',
      'plans r2',
      'plans r8',
      'goals r2/1',
      'goals r8/1',
      'directions r2/1-1',
      'directions r8/1-1',
      'kinds r2/1-1-1',
      'kinds r8/1-1-1',
      'initiatives r2/1-1-1-1',
      'crosswalk r2/1.0',
      'indicators consult',
      'summaries r2/2020/all',
      'sources report',
      'spellings 1',
    ],
    changed: [],
    removed: [],
    derived: 0,
    before: 0,
    lost: 0,
  })
})

test('rows around the plan are named by their own keys', () => {
  expect(differenceOf(before, richEdition()).added).toEqual(expect.arrayContaining([
    'programmes 健福-01',
    'costs 2024/personnel',
    'assessments kenkou-1',
    'meetings 2024-01-11-renrakukai',
    'services sodan',
    'topics audience/general',
    'contacts city-hall',
    'districts r8/1',
    'roles r8/1',
    'holidays 2026-11-23',
    'terms chiiki-fukushi',
    'discrepancies goal4-a-count',
  ]))
})

describe('a row', () => {
  test('that changed in any field is changed', () => {
    expect(differenceOf(before, { ...before, spellings: [make.spelling(1, ['窓口', 'まどぐち'])] })).toEqual({
      added: [],
      changed: ['spellings 1'],
      removed: [],
      derived: 0,
      before: ROWS,
      lost: 0,
    })
  })

  test('under another key is one removed and one added', () => {
    expect(differenceOf(before, { ...before, spellings: [make.spelling(2)] })).toMatchObject({ added: ['spellings 2'], changed: [], removed: ['spellings 1'] })
  })

  test('moved within its collection is the same row', () => {
    expect(differenceOf(before, { ...before, plans: [...before.plans].reverse() })).toMatchObject({ added: [], changed: [], removed: [] })
  })
})

describe('rows made for other readers', () => {
  const rich = richEdition()

  test('are told where they were written by hand, but losing them loses no fact', () => {
    const difference = differenceOf(rich, { ...rich, easy: [], translations: [] })
    expect(difference.removed).toEqual(['easy goal:r2/1', 'translations en/福祉総務課'])
    expect(difference).toMatchObject({ lost: 0, before: differenceOf(emptyContent(), rich).added.length - 2 })
  })

  test('are only counted where they are made from the others', () => {
    expect(differenceOf(rich, { ...rich, readings: [] })).toMatchObject({ added: [], changed: [], removed: [], derived: 1, lost: 0 })
    expect(differenceOf(rich, { ...rich, readings: [{ ...make.reading(), marks: '0,1ふ' }] })).toMatchObject({ changed: [], derived: 1 })
  })
})
