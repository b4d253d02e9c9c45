import type { EvaluationLine, EvaluationReading } from '../../../src/tables/sheets/evaluation-sheet'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../../src/feed/bytes'
import { readSheets } from '../../../src/tables/read-sheets'
import { readEvaluationSheet } from '../../../src/tables/sheets/evaluation-sheet'
import { squash } from '../../../src/tables/sheets/squash'
import { CsvFile, KAMAKURA, PROJECT } from '../../fixtures/city-folder'

const PRINTED = readFileSync(join(PROJECT, 'tests/fixtures/evaluation-sheet.txt'), 'utf8')

async function read(bytes: Uint8Array, name = '評価.txt'): Promise<EvaluationReading> {
  const sheets = await readSheets(bytes, name)
  if (!sheets.ok || !sheets.value[0])
    throw new Error('the file cannot be read')
  return readEvaluationSheet(sheets.value[0])
}

const readText = (text: string) => read(encodeUtf8(text))

type LineOf<Table extends EvaluationLine['table']> = Extract<EvaluationLine, { table: Table }>

function linesOf<Table extends EvaluationLine['table']>({ lines }: EvaluationReading, table: Table): readonly LineOf<Table>[] {
  return lines.filter((line): line is LineOf<Table> => line.table === table)
}

/** A cell's value as text; undefined where nothing was read or nothing stands. */
type Cells = Readonly<Record<string, string | undefined>>

let programmes: ReadonlyMap<string, Cells>
let indicators: ReadonlyMap<string, Cells>
let costs: ReadonlyMap<string, Cells>

/** The rows of a table of the city, which people checked. */
async function rowsOf(file: string, columns: readonly string[]): Promise<readonly Cells[]> {
  const table = await CsvFile.open(KAMAKURA, file)
  return Array.from({ length: table.rowCount - 1 }, (_, index) => Object.fromEntries(columns.map(column => [column, table.get(index + 2, column)])))
}

const plain = (text: string | undefined) => text === undefined || text === '' ? undefined : squash(text)

beforeAll(async () => {
  const rows = await rowsOf('programmes.csv', ['id', 'bureau', 'name', 'mandated', 'cost', 'personnel', 'total', 'evaluation', 'contribution', 'final_evaluation'])
  programmes = new Map(rows.map(({ id = '', bureau, name, mandated, cost, personnel, total, evaluation, contribution, final_evaluation: finalEvaluation }) =>
    [id, { id, bureau, name: plain(name), mandated: String(mandated === '1'), cost, personnel, total, evaluation, contribution: plain(contribution), finalEvaluation }]))
  const totals = await rowsOf('programme-totals.csv', ['year', 'item', 'value'])
  costs = new Map([...new Set(totals.map(({ year = '' }) => year))].map(year => [year, Object.fromEntries(totals.filter(row => row.year === year).map(({ item = '', value }) => [item, plain(value)]))]))
  const years = await rowsOf('indicator-results.csv', ['indicator', 'year', 'target', 'result'])
  const named = await rowsOf('indicators.csv', ['id', 'name', 'unit', 'baseline', 'baseline_as_of'])
  indicators = new Map(['inclusive-society', 'consult-nearby', 'care-certification', 'employed-disabled'].map((id, index) => {
    const row = named.find(indicator => indicator.id === id)
    const own = years.filter(({ indicator }) => indicator === id)
    const values = (item: 'target' | 'result') => own.map(({ year = '', [item]: value }) => [`${item} ${year}`, plain(value)] as const)
    // The plan's report calls this one a little differently; the sheet's own name was read by hand.
    const name = id === 'consult-nearby' ? '生活課題等に対して、身近なところで相談できる人や場がある市民の割合' : row?.name
    return [String(index + 1), { name: plain(name), unit: row?.unit, baseline: row?.baseline, baselineAsOf: plain(row?.baseline_as_of), ...Object.fromEntries([...values('target'), ...values('result')]) }]
  }))
})

