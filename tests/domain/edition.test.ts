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
    expect(ROW_KEY.programmes(make.programme('健福-02'))).toBe('健福-02')
    expect(ROW_KEY.assessments(make.assessment('kenkou-1'))).toBe('kenkou-1')
    expect(ROW_KEY.meetings(make.meeting('2024-01-11-renrakukai'))).toBe('2024-01-11-renrakukai')
    expect(ROW_KEY.services(make.service('sodan'))).toBe('sodan')
    expect(ROW_KEY.contacts(make.contact('city-hall'))).toBe('city-hall')
    expect(ROW_KEY.holidays(make.holiday('2026-11-23'))).toBe('2026-11-23')
    expect(ROW_KEY.terms(make.term('sodan'))).toBe('sodan')
    expect(ROW_KEY.discrepancies(make.discrepancy('total-a'))).toBe('total-a')
  })

  test('is a number within the plan where rows are only counted', () => {
    expect(ROW_KEY.districts(make.district(3))).toBe('r8/3')
    expect(ROW_KEY.roles(make.role(4))).toBe('r8/4')
  })

  test('tells the same word on two axes, and the three amounts of a year, apart', () => {
    expect([ROW_KEY.topics(make.topic('need', 'care')), ROW_KEY.topics(make.topic('audience', 'care'))]).toEqual(['need/care', 'audience/care'])
    expect([ROW_KEY.costs(make.printedCost('cost')), ROW_KEY.costs(make.printedCost('total'))]).toEqual(['2024/cost', '2024/total'])
  })
})
