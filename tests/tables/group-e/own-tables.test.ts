import type { Field, Resource } from '../../../src/tables/data-package'
import type { MadeCell, TableForm } from '../../fixtures/table-files'
import { describe, expect, test } from 'vitest'
import { filesInMemory } from '../../../src/tables/city-files'
import { readSheets } from '../../../src/tables/read-sheets'
import { readTable } from '../../../src/tables/read-table'
import { workbookTableSheet } from '../../../src/tables/table-sheet'
import { TABLE_FORMS, tableFile } from '../../fixtures/table-files'

// Group E of the fault matrix, over our own tables: the same faults in every form a clerk's program saves.

const text = (name: string, title: string, constraints: Field['constraints'] = {}): Field => ({ name, title, type: 'string', constraints })

/** The table of evaluation with one column more of each kind: a number, a code with a nought in front, running text. */
const RESOURCE: Resource = {
  name: 'result-figures',
  title: '実績の数値',
  path: '表.csv',
  schema: {
    fields: [
      text('plan', '計画', { required: true, pattern: '[a-z0-9]+' }),
      { ...text('code', '取組番号', { required: true, pattern: '\\d+(-\\d+){3}' }), example: '1-1-2-3' },
      { name: 'year', title: '年度（西暦）', type: 'integer', constraints: { required: true, minimum: 2000, maximum: 2100 } },
      { name: 'value', title: '数値', type: 'number', constraints: {} },
      text('label', '項目'),
      text('unit', '単位', { enum: ['件', '人'] }),
    ],
    primaryKey: [],
    foreignKeys: [],
    missingValues: [''],
  },
}

const HEADINGS: readonly string[] = RESOURCE.schema.fields.map(({ title }) => title)
const ROW = ['r2', '1-1-1-1', '2020', '12', '相談件数', '件'] as const
const FORMS: readonly TableForm[] = ['csv', 'xlsx']

async function read(rows: readonly (readonly MadeCell[])[], form: TableForm) {
  const { name, bytes } = await tableFile(rows, form)
  if (form !== 'xlsx')
    return readTable(filesInMemory('表', new Map([['表.csv', bytes]])), RESOURCE, 'result-figures')
  const sheets = await readSheets(bytes, name)
  const sheet = sheets.ok ? sheets.value[0] : undefined
  return readTable({ place: name, read: () => Promise.resolve(undefined), table: () => Promise.resolve(sheet && workbookTableSheet(sheet, '表')) }, RESOURCE, 'result-figures')
}

/** The row with one cell changed. */
function withCell(column: string, cell: MadeCell): readonly MadeCell[] {
  const place = RESOURCE.schema.fields.findIndex(({ name }) => name === column)
  return ROW.map((own, at) => at === place ? cell : own)
}

async function cellOf(column: string, cell: MadeCell, form: TableForm) {
  const { rows, problems } = await read([HEADINGS, withCell(column, cell)], form)
  return { value: rows[0]?.text(column), printed: rows[0]?.printed(column), problems }
}

describe.each(TABLE_FORMS.filter(form => form !== 'tsv'))('E1 in the form %s', (form) => {
  test('E1 headings stand in any order, as names or titles of either width', async () => {
    const order = [5, 2, 0, 4, 1, 3]
    const headings = order.map(at => at % 2 === 0 ? RESOURCE.schema.fields[at]?.name ?? '' : HEADINGS[at] ?? '')
    const { rows, problems } = await read([headings, order.map(at => ROW[at] ?? '')], form)
    expect(problems).toEqual([])
    expect(rows[0]?.text('code')).toBe('1-1-1-1')
    expect(rows[0]?.text('label')).toBe('相談件数')
  })
})

