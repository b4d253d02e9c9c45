import type { NamedFile } from '../../src/tables/city-source'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { cityFilesOf, tellCityRefusal } from '../../src/tables/city-source'
import { cityTableTexts, readCityTables } from '../../src/tables/city-tables'
import { readContent } from '../../src/tables/read-content'
import { writeCityWorkbook } from '../../src/tables/workbook/city-workbook'
import { packParts } from '../../src/tables/workbook/pack'
import { smallCityFiles } from '../fixtures/small-city'

async function small() {
  const tables = await readCityTables(smallCityFiles())
  if (!tables.ok)
    throw new Error('problems')
  return tables.value
}

async function csvFiles(folder = ''): Promise<NamedFile[]> {
  return cityTableTexts(await small()).map(({ name, text }) => ({ name: `${folder}${name}`, bytes: encodeUtf8(text) }))
}

const file = (name: string, text = 'a,b\n'): NamedFile => ({ name, bytes: encodeUtf8(text) })

describe('a city in', () => {
  test.each([
    ['the CSV files of its folder', () => csvFiles()],
    ['a folder chosen whole, with what a computer leaves in it', async () => [...await csvFiles('data/sample/'), file('data/sample/.DS_Store', 'x')]],
    ['an archive of its folder', async () => [{ name: '表.zip', bytes: await packParts(await csvFiles('sample/')) }]],
    ['one workbook', async () => [{ name: '表.xlsx', bytes: await writeCityWorkbook(await small()) }]],
    ['a packed workbook', async () => [{ name: '表.zip', bytes: await packParts([{ name: '表.xlsx', bytes: await writeCityWorkbook(await small()) }]) }]],
  ])('%s is read as the same edition', async (_, files) => {
    const [city, direct] = [await cityFilesOf(await files()), await readContent(smallCityFiles())]
    const content = city.ok ? await readContent(city.value) : undefined
    expect(content).toMatchObject({ ok: true })
    expect(content?.ok && content.content).toEqual(direct.ok && direct.content)
  })
})

test.each([
  ['nothing', () => [], 'nothing'],
  ['nothing but what a computer leaves', () => [file('.DS_Store')], 'nothing'],
  ['tables nobody describes', () => [file('goals.csv')], 'noPackage'],
  ['two files of one name', () => [file('a/goals.csv'), file('b/goals.csv')], 'sameName'],
  ['two workbooks', async () => [{ name: 'a.xlsx', bytes: await writeCityWorkbook(await small()) }, { name: 'b.xlsx', bytes: await writeCityWorkbook(await small()) }], 'severalWorkbooks'],
  ['a workbook among other files', async () => [{ name: 'a.xlsx', bytes: await writeCityWorkbook(await small()) }, file('goals.csv')], 'mixed'],
  ['an archive of an archive of files', async () => [{ name: 'a.zip', bytes: await packParts([{ name: 'b.zip', bytes: await packParts(await csvFiles()) }]) }], 'unreadable'],
  ['an old workbook', () => [{ name: 'a.xls', bytes: Uint8Array.of(0xD0, 0xCF, 0x11, 0xE0, 0, 0) }], 'unreadable'],
  ['a workbook that is not ours', async () => [{ name: 'a.xlsx', bytes: await packParts([...await foreignWorkbook()]) }], 'notOurWorkbook'],
])('%s is refused by name, with what to do', async (_, files, kind) => {
  const city = await cityFilesOf(await files())
  expect(city).toMatchObject({ ok: false, failure: { kind } })
  expect(city.ok || tellCityRefusal(city.failure)).toMatch(/ください|保存/)
})

/** A workbook of one empty sheet. */
function foreignWorkbook() {
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  return [
    ['[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>'],
    ['_rels/.rels', `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`],
    ['xl/workbook.xml', `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Sheet1" sheetId="1" r:id="rId1"/></sheets></workbook>`],
    ['xl/_rels/workbook.xml.rels', `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`],
    ['xl/worksheets/sheet1.xml', `<worksheet xmlns="${main}"><sheetData/></worksheet>`],
  ].map(([name = '', text = '']) => ({ name, bytes: encodeUtf8(text) }))
}
