import type { Wording } from '../../src/ui/wording'
import { describe, expect, test } from 'vitest'
import { textKey } from '../../src/domain/reading'
import { wordParts } from '../../src/ui/wording'

const readings = new Map([[textKey('相談体制の確立'), '0,2そうだん;0,2たいせい;1,2かくりつ']])
const japanese: Wording = { readings, english: new Map() }
const english: Wording = { readings, english: new Map([['相談体制の確立', 'A consultation system'], ['市の 窓口', 'City desk']]) }

function shown(text: string, wording: Wording) {
  return wordParts(text, wording).map(part => [part.text, part.lang, part.rubies.length])
}

describe('in Japanese', () => {
  test('a text of the city has its kana', () => {
    expect(shown('相談体制の確立', japanese)).toEqual([['相談体制の確立', 'ja', 3]])
  })

  test('a number before a name does not hide it', () => {
    expect(shown('目標1 相談体制の確立', japanese)).toEqual([['目標1 ', 'ja', 0], ['相談体制の確立', 'ja', 3]])
  })

  test('an unknown text stands as it is, digits half-width', () => {
    expect(shown('第２地区', japanese)).toEqual([['第2地区', 'ja', 0]])
  })

  test('a text without Japanese letters is still the page’s own language', () => {
    expect(shown('1-1-1', japanese)).toEqual([['1-1-1', 'ja', 0]])
  })
})

describe('in English', () => {
  test('a translated name is English, also behind a number or with a space of its own', () => {
    expect(shown('相談体制の確立', english)).toEqual([['A consultation system', 'en', 0]])
    expect(shown('Goal 1 相談体制の確立', english)).toEqual([['Goal 1 ', 'en', 0], ['A consultation system', 'en', 0]])
    expect(shown('市の 窓口', english)).toEqual([['City desk', 'en', 0]])
    expect(shown('市の 窓口 相談体制の確立', english)).toEqual([['City desk ', 'en', 0], ['A consultation system', 'en', 0]])
  })

  test('what is not translated stays Japanese and says so; a code is nobody’s language', () => {
    expect(shown('見守り活動', english)).toEqual([['見守り活動', 'ja', 0]])
    expect(shown('4-1-2-10', english)).toEqual([['4-1-2-10', 'en', 0]])
  })
})
