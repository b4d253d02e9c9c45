import { afterEach, describe, expect, test } from 'vitest'
import { byName } from '../../src/ui/by-name'
import { glossaryRows } from '../../src/ui/glossary-rows'
import { speak } from '../../src/ui/text/speak'
import { term } from '../fixtures/content'

const ENGLISH: Readonly<Record<string, string>> = { 地域福祉: 'regional welfare', ケアラー: 'Carer', 圏域: 'Area' }
const word = (text: string) => ENGLISH[text] ?? text
const terms = [term('chiiki'), term('ibasho', { term: '居場所', reading: 'いばしょ' }), term('carer', { term: 'ケアラー', reading: 'ケアラー' }), term('area', { term: '圏域', reading: 'けんいき' }), term('mark', { term: '？', reading: '' })]
const shown = (put: (text: string) => string) => glossaryRows(terms, put).map(row => [row.name, ...row.terms.map(each => each.term)])

afterEach(() => speak('ja'))

describe('the glossary', () => {
  test('goes by the reading in Japanese, katakana beside hiragana', () => {
    expect(shown(text => text)).toEqual([['あ行', '居場所'], ['か行', 'ケアラー', '圏域'], ['た行', '地域福祉'], ['その他', '？']])
  })

  test('goes by the English name in English, and what has none comes last', async () => {
    await speak('en')
    expect(shown(word)).toEqual([['A', '圏域'], ['C', 'ケアラー'], ['R', '地域福祉'], ['Not in English yet', '？', '居場所']])
  })
})

test('names stand in the order of the language, names without English last', async () => {
  expect(byName(['b', 'ア', 'a', 'い'], name => name)).toEqual(['a', 'b', 'ア', 'い'])
  await speak('en')
  expect(byName(['ア', 'b', 'い', 'A'], name => name)).toEqual(['A', 'b', 'ア', 'い'])
})
