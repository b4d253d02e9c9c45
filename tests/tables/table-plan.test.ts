import type { TableName } from '../../src/tables/table-plan'
import { describe, expect, test } from 'vitest'
import { columnUse, needsNumber, TABLES } from '../../src/tables/table-plan'

describe('a column', () => {
  test('is read as the plan of the tables says', () => {
    expect(columnUse('services', 'phone')).toBe('code')
    expect(columnUse('programmes', 'cost')).toBe('integer')
    expect(columnUse('contacts', 'main')).toBe('flag')
  })

  test('of a year is known by its pattern in the tables that have years', () => {
    expect(columnUse('measures', 'target_2030')).toBe('number')
    expect(columnUse('measures', 'target_30')).toBeUndefined()
    expect(columnUse('services', '2020')).toBeUndefined()
  })

  test('nobody reads is unknown', () => {
    expect(columnUse('services', 'url')).toBeUndefined()
  })
})

describe('a number must be there', () => {
  test.each<[TableName, string]>([
    ['programmes', 'cost'],
    ['programmes', 'personnel'],
    ['programmes', 'total'],
    ['programmes', 'mandated'],
    ['meeting-figures', 'value'],
    ['meeting-records', 'no'],
    ['service-figures', 'value'],
    ['contacts', 'main'],
    ['terms', 'marked'],
    ['measure-sources', 'no'],
  ])('in %s, %s', (table, column) => {
    expect(needsNumber(table, column)).toBe(true)
  })

  test.each<[TableName, string]>([
    ['programmes', 'figures_line'],
    ['programme-totals', 'value'],
    ['meeting-records', 'parent'],
    ['services', 'as_of'],
    ['service-figures', 'year'],
    ['indicator-sources', 'year'],
    ['measures', 'target_2020'],
    ['programmes', 'source_line'],
    ['programmes', 'name'],
    ['programmes', 'url'],
  ])('but not in %s, %s', (table, column) => {
    expect(needsNumber(table, column)).toBe(false)
  })

  test('and nothing that may be blank has another use than a number', () => {
    const blank = (Object.keys(TABLES) as TableName[]).flatMap(table => Object.keys(TABLES[table]).filter(column =>
      ['integer', 'number'].includes(columnUse(table, column) ?? '') && !needsNumber(table, column) && column !== 'source_line').map(column => `${table}.${column}`))
    expect(blank).toEqual([
      'plans.slogan_line',
      'measures.baseline',
      'indicators.baseline',
      'grade-summaries.goal',
      'grade-summaries.overall_line',
      'programmes.figures_line',
      'programme-totals.value',
      'meeting-records.parent',
      'services.as_of',
      'service-figures.year',
      'indicator-sources.year',
    ])
  })
})

test('a code is a code in every table, so that its width is folded everywhere', () => {
  expect([columnUse('measure-sources', 'code'), columnUse('indicator-sources', 'indicator')]).toEqual(['code', 'code'])
})
