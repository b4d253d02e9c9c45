import { readFile } from 'node:fs/promises'
import { parse } from 'csv-parse/sync'
import { describe, expect, test } from 'vitest'
import { readingOf, rubiesOf, textKey } from '../../src/domain/reading'
import { tidy } from '../../src/domain/tidy'
import { readableTexts } from '../../src/press/readable-texts'
import { readCity } from '../../src/publisher/read-city'
import { textReader } from '../../src/publisher/readings'
import { listWords, wordListCsv } from '../../src/publisher/word-list'
import { openAnalyser } from '../../src/publisher/word-readings'
import { KAMAKURA } from '../fixtures/city-folder'

const analyse = await openAnalyser()
const city = await readCity(KAMAKURA)
if (!city.ok)
  throw new Error('the city does not publish')
const { content, words } = city
const book = new Map(content.readings.map(({ key, marks }) => [key, marks]))

/** A text with its kana in brackets. */
function read(text: string, byHand: Readonly<Record<string, string>> = {}): string {
  const shown = tidy(text)
  let at = 0
  return `${textReader(analyse, new Map(Object.entries(byHand)))(text).rubies.map((ruby) => {
    const piece = `${shown.slice(at, ruby.to)}〔${ruby.reading}〕`
    at = ruby.to
    return piece
  }).join('')}${shown.slice(at)}`
}

describe('a text is read', () => {
  test('by the dictionary, kana above kanji only', () => {
    expect(read('地域で支え合う')).toBe('地域〔ちいき〕で支〔ささ〕え合〔あ〕う')
  })

  test('by hand where a word is kept by hand, the longest first', () => {
    expect(read('十二所の集い')).toContain('所')
    expect(read('十二所の集い', { 十二所: 'じゅうにそ' })).toBe('十二所〔じゅうにそ〕の集〔つど〕い')
    expect(read('市社協', { 市: 'いち', 市社協: 'ししゃきょう' })).toMatch(/市.*〔ししゃきょう〕$|^市〔し〕社協〔しゃきょう〕$/)
  })

  test('with full-width digits as they are shown', () => {
    expect(read('３０歳')).toBe('30歳〔さい〕')
  })

  test.each(['1人', '2人', '10日', '3本', '12月'])('without kana where the sound hangs on the number: %s', (text) => {
    expect(read(text)).toBe(text)
  })

  test('lines of a document in ぎょう', () => {
    expect(read('145行目')).toContain('行〔ぎょう〕')
  })

  test('not at all where there is no kanji', () => {
    expect(textReader(analyse, new Map())('ふれあいサロン ABC 123').rubies).toEqual([])
  })
})

describe('the city’s own texts', () => {
  test('have no two texts of one key', () => {
    const texts = new Set(readableTexts(content).map(tidy))
    expect(new Set([...texts].map(textKey)).size).toBe(texts.size)
  })

  test('have every stretch inside its text, above letters that need it', () => {
    const wrong = [...new Set(readableTexts(content).map(tidy))].filter(text => rubiesOf(text, book).some((ruby, index, all) =>
      ruby.from < (all[index - 1]?.to ?? 0) || ruby.to > text.length || !/[\u3400-\u9FFF々〆ヶ\d]/.test(text.slice(ruby.from, ruby.to))))
    expect(wrong).toEqual([])
    expect(readableTexts(content).filter(text => rubiesOf(text, book).length > 0).length).toBeGreaterThan(3000)
  })

  test.each([
    ['総合的な相談体制の確立', 'そうごうてきなそうだんたいせいのかくりつ'],
    ['地域包括支援センター', 'ちいきほうかつしえんセンター'],
    ['民生委員児童委員', 'みんせいいいんじどういいん'],
  ])('%s', (text, expected) => {
    expect(readableTexts(content)).toContain(text)
    expect(readingOf(text, book)).toBe(expected)
  })

  test('are read as a reader has checked them, word by word', async () => {
    const checked: { word: string, reading: string }[] = parse(await readFile('tests/fixtures/checked-readings.csv', 'utf8'), { columns: true })
    expect(new Set(checked.map(({ word }) => word)).size).toBeGreaterThanOrEqual(300)
    const heard = new Map<string, Set<string>>()
    for (const { text, reading } of words)
      heard.set(text, (heard.get(text) ?? new Set()).add(reading))
    expect(checked.flatMap(({ word, reading }) => {
      const readings = [...heard.get(word) ?? []]
      return readings.length === 1 && readings[0] === reading ? [] : [`${word}: ${readings.join(' ')} (checked: ${reading})`]
    })).toEqual([])
  })
})

describe('the list of readings', () => {
  const list = listWords(words, analyse)

  test('names every word read by hand and what the dictionary would have said', () => {
    const overridden = list.filter(({ by, reading, dictionary }) => by === 'hand' && reading !== dictionary)
    expect(overridden.length).toBeGreaterThan(50)
    expect(list.find(({ word }) => word === '終活')).toMatchObject({ reading: 'しゅうかつ', by: 'hand', dictionary: 'おわりかつ' })
  })

  test('tells each word once for each reading, with its count', () => {
    expect(new Set(list.map(({ word, reading, by }) => `${word} ${reading} ${by}`)).size).toBe(list.length)
    expect(list.reduce((sum, { count }) => sum + count, 0)).toBe(words.length)
  })

  test('opens as a table', () => {
    expect(wordListCsv(list.slice(0, 1))).toMatch(/^\uFEFF言葉,よみ,決め方,辞書のよみ,回数\r\n[^,]+,[ぁ-ゖー]+,(?:手|辞書),[^,]*,\d+\r\n$/)
  })
})
