import type { EditionContent } from '../../src/domain/edition'
import type { OpenFile } from '../../src/open-data/open-file'
import Ajv2020 from 'ajv/dist/2020'
import { beforeAll, describe, expect, test } from 'vitest'
import { emptyContent } from '../../src/domain/edition'
import { readYears } from '../../src/domain/indicator'
import { openData } from '../../src/open-data/open-data'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { hostileEdition } from '../fixtures/hostile-texts'
import { brokenTables, fixtureText, linesOf, textOf } from '../fixtures/open-data/table-reader'
import { richEdition } from '../fixtures/rich-edition'

const FACTS = { version: 7, feed: 'testcity/dev', created: '2026-11-21T00:00:00Z' }
const holds = new Ajv2020({ allErrors: true }).compile(JSON.parse(fixtureText('data-package.schema.json')))

let real: EditionContent
let files: readonly OpenFile[]

beforeAll(async () => {
  real = await kamakura()
  files = await openData(real, FACTS)
})

describe.each([
  ['the real edition', () => real],
  ['the rich edition', richEdition],
  ['a small edition', () => make.editionContent()],
  ['an edition full of hostile texts', () => hostileEdition(richEdition()).content],
])('the tables of %s', (_, edition) => {
  let made: readonly OpenFile[]

  beforeAll(async () => {
    made = await openData(edition(), FACTS)
  })

  test('are what their package says of them, cell by cell, key by key', () => {
    expect(brokenTables(made)).toEqual([])
  })

  test('have a package as Frictionless asks for', () => {
    holds(JSON.parse(textOf(made, 'datapackage.json')))
    expect(holds.errors ?? []).toEqual([])
  })

  test('are described by CSVW column by column, with the same keys', () => {
    const group: { tables: { url: string, tableSchema: { columns: { name: string, titles: string[], datatype: unknown }[], primaryKey: string[], foreignKeys: { reference: { resource: string } }[] } }[] } = JSON.parse(textOf(made, 'tables/csvw-metadata.json'))
    expect(group.tables.map(({ url }) => `tables/${url}`)).toEqual(made.filter(({ path }) => /^tables\/.*\.csv$/.test(path)).map(({ path }) => path))
    for (const { url, tableSchema: { columns, primaryKey, foreignKeys } } of group.tables) {
      expect(`\uFEFF${columns.map(({ titles }) => titles[0]).join(',')}`).toBe(textOf(made, `tables/${url}`).split('\r\n')[0])
      expect(columns.map(({ name }) => name)).toEqual(expect.arrayContaining(primaryKey))
      expect(group.tables.map(table => table.url)).toEqual(expect.arrayContaining(foreignKeys.map(({ reference }) => reference.resource)))
    }
  })

  test('let no cell begin as a formula', () => {
    const cells = made.filter(({ mediaType }) => mediaType === 'text/csv').flatMap(({ text }) => text.split(/,|\r\n/))
    expect(cells.filter(cell => /^"?[\t\r\n ]*[=+@＝＋－＠]\s*\S/.test(cell) && !/^"?[=＝]$/.test(cell))).toEqual([])
  })
})

describe('a state is never lost:', () => {
  test('every year of an indicator says whether its target is set, not set, undecided or blank, and only a set one has a number', () => {
    const lines = linesOf(files, 'tables/indicator-years.csv')
    const words = { set: '設定あり', notSet: '設定なし', undecided: '検討中', blank: '空欄' }
    expect(lines.map(line => [line.indicator, line.year, line.target_state, line.target])).toEqual(real.indicators.flatMap(indicator => readYears(indicator)
      .map(({ year, target }) => [indicator.id, String(year), words[target.kind], target.kind === 'set' ? String(target.value) : ''])))
  })

  test('and whether its result is reported, not conducted, pending or blank', () => {
    const lines = linesOf(files, 'tables/indicator-years.csv')
    const words = { reported: '実績あり', notConducted: '未実施', pending: '未定', blank: '空欄' }
    expect(lines.map(line => [line.result_state, line.result])).toEqual(real.indicators.flatMap(indicator => readYears(indicator)
      .map(({ result }) => [words[result.kind], result.kind === 'reported' ? String(result.value) : ''])))
  })

  test.each(['検討中', '設定なし'])('a target that is 「%s」 stands so', async (word) => {
    const target = word === '検討中' ? { kind: 'undecided' } as const : { kind: 'notSet' } as const
    const made = await openData({ ...make.editionContent(), indicators: [make.indicator('a', { years: [make.indicatorYear(2021, { target })] })] }, FACTS)
    expect(linesOf(made, 'tables/indicator-years.csv')[0]).toMatchObject({ target_state: word, target: '', rate_state: '目標なし' })
    expect(linesOf(made, 'tables/indicator-rates.csv').filter(line => line.basis === '計算')).toEqual([])
  })

  test.each([['未実施', 'notConducted'], ['未定', 'pending'], ['空欄', 'blank']] as const)('a result that is 「%s」 stands so, and has no rate', async (word, kind) => {
    const made = await openData({ ...make.editionContent(), indicators: [make.indicator('a', { years: [make.indicatorYear(2021, { result: { kind } })] })] }, FACTS)
    expect(linesOf(made, 'tables/indicator-years.csv')[0]).toMatchObject({ result_state: word, result: '', rate_state: '実績なし' })
    expect(linesOf(made, 'tables/indicator-rates.csv').filter(line => line.basis === '計算')).toEqual([])
  })

  test('a dash and a blank in the cells of initiatives are two things', () => {
    const lines = linesOf(files, 'tables/initiative-years.csv')
    const cells = real.initiatives.flatMap(item => Object.values(item.targets))
    for (const [word, kind] of [['記載あり', 'text'], ['横線', 'dash'], ['空欄', 'blank']])
      expect(lines.filter(line => line.target_state === word)).toHaveLength(cells.filter(cell => cell.kind === kind).length)
    expect(lines.filter(line => line.target_state === '空欄' && line.target !== '')).toEqual([])
  })

  test('no blank became a zero: there are as many zeros as the edition has', () => {
    const zeros = real.indicators.flatMap(({ years }) => years).flatMap(({ target, result }) => [target.kind === 'set' && target.value === 0, result.kind === 'reported' && result.value === 0]).filter(Boolean)
    expect(linesOf(files, 'tables/indicator-years.csv').flatMap(line => [line.target, line.result]).filter(cell => cell === '0')).toHaveLength(zeros.length)
  })
})

