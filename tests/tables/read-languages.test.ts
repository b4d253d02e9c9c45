import type { Cells } from '../fixtures/small-city'
import { describe, expect, test } from 'vitest'
import { readCity } from '../../src/publisher/read-city'
import { contentOf } from '../fixtures/city-folder'
import { readSmallCity, refusals, SMALL_CITY, smallCity } from '../fixtures/small-city'

describe('the same texts for other readers', () => {
  test('come with whether the city has checked them', async () => {
    const { easy, translations } = await readSmallCity()
    expect(easy).toEqual([{ ref: 'service:sodan', text: '困った時に話せます。', reviewed: true }])
    expect(translations).toEqual([{ lang: 'en', text: 'くらしの相談', translation: 'Advice on daily life', reviewed: true }])
  })

  test('may be about one part of a cell that holds several', async () => {
    const translations = [{ lang: 'en', text: '障害福祉課', translation: 'Disability Welfare Division', reviewed: '0' }]
    expect((await readSmallCity({ translations })).translations).toHaveLength(1)
  })

  test('are left out where the Japanese has been reworded, and the clerk is told where', async () => {
    const translations = [...SMALL_CITY.translations, { lang: 'en', text: '前の名前', translation: 'The old name', reviewed: '1' }]
    const city = await readCity(await smallCity({ translations }))
    expect(city).toMatchObject({ ok: true, notices: [{ file: 'translations.csv', row: 3, column: 'text', found: '前の名前' }] })
    expect(city.ok && city.content.translations).toHaveLength(1)
  })
})

describe('a publication is refused, by file, row and column, because', () => {
  test.each<[string, 'easy' | 'translations' | 'readings', Cells, string]>([
    ['plain words belong to nothing known', 'easy', { ref: 'meeting:2024-01-11-renrakukai' }, 'ref'],
    ['plain words are missing', 'easy', { text: '' }, 'text'],
    ['plain words are long', 'easy', { text: 'あ'.repeat(121) }, 'text'],
    ['nobody says whether they were checked', 'easy', { reviewed: '' }, 'reviewed'],
    ['a language is not known', 'translations', { lang: 'xx' }, 'lang'],
    ['a translation is missing', 'translations', { translation: '' }, 'translation'],
    ['a word has no kanji to read', 'readings', { word: 'ふれあい' }, 'word'],
    ['a reading is not kana', 'readings', { reading: '試験' }, 'reading'],
  ])('%s', async (_, table, cells, column) => {
    expect(await refusals(table, cells)).toMatchObject([{ file: `${table}.csv`, row: 2, column }])
  })

  test('plain words are about something the edition does not hold', async () => {
    expect(await refusals('easy', { ref: 'service:lost' })).toMatchObject([{ found: 'services lost' }])
  })

  test.each<['easy' | 'translations' | 'readings', string]>([['easy', 'ref'], ['translations', 'text'], ['readings', 'word']])('a row stands twice in %s', async (table, column) => {
    const rows: readonly Cells[] = SMALL_CITY[table]
    const city = await readCity(await smallCity({ [table]: [...rows, ...rows] }))
    expect(city).toMatchObject({ ok: false, problems: [{ file: `${table}.csv`, row: 3, column }] })
  })
})

test('a word read by hand is read so in every text of the city', async () => {
  const [plain, byHand] = [await contentOf(await smallCity({ readings: [] })), await contentOf(await smallCity())]
  expect(byHand.readings.filter(({ marks }) => marks.includes('ためしし')).length).toBeGreaterThan(0)
  expect(plain.readings.filter(({ marks }) => marks.includes('ためしし'))).toEqual([])
})
