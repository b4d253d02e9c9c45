import type { AdoptionAim, SheetAdoption } from '../../../src/tables/adopt/adopt-sheet'
import type { SheetKind } from '../../../src/tables/sheets/sheet-kinds'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../../src/feed/bytes'
import { folderFiles } from '../../../src/publisher/folder-files'
import { adoptSheet, tellAdoptionRefusal } from '../../../src/tables/adopt/adopt-sheet'
import { applyProposals } from '../../../src/tables/adopt/apply-proposals'
import { cityTableFiles, readCityTables } from '../../../src/tables/city-tables'
import { readContent } from '../../../src/tables/read-content'
import { readSheets } from '../../../src/tables/read-sheets'
import { KAMAKURA, PROJECT } from '../../fixtures/city-folder'
import { smallCity } from '../../fixtures/small-city'

async function cityTables(folder: string) {
  const tables = await readCityTables(folderFiles(folder))
  if (!tables.ok)
    throw new Error('the city’s tables cannot be read')
  return tables.value
}

async function outcome(kind: SheetKind, text: string, aim: AdoptionAim, folder?: string) {
  const tables = await cityTables(folder ?? await smallCity())
  const sheets = await readSheets(encodeUtf8(text), '市の表.csv')
  if (!sheets.ok || !sheets.value[0])
    throw new Error('the sheet cannot be read')
  return { tables, adoption: adoptSheet(kind, sheets.value[0], tables, aim) }
}

async function adopt(kind: SheetKind, text: string, aim: AdoptionAim, folder?: string): Promise<SheetAdoption & { readonly cells: readonly string[] }> {
  const { adoption } = await outcome(kind, text, aim, folder)
  if (!adoption.ok)
    throw new Error(tellAdoptionRefusal(adoption.failure))
  return { ...adoption.value, cells: adoption.value.proposals.map(({ table, key, column, before, after, added }) => `${added ? '+' : ''}${table} ${key} ${column}: ${before} → ${after}`) }
}

const PROGRESS = { plan: 'r2', year: 2021, source: 'report' }

describe('a progress list', () => {
  test('offers results, grades and targets, cell by cell, each with where it stands', async () => {
    const { cells, proposals, problems } = await adopt('progress', '番号,取組名,R3目標,R3実績,R3評価\n1-1-1-1,相談窓口,相談 14件,コロナのため電話で15件受けました。,Ｂ\n', PROGRESS)
    expect(problems).toEqual([])
    expect(cells).toEqual([
      'targets r2 / 1-1-1-1 2021:  → 相談 14件',
      '+results r2 / 1-1-1-1 / 2021 summary:  → コロナのため電話で15件受けました。',
      '+results r2 / 1-1-1-1 / 2021 covid_mentioned:  → 1',
      '+results r2 / 1-1-1-1 / 2021 source_doc:  → report',
      '+results r2 / 1-1-1-1 / 2021 source_line:  → 2',
      '+grades r2 / 1-1-1-1 / 2021 printed:  → B',
      '+grades r2 / 1-1-1-1 / 2021 source_doc:  → report',
      '+grades r2 / 1-1-1-1 / 2021 source_line:  → 2',
    ])
    expect(proposals[1]?.source).toEqual({ file: '市の表.csv', sheet: undefined, row: 2, column: '2021年度 実績' })
  })

  test('never offers a blank, and says what stands there where a value differs', async () => {
    expect((await adopt('progress', '番号,取組名,R2目標,R2実績,R2評価\n1-1-1-1,相談窓口,,,Ｃ\n', { ...PROGRESS, year: 2020 })).cells).toEqual(['grades r2 / 1-1-1-1 / 2020 printed: Ａ → C', 'grades r2 / 1-1-1-1 / 2020 source_line: 5 → 2'])
    expect(await adopt('progress', '番号,取組名,R2目標,R2評価\n1-1-1-1,相談　窓口,相談 12 件,A\n', { ...PROGRESS, year: 2020 })).toMatchObject({ cells: [], same: 2 })
  })

  test.each([
    ['a number our plan does not have', '9-9-9-9,相談窓口,,A', '番号', '9-9-9-9'],
    ['another name', '1-1-1-1,別の取組,,A', '取組名', '別の取組'],
    ['a text our table refuses', `1-1-1-1,相談窓口,${'長'.repeat(91)},`, '2021年度 実績', '長'.repeat(91)],
  ])('has %s told, and does not offer it', async (_, row, column, found) => {
    const { proposals, problems } = await adopt('progress', `番号,取組名,R3実績,R3評価\n${row}\n`, PROGRESS)
    expect(problems).toMatchObject([{ file: '市の表.csv', row: 2, column, found }])
    expect(proposals).toEqual([])
  })

  test('makes no new row without the document it stands in', async () => {
    const { problems } = await adopt('progress', '番号,取組名,R3評価\n1-1-1-1,相談窓口,A\n', { ...PROGRESS, source: undefined })
    expect(problems).toMatchObject([{ row: 2, expected: expect.stringContaining('出典の文書') }])
  })
})

