import type { Sheet, Workbook } from 'hucre/xlsx'
import type { CityTables } from '../../../src/tables/city-tables'
import { readXlsx, writeXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { cityFilesOf } from '../../../src/tables/city-source'
import { readCityTables } from '../../../src/tables/city-tables'
import { departmentsOfTables } from '../../../src/tables/department-rows'
import { readContent } from '../../../src/tables/read-content'
import { archiveParts } from '../../../src/tables/workbook/archive'
import { writeCityWorkbook } from '../../../src/tables/workbook/city-workbook'
import { unpackPart } from '../../../src/tables/workbook/unpack'
import { smallCityFiles } from '../../fixtures/small-city'

let city: CityTables
let whole: Uint8Array
let part: Uint8Array
let department: string

beforeAll(async () => {
  const read = await readCityTables(smallCityFiles())
  if (!read.ok)
    throw new Error('problems')
  city = read.value
  department = departmentsOfTables(city)[0] ?? ''
  whole = await writeCityWorkbook(city)
  part = await writeCityWorkbook(city, { department })
})

async function sheetOf(bytes: Uint8Array, name: string): Promise<Sheet> {
  const sheet = (await readXlsx(bytes, { readStyles: true })).sheets.find(candidate => candidate.name === name)
  if (!sheet)
    throw new Error(name)
  return sheet
}

/** The rule of a column. */
function ruleOf(sheet: Sheet, letter: string) {
  return sheet.dataValidations?.find(({ range }) => range.startsWith(`${letter}2:`))
}

describe('a sheet of the workbook', () => {
  test('has its headings in sight, filtered, and each with what belongs there', async () => {
    const results = await sheetOf(whole, '取組の実績')
    expect(results.freezePane).toMatchObject({ rows: 1, columns: 3 })
    expect(results.autoFilter?.range).toMatch(/^A1:G\d+$/)
    expect(results.cells?.get('0,1')?.comment?.text).toBe('【かならず入れる】\n例：1-1-2-3\nこの列は「文字列」です。1-1-2-3 が日付に変わりません')
  })

  test('lets choose flags, words of a list, plans and documents', async () => {
    const results = await sheetOf(whole, '取組の実績')
    expect(ruleOf(results, 'E')).toMatchObject({ type: 'list', values: ['0', '1'] })
    expect(ruleOf(results, 'A')?.values).toEqual(expect.arrayContaining(city.tables.get('plans')?.rows.map(({ cells }) => cells[0]) ?? []))
    expect(ruleOf(results, 'F')?.values).toEqual(expect.arrayContaining(city.tables.get('sources')?.rows.map(({ cells }) => cells[0]) ?? []))
    expect(ruleOf(await sheetOf(whole, '評価'), 'D')).toMatchObject({ type: 'list', values: ['A', 'B', 'C', 'D', 'Ａ', 'Ｂ', 'Ｃ', 'Ｄ'] })
  })

  test('keeps codes as text to the end of the column, below the last row too', async () => {
    const results = await sheetOf(whole, '取組の実績')
    expect(results.cells?.get('1,1')?.style?.numFmt).toBe('@')
    const parts = archiveParts(whole)
    const sheets = parts.ok ? parts.value.filter(({ name }) => name.startsWith('xl/worksheets/sheet')) : []
    const unpacked = await Promise.all(sheets.map(sheet => unpackPart(whole, sheet)))
    const texts = unpacked.map(bytes => bytes.ok ? new TextDecoder().decode(bytes.value) : '')
    expect(texts.filter(text => /<col min="1" style="\d+"/.test(text))).toHaveLength(city.tables.size)
  })
})

describe('a part for one 課', () => {
  test('has its rows alone, open where it writes and locked elsewhere', async () => {
    const initiatives = await sheetOf(part, '取組')
    const [header = [], ...rows] = initiatives.rows.filter(row => row.some(cell => cell !== null))
    const departments = header.indexOf('担当課（;で区切る）')
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.every(row => String(row[departments]).includes(department))).toBe(true)
    expect(initiatives.protection?.sheet).toBe(true)
    const lockedIn = (column: string) => initiatives.cells?.get(`1,${header.findIndex(heading => String(heading).startsWith(column))}`)?.style?.protection?.locked ?? true
    expect([lockedIn('要約'), lockedIn('取組番号'), lockedIn('名称')]).toEqual([false, true, true])
  })

  test('says whose it is, and has what the secretariat keeps only to look up', async () => {
    const files = await cityFilesOf([{ name: '課.xlsx', bytes: part }])
    const read = files.ok ? await readCityTables(files.value) : undefined
    expect(read?.ok && read.value.department).toBe(department)
    expect(read?.ok && [...read.value.tables.keys()]).not.toContain('crosswalk')
    expect(read?.ok && read.value.tables.get('sources')?.rows).toHaveLength(city.tables.get('sources')?.rows.length ?? 0)
  })
})

test('cells somebody merged are read and told, with sheet and letter', async () => {
  const workbook: Workbook = await readXlsx(whole)
  const changed = workbook.sheets.map(sheet => sheet.name === '検索の言いかえ' ? { ...sheet, merges: [{ startRow: 1, startCol: 1, endRow: 1, endCol: 1 }] } : sheet)
  const bytes = await writeXlsx({ sheets: changed.map(({ name, rows, merges, veryHidden }) => ({ name, rows, ...merges ? { merges } : {}, ...veryHidden ? { veryHidden } : {} })) })
  const files = await cityFilesOf([{ name: '表.xlsx', bytes }])
  const content = files.ok ? await readContent(files.value) : undefined
  expect(content?.ok && content.notices).toMatchObject([{ sheet: '検索の言いかえ', row: 2, letter: 'B', expected: expect.stringContaining('結合されたセル') }])
})
