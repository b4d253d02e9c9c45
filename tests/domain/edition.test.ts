import { describe, expect, test } from 'vitest'
import { COLLECTIONS, emptyContent, ROW_KEY } from '../../src/domain/edition'
import * as make from '../fixtures/content'

test('the list of collections names every collection of an edition, each once', () => {
  expect([...COLLECTIONS].sort()).toEqual(Object.keys(emptyContent()).sort())
  expect(Object.keys(ROW_KEY).sort()).toEqual([...COLLECTIONS].sort())
})

test('an empty edition has no row', () => {
  expect(Object.values(emptyContent()).flat()).toEqual([])
})

describe('the key of a row', () => {
  test('says where the row stands in its plan', () => {
    expect(ROW_KEY.plans(make.plan('r8'))).toBe('r8')
    expect(ROW_KEY.goals(make.goal(4))).toBe('r2/4')
    expect(ROW_KEY.directions(make.direction('4-1'))).toBe('r2/4-1')
    expect(ROW_KEY.kinds(make.kind('4-1-5'))).toBe('r2/4-1-5')
    expect(ROW_KEY.initiatives(make.initiative('4-1-5-18'))).toBe('r2/4-1-5-18')
  })

  test('tells the repeated rows of one serial apart', () => {
    expect(ROW_KEY.crosswalk(make.crosswalkRow(37))).toBe('r2/37.0')
    expect(ROW_KEY.crosswalk(make.crosswalkRow(37, '3-1-1-2', { repeat: 1 }))).toBe('r2/37.1')
  })

  test('tells the total of a printed table from its goals', () => {
    expect(ROW_KEY.summaries(make.summary())).toBe('r2/2020/all')
    expect(ROW_KEY.summaries(make.summary({ goal: 4 }))).toBe('r2/2020/4')
  })

  test('is the row’s own mark where it belongs to no plan', () => {
    expect(ROW_KEY.city(make.city())).toBe('testcity')
    expect(ROW_KEY.indicators(make.indicator('consult'))).toBe('consult')
    expect(ROW_KEY.sources(make.sourceDocument())).toBe('report')
    expect(ROW_KEY.spellings(make.spelling(3))).toBe('3')
  })
})
