import type { Field, Resource } from '../../src/tables/data-package'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { filesInMemory } from '../../src/tables/city-files'
import { readTable } from '../../src/tables/read-table'

const code: Field = { name: 'code', title: '取組番号', type: 'string', constraints: { required: true, pattern: '\\d+(-\\d+){3}' } }
const year: Field = { name: 'year', title: '年度（西暦）', type: 'integer', constraints: { required: true, minimum: 2000, maximum: 2100 } }
const summary: Field = { name: 'summary', title: '要約', type: 'string', constraints: {} }

const resource: Resource = {
  name: 'results',
  title: '実績',
  path: 'results.csv',
  schema: { fields: [code, year, summary], primaryKey: ['code', 'year'], foreignKeys: [], missingValues: [''] },
}

async function read(content: string | Uint8Array) {
  const bytes = typeof content === 'string' ? encodeUtf8(content) : content
  return readTable(filesInMemory('表', new Map([['results.csv', bytes]])), resource, 'results')
}

/** Code, year and summary of each row. */
async function cells(content: string | Uint8Array) {
  const { rows, problems } = await read(content)
  return { problems, rows: rows.map(row => [row.text('code'), row.number('year'), row.text('summary')]) }
}

const GOOD = { problems: [], rows: [['1-1-1-1', 2020, '継続']] }

describe('the header', () => {
  test('may be the ASCII names', async () => {
    expect(await cells('code,year,summary\n1-1-1-1,2020,継続\n')).toEqual(GOOD)
  })

  test('may be the Japanese titles, of either width', async () => {
    expect(await cells('取組番号,年度（西暦）,要約\n1-1-1-1,2020,継続\n')).toEqual(GOOD)
    expect(await cells('取組番号,年度(西暦), 要約\n1-1-1-1,2020,継続\n')).toEqual(GOOD)
  })

  test('may stand in any order and mix names and titles', async () => {
    expect(await cells('要約,code,年度（西暦）\n継続,1-1-1-1,2020\n')).toEqual(GOOD)
  })

  test('may follow a byte order mark', async () => {
    expect(await cells('\uFEFFcode,year,summary\r\n1-1-1-1,2020,継続\r\n')).toEqual(GOOD)
  })

  test('may come in CP932 or UTF-16', async () => {
    expect(await cells(Buffer.from('\uFEFF取組番号,年度（西暦）,要約\r\n1-1-1-1,2020,継続\r\n', 'utf16le'))).toEqual(GOOD)
    const cp932 = [0x63, 0x6F, 0x64, 0x65, 0x2C, 0x79, 0x65, 0x61, 0x72, 0x2C, 0x97, 0x76, 0x96, 0xF1] // code,year,要約
    const row = [...Buffer.from('\r\n1-1-1-1,2020,'), 0x8C, 0x70, 0x91, 0xB1] // 継続
    expect(await cells(new Uint8Array([...cp932, ...row]))).toEqual(GOOD)
  })

  test.each(['氏名', '対象者の氏名', '生年月日', 'マイナンバー', '携帯電話', '性別'])('with the personal column 「%s」 is refused as personal', async (heading) => {
    expect(await read(`code,year,summary,${heading}\n1-1-1-1,2020,継続,山田\n`)).toMatchObject({
      rows: [],
      problems: [{ file: 'results.csv', row: 1, column: heading, found: heading, expected: '個人に関する列は公開できません。列を消してください' }],
    })
  })

  test('with a column nobody described is refused, and no cell is read', async () => {
    expect(await read('code,year,summary,memo\n1-1-1-1,2020,継続,\n')).toMatchObject({
      rows: [],
      problems: [{ row: 1, column: 'memo', expected: 'datapackage.json にある列だけにしてください' }],
    })
  })

  test('without one of its columns is refused by name and title', async () => {
    expect(await read('code,summary\n1-1-1-1,継続\n')).toMatchObject({
      rows: [],
      problems: [{ row: 1, column: 'year', found: '列がありません', expected: '列「year」（年度（西暦））を1つ' }],
    })
  })

  test('with a column twice is refused, also under its two names', async () => {
    expect(await read('code,year,summary,要約\n1-1-1-1,2020,継続,継続\n')).toMatchObject({
      rows: [],
      problems: [{ row: 1, column: 'summary', found: '列が2つあります' }],
    })
  })

  test('may end in empty columns a spreadsheet left behind', async () => {
    expect(await cells('code,year,summary,,\n1-1-1-1,2020,継続,,\n')).toEqual(GOOD)
  })

  test('that is missing altogether is a problem of row 1', async () => {
    expect(await read('')).toMatchObject({ rows: [], problems: [{ file: 'results.csv', row: 1, found: '空のファイル' }] })
  })
})