/** What was read, by key and column, as text. */
function readCells(reading: EvaluationReading): { readonly programmes: ReadonlyMap<string, Cells>, readonly indicators: ReadonlyMap<string, Cells>, readonly costs: ReadonlyMap<string, Cells> } {
  const text = (value: string | number | boolean | undefined) => value === undefined ? undefined : String(value)
  return {
    programmes: new Map(linesOf(reading, 'programmes').map(line => [line.id ?? `row ${line.row}`, Object.fromEntries(['id', 'bureau', 'name', 'mandated', 'cost', 'personnel', 'total', 'evaluation', 'contribution', 'finalEvaluation'].map(column => [column, text(Object.entries(line).find(([name]) => name === column)?.[1])]))])),
    indicators: new Map(linesOf(reading, 'indicators').map(({ no, name, unit, baseline, baselineAsOf, targets = {}, results = {} }) => [String(no), { name, unit, baseline, baselineAsOf, ...Object.fromEntries(Object.entries(targets).map(([year, value]) => [`target ${year}`, value])), ...Object.fromEntries(Object.entries(results).map(([year, value]) => [`result ${year}`, value])) }])),
    costs: new Map(linesOf(reading, 'costs').map(({ year, cost, personnel, total }) => [String(year), { cost: text(cost), personnel: text(personnel), total: text(total) }])),
  }
}

/** For each column: cells there are, cells read, cells read wrong. */
function measure(found: ReadonlyMap<string, Cells>, right: ReadonlyMap<string, Cells>): Readonly<Record<string, string>> {
  const columns = new Map<string, { there: number, read: number, wrong: number }>()
  const count = (column: string) => {
    const name = column.split(' ')[0] ?? ''
    const counted = columns.get(name) ?? { there: 0, read: 0, wrong: 0 }
    columns.set(name, counted)
    return counted
  }
  for (const [key, cells] of right) {
    for (const [column, value] of Object.entries(cells)) {
      const counted = count(column)
      const own = found.get(key)?.[column]
      counted.there += value === undefined ? 0 : 1
      counted.read += own === undefined ? 0 : 1
      counted.wrong += own !== undefined && own !== value ? 1 : 0
    }
  }
  return Object.fromEntries([...columns].map(([column, { there, read, wrong }]) => [column, `${read} of ${there}, ${wrong} wrong`]))
}

/** A mark that is gone leaves no trace: no rule can miss it. */
const MARK = '法定'

