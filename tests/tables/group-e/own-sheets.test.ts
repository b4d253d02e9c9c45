import type { SheetKind } from '../../../src/tables/sheets/sheet-kinds'
import type { MadeCell, TableForm } from '../../fixtures/table-files'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../../src/feed/bytes'
import { readSheets } from '../../../src/tables/read-sheets'
import { kindOfSheets, readSheetAs } from '../../../src/tables/sheets/sheet-kinds'
import { editTable } from '../../fixtures/city-folder'
import { smallCity } from '../../fixtures/small-city'
import { TABLE_FORMS, tableFile } from '../../fixtures/table-files'
import { readCity } from '../../../src/publisher/read-city'

// Group E of the fault matrix, over the sheets a city works with.

const TABLES: Readonly<Record<'progress' | 'programmes' | 'services', readonly (readonly MadeCell[])[]>> = {
  progress: [['番号', '取組名', 'R3目標', 'R3実績', 'R3評価'], ['1-1-1-1', '見守り', '継続', '10件', 'Ａ']],
  programmes: [['部', '整理番号', '事業名', '法定受託事務', '重点事業', '事業費（千円）', '人件費（千円）', '総事業費（千円）', '事業評価', '貢献度', '最終評価'], ['健康福祉部', '健福-01', '相談事業', '', '', '1,000', '500', '1,500', '拡充', 'Ａ', '拡充']],
  services: [['名称', '名称_カナ', '住所', '電話番号', 'URL', '開始時間'], ['窓口', 'マドグチ', '○○市', '0467-00-0000', 'https://example.jp/', '9:00']],
}

async function read(kind: SheetKind, rows: readonly (readonly MadeCell[])[], form: TableForm) {
  const { name, bytes } = await tableFile(rows, form)
  const sheets = await readSheets(bytes, name)
  if (!sheets.ok || !sheets.value[0])
    throw new Error('the file cannot be read')
  return { ...readSheetAs(kind, sheets.value[0]), kind: kindOfSheets(sheets.value) }
}

const KINDS = ['progress', 'programmes', 'services'] as const

describe.each(TABLE_FORMS)('E1 in the form %s', (form) => {
  test.each(KINDS)('E1 a sheet of %s is known and read, whatever stands above its headings and in whatever order they stand', async (kind) => {
    const [headings = [], row = []] = TABLES[kind]
    const { lines, problems } = await read(kind, [['市の表'], [], [...headings].reverse(), [...row].reverse()], form)
    expect(problems).toEqual([])
    expect(lines).toHaveLength(1)
    expect((await read(kind, TABLES[kind], form)).kind).toBe(kind === 'programmes' ? 'evaluation' : kind)
  })
})

/** The table with one cell of its row changed, by heading. */
function withCell(kind: typeof KINDS[number], heading: string, cell: MadeCell): readonly (readonly MadeCell[])[] {
  const [headings = [], row = []] = TABLES[kind]
  return [headings, row.map((own, at) => headings[at] === heading ? cell : own)]
}

describe.each(['csv', 'xlsx'] as const)('cells of the city’s sheets in %s', (form) => {
  test.each<[string, typeof KINDS[number], string, MadeCell, string]>([
    ['E4 a code that became a day', 'progress', '番号', '1月1日', '日付に変えた番号'],
    ['E4 about a thousand', 'programmes', '事業費（千円）', '約1,000', '金額'],
    ['E4 a comma that parts no thousands', 'programmes', '事業費（千円）', '10,00', '金額'],
    ['E4 a telephone number without its nought', 'services', '電話番号', '467-00-0000', '頭の0'],
    ['E10 a grade there is none of', 'progress', 'R3評価', 'Ｅ', 'A・B・C・D のいずれか'],
    ['E10 two grades', 'progress', 'R3評価', 'A/B', 'A・B・C・D のいずれか'],
    ['E10 two grades of a programme', 'programmes', '貢献度', 'ＡＢ', 'A・B・C・D のいずれか'],
    ['E11 an address that runs', 'services', 'URL', 'javascript:alert(1)', 'http:// か https://'],
    ['E6 an error value', 'progress', 'R3実績', '#REF!', 'エラー値'],
  ])('%s is told (%s, %s: %s)', async (_, kind, heading, cell, expected) => {
    const { problems } = await read(kind, withCell(kind, heading, cell), form)
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining({ row: 2, expected: expect.stringContaining(expected) })]))
  })

  test.each([['Ａ', 'A'], ['ｂ', 'B'], [' C ', 'C'], ['d', 'D']])('E10 the grade 「%s」 of any width is %s', async (cell, grade) => {
    expect((await read('progress', withCell('progress', 'R3評価', cell), form)).lines).toMatchObject([{ grades: { 2021: grade } }])
  })

  test('E10 a blank grade is none, and no nought', async () => {
    expect((await read('progress', withCell('progress', 'R3評価', ''), form)).lines).toMatchObject([{ grades: {} }])
  })

  test.each(KINDS)('E2 a number that stands twice in a sheet of %s is told, or both rows are read', async (kind) => {
    const [headings = [], row = []] = TABLES[kind]
    const { lines, problems } = await read(kind, [headings, row, row], form)
    expect(lines).toHaveLength(2)
    if (kind !== 'services')
      expect(problems).toMatchObject([{ row: 3, expected: expect.stringContaining('2 行目と同じ番号') }])
  })

  test.each(KINDS)('E1 a heading that stands twice in a sheet of %s is told', async (kind) => {
    const [headings = [], row = []] = TABLES[kind]
    expect((await read(kind, [[...headings, headings[1] ?? ''], [...row, row[1] ?? '']], form)).problems).toMatchObject([{ row: 1, found: expect.any(String), expected: expect.stringMatching(/1つにしてください/) }])
  })

  test('E5 a heading of a year that never came is told', async () => {
    expect((await read('progress', [['番号', '取組名', 'R3実績', 'H32実績'], ['1-1-1-1', '見守り', 'a', 'b']], form)).problems).toMatchObject([{ found: 'H32実績' }])
  })

  test('E7 blank lines and rows of totals are passed over, and a row below keeps its number', async () => {
    const [headings = [], row = []] = TABLES.progress
    const { lines, passed } = await read('progress', [headings, [], row, ['合計', '', '1', '', '']], form)
    expect(lines).toMatchObject([{ row: 3 }])
    expect(passed.map(({ row: at }) => at)).toEqual([1, 4])
  })
})

