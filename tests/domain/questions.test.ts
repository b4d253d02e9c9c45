import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { collectQuestions, questionRows } from '../../src/domain/questions'
import { toCsv } from '../../src/domain/spreadsheet'
import * as make from '../fixtures/content'
import { homework, note } from '../fixtures/notes'

const content = make.editionContent({ goals: [make.goal(1), make.goal(2)] })
let made = 0
const question = (changes: Parameters<typeof note>[0] = {}) => note({ id: `q${++made}`, kind: 'question', ...changes })

describe('questions of many members', () => {
  test('stand in the order of the plans, as the edition calls their items', () => {
    const files = [[question({ item: 'point:consult/2021', title: '前の名前' }), question({ item: 'goal:r2/2', text: '二' })], [question({ item: 'goal:r2/1', text: '一' }), question({ item: 'initiative:r2/9-9-9-9', title: 'なくなった取組' })]]
    expect(collectQuestions(files, content).map(({ item, title, code }) => [item, title, code])).toEqual([
      ['goal:r2/1', '目標1', '1'],
      ['point:consult/2021', content.indicators[0]?.name, ''],
      ['goal:r2/2', '目標2', '2'],
      ['initiative:r2/9-9-9-9', 'なくなった取組', ''],
    ])
  })

  test('that say the same about one item stand together, each in its own words', () => {
    const files = [[question({ text: '対象は 何人ですか。' }), question({ text: 'いつ始めますか' })], [question({ text: '対象は何人ですか？' })], [question({ text: '対象は何人ですか', item: 'goal:r2/1' })]]
    expect(collectQuestions(files, content).map(({ item, questions }) => [item, questions.map(same => same.map(({ text, file }) => `${file} ${text}`))])).toEqual([
      ['goal:r2/1', [['2 対象は何人ですか']]],
      ['initiative:r2/1-1-1-1', [['0 対象は 何人ですか。', '1 対象は何人ですか？'], ['0 いつ始めますか']]],
    ])
  })

  test('that differ in a figure are not the same', () => {
    const files = [[question({ text: '1.1人ですか' }), question({ text: '11人ですか' })]]
    expect(collectQuestions(files, content)[0]?.questions).toHaveLength(2)
  })

  test('handed in twice are there once, as they were written last, whichever file came first', () => {
    const before = question({ text: '前' })
    const after = { ...before, text: '後', revision: 2 }
    for (const files of [[[before], [after]], [[after], [before]]])
      expect(collectQuestions(files, content).flatMap(({ questions }) => questions)).toEqual([[{ text: '後', done: false, file: 0 }]])
  })

  test('are neither notes nor homework, nor what was deleted', () => {
    expect(collectQuestions([[note(), homework(), question({ deleted: true, text: '' })]], content)).toEqual([])
  })

  test('are none lost and none twice, whatever is asked about whatever', () => {
    const arbitrary = fc.array(fc.array(fc.record({ text: fc.constantFrom('何人', '何人？', '=1+1', '一'), item: fc.constantFrom('goal:r2/1', 'goal:r2/2', 'service:x') }), { maxLength: 5 }), { maxLength: 5 })
    fc.assert(fc.property(arbitrary, (asked) => {
      const files = asked.map(each => each.map(changes => question(changes)))
      const rows = questionRows(collectQuestions(files, content))
      expect(rows.map(({ item, text, file }) => `${item} ${text} ${file}`).sort()).toEqual(files.flatMap((each, file) => each.map(({ item, text }) => `${item} ${text} ${file + 1}`)).sort())
    }))
  })
})

test('the list as a table counts who asked the same, and nothing in it runs in a spreadsheet', () => {
  const files = [[question({ text: '=HYPERLINK("http://x")' }), question({ text: '何人ですか' })], [question({ text: '何人ですか\r\nそれはなぜ' })], [question({ text: '何人ですか！' })]]
  const rows = questionRows(collectQuestions(files, content))
  expect(rows.map(({ askedBy, file }) => [askedBy, file])).toEqual([[1, 1], [2, 1], [2, 3], [1, 2]])
  const csv = toCsv(rows, [{ title: '質問', value: row => row.text }, { title: '番号', value: row => row.code }])
  expect(parse(csv, { bom: true, record_delimiter: '\r\n' }).slice(1)).toEqual([['\'=HYPERLINK("http://x")', '1-1-1-1'], ['何人ですか', '1-1-1-1'], ['何人ですか！', '1-1-1-1'], ['何人ですか\r\nそれはなぜ', '1-1-1-1']])
})
