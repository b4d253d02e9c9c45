import type { EditionContent } from '../../src/domain/edition'
import type { CityTables } from '../../src/tables/city-tables'
import type { TableName } from '../../src/tables/table-plan'
import fc from 'fast-check'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { seriesBreaks } from '../../src/domain/indicator'
import { folderFiles } from '../../src/publisher/folder-files'
import { cityTableFiles, readCityTables } from '../../src/tables/city-tables'
import { beginYear, tellNextYearRefusal } from '../../src/tables/next-year'
import { formatProblem } from '../../src/tables/problem'
import { readContent } from '../../src/tables/read-content'
import { KAMAKURA, PROJECT } from '../fixtures/city-folder'
import { SMALL_CITY, smallCityFiles } from '../fixtures/small-city'

const sample = await tablesOf(join(PROJECT, 'data/sample'))
const kamakura = await tablesOf(KAMAKURA)
const small = await tablesIn(smallCityFiles())
const before = read(sample)

async function tablesOf(folder: string): Promise<CityTables> {
  return tablesIn(folderFiles(folder))
}

async function tablesIn(files: Parameters<typeof readCityTables>[0]): Promise<CityTables> {
  const tables = await readCityTables(files)
  if (!tables.ok)
    throw new Error(tables.failure.map(formatProblem).join('\n'))
  return tables.value
}

function begun(tables: CityTables, year: number) {
  const next = beginYear(tables, year)
  if (!next.ok)
    throw new Error(tellNextYearRefusal(next.failure, year))
  return next.value
}

async function read(tables: CityTables) {
  const city = await readContent(cityTableFiles(tables))
  if (!city.ok)
    throw new Error(city.problems.map(formatProblem).join('\n'))
  return city
}

/** Every cell by its table, row and column. */
function cellsOf({ package: found, tables }: CityTables): ReadonlyMap<string, string> {
  return new Map([...tables].flatMap(([name, { rows }]) => rows.flatMap(({ cells }, row) =>
    (found.resources.find(resource => resource.name === name)?.schema.fields ?? []).map((field, column) => [`${name} ${row} ${field.name}`, cells[column] ?? ''] as const))))
}

/** An edition without what beginning a year announces: items carried over, and blank cells for targets of the new year. */
function unannounced(content: EditionContent): EditionContent {
  return {
    ...content,
    initiatives: content.initiatives.filter(item => !item.note.startsWith('番号は仮です。'))
      .map(item => ({ ...item, targets: Object.fromEntries(Object.entries(item.targets).filter(([, cell]) => cell.kind !== 'blank')) })),
  }
}

const rowsOf = (tables: CityTables, name: TableName) => tables.tables.get(name)?.rows.length ?? 0

/** The small city with rows taken out and years turned, as somebody may have left it. */
const someCity = fc.record({
  year: fc.integer({ min: 2020, max: 2033 }),
  without: fc.subarray(['targets', 'results', 'grades', 'indicator-results', 'crosswalk', 'initiatives', 'measures'] as const),
}).map(({ year, without }) => ({ year, tables: { ...small, tables: new Map([...small.tables].map(([name, records]) => [name, without.some(each => each === name) ? { ...records, rows: [] } : records])) } }))

