import type { CityFiles } from '../../../src/tables/city-files'
import type { CityTables } from '../../../src/tables/city-tables'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { cutEdition } from '../../../src/feed/split'
import { folderFiles } from '../../../src/publisher/folder-files'
import { cityFilesOf } from '../../../src/tables/city-source'
import { readCityTables } from '../../../src/tables/city-tables'
import { readContent } from '../../../src/tables/read-content'
import { readSheets } from '../../../src/tables/read-sheets'
import { EXAMPLES, exampleOf } from '../../../src/tables/workbook/example-sheet'
import { writeCityWorkbook } from '../../../src/tables/workbook/city-workbook'
import { checkCell } from '../../../src/tables/check-cell'
import { columnUse, isTableName } from '../../../src/tables/table-plan'
import { KAMAKURA } from '../../fixtures/city-folder'
import { smallCityFiles } from '../../fixtures/small-city'

/** A small city, and its workbook. */
let city: CityTables
let whole: Uint8Array

beforeAll(async () => {
  city = await tablesIn(smallCityFiles())
  whole = await writeCityWorkbook(city)
})

async function tablesIn(files: CityFiles): Promise<CityTables> {
  const tables = await readCityTables(files)
  if (!tables.ok)
    throw new Error(JSON.stringify(tables.failure))
  return tables.value
}

async function readBack(bytes: Uint8Array) {
  const files = await cityFilesOf([{ name: '表.xlsx', bytes }])
  if (!files.ok)
    throw new Error(JSON.stringify(files.failure))
  return files.value
}

async function tablesOf(bytes: Uint8Array): Promise<CityTables> {
  const tables = await readCityTables(await readBack(bytes))
  if (!tables.ok)
    throw new Error(JSON.stringify(tables.failure.slice(0, 3)))
  return tables.value
}

describe('the tables as one workbook', () => {
  test('read back as the same edition as the folder of CSV, shard for shard to the byte', async () => {
    const [folder, workbook] = await Promise.all([readContent(folderFiles(KAMAKURA)), readContent(await readBack(await writeCityWorkbook(await tablesIn(folderFiles(KAMAKURA)))))])
    if (!folder.ok || !workbook.ok)
      throw new Error('problems')
    const [wanted, found] = await Promise.all([cutEdition(folder.content), cutEdition(workbook.content)])
    expect(found).toEqual(wanted)
    expect(workbook.package).toEqual(folder.package)
    expect(workbook.notices).toEqual(folder.notices)
  })

  test('are the same bytes each time', async () => {
    expect(await writeCityWorkbook(city)).toEqual(whole)
  })

  test('have one sheet a table by its Japanese title, between those for people and those for the program', async () => {
    const sheets = await readSheets(whole, '表.xlsx')
    const names = sheets.ok ? sheets.value.map(({ name }) => name.slice('表.xlsx／'.length)) : []
    expect(names.slice(0, 5)).toEqual(['はじめに', '記入例', '版の設定', '出典の文書', '計画'])
    expect(names.at(-1)).toBe('_定義')
    expect(names).toHaveLength(city.package.resources.length + 4)
  })

  test('without their rows are headings that read as no rows at all', async () => {
    const empty = await tablesOf(await writeCityWorkbook(city, { empty: true }))
    expect([...empty.tables.keys()]).toEqual([...city.tables.keys()])
    expect([...empty.tables.values()].flatMap(({ rows }) => rows)).toEqual([])
  })

  test('take the note and the city’s name from the sheet of settings', async () => {
    const changed = { ...city, package: { ...city.package, title: '別の題名', created: '2027-04-01T00:00:00Z', city: { ...city.package.city, name: '別の市', note: '直しました。', validDays: 30 } } }
    const { package: found } = await tablesOf(await writeCityWorkbook(changed))
    expect(found).toEqual(changed.package)
  })
})

test('any cell of any table comes back as it was: leading noughts, line breaks, formulas, dates, widths, escapes', async () => {
  const nasty = fc.oneof(
    fc.constantFrom('007', '1-1-2-3', '=1+1', '+81', '-0', '@x', '\'a', '2026-04-01', '１２３', '1,056', '58.80', '1e5', '1E+05', '0.1', '12', 'あ\nい', 'あ\r\nい', '_x000D_', '_x0041_', '<b>&amp;</b>', '"', '𠮷野家', 'TRUE', '1/2', 'a\tb', '\u0001', '\uFFFF', ' 　x'),
    fc.string(),
    fc.string({ unit: 'binary' }),
  ).map(text => text.toWellFormed().trim()).filter(text => text !== '')
  await fc.assert(fc.asyncProperty(fc.array(fc.tuple(nasty, nasty), { minLength: 150, maxLength: 200 }), async (cells) => {
    const table = city.tables.get('spellings')
    if (!table)
      throw new Error('no table')
    const rows = cells.map((pair, index) => ({ row: index + 2, cells: pair }))
    const back = await tablesOf(await writeCityWorkbook({ ...city, tables: new Map([...city.tables].map(([name, other]) => [name, { ...other, rows: name === 'spellings' ? rows : [] }])) }))
    expect(back.tables.get('spellings')?.rows.map(line => line.cells)).toEqual(rows.map(line => line.cells))
  }), { numRuns: 3, endOnFailure: true })
})

test('every invented row of 「記入例」 is one that would be taken', () => {
  for (const { name, schema } of city.package.resources) {
    const example = isTableName(name) ? EXAMPLES[name] : undefined
    if (!isTableName(name) || !example)
      continue
    for (const field of schema.fields)
      expect(checkCell(exampleOf(example, field), field, columnUse(name, field.name) ?? 'text'), `${name}.${field.name}`).toMatchObject({ ok: true })
  }
})
