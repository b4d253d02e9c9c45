import { describe, expect, test } from 'vitest'
import { readLabel } from '../../../src/tables/sheets/numbered-label'
import { squash } from '../../../src/tables/sheets/squash'

describe('a label', () => {
  test.each([
    ['goal', '目標 1 地域で安心して暮 らし', { number: 1, text: '地域で安心して暮らし', mark: '' }],
    ['direction', '（１）誰もが安心 して暮らせる', { number: 1, text: '誰もが安心して暮らせる', mark: '' }],
    ['direction', '(3)ケアラーへの 支援(新)', { number: 3, text: 'ケアラーへの支援', mark: '新' }],
    ['action', '③庁内外での情報 共有 ※別の計画 にて管理', { number: 3, text: '庁内外での情報共有', mark: '※別の計画にて管理' }],
    ['action', '⑫見守り', { number: 12, text: '見守り', mark: '' }],
    ['goal', 'らし、活動できる', { number: undefined, text: 'らし、活動できる', mark: '' }],
    ['action', '1見守り', { number: undefined, text: '1見守り', mark: '' }],
  ] as const)('of a %s, 「%s」, is taken apart', (level, cell, found) => {
    expect(readLabel(cell, level)).toEqual(found)
  })
})

test.each([
  ['I C T を活用した 安否確認', 'ICTを活用した安否確認'],
  ['Web Site の 更新', 'Web Siteの更新'],
  ['ＩＣＴ　活用', 'ICT活用'],
])('「%s」 is 「%s」 on one line', (cell, line) => {
  expect(squash(cell)).toBe(line)
})
