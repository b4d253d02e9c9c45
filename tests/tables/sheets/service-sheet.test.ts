import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../../src/feed/bytes'
import { readSheets } from '../../../src/tables/read-sheets'
import { readServiceSheet } from '../../../src/tables/sheets/service-sheet'

async function csv(...rows: readonly string[]) {
  const sheets = await readSheets(encodeUtf8(`${rows.join('\r\n')}\r\n`), '一覧.csv')
  if (!sheets.ok || !sheets.value[0])
    throw new Error('the file cannot be read')
  return readServiceSheet(sheets.value[0])
}

describe('a list of services', () => {
  test.each([
    ['推奨データセット 02 介護サービス事業所一覧', '介護サービス事業所名称*,介護サービス事業所名称_カナ*,実施サービス*,住所*,電話番号*,事業所番号', 'ひまわり,ヒマワリ,通所介護,○○市,0467-00-0000,14A2000001', { name: 'ひまわり', kana: 'ヒマワリ', serviceType: '通所介護', address: '○○市', phone: '0467-00-0000', officeId: '14A2000001' }],
    ['推奨データセット 12 公共施設一覧', '名称,名称_カナ,住所,POIコード,開始時間', 'ひまわり,ヒマワリ,○○市,1402,9:00', { name: 'ひまわり', kana: 'ヒマワリ', address: '○○市', poi: '1402', opens: '09:00' }],
    ['推奨データセット 13 子育て施設一覧', '名称,名称＿カナ,種別,住所,収容定員,受入年齢,一時預かりの有無', 'ひまわり,ヒマワリ,保育所,○○市,60,0歳から,有', { name: 'ひまわり', kana: 'ヒマワリ', serviceType: '保育所', address: '○○市', capacity: '60', ages: '0歳から', dayCare: '有' }],
    ['推奨データセット 06 イベント一覧', 'イベント名*,イベント名_カナ*,開始日*,終了日*,開始時間*,終了時間*,説明*,場所名称*,住所*', 'サロン,サロン,2026/4/1,令和8年4月1日,９：３０,11:00,お茶を飲みます,会館,○○市', { name: 'サロン', kana: 'サロン', opensOn: '2026-04-01', closesOn: '2026-04-01', starts: '09:30', ends: '11:00', description: 'お茶を飲みます', place: '会館', address: '○○市' }],
    ['支援制度の一覧', 'タイトル（制度名）*,サブタイトル（通称）,対象者,受付終了日,電子申請URL', '手当,,18歳まで,,https://example.jp/', { name: '手当', subtitle: '', audience: '18歳まで', closesOn: '', applyUrl: 'https://example.jp/' }],
    ['相談先・サービスの表（このアプリの形）', '記号,名称,種類,使う人,対象（;で区切る）,困りごと（;で区切る）,出典の文書', 'sodan,相談,相談窓口,個人,elderly,consult,report', { id: 'sodan', name: '相談', type: '相談窓口', user_type: '個人', audiences: 'elderly', needs: 'consult', source_doc: 'report' }],
  ])('in the form 「%s」 is known by its headings', async (title, headings, row, fields) => {
    const { form, lines, problems } = await csv(headings, row)
    expect(problems).toEqual([])
    expect(form).toBe(title)
    expect(lines).toEqual([{ row: 2, fields }])
  })

  test('without a column its form requires is not read, and each of them is named', async () => {
    expect(await csv('イベント名,開始日,終了日,開始時間,終了時間,説明', 'サロン,2026-04-01,2026-04-01,9:00,11:00,お茶')).toMatchObject({ lines: [], problems: [{ row: 1, found: '推奨データセット 06 イベント一覧の列がありません', expected: '列「イベント名_カナ」、列「場所名称」、列「住所」' }] })
  })

  test.each([
    ['2026-02-30', '2026-04-01', '9:00', 'C', 'こよみにある日付'],
    ['2026-04-01', '4月1日', '9:00', 'D', 'こよみにある日付'],
    ['2026-04-01', '2026-04-01', '9時', 'E', '時刻'],
    ['', '2026-04-01', '9:00', 'C', '開始日（空欄にはできません）'],
  ])('has a bad cell told (%s, %s, %s)', async (from, to, at, column, expected) => {
    const { problems } = await csv('イベント名,イベント名_カナ,開始日,終了日,開始時間,終了時間,説明,場所名称,住所', `サロン,サロン,${from},${to},${at},11:00,お茶,会館,○○市`)
    expect(problems).toMatchObject([{ row: 2, column, expected: expect.stringContaining(expected) }])
  })

  test('with the headings of two forms is read as neither', async () => {
    expect(await csv('イベント名,タイトル（制度名）,説明,住所,対象者,概要', 'a,b,c,d,e,f')).toMatchObject({ lines: [], problems: [{ expected: '1つの形の見出し' }] })
  })

  test('without headings is told which forms are known', async () => {
    expect(await csv('ひまわり,○○市')).toMatchObject({ lines: [], form: undefined, problems: [{ found: '見出しの行がありません', expected: expect.stringContaining('06 イベント一覧') }] })
  })
})
