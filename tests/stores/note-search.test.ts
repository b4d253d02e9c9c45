import { describe, expect, test } from 'vitest'
import { notesWith } from '../../src/stores/note-search'
import { note } from '../fixtures/notes'

const NOTES = [
  note({ id: 'a', item: 'goal:r2/3', title: '地域における福祉活動', text: 'ボランティアの人数を聞く' }),
  note({ id: 'b', item: 'indicator:volunteers', title: '古い名前', text: '髙橋橋のたもとの集まり' }),
  note({ id: 'c', item: 'goal:r2/1', title: '相談体制', text: '４－１－２－１０ のこと' }),
]
const NAMES = new Map([['indicator:volunteers', 'ボランティア団体の数']])
const found = (words: string) => notesWith(words, NOTES, ({ item }) => NAMES.get(item) ?? '').map(({ id }) => id)

describe('notes are found', () => {
  test.each([
    ['however it is written', 'ﾎﾞﾗﾝﾃｲｱ', ['a', 'b']],
    ['by the name of their item, now', '団体の数', ['b']],
    ['by the name it had when they were written', '古い名前', ['b']],
    ['by a name kanji written the other way', '高橋', ['b']],
    ['by a number in any width', '4-1-2-10', ['c']],
    ['by all the words looked for, not one of them', '人数 地域', ['a']],
    ['by none of them that is missing', '人数 相談', []],
  ])('%s', (_, words, ids) => {
    expect(found(words)).toEqual(ids)
  })

  test('all of them, in their order, where nothing is looked for', () => {
    expect(found(' \u3000')).toEqual(['a', 'b', 'c'])
  })
})
