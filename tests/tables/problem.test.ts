import { expect, test } from 'vitest'
import { formatProblem } from '../../src/tables/problem'

test('a problem is one line: where, what stands there, what should', () => {
  expect(formatProblem({ file: 'grades.csv', row: 85, column: 'printed', found: 'Ｅ', expected: 'A・B・C・D のいずれか' }))
    .toBe('grades.csv:85:printed 「Ｅ」 → A・B・C・D のいずれか')
})

test('an address has only the parts that are known', () => {
  expect(formatProblem({ file: 'spellings.csv', found: 'ファイルがありません', expected: '表を置いてください' }))
    .toBe('spellings.csv 「ファイルがありません」 → 表を置いてください')
  expect(formatProblem({ file: 'results.csv', row: 1, found: '空のファイル', expected: '見出し' })).toBe('results.csv:1 「空のファイル」 → 見出し')
})

test('a long value of several lines is shown as its first 40 characters on one line', () => {
  const shown = formatProblem({ file: 'a.csv', found: `一行目\n  二行目${'あ'.repeat(60)}`, expected: '短く' })
  expect(shown).toBe(`a.csv 「一行目 二行目${'あ'.repeat(33)}…」 → 短く`)
})
