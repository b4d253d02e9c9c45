import { copyFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeXlsx } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { readSheetFile } from '../../src/publisher/read-command'
import { KAMAKURA, PROJECT, temporaryFolder } from '../fixtures/city-folder'

const PRINTED = join(PROJECT, 'tests/fixtures/crosswalk-sheet.tsv')

test('a crosswalk is printed as JSON: rows, with null for what was not read, and problems with their places', async () => {
  const { code, lines } = await readSheetFile(PRINTED, { as: 'crosswalk', json: true, data: KAMAKURA })
  const printed: unknown = JSON.parse(lines.join('\n'))
  expect(code).toBe(0)
  expect(printed).toMatchObject({
    rows: expect.arrayContaining([
      expect.objectContaining({ row: 2, serial: 1, code: '1-1-1-1', goal: 2, direction: 1, action: 1, departments: ['地域共生課', '福祉総務課'] }),
      expect.objectContaining({ row: 187, serial: 130, code: null }),
    ]),
    problems: expect.arrayContaining([{ row: 61, column: '【旧】取組内容', found: 'ハノノノイノ 位割 中央事業', expected: '市の表にある名前「ボランティア活動助成事業」と同じ名前' }]),
  })
  expect(printed).toHaveProperty('rows.length', 242)
})

test('without --json it is told in sentences, a problem a line, and counted at the end', async () => {
  const { lines } = await readSheetFile(PRINTED, { as: 'crosswalk', json: false, data: KAMAKURA })
  expect(lines[0]).toBe('crosswalk-sheet.tsv:12:【旧】取組内容 「※字の扣=火十位1-」 → 市の表にある名前「発達の相談支援に関する窓口の充実」と同じ名前')
  expect(lines.at(-3)).toContain('242 行を読みました（すべての欄を読めた行 220 行')
})

test('a file whose name says nothing of what it is is read all the same', async () => {
  const file = join(await temporaryFolder(), '整理表')
  await copyFile(PRINTED, file)
  expect(await readSheetFile(file, { as: 'crosswalk', json: false, data: undefined })).toMatchObject({ code: 0 })
})

test('a progress list comes as a workbook, its first sheet with rows read', async () => {
  const file = join(await temporaryFolder(), '一覧.xlsx')
  await writeFile(file, await writeXlsx({ sheets: [{ name: '表紙', rows: [['取組推進状況一覧']] }, { name: '一覧', rows: [['番号', '取組名', 'R3実績', 'R3評価'], ['1-1-1-1', '相談', '10件', 'Ａ']] }] }))
  const { code, lines } = await readSheetFile(file, { as: 'progress', json: true, data: undefined })
  expect(code).toBe(0)
  expect(JSON.parse(lines.join(''))).toMatchObject({ rows: [{ code: '1-1-1-1', results: { 2021: '10件' }, grades: { 2021: 'A' } }], problems: [] })
})

test('without --as the headings tell the kind', async () => {
  const folder = await temporaryFolder()
  const told = async (name: string, text: string) => {
    await writeFile(join(folder, name), text)
    const { code, lines } = await readSheetFile(join(folder, name), { as: undefined, json: true, data: KAMAKURA })
    return [code, Object(JSON.parse(lines.join(''))).kind, Object(JSON.parse(lines.join(''))).form]
  }
  expect(await told('a.csv', '番号,取組名,R3実績\n1-1-1-1,相談,\n')).toEqual([0, 'progress', undefined])
  expect(await told('b.csv', '名称,名称_カナ,住所\nひまわり,ヒマワリ,○○市\n')).toEqual([0, 'services', '推奨データセット 12 公共施設一覧'])
  expect(await told('c.csv', '整理番号,事業名,事業費（千円）\n健福-01,相談事業,10\n')).toEqual([0, 'evaluation', undefined])
  expect(await readSheetFile(PRINTED, { as: 'auto', json: false, data: KAMAKURA })).toMatchObject({ code: 0 })
  expect(await readSheetFile(join(PROJECT, 'tests/fixtures/evaluation-sheet.txt'), { as: 'auto', json: false, data: undefined })).toMatchObject({ code: 0, lines: expect.arrayContaining([expect.stringContaining('47 行を読みました')]) })
})

test.each([
  ['the kind is no kind', 'plan', '番号\n', '--as で表の種類を指定してください'],
  ['nothing tells the kind', undefined, '番号\n', '読める表と見出し：取組継承整理表（--as crosswalk'],
  ['the headings tell two kinds', 'auto', '番号,取組名,R3実績\n1-1-1-1,相談,\nイベント名,説明,住所\n', '--as で選んでください：progress（取組推進状況一覧）、services'],
  ['the file is no such table', 'crosswalk', '番号\n1\n', '見出しの行がありません'],
  ['the quotes are wrong', 'crosswalk', '"番号\n', '引用符'],
])('it ends with 2 where %s', async (_, as, text, sentence) => {
  const file = join(await temporaryFolder(), '表.csv')
  await writeFile(file, text)
  const { code, lines } = await readSheetFile(file, { as, json: false, data: undefined })
  expect(code).toBe(2)
  expect(lines.join('\n')).toContain(sentence)
})

test('a file that is not there is named', async () => {
  expect(await readSheetFile('無い.csv', { as: 'crosswalk', json: false, data: undefined })).toEqual({ code: 2, lines: ['無い.csv がありません'] })
})