describe('the text of the printed sheet', () => {
  test('is read column by column as people read it: every programme, nothing wrong', async () => {
    const reading = await readText(PRINTED)
    expect(readCells(reading).programmes.size).toBe(37)
    const whole = '37 of 37, 0 wrong'
    expect(measure(readCells(reading).programmes, programmes)).toEqual({ id: whole, bureau: whole, name: whole, mandated: whole, cost: whole, personnel: whole, total: whole, evaluation: whole, contribution: whole, finalEvaluation: whole })
    expect(linesOf(reading, 'programmes').every(({ priority }) => priority === undefined)).toBe(true)
    expect(reading.year).toBe(2024)
  })

  test('tells its indicators by the printed rates, and its costs by their sums', async () => {
    const { indicators: found, costs: years } = readCells(await readText(PRINTED))
    expect(measure(found, indicators)).toEqual({ name: '4 of 4, 0 wrong', unit: '4 of 4, 0 wrong', baseline: '4 of 4, 0 wrong', baselineAsOf: '3 of 4, 0 wrong', target: '24 of 24, 0 wrong', result: '20 of 20, 0 wrong' })
    expect(measure(years, costs)).toEqual({ cost: '5 of 5, 0 wrong', personnel: '5 of 5, 0 wrong', total: '5 of 5, 0 wrong' })
  })

  test('has told what it does not say: whose the marks of priority are, a day nobody can place, a nought under two blanks', async () => {
    const { problems } = await readText(PRINTED)
    expect(problems.map(({ row, column }) => `${row}:${column}`)).toEqual(['74:重点事業', '79:重点事業', '81:重点事業', '176:重点事業', '178:重点事業', '180:重点事業', '289:初期値の時点', '122:令和7年度 総事業費'])
  })

  test('damaged in one place is right or told, and never wrong', async () => {
    const lines = PRINTED.split('\n')
    const spots = lines.flatMap((line, at) => /[-\d%]/.test(line) || /^(?:Ｂ 拡充|現状維持)$/.test(line) ? [at] : [])
    await fc.assert(fc.asyncProperty(fc.constantFrom(...spots), fc.constantFrom('drop', 'cut', 'blank', 'move', 'split'), fc.nat(8), async (at, how, where) => {
      const damaged = [...lines]
      const tokens = (lines[at] ?? '').split(' ')
      const token = where % tokens.length
      if (how === 'drop')
        damaged[at] = ''
      else if (how === 'cut')
        damaged[at] = tokens.slice(0, token).join(' ')
      else if (how === 'blank')
        damaged[at] = tokens.filter((word, index) => index !== token || word === MARK).join(' ')
      else if (how === 'move')
        damaged.push('', ...damaged.splice(at, 1, ''))
      else
        damaged.splice(at, 1, tokens.slice(0, token).join(' '), '', tokens.slice(token).join(' '))
      const found = readCells(await readText(damaged.join('\n')))
      for (const [cells, right] of [[found.programmes, programmes], [found.indicators, indicators], [found.costs, costs]] as const) {
        for (const [column, counted] of Object.entries(measure(cells, right)))
          expect([how, lines[at], column, counted.replace(/^.*, /, '')]).toEqual([how, lines[at], column, '0 wrong'])
      }
    }), { numRuns: 60 })
  })
})

const HEADINGS = ['重点事業', '整理番号', '事業名', '法定受託事務', '事業費\n（千円）', '人件費\n（千円）', '総事業費\n（千円）', '事業評価', '貢献度', '最終評価']
const ROW = ['', '健福-01', '相談\n事業', '法定', '1,000', 500, '１，５００', '現状維持', 'Ａ', '拡充']

function programmeRows(changes: Readonly<Record<number, string | number>> = {}) {
  return [['３．事務事業'], ['', '健康福祉部'], HEADINGS, ROW.map((cell, at) => changes[at] ?? cell)]
}

