import type { ZipPart } from '../fixtures/zip'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { zip } from '../fixtures/zip'

/** What one file may cost: a bomb is refused at once, a large table is read or refused with its limit. */
const BOMB = { seconds: 2, megabytes: 200 }
const LARGE = { seconds: 60, megabytes: 1024 }

interface Case {
  readonly id: 'E8' | 'E9'
  readonly name: string
  readonly bound: typeof BOMB
  /** The bytes of the file; made only when its turn comes. */
  readonly bytes: () => Uint8Array
  readonly file: string
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheet = (rows: string, more = '') => ({ name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData>${more}</worksheet>` })

/** The least a workbook consists of, with parts of ours. */
export function workbook(...parts: readonly ZipPart[]): Uint8Array {
  return zip([
    { name: '[Content_Types].xml', content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>' },
    { name: '_rels/.rels', content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>` },
    { name: 'xl/workbook.xml', content: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATIONS}"><sheets><sheet name="一覧" sheetId="1" r:id="r1"/></sheets></workbook>` },
    { name: 'xl/_rels/workbook.xml.rels', content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>` },
    ...parts,
  ])
}

const cell = (at: string, text: string) => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`
const corners = `<row r="1">${cell('A1', '番号')}</row><row r="200000">${cell('ALL200000', '1')}</row>`

/** Workbooks made to hurt whoever opens them. */
export const BOMBS: readonly (readonly [string, () => Uint8Array])[] = [
  ['a part packed a thousand times', () => workbook({ name: 'xl/media/bomb.bin', content: new Uint8Array(100_000_000) }, sheet(''))],
  ['a part larger than it says', () => workbook({ ...sheet(' '.repeat(50_000_000)), declared: 100 })],
  ['sheets packed 200 times, 120 MB together', () => workbook(sheet(Array.from({ length: 400_000 }, (_, index) => `<row><c t="inlineStr"><is><t>${'福'.repeat(90)}${index % 89}</t></is></c></row>`).join('')))],
  ['20,000 parts', () => zip(Array.from({ length: 20_000 }, (_, index) => ({ name: `xl/${index}` })))],
  ['a cell in the last column', () => workbook(sheet(`<row r="1">${cell('XFD1', '1')}</row>`))],
  ['two cells in the far corners of what is allowed', () => workbook(sheet(corners))],
  ['everything merged into one', () => workbook(sheet(corners, '<mergeCells><mergeCell ref="A1:ALL200000"/></mergeCells>'))],
  ['one block merged 100,000 times', () => workbook(sheet(Array.from({ length: 500 }, (_, row) => `<row r="${row + 1}">${cell(`A${row + 1}`, 'x')}${cell(`ZZ${row + 1}`, 'x')}</row>`).join(''), `<mergeCells>${'<mergeCell ref="A1:ZZ500"/>'.repeat(100_000)}</mergeCells>`))],
  ['a merge beyond every row', () => workbook(sheet(`<row r="1">${cell('A1', '番号')}</row>`, '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'))],
  ['rows without numbers, columns without letters', () => workbook(sheet(`<row>${'<c><v>1</v></c>'.repeat(1_000_000)}</row>`))],
  ['a row number past the end, its cells without any', () => workbook(sheet('<row r="1048576"><c><v>1</v></c></row>'))],
  ['a row number of a billion', () => workbook(sheet('<row r="1000000000"><c r="A1000000000"><v>1</v></c></row>'))],
  ['columns of a width for each', () => workbook(sheet('<row r="1"><c r="A1"><v>1</v></c></row>', '<cols><col min="1" max="1000000000" hidden="1"/></cols>'))],
  ['markup 200,000 deep', () => workbook(sheet('<a>'.repeat(200_000)))],
  ['an attribute of 20 MB', () => workbook(sheet(`<row r="1" x="${'a'.repeat(20_000_000)}"/>`))],
  ['a shared text of 60 MB used by 1,000 cells', () => workbook(sheet(`<row r="1">${'<c t="s"><v>0</v></c>'.repeat(1_000)}</row>`), { name: 'xl/sharedStrings.xml', content: `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>${'あ'.repeat(20_000_000)}</t></si></sst>` })],
]

/** Large tables nobody made to hurt. */
export const LARGE_TABLES: readonly (readonly [string, string, () => Uint8Array])[] = [
  ['100,000 rows of a progress list, CSV', 'a.csv', () => Buffer.from(`番号,取組名,R3目標,R3実績,R3評価\n${Array.from({ length: 100_000 }, (_, index) => `${index % 90 + 1}-${Math.floor(index / 90) % 90 + 1}-${Math.floor(index / 8100) % 90 + 1}-1,見守り${index},継続,${'相談を受けました。'.repeat(8)},Ａ`).join('\n')}\n`)],
  ['100,000 rows of a progress list, .xlsx', 'a.xlsx', () => workbook(sheet(`<row r="1">${['番号', '取組名', 'R3実績', 'R3評価'].map((text, at) => cell(`${'ABCD'[at]}1`, text)).join('')}</row>${Array.from({ length: 100_000 }, (_, index) => `<row r="${index + 2}">${cell(`A${index + 2}`, `${index % 90 + 1}-${Math.floor(index / 90) % 90 + 1}-${Math.floor(index / 8100) % 90 + 1}-1`)}${cell(`B${index + 2}`, `見守り${index}`)}${cell(`C${index + 2}`, '相談を受けました。')}${cell(`D${index + 2}`, 'Ａ')}</row>`).join('')}`))],
  ['100,000 rows of services, CSV', 'b.csv', () => Buffer.from(`名称,名称_カナ,住所,電話番号\n${Array.from({ length: 100_000 }, (_, index) => `窓口${index},マドグチ,○○市${index},0467-${String(index % 90 + 10)}-${String(index % 9000 + 1000)}`).join('\n')}\n`)],
  ['100,000 rows of an evaluation sheet, CSV', 'c.csv', () => Buffer.from(`整理番号,事業名,事業費（千円）,人件費（千円）,総事業費（千円）\n${Array.from({ length: 100_000 }, (_, index) => `健福${'一二三四五六七八九十'[Math.floor(index / 1000) % 10] ?? ''}-${index % 1000},事業,1,1,2`).join('\n')}\n`)],
  ['100,000 lines of an evaluation sheet, text', 'c.txt', () => Buffer.from(Array.from({ length: 100_000 }, (_, index) => `健福-${index % 1000} 相談事業 1,000 500 1,500 現状維持 Ａ 拡充\n`).join('\n'))],
  ['3,000 loose values among the indicators of a text', 'd.txt', () => Buffer.from(`健福-01 a\n健福-02 a\n健福-03 a\n成果指標①\n名\n出典 調査\n年次 令和２年度 令和３年度 令和４年度 令和５年度 令和６年度 令和７年度\n目標値 1,000\n実績値 50.0\n達成率 90.0%\n${'5.0\n\n90.0%\n\n'.repeat(1_500)}`)],
  ['20,000 rows of a crosswalk, TSV', 'e.tsv', () => Buffer.from(`【旧】通し番号\t【旧】目標\t【旧】取り組むべき施策の方向性\t【旧】具体的な取組\t【新】目標\t【新】取り組むべき施策の方向性\t【新】具体的な取組\t【旧】No.\t【旧】取組内容\t【旧】取組内容の詳細\t担当課\n${Array.from({ length: 20_000 }, (_, index) => `${index + 1}\t目標1あ\t(1)い\t①う\t目標1あ\t(1)い\t①う\t1-1-1-${index + 1}\t名前${index}\t\t福祉課`).join('\n')}\n`)],
  ['100 MB of CSV', 'f.csv', () => Buffer.alloc(100_000_000, '番号,取組名\n')],
  ['60 MB of CSV', 'f.csv', () => Buffer.alloc(60_000_000, '番号,取組名,実績\n1-1-1-1,見守りの活動,地域の集まりで相談を受けました。地域の集まりで相談を受けました。地域の集まりで相談を受けました。地域の集まりで相談を受けました。\n')],
  ['a cell of 5 MB', 'g.csv', () => Buffer.from(`番号,取組名,R3実績\n1-1-1-1,見守り,"${'あ'.repeat(1_700_000)}"\n`)],
  ['300,000 rows', 'h.csv', () => Buffer.from('1,2\n'.repeat(300_000))],
]

interface Cost {
  readonly said: string
  readonly seconds: number
  readonly megabytes: number
}

/** Runs the reader on the files in a process of its own; the memory is what it held at most beyond what it held before it began. */
function cost(what: 'sheet' | 'city', files: readonly string[]): Cost {
  const child = spawnSync('node', ['--import', 'tsx', 'tests/load/tables-child.ts', what, ...files], { encoding: 'utf8', timeout: 180_000, maxBuffer: 10_000_000 })
  if (child.status !== 0)
    return { said: `died: ${(child.stderr || child.signal || '').split('\n').find(line => /Error|heap|SIG/.test(line)) ?? 'unknown'}`, seconds: Infinity, megabytes: Infinity }
  const { said, seconds, base, peak }: { said: string, seconds: number, base: number, peak: number } = JSON.parse(child.stdout)
  return { said, seconds, megabytes: peak - base }
}

/** The city's folder with so many services in it. */
function largeCity(folder: string, services: number): readonly string[] {
  const source = 'data/kamakura'
  return readdirSync(source).filter(name => /\.(?:csv|json)$/.test(name)).map((name) => {
    const text = readFileSync(join(source, name), 'utf8')
    const [head = '', first = ''] = text.split('\n')
    const [, ...rest] = first.split(',')
    writeFileSync(join(folder, name), name === 'services.csv' ? `${head}\n${Array.from({ length: services }, (_, index) => [`many-${index}`, ...rest].join(',')).join('\n')}\n${text.split('\n').slice(1).join('\n')}` : text)
    return join(folder, name)
  })
}

/** Measures every case, or those whose name has the word, and prints the table; how many went over their bounds. */
export function measureTables(wanted = ''): number {
  const folder = mkdtempSync(join(tmpdir(), 'navi-tables-'))
  const cases: readonly Case[] = [
    ...BOMBS.map(([name, bytes]) => ({ id: 'E8' as const, name, bound: BOMB, bytes, file: 'bomb.xlsx' })),
    ...LARGE_TABLES.map(([name, file, bytes]) => ({ id: 'E9' as const, name, bound: LARGE, bytes, file })),
  ].filter(({ name }) => name.includes(wanted))
  try {
    const rows = cases.map(({ id, name, bound, bytes, file }) => {
      writeFileSync(join(folder, file), bytes())
      const found = { id, name, bound, ...cost('sheet', [join(folder, file)]) }
      console.log(`${name}: ${found.said}, ${found.seconds.toFixed(1)} s, ${Math.round(found.megabytes)} MB`)
      return found
    })
    const city = { id: 'E9', name: '50,000 services in our own tables', bound: LARGE, ...cost('city', largeCity(folder, 50_000)) }
    console.table([...rows, city].map(({ id, name, said, seconds, megabytes, bound }) => ({ id, name, said, seconds: seconds.toFixed(2), MB: Math.round(megabytes), held: seconds <= bound.seconds && megabytes <= bound.megabytes })))
    return [...rows, city].filter(({ seconds, megabytes, bound }) => seconds > bound.seconds || megabytes > bound.megabytes).length
  }
  finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
