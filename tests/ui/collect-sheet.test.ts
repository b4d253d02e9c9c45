import type { SheetColumn } from '../../src/domain/spreadsheet'
import { parse } from 'csv-parse/sync'
import { afterEach, describe, expect, test } from 'vitest'
import { collectOpinions } from '../../src/domain/opinions'
import { collectQuestions, questionRows } from '../../src/domain/questions'
import { toCsv } from '../../src/domain/spreadsheet'
import { collectedPlace } from '../../src/ui/collected-place'
import { questionColumns, saidColumns, saidOfGoals, shareColumns } from '../../src/ui/collect-sheet'
import { savingFailure } from '../../src/ui/opinion-saving'
import { OPINION_FAILURE } from '../../src/ui/text/opinions'
import { speak } from '../../src/ui/text/speak'
import * as make from '../fixtures/content'
import { note, opinion } from '../fixtures/notes'

afterEach(() => speak('ja'))

const content = make.editionContent({ goals: [make.goal(1), make.goal(2)] })
const fileName = (file: number) => `${file}.json`

function saved<Item>(items: readonly Item[], columns: readonly SheetColumn<Item>[]): Record<string, string>[] {
  return parse(toCsv(items, columns), { bom: true, columns: true })
}

describe('what members wrote about', () => {
  test.each([
    [{ item: 'goal:r2/2', title: '地域づくり', code: '2' }, '目標2 地域づくり'],
    [{ item: 'goal:r1/9', title: '前の目標' }, '目標9 前の目標'],
    [{ item: 'initiative:r2/4-1-2-10', title: '雇用', code: '4-1-2-10' }, '4-1-2-10 雇用'],
    [{ item: 'point:consult/2024', title: '相談できる人' }, '相談できる人（令和6年度）'],
    [{ item: 'binder:b', title: '' }, '名前の分からない項目'],
  ] as const)('%o is called 「%s」', (place, name) => {
    expect(collectedPlace(place)).toBe(name)
  })
})

test('questions as a table: every wording on a line, how many asked, in which file, and nothing that runs as a formula', () => {
  const question = (id: string, text: string) => note({ id, kind: 'question', item: 'goal:r2/1', text })
  const rows = questionRows(collectQuestions([[question('a', '何人ですか')], [question('b', '何人ですか。'), question('c', '=1+1')]], content))
  expect(saved(rows, questionColumns(fileName))).toEqual([
    { 項目: '目標1 目標1', 質問: '何人ですか', 聞いている人数: '2', ファイル: '1.json' },
    { 項目: '目標1 目標1', 質問: '何人ですか。', 聞いている人数: '2', ファイル: '2.json' },
    { 項目: '目標1 目標1', 質問: '\'=1+1', 聞いている人数: '1', ファイル: '2.json' },
  ])
})

describe('opinions as a table', () => {
  const goals = collectOpinions([
    [opinion({ id: 'a', year: 2020, stance: 'agree', reason: 'よい', question: '' })],
    [opinion({ id: 'b', year: 2020, stance: 'disagree', reason: '', question: '' })],
    [opinion({ id: 'c', year: 2020, item: 'goal:r2/2', stance: 'none', reason: '', question: '対象は' })],
  ], content)

  test('have per cent of those who took a stance, and blanks where nobody did', () => {
    expect(saved(goals, shareColumns())).toEqual([
      { '目標': '目標1 目標1', '年度': '令和2年度（2020年度）', 'そう思う（人）': '1', 'そう思わない（人）': '1', 'わからない（人）': '0', 'そう思う（％）': '50', 'そう思わない（％）': '50', 'わからない（％）': '0', '未記入（人）': '0' },
      { '目標': '目標2 目標2', '年度': '令和2年度（2020年度）', 'そう思う（人）': '0', 'そう思わない（人）': '0', 'わからない（人）': '0', 'そう思う（％）': '', 'そう思わない（％）': '', 'わからない（％）': '', '未記入（人）': '1' },
    ])
  })

  test('have every reason and question with its file', () => {
    expect(saved(saidOfGoals(goals), saidColumns(fileName))).toEqual([
      { 目標: '目標1 目標1', 年度: '令和2年度（2020年度）', 意見: 'そう思う', 理由: 'よい', 聞きたいこと: '', ファイル: '1.json' },
      { 目標: '目標2 目標2', 年度: '令和2年度（2020年度）', 意見: '未記入', 理由: '', 聞きたいこと: '対象は', ファイル: '3.json' },
    ])
  })

  test('have English headers on an English screen', async () => {
    await speak('en')
    expect(shareColumns().map(({ title }) => title).slice(2, 6)).toEqual(['I agree (people)', 'I disagree (people)', 'Not sure (people)', 'I agree (%)'])
  })
})

test('of an opinion that was not written it is said why; of one that is, or will be in a moment, nothing', () => {
  expect([savingFailure('saved'), savingFailure('waiting')]).toEqual([undefined, undefined])
  expect(savingFailure('full')).toBe(OPINION_FAILURE.full)
  expect(savingFailure('readonly')).toBe(OPINION_FAILURE.newer)
  expect(savingFailure({ kind: 'conflict', theirs: opinion() })).toBe(OPINION_FAILURE.conflict)
})
