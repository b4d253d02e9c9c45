import { expect, test } from 'vitest'
import fc from 'fast-check'
import { csvText } from '../../src/tables/csv-text'
import { formatProblem } from '../../src/tables/problem'
import { CITY_COLUMNS, readCities } from '../../src/tables/read-cities'
import { madeUpCities } from '../fixtures/nation'

const HEAD = '団体コード,名前,よみ,フィード,鍵の一覧,都道府県,置き場所,言語'
const read = (...lines: readonly string[]) => readCities('市の表.csv', new TextEncoder().encode(lines.join('\n')))

function told(...lines: readonly string[]): readonly string[] {
  const rows = read(...lines)
  return rows.ok ? [] : rows.failure.map(formatProblem)
}

test('a table of cities is read in the order of its codes, widths and blanks as people type them', () => {
  expect(read(HEAD, '472018,みなみ市,みなみし,minami/prod,minami/trust.json,,,', '０１１００２,きた市,きたし,kita/prod,kita/trust.json,北海道,./,en・ja、vi')).toEqual({ ok: true, value: [
    { row: 3, trust: 'kita/trust.json', city: { code: '011002', name: 'きた市', kana: 'きたし', feed: 'kita/prod', at: './', languages: ['en', 'vi'] } },
    { row: 2, trust: 'minami/trust.json', city: { code: '472018', name: 'みなみ市', kana: 'みなみし', feed: 'minami/prod', at: '472018/', languages: [] } },
  ] })
})

test('any cities come back out of a table they were written into, whatever the order of its columns', () => {
  fc.assert(fc.property(fc.shuffledSubarray([...madeUpCities(60)], { minLength: 1 }), fc.shuffledSubarray([...CITY_COLUMNS], { minLength: 8 }), (cities, columns) => {
    const cells = cities.map(city => ({ 団体コード: city.code, 名前: city.name, よみ: city.kana, フィード: city.feed, 鍵の一覧: 'trust.json', 都道府県: '', 置き場所: city.at, 言語: '' }))
    const rows = readCities('表.csv', new TextEncoder().encode(csvText([columns, ...cells.map(cell => columns.map(column => cell[column]))])))
    expect(rows.ok && rows.value.map(({ city }) => city)).toEqual([...cities].sort((a, b) => a.code < b.code ? -1 : 1))
  }), { numRuns: 20 })
})

test('everything that is wrong is told at once, by row and column', () => {
  expect(told(HEAD, '142043,,サガミ,Sagami,,東京都,../x/,日本語', '142042,あ市,あし,a/prod,t.json,東京都,,', '142042,い市,いし,a/prod,t.json,,,')).toEqual([
    '市の表.csv:2:団体コード 「142043」 → 全国地方公共団体コードの6けたです（終わりの数字は 2 のはずです）',
    '市の表.csv:2:名前 「」 → 市区町村の名前を64字までで書いてください',
    '市の表.csv:2:よみ 「サガミ」 → 名前のよみを、ひらがなで書いてください',
    expect.stringContaining('市の表.csv:2:フィード 「Sagami」'),
    expect.stringContaining('市の表.csv:2:鍵の一覧 「」'),
    expect.stringContaining('市の表.csv:2:置き場所 「../x/」'),
    expect.stringContaining('市の表.csv:2:言語 「日本語」'),
    '市の表.csv:3:都道府県 「東京都」 → コード 142042 の都道府県は 神奈川県 です',
    '市の表.csv:4:団体コード 「142042」 → 3行目と同じです。市ごとに別のものを書いてください',
    '市の表.csv:4:フィード 「a/prod」 → 3行目と同じです。市ごとに別のものを書いてください',
    '市の表.csv:4:置き場所 「142042/」 → 3行目と同じです。市ごとに別のものを書いてください',
  ])
})

test('columns that are missing, unknown or there twice are named', () => {
  expect(told('団体コード,名前,名前,人口', '142042,あ市,あ市,1')).toEqual([
    expect.stringContaining('市の表.csv:1:よみ 「ありません」'),
    expect.stringContaining('市の表.csv:1:フィード 「ありません」'),
    expect.stringContaining('市の表.csv:1:鍵の一覧 「ありません」'),
    expect.stringContaining('市の表.csv:1:名前 「名前」'),
    expect.stringContaining('市の表.csv:1:人口 「人口」'),
  ])
  expect(told(HEAD)).toEqual([expect.stringContaining('行がありません')])
})

test('no bytes make it stumble', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), fc.string({ maxLength: 80 }), (bytes, text) => {
    expect(readCities('表.csv', bytes).ok).toBe(false)
    const rows = read(HEAD, text)
    if (!rows.ok)
      expect(rows.failure.length).toBeGreaterThan(0)
  }))
})
