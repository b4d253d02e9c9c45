import { describe, expect, test } from 'vitest'
import { personalData, signIn } from '../../src/tables/personal-data'
import { readContent } from '../../src/tables/read-content'
import { folderFiles } from '../../src/publisher/folder-files'
import { editTable, KAMAKURA, temporaryFolder } from '../fixtures/city-folder'
import { smallCity, writeSmallCity } from '../fixtures/small-city'

describe('E12: a cell looks like data about a person', () => {
  test.each([
    ['090-1234-5678', /携帯電話/],
    ['０８０（１２３４）５６７８', undefined], // no way anybody writes it
    ['連絡先：070 1234 5678（夜間）', /携帯電話/],
    ['０９０－１２３４－５６７８', /携帯電話/],
    ['09012345678', /携帯電話/],
    ['(090)1234-5678', /携帯電話/],
    ['+81 90-1234-5678', /携帯電話/],
    ['相談はtaro.yamada@example.co.jpへ', /メール/],
    ['ｔａｒｏ＠ｅｘａｍｐｌｅ．ｊｐ', /メール/],
    ['マイナンバー 1234 5678 9012', /個人番号/],
    ['昭和25年4月1日生まれ', /生年月日/],
    ['生年月日：1950/4/1', /生年月日/],
    ['氏名：山田', /名前/],
    ['お名前: 山田', /名前/],
  ])('「%s」: %s', (text, expected) => {
    if (expected)
      expect(signIn(text)).toMatch(expected)
    else
      expect(signIn(text)).toBeUndefined()
  })

  test.each([
    '0467-23-3000',
    '03-1234-5678',
    '050-1234-5678', // lines of offices
    '0120-090-123',
    '1090-1234-5678',
    '令和2年4月1日',
    '2019-2020-2021',
    '生活支援コーディネーター',
    '誕生日会を3回開きました。',
    '番号：4-1-2-10',
    '氏名：（公表していません）',
    '@',
    '',
  ])('「%s» does not', (text) => {
    expect(signIn(text)).toBeUndefined()
  })
})

test('E12: no cell of the real city and of the small one does', async () => {
  for (const folder of [KAMAKURA, await smallCity()])
    expect(await readContent(folderFiles(folder))).toMatchObject({ ok: true, personal: [] })
})

test('E12: every such cell is found with its row and column, also where a number is expected to be dialled, and nothing keeps it from being read', async () => {
  const data = await smallCity()
  await editTable(data, 'services.csv', (table) => {
    table.set(2, 'phone', '090-1234-5678')
    table.set(2, 'note', '担当 taro@example.jp')
  })
  const reading = await readContent(folderFiles(data))
  expect(reading).toMatchObject({ ok: true, personal: [
    { file: 'services.csv', row: 2, column: 'phone', found: '090-1234-5678', kind: 'personal' },
    { file: 'services.csv', row: 2, column: 'note', found: '担当 taro@example.jp', kind: 'personal' },
  ] })
})

test('E12: a column of persons is a problem no name lets through; one whose heading only says so is found, too', async () => {
  const data = await temporaryFolder()
  await writeSmallCity(data)
  await editTable(data, 'services.csv', table => table.rewrite(records => records.forEach((record, index) => record.push(index === 0 ? '個人名' : '山田'))))
  expect(await readContent(folderFiles(data))).toMatchObject({ ok: false, problems: [{ file: 'services.csv', row: 1, column: '個人名', kind: 'personal' }] })

  const field = { name: 'note', title: '担当者の氏名', type: 'string' as const, constraints: {} }
  const resource = { name: 'services', title: '', path: 'services.csv', schema: { fields: [field], primaryKey: [], foreignKeys: [], missingValues: [''] } }
  expect(personalData(() => [], { resources: [resource] })).toMatchObject([{ column: 'resources.services.note', found: '担当者の氏名', kind: 'personal' }])
})