describe('beginning a year', () => {
  test('twice is the same as once', () => {
    fc.assert(fc.property(someCity, ({ tables, year }) => {
      const once = begun(tables, year)
      const twice = begun(once.tables, year)
      expect(twice.changes).toEqual([])
      expect(cellsOf(twice.tables)).toEqual(cellsOf(once.tables))
      expect(twice.tables.package).toEqual(once.tables.package)
    }))
  })

  test('changes no cell that is there already', () => {
    fc.assert(fc.property(someCity, ({ tables, year }) => {
      const after = cellsOf(begun(tables, year).tables)
      expect([...cellsOf(tables)].filter(([place, cell]) => after.get(place) !== cell)).toEqual([])
    }))
  })

  test.each([['the made-up city', sample, [2025, 2026, 2030], 2026], ['the embedded city', kamakura, [2020, 2026, 2033], 2026]] as const)('gives the same edition of %s, but for what it announces, and no cell changes', async (_, tables, years, published) => {
    for (const year of years) {
      const next = begun(tables, year)
      const cells = cellsOf(next.tables)
      expect([...cellsOf(tables)].filter(([place, cell]) => cells.get(place) !== cell)).toEqual([])
      expect(begun(next.tables, year).changes).toEqual([])
      if (year === published)
        expect(unannounced((await read(next.tables)).content)).toEqual(unannounced((tables === sample ? await before : await read(tables)).content))
    }
  }, 60_000)

  test('one after another is possible until the plan is over', async () => {
    let tables = sample
    for (const year of [2026, 2027, 2028, 2029, 2030])
      tables = begun(tables, year).tables
    expect(unannounced((await read(tables)).content)).toEqual(unannounced((await before).content))
    const over = beginYear(tables, 2031)
    expect(over.ok ? '' : tellNextYearRefusal(over.failure, 2031)).toBe('令和13年度の計画がありません。計画の表に、この年度を含む計画を書いてから始めてください（いまある計画：令和3〜7年度の計画（令和3年度〜令和7年度）、令和8〜12年度の計画（令和8年度〜令和12年度））')
  })
})

describe('令和8年度 in the made-up city, whose next plan has items of its own', () => {
  const next = begun(sample, 2026)

  test('is announced in plain words', () => {
    expect(next.changes).toEqual([
      '取組89件に、令和8年度の実績を書く行を加えました。書くまでは「未報告」です。',
      '取組89件に、令和8年度の評価を書く行を加えました。書くまでは「未報告」です。',
      '前の計画の成果指標9件に、令和8年度の行を「系列の切れ目」の印とわけを付けて加えました。続けない指標の行は、空のままでも消してもかまいません。',
    ])
  })

  test('tells the rows that wait as notices, and none of them is nought', async () => {
    const city = await read(next.tables)
    expect(city.notices.map(({ file, found }) => [file, found])).toEqual([['results.csv', '令和8年度89行'], ['grades.csv', '令和8年度89行'], ['indicator-results.csv', '令和8年度9行']])
    expect(city.content.initiatives.filter(item => item.plan === 'r8' && (item.reports[2026] || item.grades[2026]))).toEqual([])
  })

  test('still takes a result of the plan before', async () => {
    const silent = (await before).content.initiatives.find(item => item.plan === 'r3' && item.reported && !item.reports[2025])?.code ?? ''
    const city = await read(added(next.tables, 'results', { plan: 'r3', code: silent, year: '2025', summary: '遅れて報告がありました。', covid_mentioned: '0', source_doc: 'progress-r7' }))
    expect(city.content.initiatives.find(item => item.plan === 'r3' && item.code === silent)?.reports[2025]?.summary).toBe('遅れて報告がありました。')
  })

  test('lets an indicator of the plan before go on with a break, once figures are written', async () => {
    const city = await read(filled(next.tables, 'indicator-results', { indicator: 'volunteers', year: '2026' }, { target: '630', result: '641', source_doc: 'survey-r8' }))
    const volunteers = city.content.indicators.find(indicator => indicator.id === 'volunteers')
    expect(volunteers && seriesBreaks(volunteers)).toEqual([{ year: 2026, why: '計画が変わりました（令和8〜12年度の計画）' }])
    expect(city.content.indicators.find(indicator => indicator.id === 'guardians')?.years.map(year => year.year)).not.toContain(2026)
  })

  test('keeps the break where figures come only a year later', async () => {
    const city = await read(added(next.tables, 'indicator-results', { indicator: 'volunteers', year: '2027', result: '655', source_doc: 'survey-r8' }))
    const volunteers = city.content.indicators.find(indicator => indicator.id === 'volunteers')
    expect(volunteers && seriesBreaks(volunteers).map(({ year }) => year)).toEqual([2027])
    expect(volunteers?.years.map(({ year }) => year).slice(-2)).toEqual([2025, 2027])
  })

  test('goes on the year after with those indicators alone that have figures since', () => {
    const told = (tables: CityTables) => begun(tables, 2027).changes.at(-1)
    expect(told(next.tables)).toBe('成果指標1件に、令和9年度の目標と実績を書く行を加えました。書くまでは「未報告」です。')
    expect(told(filled(next.tables, 'indicator-results', { indicator: 'volunteers', year: '2026' }, { result: '641', source_doc: 'survey-r8' }))).toContain('成果指標2件に、')
  })
})

