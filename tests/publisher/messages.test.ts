import type { PublishResult } from '../../src/publisher/publish'
import type { RowDifference } from '../../src/tables/row-difference'
import { describe, expect, test } from 'vitest'
import { emptyContent } from '../../src/domain/edition'
import { compareEditions } from '../../src/press/compare-editions'
import { tellFailure, tellPublish } from '../../src/publisher/messages'
import { editionContent, initiative } from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'

const { payload } = await signedFeed(editionContent(), { version: 3 })

/** What is told of every publication alike. */
const published = { kind: 'published', payload, notices: [], personal: [], noteBefore: undefined, comparison: compareEditions(undefined, emptyContent()) } as const

function difference(changes: Partial<RowDifference> = {}): RowDifference {
  return { added: [], changed: [], removed: [], derived: 0, before: 100, lost: changes.removed?.length ?? 0, ...changes }
}

describe('a clerk is told', () => {
  test('what a new edition changes and where it lies', () => {
    const lines = tellPublish({ ...published, difference: difference({ changed: ['goals r2/1'], removed: ['spellings 9'] }) }, 'public/feed')
    expect(lines.slice(0, -1)).toEqual(['変更 1 行', '  goals r2/1', '削除 1 行', '  spellings 9'])
    expect(lines.at(-1)).toContain('第3版を public/feed に書きました（14 ファイル、15 行、')
  })

  test('that it is the first', () => {
    expect(tellPublish({ ...published, difference: difference({ added: ['goals r2/1'], before: 0 }) }, 'feed')[0]).toBe('はじめての版です（1 行）')
  })

  test('that grades changed, that a year is not reported in full, and that the note is the old one', () => {
    const after = editionContent({ initiatives: [initiative('1-1-1-1', { grades: {} })] })
    const lines = tellPublish({ ...published, noteBefore: payload.note, comparison: compareEditions(editionContent(), after), difference: difference({ changed: ['initiatives r2/1-1-1-1'] }) }, 'feed')
    expect(lines.slice(3)).toEqual([
      '■ 評価（r2の計画・令和2年度）：A 1→0、B 0→0、C 0→0、D 0→0、評価なし 0→1',
      '■ 令和2年度の報告がまだの取組 1 件（1 課）。npm run -s feed -- unreported --year 2020 で一覧',
      '「この版で変わったこと」が前の版と同じです（はじめての版です。）。--note で変えられます。案：取組を1件直しました。',
    ])
  })

  test('twenty names at most, and how many more', () => {
    const added = Array.from({ length: 23 }, (_, index) => `goals r2/${index}`)
    const lines = tellPublish({ ...published, difference: difference({ added }) }, 'feed')
    expect(lines).toHaveLength(1 + 20 + 1 + 1)
    expect(lines[21]).toBe('  ほか 3 行')
  })

  test.each<[string, PublishResult]>([
    ['problems', { kind: 'problems', problems: [{ file: 'goals.csv', row: 2, column: 'name', found: '', expected: '値' }] }],
    ['a broken edition', { kind: 'brokenEdition', failure: { kind: 'damaged', what: 'goals/r2' } }],
    ['a loss', { kind: 'loss', difference: difference({ removed: ['goals r2/1'] }) }],
    ['a refused key', { kind: 'keyRefused' }],
    ['a broken key', { kind: 'brokenKey' }],
    ['too much', { kind: 'tooLarge', what: 'goals/r2', bytes: 3, limit: 2 }],
  ])('that nothing was written in the case of %s', (_, result) => {
    expect(tellPublish(result, 'feed').at(-1)).toContain('何も書いていません')
  })

  test('how many texts are read otherwise', () => {
    expect(tellPublish({ ...published, difference: difference({ derived: 3 }) }, 'feed')[0]).toBe('読みがなの変わった文 3 件')
  })

  test('what does not stop the publication but should be known, first and by its address', () => {
    const notices = [{ file: 'translations.csv', row: 5, column: 'text', found: '古い名前', expected: '訳を使いません' }]
    expect(tellPublish({ kind: 'unchanged', payload, notices }, 'feed')).toEqual([expect.stringMatching(/^お知らせ：translations\.csv:5:text 「古い名前」/), expect.stringContaining('変わった行はありません')])
  })

  test('every problem by its address, and how many there are', () => {
    const problems = [{ file: 'goals.csv', row: 2, column: 'name', found: '', expected: '値' }, { file: 'spellings.csv', found: 'なし', expected: '表' }]
    const lines = tellPublish({ kind: 'problems', problems }, 'feed')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toMatch(/^goals\.csv:2:name 「」/)
    expect(lines[2]).toMatch(/^2 件の問題/)
  })

  test('how much would be lost and what would allow it', () => {
    const lines = tellPublish({ kind: 'loss', difference: difference({ removed: ['goals r2/1'] }) }, 'feed')
    expect(lines.at(-1)).toMatch(/100 行のうち 1 行.*--allow-loss/)
  })
})

test.each([
  [{ kind: 'absent' }, '版がありません'],
  [{ kind: 'damaged', what: 'goals/r2' }, 'goals/r2 が壊れています'],
  [{ kind: 'untrusted', what: '' }, '信頼する鍵の署名がありません'],
  [{ kind: 'otherFeed', found: 'zushi/dev', expected: 'kamakura/dev' }, 'zushi/dev、期待 kamakura/dev'],
  [{ kind: 'older', found: 3, held: 5 }, '3 < 5'],
  [{ kind: 'conflicting', version: 4 }, '同じ版番号 4'],
  [{ kind: 'appTooOld', needed: 2 }, '形式 2'],
  [{ kind: 'tooLarge', what: 'manifest', limit: 65536 }, 'manifest が上限 65536'],
  [{ kind: 'inconsistent', what: 'spellings 1: duplicate' }, 'spellings 1: duplicate'],
  [{ kind: 'notTheFeed', what: 'manifest' }, 'フィードの形ではありません'],
] as const)('the failure %j is told in words', (failure, words) => {
  expect(tellFailure(failure)).toContain(words)
})
