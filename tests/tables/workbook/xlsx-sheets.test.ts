import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { readSheets } from '../../../src/tables/read-sheets'

type Workbook = Parameters<typeof writeXlsx>[0]

/** The sheets of a workbook written with these. */
async function sheetsOf(...sheets: Workbook['sheets']) {
  const read = await readSheets(await writeXlsx({ sheets }), '一覧.xlsx')
  if (!read.ok)
    throw new Error(read.failure.kind)
  return read.value
}

async function sheetOf(sheet: Omit<Workbook['sheets'][number], 'name'>) {
  const [found] = await sheetsOf({ name: 'R6', ...sheet })
  if (!found)
    throw new Error('no sheet')
  return found
}

describe('a workbook’s cell', () => {
  test('has its text, its place as Excel shows it, and its kind', async () => {
    const { rows } = await sheetOf({ rows: [['番号', '実績'], [], ['1-1-1-1', 60.2], [' ２ 件 ', true]] })
    expect(rows.map(cells => cells.map(({ text, row, column, kind }) => `${column}${row} ${kind} ${text}`))).toEqual([
      ['A1 text 番号', 'B1 text 実績'],
      ['A3 text 1-1-1-1', 'B3 number 60.2'],
      ['A4 text ２ 件', 'B4 text TRUE'],
    ])
  })

  test('that holds a day is a day, and never a number', async () => {
    const { rows } = await sheetOf({ rows: [[new Date(Date.UTC(2026, 0, 1)), new Date(Date.UTC(2026, 0, 1, 9, 30))]] })
    expect(rows[0]).toMatchObject([{ text: '2026-01-01', kind: 'date' }, { text: '2026-01-01T09:30', kind: 'date' }])
  })

  test('with a formula has the value it was saved with', async () => {
    const { rows, problems } = await sheetOf({ rows: [[1]], cells: new Map([['0,1', { formula: 'A1+1', formulaResult: 2 }]]) })
    expect(rows[0]?.[1]).toEqual({ text: '2', row: 1, column: 'B', kind: 'formula' })
    expect(problems).toEqual([])
  })

  test('with a formula and no value is a problem, and blank', async () => {
    const { rows, problems } = await sheetOf({ rows: [[1]], cells: new Map([['0,1', { formula: 'A1+1' }]]) })
    expect(rows[0]?.[1]).toMatchObject({ text: '', kind: 'formula' })
    expect(problems).toEqual([{ file: '一覧.xlsx／R6', row: 1, column: 'B', found: '=A1+1', expected: expect.stringContaining('結果が入っていません') }])
  })

  test('with an error value is a problem, and blank', async () => {
    const { rows, problems } = await sheetOf({ rows: [['x', '#REF!']] })
    expect(rows[0]?.[1]).toMatchObject({ text: '', kind: 'error' })
    expect(problems).toMatchObject([{ row: 1, column: 'B', found: '#REF!' }])
  })
})

describe('what people do to sheets is told:', () => {
  test('merged cells are filled, down and to the right', async () => {
    const { rows, notices } = await sheetOf({ rows: [['目標1', 'a', 'b'], [null, 'c', 'd']], merges: [{ startRow: 0, startCol: 0, endRow: 1, endCol: 0 }] })
    expect(rows[1]?.[0]).toEqual({ text: '目標1', row: 2, column: 'A', kind: 'merged' })
    expect(notices).toEqual([{ file: '一覧.xlsx／R6', row: 1, column: 'A', found: '目標1', expected: 'A1 から A2 までは結合されたセルです。どのセルにも同じ値があるものとして読みました' }])
  })

  test('hidden rows, columns and sheets are read', async () => {
    const [shown, hidden] = await sheetsOf(
      { name: '見える', rows: [['a', 'b'], ['c', 'd']], rowDefs: new Map([[1, { hidden: true }]]), columns: [{}, { hidden: true }] },
      { name: '見えない', rows: [['x']], hidden: true },
    )
    expect(shown?.rows).toHaveLength(2)
    expect(shown?.notices.map(notice => notice.found)).toEqual(['非表示の行（2）', '非表示の列（B）'])
    expect(hidden?.notices.map(notice => notice.found)).toEqual(['非表示のシート'])
  })
})

test('20,000 rows of 13 columns are read', async () => {
  const { rows } = await sheetOf({ rows: Array.from({ length: 20_000 }, (_, row) => Array.from({ length: 13 }, (_, column) => `${row}-${column}`)) })
  expect(rows).toHaveLength(20_000)
})
