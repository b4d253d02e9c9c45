import type { Cells } from '../fixtures/small-city'
import { describe, expect, test } from 'vitest'
import { problemsOf, readSmallCity, refusals, SMALL_CITY } from '../fixtures/small-city'

const [MEASURE_PLACE] = SMALL_CITY['measure-sources']
const [BASELINE, TARGET, RESULT] = SMALL_CITY['indicator-sources']
const [FIGURE] = SMALL_CITY['result-figures']

function line(number: number) {
  return { doc: 'report', line: number }
}

describe('the place of a figure', () => {
  test('of a report is its own line, and the report’s is another', async () => {
    const { initiatives } = await readSmallCity()
    expect(initiatives[0]?.reports[2020]).toMatchObject({ source: line(5), figures: [{ value: 1200, printed: '1,200', source: line(6) }] })
  })

  test('of a report may be a document without a line', async () => {
    const { initiatives } = await readSmallCity({ 'result-figures': [{ ...FIGURE, source_line: '' }] })
    expect(initiatives[0]?.reports[2020]?.figures[0]?.source).toEqual({ doc: 'report' })
  })

  test('of a report is never missing', async () => {
    expect(await refusals('result-figures', { source_doc: '' })).toEqual([{ file: 'result-figures.csv', row: 2, column: 'source_doc', found: '', expected: '空欄にはできません。値を入れてください' }])
    expect(await refusals('result-figures', { source_doc: 'lost' })).toEqual([{ file: 'result-figures.csv', row: 2, column: 'source_doc', found: 'lost', expected: 'sources.csv にある doc' }])
  })
})

describe('the places of a measure', () => {
  test('are laid beside its baseline, its targets and its results', async () => {
    expect((await readSmallCity()).initiatives[0]?.measures).toEqual([{
      label: '相談件数',
      unit: '件',
      baseline: 10,
      targets: { 2020: 12 },
      results: { 2020: 1200 },
      sources: { baseline: line(7), targets: { 2020: line(8) }, results: { 2020: line(9) } },
    }])
  })

  test('belong to the measure of their number', async () => {
    const [measure] = SMALL_CITY.measures
    const { initiatives } = await readSmallCity({ 'measures': [measure, { ...measure, no: '2', label: '回数' }], 'measure-sources': [{ ...MEASURE_PLACE, no: '2', source_line: '70' }] })
    expect(initiatives[0]?.measures.map(({ sources }) => sources)).toEqual([{ targets: {}, results: {} }, { baseline: line(70), targets: {}, results: {} }])
  })

  test('are empty where none is recorded', async () => {
    expect((await readSmallCity({ 'measure-sources': [] })).initiatives[0]?.measures[0]?.sources).toEqual({ targets: {}, results: {} })
  })

  test.each<[string, Cells, string, string, string]>([
    ['in a column no measure has', { column: 'average' }, 'column', 'average', '数値の列 の形（例：target_2020）'],
    ['of no code', { code: '1-1-1' }, 'code', '1-1-1', '取組番号 の形（例：1-1-2-3）'],
    ['of a measure that is not there', { no: '9' }, 'no', 'r2 / 1-1-1-1 / 9', 'measures.csv にある plan / code / no'],
    ['in a document that is not listed', { source_doc: 'lost' }, 'source_doc', 'lost', 'sources.csv にある doc'],
  ])('%s are refused', async (_, cells, column, found, expected) => {
    expect(await refusals('measure-sources', cells)).toEqual([{ file: 'measure-sources.csv', row: 2, column, found, expected }])
  })

  test('told twice are refused', async () => {
    expect(await problemsOf({ 'measure-sources': [MEASURE_PLACE, MEASURE_PLACE] })).toMatchObject([{ file: 'measure-sources.csv', row: 3, column: 'column' }])
  })

  test('are found by a code in full width, as in every other table', async () => {
    expect(await refusals('measure-sources', { code: '１－１－１－１' })).toEqual([])
  })

  test('of a number that is not there are refused', async () => {
    expect(await refusals('measure-sources', { column: 'target_2021' })).toMatchObject([{ file: 'measure-sources.csv', row: 2, column: 'column', found: 'target_2021' }])
  })
})

describe('the places of an indicator', () => {
  test('are laid beside its baseline and each year’s target and result', async () => {
    expect((await readSmallCity()).indicators[0]).toMatchObject({
      source: line(5),
      baselineSource: line(10),
      years: [{ year: 2021, source: line(5), targetSource: line(11), resultSource: line(12) }],
    })
  })

  test('are those of its own years', async () => {
    const [year] = SMALL_CITY['indicator-results']
    const { indicators } = await readSmallCity({ 'indicator-results': [{ ...year, year: '2022' }, year], 'indicator-sources': [{ ...TARGET, year: '2022' }, RESULT] })
    expect(indicators[0]?.years.map(({ year: number, targetSource, resultSource }) => [number, targetSource, resultSource])).toEqual([[2021, undefined, line(12)], [2022, line(11), undefined]])
    expect(indicators[0]).not.toHaveProperty('baselineSource')
  })

  test('are those of its own: another’s year is another place', async () => {
    const [indicator] = SMALL_CITY.indicators
    const [year] = SMALL_CITY['indicator-results']
    const { indicators } = await readSmallCity({ 'indicators': [indicator, { ...indicator, id: 'other' }], 'indicator-results': [year, { ...year, indicator: 'other' }] })
    expect(indicators[1]).not.toHaveProperty('baselineSource')
    expect(indicators[1]?.years[0]).not.toHaveProperty('targetSource')
  })

  test.each<[string, Cells, string, string, string]>([
    ['of an item nobody knows', { item: '目標' }, 'item', '目標', 'baseline・target・result のいずれか'],
    ['of an indicator that is not there', { indicator: 'lost' }, 'indicator', 'lost', 'indicators.csv にある id'],
    ['in no document', { source_doc: '' }, 'source_doc', '', '空欄にはできません。値を入れてください'],
  ])('%s are refused', async (_, cells, column, found, expected) => {
    expect(await refusals('indicator-sources', cells)).toEqual([{ file: 'indicator-sources.csv', row: 2, column, found, expected }])
  })

  test('told twice are refused', async () => {
    expect(await problemsOf({ 'indicator-sources': [BASELINE, TARGET, TARGET] })).toMatchObject([{ file: 'indicator-sources.csv', row: 4, column: 'item' }])
  })

  test.each<[string, Cells]>([
    ['a target without its year', { ...TARGET, year: '' }],
    ['a target of a year that is not there', { ...TARGET, year: '2024' }],
    ['a baseline with a year', { ...BASELINE, year: '2021' }],
  ])('of %s are refused', async (_, place) => {
    expect(await problemsOf({ 'indicator-sources': [place] })).toMatchObject([{ file: 'indicator-sources.csv', row: 2, column: 'year' }])
  })
})
