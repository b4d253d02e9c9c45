import { describe, expect, test } from 'vitest'
import { brokenReferences } from '../../src/domain/references'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'

const elsewhere = { source: make.source(1, 'lost') }

test('the city’s own tables have no broken reference', async () => {
  expect(brokenReferences(await kamakura())).toEqual([])
})

test('the small edition other tests build on has none either', () => {
  expect(brokenReferences(make.editionContent())).toEqual([])
})

describe('a row that names what the edition does not hold is told with what was missing', () => {
  test.each([
    ['a goal of no plan', { goals: [make.goal(1), make.goal(1, { plan: 'r8' }), make.goal(2, { plan: 'r9' })] }, 'goals', 'r9/2', 'plans r9'],
    ['a direction of no goal', { directions: [make.direction('1-1'), make.direction('1-1', { plan: 'r8' }), make.direction('7-1')] }, 'directions', 'r2/7-1', 'goals r2/7'],
    ['a kind of no direction', { kinds: [make.kind('1-1-1'), make.kind('1-1-1', { plan: 'r8' }), make.kind('1-7-1')] }, 'kinds', 'r2/1-7-1', 'directions r2/1-7'],
    ['an initiative of no kind', { initiatives: [make.initiative(), make.initiative('1-1-7-1')] }, 'initiatives', 'r2/1-1-7-1', 'kinds r2/1-1-7'],
    ['a crosswalk row of no initiative', { crosswalk: [make.crosswalkRow(1, '1-1-1-7')] }, 'crosswalk', 'r2/1.0', 'initiatives r2/1-1-1-7'],
    ['a crosswalk row to no kind', { crosswalk: [make.crosswalkRow(1, '1-1-1-1', { to: make.address('9-9-9') })] }, 'crosswalk', 'r2/1.0', 'kinds r8/9-9-9'],
    ['an indicator of no goal', { indicators: [make.indicator('consult', { goals: [1, 7] })] }, 'indicators', 'consult', 'goals r2/7'],
    ['a printed total of no plan', { summaries: [make.summary({ plan: 'r9' })] }, 'summaries', 'r9/2020/all', 'plans r9'],
    ['a printed total of no goal', { summaries: [make.summary({ goal: 7 })] }, 'summaries', 'r2/2020/7', 'goals r2/7'],
    ['a spelling told twice', { spellings: [make.spelling(1), make.spelling(1)] }, 'spellings', '1', 'duplicate'],
    ['an initiative told twice', { initiatives: [make.initiative(), make.initiative('1-1-1-1', { name: '別の名前' })] }, 'initiatives', 'r2/1-1-1-1', 'duplicate'],
  ])('%s', (_, changes, collection, key, missing) => {
    expect(brokenReferences(make.editionContent(changes))).toEqual([{ collection, key, missing }])
  })

  test('an indicator of no plan, whose goals are then missing too', () => {
    expect(brokenReferences(make.editionContent({ indicators: [make.indicator('consult', { plan: 'r9' })] }))).toEqual([
      { collection: 'indicators', key: 'consult', missing: 'plans r9' },
      { collection: 'indicators', key: 'consult', missing: 'goals r9/1' },
    ])
  })

  test('the same code in another plan is no help', () => {
    const broken = brokenReferences(make.editionContent({ crosswalk: [make.crosswalkRow(1, '1-1-1-1', { plan: 'r8' })] }))
    expect(broken).toEqual([{ collection: 'crosswalk', key: 'r8/1.0', missing: 'initiatives r8/1-1-1-1' }])
  })
})

describe('a source that is no document of the edition is found', () => {
  test.each([
    ['a plan', { plans: [make.plan('r2', elsewhere), make.plan('r8')] }, 'plans', 'r2'],
    ['a goal', { goals: [make.goal(1, elsewhere), make.goal(1, { plan: 'r8' })] }, 'goals', 'r2/1'],
    ['a direction', { directions: [make.direction('1-1', elsewhere), make.direction('1-1', { plan: 'r8' })] }, 'directions', 'r2/1-1'],
    ['a kind', { kinds: [make.kind('1-1-1', elsewhere), make.kind('1-1-1', { plan: 'r8' })] }, 'kinds', 'r2/1-1-1'],
    ['an initiative', { initiatives: [make.initiative('1-1-1-1', elsewhere)] }, 'initiatives', 'r2/1-1-1-1'],
    ['a year’s report', { initiatives: [make.initiative('1-1-1-1', { reports: { 2020: make.yearReport(elsewhere) } })] }, 'initiatives', 'r2/1-1-1-1'],
    ['a year’s grade', { initiatives: [make.initiative('1-1-1-1', { grades: { 2020: { ...make.yearGrade('A'), ...elsewhere } } })] }, 'initiatives', 'r2/1-1-1-1'],
    ['a crosswalk row', { crosswalk: [make.crosswalkRow(1, '1-1-1-1', elsewhere)] }, 'crosswalk', 'r2/1.0'],
    ['an indicator', { indicators: [make.indicator('consult', elsewhere)] }, 'indicators', 'consult'],
    ['an indicator’s year', { indicators: [make.indicator('consult', { years: [make.indicatorYear(2021, elsewhere)] })] }, 'indicators', 'consult'],
    ['a printed rate', { indicators: [make.indicator('consult', { printedRates: [make.printedRate(2021, 89.6, elsewhere)] })] }, 'indicators', 'consult'],
    ['a printed total', { summaries: [make.summary(elsewhere)] }, 'summaries', 'r2/2020/all'],
  ])('in %s', (_, changes, collection, key) => {
    expect(brokenReferences(make.editionContent(changes))).toEqual([{ collection, key, missing: 'sources lost' }])
  })
})

test('every broken reference is told, not only the first', () => {
  const content = make.editionContent({ sources: [], initiatives: [make.initiative('1-1-9-1')] })
  expect(brokenReferences(content)).toEqual(expect.arrayContaining([
    { collection: 'initiatives', key: 'r2/1-1-9-1', missing: 'kinds r2/1-1-9' },
    { collection: 'crosswalk', key: 'r2/1.0', missing: 'initiatives r2/1-1-1-1' },
    { collection: 'plans', key: 'r2', missing: 'sources report' },
    { collection: 'summaries', key: 'r2/2020/all', missing: 'sources report' },
  ]))
})