describe('an evaluation sheet', () => {
  test('of the city itself says what its tables say already', async () => {
    const text = readFileSync(join(PROJECT, 'tests/fixtures/evaluation-sheet.txt'), 'utf8')
    expect(await adopt('evaluation', text, { year: 2024 }, KAMAKURA)).toMatchObject({ proposals: [], same: 418, problems: [{ column: '成果指標の名称' }] })
  })

  test('offers what differs, and a new programme only with all its cells', async () => {
    const { cells, problems } = await adopt('programmes', '部,整理番号,事業名,法定受託事務,重点事業,事業費（千円）,人件費（千円）,総事業費（千円）,事業評価,貢献度,最終評価\n健康福祉部,健福-01,相談事業,,,"1,200",500,"1,700",現状維持,A,拡充\n健康福祉部,健福-02,新しい事業,,,,1,1,拡充,A,拡充\n', { year: 2025, source: 'report' })
    expect(cells).toEqual(expect.arrayContaining(['programmes 健福-01 year: 2024 → 2025', 'programmes 健福-01 cost: 1,000 → 1200', 'programmes 健福-01 total: 1,500 → 1700']))
    expect(problems).toMatchObject([{ row: 3, found: '健福-02', expected: expect.stringContaining('事業費（千円） も要ります') }])
  })

  test('of another year than somebody said offers nothing', async () => {
    const { proposals, problems } = await adopt('evaluation', readFileSync(join(PROJECT, 'tests/fixtures/evaluation-sheet.txt'), 'utf8'), { year: 2023 }, KAMAKURA)
    expect(proposals).toEqual([])
    expect(problems).toMatchObject([{ column: '評価対象年度', found: '2024年度' }])
  })
})

test('a crosswalk of the city itself says what its tables say already', async () => {
  const text = readFileSync(join(PROJECT, 'tests/fixtures/crosswalk-sheet.tsv'), 'utf8')
  expect(await adopt('crosswalk', text, { plan: 'r2', toPlan: 'r8' }, KAMAKURA)).toMatchObject({ cells: [], problems: [] })
})

describe('a list of services', () => {
  test('in another form offers the telephone number of a service of that very name, and no new service', async () => {
    const { cells, problems } = await adopt('services', '名称,名称_カナ,住所,電話番号\nくらしの相談,クラシ,○○市,0467-11-1111\n別の窓口,ベツ,○○市,0467-22-2222\n', { source: 'report' })
    expect(cells).toEqual(['services sodan phone: 0467-23-3000 → 0467-11-1111', 'services sodan source_line: 5 → 2'])
    expect(problems).toMatchObject([{ row: 3, found: '別の窓口' }])
  })

  test('in our own form is taken cell by cell', async () => {
    const { cells } = await adopt('services', '記号,名称,種類,使う人,対象,困りごと,出典の文書\nmadoguchi,窓口,相談窓口,個人,elderly,consult,report\n', {})
    expect(cells[0]).toBe('+services madoguchi name:  → 窓口')
    expect(cells).toHaveLength(6)
  })
})

test.each<[SheetKind, AdoptionAim, string]>([
  ['progress', {}, '計画（--plan r2 のような記号）と年度'],
  ['progress', { plan: 'r9', year: 2021 }, '計画「r9」は計画の表にありません。あるのは r2、r8 です'],
  ['progress', { plan: 'r2', year: 2030 }, '計画の期間（2020〜2025年度）の外'],
  ['crosswalk', { plan: 'r2', toPlan: 'r8', source: 'lost' }, '出典の文書「lost」'],
  ['offices', {}, '読むだけの表'],
])('%s is refused for %j', async (kind, aim, sentence) => {
  const { adoption } = await outcome(kind, '番号\n', aim)
  expect(adoption.ok ? '' : tellAdoptionRefusal(adoption.failure)).toContain(sentence)
})

test('what is accepted is written into tables that read as an edition; what changed meanwhile is refused', async () => {
  const { tables, adoption } = await outcome('progress', '番号,取組名,R3実績,R3評価\n1-1-1-1,相談窓口,15件受けました。,Ｂ\n', PROGRESS)
  if (!adoption.ok)
    throw new Error('nothing was proposed')
  const { proposals } = adoption.value
  const applied = applyProposals(tables, proposals)
  expect(applied.ok).toBe(true)
  if (!applied.ok)
    return
  const content = await readContent(cityTableFiles(applied.value))
  expect(content).toMatchObject({ ok: true, content: { initiatives: [{ code: '1-1-1-1', reports: { 2021: { summary: '15件受けました。' } }, grades: { 2020: { grade: 'A' }, 2021: { grade: 'B' } } }] } })
  expect(applyProposals(applied.value, proposals)).toMatchObject({ ok: false, failure: expect.arrayContaining([expect.objectContaining({ table: 'grades', column: 'printed' })]) })
})
