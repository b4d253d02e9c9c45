import type { ListedCity } from '../domain/listed-city'
import type { Outcome } from '../domain/outcome'
import type { Problem } from './problem'
import { checkDigit, isMunicipalityCode, prefectureOf } from '../domain/municipality'
import { refusal, success } from '../domain/outcome'
import { isFeedAddress, isFeedName, isKana, isLanguageTag, usualPlace } from '../feed/city-list'
import { csvTableSheet } from './table-sheet'

/** The columns of the table of cities; those behind the first five may be missing. */
export const CITY_COLUMNS = ['団体コード', '名前', 'よみ', 'フィード', '鍵の一覧', '都道府県', '置き場所', '言語'] as const
type Column = typeof CITY_COLUMNS[number]
const NEEDED = 5

/** One row: the city as it will be listed, and where its keys lie. */
export interface CityRow {
  readonly city: ListedCity
  /** The city's `trust.json`, seen from the table. */
  readonly trust: string
  /** The row as a spreadsheet counts it. */
  readonly row: number
}

/** The cities in a CSV table, in the order of their codes; or every problem at once. */
export function readCities(file: string, bytes: Uint8Array): Outcome<readonly CityRow[], readonly Problem[]> {
  const sheet = csvTableSheet(file, bytes)
  if (!sheet.ok)
    return refusal([sheet.failure])
  const [head, ...lines] = sheet.value.lines
  const headings = head?.cells.map(cell => cell.trim()) ?? []
  const missing = CITY_COLUMNS.slice(0, NEEDED).filter(column => !headings.includes(column))
  const unknown = headings.filter((heading, index) => headings.indexOf(heading) !== index || !CITY_COLUMNS.some(column => column === heading))
  const faults: Problem[] = [
    ...missing.map(column => ({ file, row: 1, column, kind: 'heading' as const, found: 'ありません', expected: `「${column}」の列を加えてください` })),
    ...unknown.map(column => ({ file, row: 1, column, kind: 'heading' as const, found: column, expected: `見出しは ${CITY_COLUMNS.join('・')} を1つずつ使えます` })),
  ]
  if (faults.length > 0)
    return refusal(faults)
  if (lines.length === 0)
    return refusal([{ file, kind: 'file', found: '行がありません', expected: '市を1行に1つ書いてください' }])
  const problems: Problem[] = []
  const rows = lines.map(({ row, cells }) => {
    const cell = (column: Column) => cells[headings.indexOf(column)]?.normalize('NFKC').trim() ?? ''
    return readRow(cell, row, (column, expected) => problems.push({ file, row, column, kind: cell(column) === '' ? 'blank' : 'form', found: cell(column), expected }))
  })
  for (const [column, told] of [['団体コード', (each: CityRow) => each.city.code], ['フィード', (each: CityRow) => each.city.feed], ['置き場所', (each: CityRow) => each.city.at]] as const)
    problems.push(...twice(rows, told).map(({ row, found, first }) => ({ file, row, column, kind: 'duplicate' as const, found, expected: `${first}行目と同じです。市ごとに別のものを書いてください` })))
  return problems.length > 0 ? refusal(problems) : success([...rows].sort((a, b) => a.city.code < b.city.code ? -1 : 1))
}

function readRow(cell: (column: Column) => string, row: number, refuse: (column: Column, expected: string) => void): CityRow {
  const code = cell('団体コード')
  if (!isMunicipalityCode(code))
    refuse('団体コード', /^\d{6}$/.test(code) ? `全国地方公共団体コードの6けたです（終わりの数字は ${checkDigit(code)} のはずです）` : '全国地方公共団体コードを6けたの数字で書いてください（はじめの0も書きます）')
  const prefecture = prefectureOf(code)
  if (cell('都道府県') !== '' && isMunicipalityCode(code) && cell('都道府県') !== prefecture)
    refuse('都道府県', `コード ${code} の都道府県は ${prefecture ?? 'ありません（見本）'} です`)
  const name = cell('名前')
  if (name === '' || name.length > 64)
    refuse('名前', '市区町村の名前を64字までで書いてください')
  const kana = cell('よみ')
  if (!isKana(kana))
    refuse('よみ', '名前のよみを、ひらがなで書いてください')
  const feed = cell('フィード')
  if (!isFeedName(feed))
    refuse('フィード', 'trust.json の feed と同じものを書いてください（例：kurashi/prod）')
  const trust = cell('鍵の一覧')
  if (trust === '')
    refuse('鍵の一覧', 'その市の trust.json の場所を、この表から見て書いてください')
  const at = cell('置き場所') || usualPlace(code)
  if (cell('置き場所') !== '' && !isFeedAddress(at))
    refuse('置き場所', 'サイトの feed/ の中のフォルダー（例：142042/、サイト自身の版は ./）か、https:// で始まり / で終わる番地を書いてください')
  const languages = cell('言語').split(/[\s、,・]+/).filter(tag => tag !== '' && tag !== 'ja')
  if (!languages.every(isLanguageTag))
    refuse('言語', '日本語のほかの言語を、記号で書いてください（例：en 、いくつもあれば間に・）')
  return { city: { code, name, kana, feed, at, languages: [...new Set(languages)] }, trust, row }
}

/** Rows whose value an earlier row has. */
function twice(rows: readonly CityRow[], told: (row: CityRow) => string): readonly { readonly row: number, readonly found: string, readonly first: number }[] {
  const seen = new Map<string, number>()
  return rows.flatMap((each) => {
    const found = told(each)
    const first = seen.get(found)
    if (first === undefined)
      seen.set(found, each.row)
    return first === undefined || found === '' ? [] : [{ row: each.row, found, first }]
  })
}
