import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../../src/feed/bytes'
import { readSheets } from '../../../src/tables/read-sheets'
import { readFiscalYear } from '../../../src/tables/sheets/fiscal-year-label'
import { readProgressSheet } from '../../../src/tables/sheets/progress-sheet'

type Rows = Parameters<typeof writeXlsx>[0]['sheets'][number]

async function readBook(sheet: Omit<Rows, 'name'>) {
  const read = await readSheets(await writeXlsx({ sheets: [{ name: '一覧', ...sheet }] }), '状況.xlsx')
  if (!read.ok || !read.value[0])
    throw new Error('the workbook cannot be read')
  return readProgressSheet(read.value[0])
}

async function readCsv(text: string) {
  const read = await readSheets(encodeUtf8(text), '状況.csv')
  if (!read.ok || !read.value[0])
    throw new Error('the text cannot be read')
  return readProgressSheet(read.value[0])
}

const LINE = { row: 4, code: '1-1-1-1', name: '相談体制の整備', summary: '検討します', departments: '福祉総務課', targets: { 2020: '検討', 2021: '実施' }, results: { 2019: '未実施', 2020: '検討した' }, grades: { 2020: 'B' } }

describe('a progress list', () => {
  test('may have headings of two lines, merged down and across', async () => {
    const { lines, problems } = await readBook({
      rows: [
        ['取組推進状況一覧'],
        ['番号', '取組名', '取組内容', '担当課名', 'R1実績', '令和２年度', null, null, '令和３年度'],
        [null, null, null, null, null, '目標', '実績', '評価', '目標'],
        ['1-1-1-1', '相談体制の 整備', '検討します', '福祉総務課', '未実施', '検討', '検討した', 'Ｂ', '実施'],
      ],
      merges: [...[0, 1, 2, 3, 4].map(column => ({ startRow: 1, startCol: column, endRow: 2, endCol: column })), { startRow: 1, startCol: 5, endRow: 1, endCol: 7 }],
    })
    expect(problems).toEqual([])
    expect(lines).toEqual([LINE])
  })

  test('may have its years in any order, and the headings again on the next page', async () => {
    const { lines, problems, passed } = await readCsv([
      ',取組推進状況一覧',
      'R2評価,番号,取組名,R3目標,R2実績,R2目標,R1実績,担当課,取組内容',
      '目標1　総合的な相談体制の確立',
      'B,1-1-1-1,相談体制の整備,実施,検討した,検討,未実施,福祉総務課,検討します',
      'R2評価,番号,取組名,R3目標,R2実績,R2目標,R1実績,担当課,取組内容',
      ',1-1-1-2,窓口の設置,,,,,福祉総務課,',
      '合計,2,,,,,,,',
    ].join('\n'))
    expect(problems).toEqual([])
    expect(lines[0]).toEqual(LINE)
    expect(lines[1]).toMatchObject({ row: 6, code: '1-1-1-2', targets: {}, results: {}, grades: {} })
    expect(passed.map(({ row }) => row)).toEqual([1, 2, 3, 5, 7])
  })

  test('is never filled in where it is blank: no year, no grade, no nought', async () => {
    const { lines } = await readCsv('番号,取組名,R2実績,R2評価\n1-1-1-1,相談,0,\n1-1-1-2,見守り,,D\n')
    expect(lines.map(({ results, grades }) => [results, grades])).toEqual([[{ 2020: '0' }, {}], [{}, { 2020: 'D' }]])
  })

  test.each([
    ['a code that became a day', '1月1日,相談,A', '番号', '1月1日', '日付に変えた番号'],
    ['no code', ',相談,A', '番号', '', '1-1-1-1 の形'],
    ['a code that stands above', '1-1-1-9,別,A', '番号', '1-1-1-9', '2 行目と同じ番号'],
    ['no name', '1-1-1-1,,A', '取組名', '', '取組の名前'],
    ['two grades', '1-1-1-1,相談,A/B', 'R2評価', 'A/B', 'A・B・C・D のいずれか'],
  ])('has %s told with its row and heading', async (_, line, column, found, expected) => {
    const { problems } = await readCsv(`番号,取組名,R2評価\n1-1-1-9,前の行,A\n${line}\n`)
    expect(problems).toEqual([{ file: '状況.csv', row: 3, column, found, expected: expect.stringContaining(expected) }])
  })

  test.each([
    ['a heading without a year', '番号,取組名,R2評価,実績', '実績'],
    ['a year that never came', '番号,取組名,R2評価,平成32年度実績', '平成32年度実績'],
    ['one heading twice', '番号,取組名,R2評価,令和2年度評価', '令和2年度評価'],
  ])('has %s told', async (_, header, found) => {
    expect((await readCsv(`${header}\n1-1-1-1,相談,A,B\n`)).problems).toMatchObject([{ row: 1, column: 'D', found }])
  })

  test('without headings is told what was looked for', async () => {
    expect(await readCsv('1-1-1-1,相談,A\n')).toMatchObject({ lines: [], problems: [{ found: '見出しの行がありません' }] })
  })
})

describe('a heading’s fiscal year', () => {
  test.each([
    ['R3', 2021],
    ['Ｒ３', 2021],
    ['令和元年度', 2019],
    ['平成31', 2019],
    ['2021年度', 2021],
    ['令和3年度（2021）', 2021],
    ['2021(R3)', 2021],
  ])('%s is %i', (label, year) => {
    expect(readFiscalYear(label)).toBe(year)
  })

  test.each(['平成32', 'R0', '令和3年度(2020)', '3年度', '21', '昭和63', ''])('「%s」 is none', (label) => {
    expect(readFiscalYear(label)).toBeUndefined()
  })
})