describe('a figure keeps who says it and where:', () => {
  test('rates are printed, computed, or left over from empty cells, and only computed ones have no place', () => {
    const lines = linesOf(files, 'tables/indicator-rates.csv')
    expect(new Set(lines.map(line => line.basis))).toEqual(new Set(['印字', '計算', '印字（実績のない欄の仮の表示）']))
    expect(lines.filter(line => (line.source_doc === '') !== (line.basis === '計算'))).toEqual([])
  })

  test('the printed 0.0 % and D beside a survey that was not held is no rate', () => {
    expect(linesOf(files, 'tables/indicator-rates.csv').filter(line => line.indicator === 'consult-nearby' && line.year === '2020'))
      .toEqual([expect.objectContaining({ basis: '印字（実績のない欄の仮の表示）', rate: '0', grade: 'D' })])
  })

  test('the printed table of grades stands beside our count, which finds three more A', () => {
    const all = linesOf(files, 'tables/grade-summaries.csv').filter(line => line.plan === 'r2' && line.scope === 'all')
    expect(all.map(line => [line.basis, line.count_a, line.share_a === '', line.source_doc === ''])).toEqual([['印字', '97', false, false], ['計算', '100', true, true]])
  })

  test('every grade of an initiative is the printed one, with its line', () => {
    const graded = linesOf(files, 'tables/initiative-years.csv').filter(line => line.grade_printed !== '')
    expect(graded).toHaveLength(real.initiatives.flatMap(item => Object.keys(item.grades)).length)
    expect(graded.filter(line => line.grade_doc === '' || line.grade_printed_as === '')).toEqual([])
  })

  test('numbers stand digit by digit as the edition holds them', () => {
    const values = linesOf(files, 'tables/programmes.csv').map(line => [line.id, line.cost, line.personnel, line.total])
    expect(values).toEqual(real.programmes.map(row => [row.id, String(row.cost), String(row.personnel), String(row.total)]))
  })

  test('every table of facts has a column for the document', () => {
    const none = ['spellings', 'easy-japanese', 'translations', 'links', 'topics', 'successions', 'sources', 'measures']
    const without = files.filter(({ path }) => /^tables\/.*\.csv$/.test(path)).filter(({ text }) => !/_doc,/.test(text.split('\r\n')[0] ?? '')).map(({ path }) => path.slice('tables/'.length, -'.csv'.length))
    expect(none).toEqual(expect.arrayContaining(without))
  })
})

test('a summary of ours is called one wherever it stands', () => {
  const described: { resources: { name: string, schema: { fields: { name: string, title: string }[] } }[] } = JSON.parse(textOf(files, 'datapackage.json'))
  const summaries = described.resources.flatMap(({ schema }) => schema.fields).filter(({ name }) => name.includes('summary'))
  expect(summaries.length).toBeGreaterThan(5)
  expect(summaries.filter(({ title }) => !title.includes('要約'))).toEqual([])
})

test('what an edition gives out does not depend on when or where: the same files twice', async () => {
  expect(await openData(structuredClone(real), FACTS)).toEqual(files)
})

test('an edition without a city gives nothing out', async () => {
  expect(await openData(emptyContent(), FACTS)).toEqual([])
})

test('tables that are no edition yet have no version', async () => {
  const made = await openData(make.editionContent(), { ...FACTS, version: undefined })
  expect(JSON.parse(textOf(made, 'datapackage.json'))).not.toHaveProperty('version')
})

test('each file has an address of its own, and no personal name has a column', () => {
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length)
  expect(files.filter(({ path }) => !/^[\w./-]+$/.test(path) || path.includes('..'))).toEqual([])
})