describe('a workbook', () => {
  test('E6 has the last result of a formula read, and told', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['番号', '取組名', 'R3評価'], ['1-1-1-1', '見守り', 'A']], cells: new Map([['1,2', { formula: 'B9', formulaResult: 'A' }]]) }] })
    const sheets = await readSheets(bytes, '表.xlsx')
    expect(sheets).toMatchObject({ ok: true, value: [{ problems: [], notices: [{ row: 2, column: 'C', found: 'A', expected: expect.stringContaining('計算式のセルが 1 あります') }] }] })
  })

  test('E9 of more cells than anybody fills is refused before they are made', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '表', rows: [['a']], cells: new Map([['150000,900', { value: 'z' }]]) }] })
    expect(await readSheets(bytes, '表.xlsx')).toMatchObject({ ok: false, failure: { kind: 'tooManyCells' } })
  })
})

test('E9 a text of more than 64 MB, and one of too many rows, is refused', async () => {
  expect(await readSheets(new Uint8Array(64 * 1024 * 1024 + 1).fill(65), '表.csv')).toMatchObject({ ok: false, failure: { kind: 'tooLarge' } })
  expect(await readSheets(encodeUtf8('1,x\n'.repeat(200_001)), '表.csv')).toMatchObject({ ok: false, failure: { kind: 'tooManyRows' } })
})

describe('a city', () => {
  /** The problems of the small city with some of its tables changed, each as `file:column expected`. */
  async function problemsOf(...changes: readonly (readonly [string, Parameters<typeof editTable>[2]])[]) {
    const folder = await smallCity()
    for (const [file, change] of changes)
      await editTable(folder, file, change)
    const city = await readCity(folder)
    return city.ok ? [] : city.problems
  }

  test('E2 with a code twice, E3 with rows that lead nowhere, is told all of it at once', async () => {
    const problems = await problemsOf(
      ['initiatives.csv', table => void table.append(2)],
      ['grades.csv', table => void table.append(2, { code: '9-9-9-9' })],
      ['crosswalk.csv', table => table.set(2, 'to_kind', '9')],
      ['indicator-results.csv', table => table.set(2, 'indicator', 'lost')],
      ['services.csv', table => table.set(2, 'source_doc', 'lost')],
    )
    expect(problems.map(({ file, column, kind }) => `${file}:${column}:${kind}`).sort()).toEqual(expect.arrayContaining(['crosswalk.csv:to_kind:dangling', 'grades.csv:code:dangling', 'indicator-results.csv:indicator:dangling', 'initiatives.csv:code:duplicate', 'services.csv:source_doc:dangling']))
  })

  test('E3 whose crosswalk leads back into an earlier plan is refused', async () => {
    const problems = await problemsOf(['plans.csv', (table) => {
      table.set(2, 'from_year', '2026')
      table.set(2, 'to_year', '2033')
    }])
    expect(problems).toMatchObject(expect.arrayContaining([expect.objectContaining({ file: 'crosswalk.csv', row: 2, column: 'to_plan', expected: expect.stringContaining('後に始まる計画') })]))
  })

  test('E3 whose initiatives are each other’s originals is refused, each of them', async () => {
    const problems = await problemsOf(['initiatives.csv', (table) => {
      table.set(table.append(2, { code: '1-1-1-2', name: '別の窓口' }), 'repost_of', '1-1-1-1')
      table.set(2, 'repost_of', '1-1-1-2')
    }])
    expect(problems.filter(({ column }) => column === 'repost_of')).toMatchObject([{ row: 2 }, { row: 3 }])
  })

  test.each(['<script>alert(1)</script>', '相談\u202E', '＝SUM(A1)'])('E11 with %s in any text is refused', async (text) => {
    expect(await problemsOf(['services.csv', table => table.set(2, 'note', text)])).toMatchObject([{ file: 'services.csv', row: 2, column: 'note' }])
  })
})