describe('a workbook of the same sheet', () => {
  const book = async (rows: readonly (readonly (string | number | null)[])[], merges: readonly { startRow: number, startCol: number, endRow: number, endCol: number }[] = []) =>
    read(await writeXlsx({ sheets: [{ name: '評価', rows: rows.map(row => [...row]), merges: [...merges] }] }), '評価.xlsx')

  test('has its programmes read cell by cell', async () => {
    const reading = await book([...programmeRows({ 0: '重' }), ['', '合計', '', '', 1000, 500, 1500]])
    expect(reading.problems).toEqual([])
    expect(reading.lines).toEqual([{ table: 'programmes', row: 4, id: '健福-01', bureau: '健康福祉部', name: '相談事業', mandated: true, priority: true, cost: 1000, personnel: 500, total: 1500, evaluation: '現状維持', contribution: 'A', finalEvaluation: '拡充' }])
  })

  test.each([
    ['no number', { 1: '健福' }, '整理番号', '健福', '健福-02 の形'],
    ['no name', { 2: '' }, '事業名', '', '事業名の言葉'],
    ['an amount with a unit', { 4: '1,000千円' }, '事業費（千円）', '1,000千円', '金額'],
    ['a blank amount', { 5: '' }, '人件費（千円）', '', '0 は 0 と書く'],
    ['a sum that is none', { 6: 1600 }, '総事業費（千円）', '1600', '1500'],
    ['a mark nobody knows', { 3: '？' }, '法定受託事務', '?', '「法定」か空欄'],
    ['two grades', { 8: 'A/B' }, '貢献度', 'A/B', 'A・B・C・D'],
  ])('has %s told with its row and heading', async (_, changes, column, found, expected) => {
    const { problems } = await book(programmeRows(changes))
    expect(problems).toEqual([{ file: '評価.xlsx／評価', row: 4, column, found, expected: expect.stringContaining(expected) }])
  })

  test('has a number told that stands twice, or of no 部 the sheet names', async () => {
    const rows = programmeRows()
    expect((await book([...rows, ROW])).problems).toMatchObject([{ row: 5, column: '整理番号', expected: expect.stringContaining('4 行目と同じ番号') }])
    expect((await book(rows.filter((_, at) => at !== 1))).problems).toMatchObject([{ row: 3, column: '整理番号', expected: expect.stringContaining('部の名前') }])
  })

  const INDICATOR = [
    ['成果指標①', '相談できる人の割合\n（総合計画の指標）', null, null, '出典', '市民アンケート', null, null],
    ['初期値', '令和２年１月', '年次', '令和２年度', '令和３年度', '令和４年度', '単位', '備考'],
    ['52.8', null, '目標値', '55.7', 58.9, '設定なし', '％', '隔年'],
    [null, null, '実績値', '未実施', '60.2', null, null, null],
    [null, null, '達成率', '―', '102.2%', null, '％', null],
  ]

  test('has its indicators read, a blank cell never as a value', async () => {
    const { lines, problems } = await book(INDICATOR)
    expect(problems).toEqual([])
    expect(lines).toEqual([{ table: 'indicators', row: 1, no: 1, name: '相談できる人の割合', remark: '総合計画の指標', survey: '市民アンケート', unit: '％', baseline: '52.8', baselineAsOf: '令和2年1月', targets: { 2020: '55.7', 2021: '58.9', 2022: '設定なし' }, results: { 2020: '未実施', 2021: '60.2' }, rates: { 2020: '―', 2021: '102.2%' }, note: '隔年' }])
  })

  test('has its indicators read where a clerk merged their cells', async () => {
    const { lines } = await book(INDICATOR, [{ startRow: 0, startCol: 1, endRow: 0, endCol: 3 }, { startRow: 0, startCol: 5, endRow: 0, endCol: 7 }, { startRow: 1, startCol: 0, endRow: 1, endCol: 0 }, { startRow: 2, startCol: 0, endRow: 4, endCol: 1 }])
    expect(lines).toMatchObject([{ name: '相談できる人の割合', survey: '市民アンケート', baseline: '52.8', results: { 2021: '60.2' } }])
  })

  test.each([
    ['約60', '令和3年度 実績値', 'おおよそ'],
    ['60.2％', '令和3年度 実績値', '単位は付けず'],
    ['－', '令和3年度 実績値', '横線は意味がいくつもあります'],
  ])('has the value 「%s」 told', async (value, column, expected) => {
    const rows = INDICATOR.map((cells, at) => at === 3 ? [null, null, '実績値', '未実施', value, null, null, null] : cells)
    expect((await book(rows)).problems).toMatchObject([{ row: 4, column: expect.stringContaining('令和３年度'), found: value, expected: expect.stringContaining(expected) }])
    expect(column).toContain('実績値')
  })

  test('has its costs read under their years', async () => {
    const { lines, problems } = await book([['２．投入コスト'], ['', '令和２年度', '令和３年度', '令和４年度'], ['事業費', 100, 200, null], ['人件費', 10, 20, null], ['総事業費', 110, 220, 0]])
    expect(lines).toMatchObject([{ table: 'costs', year: 2020, cost: 100, personnel: 10, total: 110 }, { year: 2021, total: 220 }, { year: 2022, cost: undefined, total: undefined }])
    expect(problems).toMatchObject([{ row: 5, column: '令和4年度 総事業費', found: '0' }])
  })
})

test('what is no such sheet is told what was looked for', async () => {
  expect(await readText('あいさつ\n')).toMatchObject({ lines: [], problems: [{ found: '見出しの行がありません' }] })
})
