import type { CityFiles } from '../../../src/tables/city-files'
import { readXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { citySheets, previewAround } from '../../../src/tables/cell-preview'
import { checkTables } from '../../../src/tables/check-tables'
import { cityFilesOf } from '../../../src/tables/city-source'
import { readCityTables } from '../../../src/tables/city-tables'
import { groupProblems } from '../../../src/tables/group-problems'
import { writeCityWorkbook } from '../../../src/tables/workbook/city-workbook'
import { writeErrorWorkbook } from '../../../src/tables/workbook/error-workbook'
import { SMALL_CITY, smallCityFiles } from '../../fixtures/small-city'

const [goal, ...goals] = SMALL_CITY.goals
const [grade, ...grades] = SMALL_CITY.grades

/** A goal without its name, a grade that does not exist. */
function damagedCity(): CityFiles {
  return smallCityFiles({ goals: [{ ...goal, name: '' }, ...goals], grades: [{ ...grade, printed: 'Ｅ' }, ...grades] })
}

async function workbookOf(files: CityFiles): Promise<CityFiles> {
  const tables = await readCityTables(files)
  const back = tables.ok ? await cityFilesOf([{ name: '表.xlsx', bytes: await writeCityWorkbook(tables.value) }]) : undefined
  if (!back?.ok)
    throw new Error('no workbook')
  return back.value
}

test('a problem of a workbook names sheet, row, letter and heading, and says how to mend it', async () => {
  const { problems } = await checkTables(await workbookOf(damagedCity()))
  expect(problems).toEqual([
    { file: '表.xlsx／基本目標', sheet: '基本目標', row: 2, letter: 'C', column: 'name', heading: '名称', kind: 'blank', found: '', expected: expect.any(String), remedy: expect.stringContaining('「名称」に値を入れてください') },
    { file: '表.xlsx／評価', sheet: '評価', row: 2, letter: 'D', column: 'printed', heading: '評価（印字のまま）', kind: 'other', found: 'Ｅ', expected: expect.any(String), remedy: expect.any(String) },
  ])
})

test('problems are grouped by sheet, column and kind, with counts', async () => {
  const { problems } = await checkTables(await workbookOf(damagedCity()))
  expect(groupProblems([...problems, ...problems])).toMatchObject([
    { title: '基本目標', count: 2, columns: [{ letter: 'C', heading: '名称', count: 2, kinds: [{ kind: 'blank', problems: [{ row: 2 }, { row: 2 }] }] }] },
    { title: '評価', count: 2, columns: [{ letter: 'D', count: 2 }] },
  ])
})

test('the cells around a problem are shown with their rows and letters', async () => {
  const files = await workbookOf(damagedCity())
  const { problems: [problem] } = await checkTables(files)
  const sheet = (await citySheets(files)).get(problem?.file ?? '')
  const preview = sheet && previewAround(sheet, problem?.row, problem?.letter)
  expect(preview?.columns.find(({ here }) => here)).toEqual({ letter: 'C', heading: '名称', here: true })
  expect(preview?.rows[0]).toMatchObject({ row: 2, here: true, cells: expect.arrayContaining(['1']) })
})

test.each([
  ['a workbook', () => workbookOf(damagedCity())],
  ['a folder of CSV', () => Promise.resolve(damagedCity())],
])('the errors of %s are written as a workbook: listed, linked, coloured and commented, and readable again', async (_, files) => {
  const city = await files()
  const { problems } = await checkTables(city)
  const bytes = await writeErrorWorkbook(city, problems)
  const { sheets } = await readXlsx(bytes, { readStyles: true })
  const [list] = sheets
  expect(list?.name).toBe('直すところ')
  expect(list?.rows.slice(3).map(row => row.slice(0, 4))).toEqual([['C2', '基本目標', '名称', '（空欄）'], ['D2', '評価', '評価（印字のまま）', 'Ｅ']])
  expect(list?.cells?.get('3,0')?.hyperlink?.location).toBe('\'基本目標\'!C2')
  const bad = sheets.find(({ name }) => name === '評価')?.cells?.get('1,3')
  expect(bad?.comment?.text).toContain('いま：Ｅ\n正しい形：')
  expect(bad?.style?.fill).toMatchObject({ fgColor: { rgb: expect.stringContaining('FFC7CE') } })
  const again = await cityFilesOf([{ name: '直すところ.xlsx', bytes }])
  expect(again.ok && (await checkTables(again.value)).problems.map(({ row, letter, found }) => [row, letter, found])).toEqual([[2, 'C', ''], [2, 'D', 'Ｅ']])
})