describe.each(FORMS)('headings in %s', (form) => {
  test.each<[string, (headings: string[]) => readonly (readonly string[])[], object]>([
    ['E1 a wrong heading is told with the one it most likely means', headings => [headings.with(4, '項目名')], { row: 1, column: '項目名', letter: 'E', kind: 'heading', expected: 'datapackage.json にある列だけにしてください（「項目」のことなら、そう書き直してください）' }],
    ['E1 a missing heading is told by name and title', headings => [headings.with(3, '')], { row: 1, column: 'value', found: '列がありません', expected: '列「value」（数値）を1つ' }],
    ['E1 a column nobody knows is told by its place', headings => [[...headings, '備考欄']], { row: 1, column: '備考欄', letter: 'G' }],
    ['E1 a heading that stands twice is told', headings => [[...headings, '単位']], { row: 1, column: 'unit', found: '列が2つあります' }],
    ['E1 headings of two lines, or under a title, are told with their row', headings => [['実績の数値の表'], headings], { row: 1, expected: expect.stringContaining('いま 2 行目にあります') }],
    ['E12 a column about persons is told as such', headings => [[...headings, '担当者の氏名']], { kind: 'personal', found: '担当者の氏名' }],
  ])('%s, and no row is read', async (_, change, problem) => {
    const { rows, problems } = await read([...change([...HEADINGS]), ROW], form)
    expect(rows).toEqual([])
    expect(problems).toEqual(expect.arrayContaining([expect.objectContaining(problem)]))
  })
})