describe('令和8年度 in the embedded city, whose next plan has only actions', () => {
  const next = begun(kamakura, 2026)

  test('carries the items over that the table of old and new leads into it, under provisional numbers that say so', async () => {
    const { content } = await read(next.tables)
    const carried = content.initiatives.filter(item => item.plan === 'r8')
    const once = new Set(content.crosswalk.map(row => `${row.code} ${row.to.goal}-${row.to.direction}-${row.to.kind}`))
    expect(carried).toHaveLength(once.size)
    expect(carried.every(item => /^番号は仮です。.+の取組\d+(?:-\d+){3}から引き継ぎました。$/.test(item.note) && !item.reported && item.source.doc === 'crosswalk')).toBe(true)
    expect(carried.filter(item => item.name.startsWith('【再掲'))).toEqual([])
  })

  test('lays out the columns of the whole new plan, and the mark of a break that the tables did not have', () => {
    const columns = (name: TableName) => next.tables.package.resources.find(resource => resource.name === name)?.schema.fields.map(field => field.name) ?? []
    expect(columns('targets').slice(2)).toEqual(Array.from({ length: 15 }, (_, index) => String(2019 + index)))
    expect(columns('measures')).toEqual(expect.arrayContaining(['target_2026', 'target_2033', 'result_2026']))
    expect(columns('indicator-results')).toContain('break')
    expect(next.changes[1]).toMatch(/^「取組の初期値と目標」の表に、列 「R8目標」.*「R15目標」を加えました。$/)
  })
})

describe('the small city', () => {
  test('of a year between gets only that year’s rows', () => {
    const next = begun(small, 2022)
    expect([rowsOf(next.tables, 'results') - rowsOf(small, 'results'), rowsOf(next.tables, 'grades') - rowsOf(small, 'grades'), rowsOf(next.tables, 'indicator-results') - rowsOf(small, 'indicator-results')]).toEqual([1, 1, 1])
    expect(rowsOf(next.tables, 'initiatives')).toBe(SMALL_CITY.initiatives.length)
  })
})

/** The tables with one more row. */
function added(tables: CityTables, name: TableName, cells: Readonly<Record<string, string>>): CityTables {
  const fields = tables.package.resources.find(resource => resource.name === name)?.schema.fields ?? []
  const records = tables.tables.get(name)
  if (!records)
    throw new Error(name)
  return { ...tables, tables: new Map(tables.tables).set(name, { ...records, rows: [...records.rows, { row: 9999, cells: fields.map(field => cells[field.name] ?? '') }] }) }
}

/** The tables with some cells of one row written. */
function filled(tables: CityTables, name: TableName, key: Readonly<Record<string, string>>, cells: Readonly<Record<string, string>>): CityTables {
  const fields = tables.package.resources.find(resource => resource.name === name)?.schema.fields ?? []
  const at = (column: string) => fields.findIndex(field => field.name === column)
  const records = tables.tables.get(name)
  if (!records)
    throw new Error(name)
  const rows = records.rows.map(line => Object.entries(key).every(([column, value]) => line.cells[at(column)] === value)
    ? { ...line, cells: line.cells.map((cell, index) => cells[fields[index]?.name ?? ''] ?? cell) }
    : line)
  return { ...tables, tables: new Map(tables.tables).set(name, { ...records, rows }) }
}
