import type { ZipPart } from '../../fixtures/zip'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../../src/feed/bytes'
import { readSheets } from '../../../src/tables/read-sheets'
import { tellSheetRefusal } from '../../../src/tables/sheet-refusal'
import { zip } from '../../fixtures/zip'

const SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>番号</t></is></c></row></sheetData></worksheet>'
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The least a workbook consists of, with parts put in or put in place of its own. */
function workbook(...parts: readonly ZipPart[]): Uint8Array {
  const own: readonly ZipPart[] = [
    { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>' },
    { name: '_rels/.rels', content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', content: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets><sheet name="一覧" sheetId="1" r:id="r1"/></sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>` },
    { name: 'xl/worksheets/sheet1.xml', content: SHEET },
  ]
  return zip([...own.filter(part => !parts.some(other => other.name === part.name)), ...parts])
}

const read = (bytes: Uint8Array, name = '一覧.xlsx') => readSheets(bytes, name)
const sheet = (content: string) => ({ name: 'xl/worksheets/sheet1.xml', content })
const ole = (stream: string) => new Uint8Array([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ...new Uint8Array(512), ...Buffer.from(stream, 'utf16le')])

test('a plain workbook made the same way is read', async () => {
  expect(await read(workbook())).toMatchObject({ ok: true, value: [{ name: '一覧.xlsx／一覧', rows: [[{ text: '番号', row: 1, column: 'A', kind: 'text' }]] }] })
})

describe('refused before anything is unpacked is', () => {
  test.each<[string, Uint8Array, object]>([
    ['a workbook of before 2007', ole('Workbook'), { kind: 'oldExcel' }],
    ['a workbook behind a password', ole('EncryptedPackage'), { kind: 'encrypted' }],
    ['a workbook with macros', workbook({ name: 'xl/vbaProject.bin' }), { kind: 'macros' }],
    ['a workbook with macro sheets', workbook({ name: 'xl/macrosheets/sheet1.xml' }), { kind: 'macros' }],
    ['an archive that is no workbook', zip([{ name: 'word/document.xml' }]), { kind: 'notASheet' }],
    ['an archive cut short', workbook().subarray(0, 900), { kind: 'damagedArchive' }],
    ['an archive with a password on a part', workbook({ name: 'xl/styles.xml', flags: 1 }), { kind: 'encrypted' }],
    ['an archive of 20,000 parts', zip(Array.from({ length: 20_000 }, (_, index) => ({ name: `xl/${index}` }))), { kind: 'tooManyEntries', found: 20_000, limit: 2_000 }],
    ['a part packed a thousand times', workbook({ name: 'xl/media/bomb.bin', content: new Uint8Array(8_000_000) }), { kind: 'overpacked', name: 'xl/media/bomb.bin', ratio: expect.any(Number) }],
    ['parts too large together', workbook(...Array.from({ length: 200 }, (_, index) => ({ name: `xl/media/${index}.bin`, declared: 1_000_000 }))), { kind: 'tooLarge', bytes: expect.any(Number), limit: 67_108_864 }],
    ['sizes that stand only beside the data', workbook({ ...sheet(SHEET), flags: 8, sizesHidden: true }), { kind: 'damagedArchive' }],
    ['two parts of one name', workbook({ name: 'xl/a.xml' }, { name: 'xl/A.xml' }), { kind: 'damagedArchive' }],
    ['an archive above 4 GB', workbook({ name: 'xl/a.xml', declared: 0xFFFFFFFF }), { kind: 'damagedArchive' }],
  ])('%s', async (_, bytes, failure) => {
    expect(await read(bytes)).toEqual({ ok: false, failure })
  })

  test.each(['../evil.xml', 'xl/../../evil.xml', '/etc/passwd', 'C:\\evil.xml', '..\\evil.xml'])('a part named %s', async (name) => {
    expect(await read(workbook({ name }))).toMatchObject({ ok: false, failure: { kind: 'outsidePath', name } })
  })
})

describe('refused while it is unpacked is', () => {
  test.each<[string, Uint8Array, object]>([
    ['a part that goes on beyond its declared size', workbook({ name: 'xl/styles.xml', content: ' '.repeat(5_000_000), declared: 100 }), { kind: 'overpacked', name: 'xl/styles.xml' }],
    ['a part that ends before it', workbook({ ...sheet(SHEET), declared: 900_000 }), { kind: 'damagedArchive' }],
    ['a DTD with an entity of another file', workbook(sheet(`<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>${SHEET}`)), { kind: 'doctype', name: 'xl/worksheets/sheet1.xml' }],
    ['a DTD in UTF-16', workbook({ name: 'xl/styles.xml', content: Buffer.from('\uFEFF<!DOCTYPE x>', 'utf16le') }), { kind: 'doctype', name: 'xl/styles.xml' }],
    ['a type with macros', workbook({ name: '[Content_Types].xml', content: '<Types><Override ContentType="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/></Types>' }), { kind: 'macros' }],
    ['a cell in column XFD', workbook(sheet('<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>')), { kind: 'tooManyColumns', found: 16_384 }],
    ['two cells in the far corners', workbook(sheet('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>')), { kind: 'tooManyRows', found: 1_048_576 }],
    ['a row numbered far out, its cells without places', workbook(sheet('<worksheet><sheetData><row r="1048576"><c><v>1</v></c></row></sheetData></worksheet>')), { kind: 'tooManyRows', found: 1_048_576 }],
    ['a place in single quotes', workbook(sheet("<worksheet><sheetData><row r='1'><c r = 'XFD1'><v>1</v></c></row></sheetData></worksheet>")), { kind: 'tooManyColumns', found: 16_384 }],
    ['a rectangle of more than five million cells', workbook(sheet('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="199999"><c r="ALL199999"><v>1</v></c></row></sheetData></worksheet>')), { kind: 'tooManyCells', limit: 5_000_000 }],
    ['merges that cover more than five million cells', workbook(sheet(`<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="500"><c r="A500"><v>1</v></c></row></sheetData><mergeCells>${'<mergeCell ref="A1:ZZ500"/>'.repeat(20)}</mergeCells></worksheet>`)), { kind: 'tooManyCells' }],
    ['sheets under another name, where nobody would look', workbook({ name: 'xl/_rels/workbook.xml.rels', content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="media/picture.png"/></Relationships>` }), { kind: 'damagedArchive' }],
    ['a cell in row 1,048,576', workbook(sheet('<worksheet><sheetData><row r="1048576"><c s="1" r="A1048576"><v>1</v></c></row></sheetData></worksheet>')), { kind: 'tooManyRows', found: 1_048_576 }],
  ])('%s', async (_, bytes, failure) => {
    expect(await read(bytes)).toMatchObject({ ok: false, failure })
  })
})

describe('what is no table', () => {
  test.each<[string, Uint8Array, string]>([
    ['a PDF named .xlsx', encodeUtf8('%PDF-1.7'), '一覧.xlsx'],
    ['a picture named .csv', new Uint8Array([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D]), '一覧.csv'],
  ])('is refused by its bytes: %s', async (_, bytes, name) => {
    expect(await read(bytes, name)).toEqual({ ok: false, failure: { kind: 'notASheet' } })
  })

  test('does not matter by its name: a workbook named .csv is a workbook', async () => {
    expect(await read(await writeXlsx({ sheets: [{ name: '一', rows: [['番号']] }] }), '一覧.csv')).toMatchObject({ ok: true })
  })
})

test('every refusal is told in a sentence that says what to do', () => {
  const sentences = [
    tellSheetRefusal({ kind: 'oldExcel' }),
    tellSheetRefusal({ kind: 'overpacked', name: 'xl/a.bin', ratio: 1_000 }),
    tellSheetRefusal({ kind: 'tooManyColumns', sheet: '一覧', found: 16_384 }),
  ]
  expect(sentences).toEqual([
    '古い形式のExcelファイル（.xls）です。Excelで開き、「Excelブック（.xlsx）」として保存し直してください',
    'ファイルの中の xl/a.bin が、ふつうでない縮め方（1000 分の1）をされています。安全のため読みません。作った人に確かめてください',
    '一覧 の列が多すぎます（16384 列、上限 1000 列）。使わない列を消してください',
  ])
})