describe.each(FORMS)('cells in %s', (form) => {
  test.each<[string, string, MadeCell, string]>([
    ['E4 full-width digits', 'value', '１２３', '123'],
    ['E4 a thousand with its comma', 'value', '1,200', '1200'],
    ['E4 full width, comma and point', 'value', '１，２００．５', '1200.5'],
    ['E4 the black triangle of a loss', 'value', '▲5', '-5'],
    ['E4 the white one', 'value', '△1,200', '-1200'],
    ['E4 a code in full width', 'code', '１－１－１－１', '1-1-1-1'],
    ['E5 a year of 令和', 'year', '令和2', '2020'],
    ['E5 the first year of 令和', 'year', '令和元年度', '2019'],
    ['E5 a year in letters', 'year', 'Ｒ２', '2020'],
    ['E5 a fiscal year', 'year', 'FY2020', '2020'],
    ['E5 a year of 平成 that was', 'year', 'H30', '2018'],
    ['E5 both calendars that agree', 'year', '令和2年度（2020）', '2020'],
  ])('%s (%s: %s) reads as %s, and what was printed is kept', async (_, column, cell, value) => {
    expect(await cellOf(column, cell, form)).toEqual({ value, printed: String(cell), problems: [] })
  })

  test.each<[string, string, MadeCell, string]>([
    ['E4 about a hundred', 'value', '約100', 'おおよその数は入れられません'],
    ['E4 a stroke', 'value', '－', '横線は意味がいくつもあります'],
    ['E4 a unit behind the number', 'value', '1,200人', '単位は付けず'],
    ['E4 a day that was a fraction', 'value', '3/5', '日付に見えます'],
    ['E4 a number cut short', 'value', '1E+05', '表計算ソフトが短くした数です'],
    ['E4 a comma that parts no thousands', 'value', '1,05', 'カンマ（,）の位置'],
    ['E4 two numbers in one cell', 'value', '12 13', '数（例：58.8、1,056）'],
    ['E4 a code that became a day', 'code', '2001/1/1', '日付に変えた番号です'],
    ['E4 a code that became a number in exponent form', 'code', '1.2E+11', '表計算ソフトが短くした番号です'],
    ['E5 a year of 平成 that never came', 'year', 'H32', '平成は31年度までです'],
    ['E5 both calendars that differ', 'year', '令和2年度（2021）', '年度（例：2026、令和8年度、R8）'],
    ['E5 a year without its era', 'year', '2年度', '年度（例：2026、令和8年度、R8）'],
    ['E5 a year outside all plans', 'year', '1989', '2000 以上'],
    ['E6 an error value', 'label', '#REF!', 'エラー値'],
    ['E6 columns too narrow when it was saved', 'value', '#####', 'エラー値'],
    ['E6 a formula as text', 'label', '=SUM(A1:A9)', '計算式が文字のまま'],
    ['E6 a formula in full width', 'label', '＝Ｂ２＊２', '計算式が文字のまま'],
    ['E9 a cell longer than a cell can be', 'label', '長'.repeat(40_000), '1つのセルは 32,767 字までです'],
    ['E11 a script', 'label', '相談<script>alert(1)</script>', 'プログラムの書き方'],
    ['E11 a picture that runs', 'label', '<b onmouseover=alert(1)>相談</b>', 'プログラムの書き方'],
    ['E11 an address that runs', 'label', 'java\tscript:alert(1)', 'プログラムの書き方'],
    ['E11 a page in an address', 'label', 'data:text/html,x', 'プログラムの書き方'],
    ['E11 a control character', 'label', '相談\u0007件数', '制御文字'],
    ['E11 writing turned round', 'label', '相談\u202E数件', '向きを変える記号'],
    ['E11 a space of no width', 'label', '相\u200B談', '幅のない空白'],
    ['E11 letters that look alike', 'label', 'NPО法人pаge', '形の似たほかの文字'],
    ['E11 letters that look alike in a code', 'plan', 'r2а', '計画 の形'],
    ['E11 a letter that was lost', 'label', '相\uFFFD件数', '読めなくなった文字'],
  ])('%s (%s: %s) is refused, by row and column, and not read', async (_, column, cell, expected) => {
    const { value, problems } = await cellOf(column, cell, form)
    // A spreadsheet can hold neither a control character nor a cell of such a length; hucre leaves out the one and keeps the other.
    if (form === 'xlsx' && problems.length === 0 && /\u0007/.test(String(cell)))
      return expect(value).toBe('相談件数')
    expect(problems).toEqual([expect.objectContaining({ row: 2, column: /^#REF/.test(String(cell)) && form === 'xlsx' ? 'E' : column, expected: expect.stringContaining(expected) })])
    expect(value).toBe('')
  })

  test.each([
    ['a quotation of what OCR saw', '「<i>13」と読んだ'],
    ['emoji and variants of kanji', '👨‍👩‍👧と葛\u{E0100}城'],
    ['lines of a cell', '一行目\n二行目\tつづき'],
    ['a comparison', '3 < 5、A=B'],
    ['Greek by itself', 'αとΩ'],
  ])('E11 %s is text like any other', async (_, cell) => {
    expect(await cellOf('label', cell, form)).toMatchObject({ value: cell, problems: [] })
  })

  test('E3 every fault of a table is told at once', async () => {
    const { problems } = await read([HEADINGS, ['R2', '1/1', '2020', '約3', '#REF!', '個'], ['r2', '1-1-1-1', 'H32', '1', '', '']], form)
    expect(problems.map(({ row, column }) => `${row}:${column === 'E' ? 'label' : column}`).sort()).toEqual(['2:code', '2:label', '2:plan', '2:unit', '2:value', '3:year'])
  })

  test('E7 blank lines are nothing, and a row below them keeps its number', async () => {
    const { rows, problems } = await read([HEADINGS, ROW, [], [], withCell('value', '約3')], form)
    expect(rows).toHaveLength(2)
    expect(problems).toMatchObject([{ row: 5, column: 'value' }])
  })

  test('E7 a row of totals is no row of the table', async () => {
    expect((await read([HEADINGS, ROW, ['合計', '', '', '12', '', '']], form)).problems).toMatchObject([{ row: 3, column: 'plan', found: '合計' }, { row: 3, column: 'code' }, { row: 3, column: 'year' }])
  })
})

test('E4 a day in a cell of a workbook is told, whatever the cell looks like', async () => {
  expect((await cellOf('code', new Date(Date.UTC(2001, 0, 1)), 'xlsx')).problems).toMatchObject([{ column: 'code', expected: expect.stringContaining('日付に変えた番号です') }])
  expect((await cellOf('value', new Date(Date.UTC(2026, 2, 5)), 'xlsx')).problems).toMatchObject([{ column: 'value', expected: expect.stringContaining('日付に見えます') }])
})

test('E9 a table beyond its limits is refused as a whole, and says so', async () => {
  const many = async (bytes: Uint8Array) => (await readTable(filesInMemory('表', new Map([['表.csv', bytes]])), RESOURCE, 'result-figures')).problems
  expect(await many(Buffer.from('1,2\n'.repeat(200_002)))).toMatchObject([{ kind: 'file', expected: expect.stringContaining('200,000 行まで') }])
  expect(await many(new Uint8Array(64 * 1024 * 1024 + 1))).toMatchObject([{ kind: 'file', expected: expect.stringContaining('67,108,864 バイトまで') }])
})