describe('a row', () => {
  test('may hold a cell of several lines, with commas and quotes', async () => {
    expect(await cells('code,year,summary\n1-1-1-1,2020,"一行目\n二行目, 「""引用""」"\n')).toEqual({
      problems: [],
      rows: [['1-1-1-1', 2020, '一行目\n二行目, 「"引用"」']],
    })
  })

  test('after a cell of several lines keeps the number a spreadsheet gives it', async () => {
    const { problems } = await read('code,year,summary\n1-1-1-1,2020,"一\n二\n三"\n1-1-1-2,まだ,継続\n')
    expect(problems).toMatchObject([{ file: 'results.csv', row: 3, column: 'year', found: 'まだ' }])
  })

  test('after empty rows keeps its number too, and the empty rows are nothing', async () => {
    const { rows, problems } = await read('code,year,summary\n\n,,\n1-1-1-1,H32,継続\n')
    expect(rows).toHaveLength(1)
    expect(problems).toMatchObject([{ row: 4, column: 'year', found: 'H32' }])
  })

  test('with more cells than columns is refused', async () => {
    expect((await read('code,year,summary\n1-1-1-1,2020,件数は1,056件\n')).problems).toMatchObject([
      { file: 'results.csv', row: 2, found: '056件', expected: '列は 3 つまでです。値の中のカンマは "…" で囲んでください' },
    ])
  })

  test('with fewer cells reads the rest as blank', async () => {
    const { problems } = await read('summary,code,year\n継続,1-1-1-1\n')
    expect(problems).toMatchObject([{ row: 2, column: 'year', found: '' }])
  })

  test('that waits to be filled is neither a row of the edition nor a problem', async () => {
    const { rows, unfilled, problems } = await read('code,year,summary\n1-1-1-1,2020,\n1-1-1-2,2020\n1-1-1-3,2020,継続\n')
    expect({ rows: rows.map(row => row.text('code')), unfilled: unfilled.map(row => [row.row, row.text('code')]), problems })
      .toEqual({ rows: ['1-1-1-3'], unfilled: [[2, '1-1-1-1'], [3, '1-1-1-2']], problems: [] })
  })

  test('that waits to be filled and names nothing readable is told', async () => {
    expect((await read('code,year,summary\n,2020,\n1-1-1-2,いつか,\n')).problems.map(({ row, column }) => `${row}:${column}`)).toEqual(['2:code', '3:year'])
  })

  test('with a value under no heading is refused by its place', async () => {
    expect((await read('code,year,summary,\n1-1-1-1,2020,継続,余り\n')).problems).toMatchObject([{ row: 2, column: '4列目', found: '余り' }])
  })

  test('takes full-width digits and hyphens', async () => {
    expect(await cells('code,year,summary\n１－１－１－１,２０２０,継続\n')).toEqual(GOOD)
  })

  test('keeps what stood in the file beside what was read', async () => {
    const [row] = (await read('code,year,summary\n１－１－１－１, ２０２０ ,継続\n')).rows
    expect([row?.text('year'), row?.printed('year')]).toEqual(['2020', '２０２０'])
  })

  test('with a code that a spreadsheet made a date is refused as such', async () => {
    const { rows, problems } = await read('code,year,summary\n2001/1/2,2020,継続\n')
    expect(problems).toMatchObject([{ row: 2, column: 'code', found: '2001/1/2', expected: expect.stringContaining('日付') }])
    expect(rows[0]?.isBad('code')).toBe(true)
    expect(rows[0]?.text('code')).toBe('')
  })

  test('tells every bad cell, not only the first', async () => {
    const { problems } = await read('code,year,summary\nx,y,z\n1-1-1-2,1999,\n')
    expect(problems.map(({ row, column }) => `${row}:${column}`)).toEqual(['2:code', '2:year', '3:year'])
  })
})

describe('a file that cannot be read', () => {
  test('because it is missing is named with its table', async () => {
    expect(await readTable(filesInMemory('空', new Map()), resource, 'results')).toMatchObject({
      rows: [],
      problems: [{ file: 'results.csv', found: 'ファイルがありません', expected: '実績 の表を置いてください' }],
    })
  })

  test('because it is in no known character set says which are', async () => {
    expect((await read(new Uint8Array([0x80, 0xFF]))).problems).toMatchObject([{ found: '読めない文字コード', expected: expect.stringContaining('CP932') }])
  })

  test('because a quote is never closed says in which row', async () => {
    const { rows, problems } = await read('code,year,summary\n1-1-1-1,2020,"継続\n')
    expect(rows).toEqual([])
    expect(problems).toMatchObject([{ file: 'results.csv', row: 2, found: 'CSV_QUOTE_NOT_CLOSED' }])
  })
})
