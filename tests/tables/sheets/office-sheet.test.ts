import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../../src/feed/bytes'
import { readSheets } from '../../../src/tables/read-sheets'
import { readOfficeSheet } from '../../../src/tables/sheets/office-sheet'

async function read(bytes: Uint8Array) {
  const sheets = await readSheets(bytes, '事業所.csv')
  if (!sheets.ok || !sheets.value[0])
    throw new Error('the file cannot be read')
  return readOfficeSheet(sheets.value[0])
}

const csv = (...rows: readonly string[]) => read(encodeUtf8(`${rows.join('\r\n')}\r\n`))

describe('a list of offices', () => {
  test('in the form of 2021 is read under its headings', async () => {
    const { lines, problems } = await csv(
      '都道府県コード又は市区町村コード,NO,介護サービス事業所名称*,介護サービス事業所名称_カナ*,実施サービス*,住所*,緯度,経度,電話番号*,事業所番号,定員,URL',
      '142042,1,ひまわり,ヒマワリ,通所介護,○○市△△1-2-3,35.31,139.55,0467-00-0000,14A2000001,18,https://example.jp/',
    )
    expect(problems).toEqual([])
    expect(lines).toEqual([{ row: 2, fields: { municipality: '142042', number: '1', name: 'ひまわり', kana: 'ヒマワリ', serviceType: '通所介護', address: '○○市△△1-2-3', latitude: '35.31', longitude: '139.55', phone: '0467-00-0000', officeId: '14A2000001', capacity: '18', url: 'https://example.jp/' } }])
  })

  test('in the form of 介護サービス情報公表, or with the address of 自治体標準, is read too', async () => {
    expect((await csv('No,事業所名,事業所名カナ,サービスの種類,方書（ビル名等）', '1,ひまわり,ヒマワリ,通所介護,2階')).lines[0]?.fields).toEqual({ number: '1', name: 'ひまわり', kana: 'ヒマワリ', serviceType: '通所介護', building: '2階' })
    expect((await csv('名称,所在地＿連結標記,建物名等（方書）,名称_英語', 'ひまわり,○○市,2階,Himawari'))).toMatchObject({ lines: [{ fields: { name: 'ひまわり', address: '○○市', building: '2階' } }], notices: [{ column: 'D', found: '名称_英語', expected: 'この列は読みません' }] })
  })

  test('may have titles above its headings, and blanks, which stay blank', async () => {
    const { lines, passed } = await csv('事業所一覧,,', '名称,住所,定員', 'ひまわり,,')
    expect(passed).toEqual([{ row: 1, text: '事業所一覧' }, { row: 2, text: '名称 住所 定員' }])
    expect(lines).toEqual([{ row: 3, fields: { name: 'ひまわり', address: '', capacity: '' } }])
  })

  test('as a workbook keeps its times of day', async () => {
    const bytes = await writeXlsx({ sheets: [{ name: '一', rows: [['名称', '開始時間', '終了時間'], ['ひまわり', 0.375, '１７：３０']], cells: new Map([['1,1', { value: 0.375, style: { numFmt: 'h:mm' } }]]) }] })
    expect((await read(bytes)).lines[0]?.fields).toEqual({ name: 'ひまわり', opens: '09:00', closes: '17:30' })
  })

  test.each([
    ['名称', '', '名称'],
    ['事業所番号', '1.4E+09', '短くした番号'],
    ['事業所番号', '470000001', '10けた'],
    ['法人番号', '102100500000', '13けた'],
    ['電話番号', '467-00-0000', '頭の0'],
    ['電話番号', '4月67日', '日付に変えた番号'],
    ['緯度', '0.0', '日本の中の緯度'],
    ['経度', '35.3', '日本の中の経度'],
    ['定員', '約20', '人数'],
    ['URL', 'javascript:alert(1)', 'http://'],
    ['開始時間', '25:00', '時刻'],
    ['開始時間', '24:30', '時刻'],
  ])('has 「%s」 %s told, and does not read it', async (heading, found, expected) => {
    const others = ['名称', '住所', '備考'].filter(other => other !== heading)
    const { lines, problems } = await csv([heading, ...others].join(','), [found, ...others].join(','))
    expect(problems).toEqual([{ file: '事業所.csv', row: 2, column: heading, found, expected: expect.stringContaining(expected) }])
    expect(Object.keys(lines[0]?.fields ?? {})).toHaveLength(others.length)
  })

  test('with two columns of one meaning is told', async () => {
    expect((await csv('名称,事業所名,住所,備考', 'ひまわり,ひまわり,○○市,')).problems).toMatchObject([{ row: 1, column: 'B', found: '事業所名' }])
  })

  test('without headings is told what was looked for', async () => {
    expect(await csv('ひまわり,○○市')).toMatchObject({ lines: [], problems: [{ found: '見出しの行がありません' }] })
  })
})
