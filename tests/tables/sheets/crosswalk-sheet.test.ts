import type { CrosswalkLine } from '../../../src/tables/sheets/crosswalk-sheet'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { writeXlsx } from 'hucre/xlsx'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../../src/feed/bytes'
import { readSheets } from '../../../src/tables/read-sheets'
import { CROSSWALK_COLUMNS } from '../../../src/tables/sheets/crosswalk-columns'
import { readCrosswalkSheet } from '../../../src/tables/sheets/crosswalk-sheet'
import { readTextSheet } from '../../../src/tables/text-sheet'
import { KAMAKURA, PROJECT } from '../../fixtures/city-folder'

/** The printed table as text, damage and all, without the running texts of its column of details. */
const PRINTED = await readFile(join(PROJECT, 'tests/fixtures/crosswalk-sheet.tsv'), 'utf8')

/** The same rows as people read them, one by one, from paper and from the report before. */
const CHECKED = await cityTable('crosswalk.csv')
const NAMES = new Map((await cityTable('initiatives.csv')).filter(row => row.plan === 'r2').map(row => [row.code ?? '', row.name ?? '']))

async function cityTable(file: string): Promise<readonly Readonly<Record<string, string>>[]> {
  return parse(await readFile(join(KAMAKURA, file), 'utf8'), { bom: true, columns: true })
}

function read(text: string, names?: ReadonlyMap<string, string>) {
  const sheet = readTextSheet(encodeUtf8(text), '表.tsv')
  if (!sheet.ok)
    throw new Error(sheet.failure.kind)
  return readCrosswalkSheet(sheet.value, names)
}

const folded = (text: string | undefined) => (text ?? '').normalize('NFKC').replace(/\s/g, '')

/** Each column: what we read, and what the checked table has. */
const COLUMNS: Readonly<Record<string, { readonly ours: (line: CrosswalkLine) => unknown, readonly theirs: (row: Readonly<Record<string, string>>) => unknown }>> = {
  serial: { ours: line => line.serial, theirs: row => Number(row.seq) },
  repeat: { ours: line => line.repeat, theirs: row => Number(row.repeat) },
  code: { ours: line => line.code, theirs: row => row.code },
  name: { ours: line => line.name && folded(line.name), theirs: row => folded(NAMES.get(row.code ?? '')) },
  repostOf: { ours: line => line.name && (line.repostOf ?? ''), theirs: row => row.repost_of },
  oldGoal: { ours: line => line.oldGoal, theirs: row => Number(row.code?.split('-')[0]) },
  oldDirection: { ours: line => line.oldDirection, theirs: row => Number(row.code?.split('-')[1]) },
  oldKind: { ours: line => line.oldKind, theirs: row => Number(row.code?.split('-')[2]) },
  goal: { ours: line => line.goal, theirs: row => Number(row.to_goal) },
  direction: { ours: line => line.direction, theirs: row => Number(row.to_direction) },
  action: { ours: line => line.action, theirs: row => Number(row.to_kind) },
  departments: { ours: line => line.departments?.join(';'), theirs: row => row.departments },
}

/** Of 242 rows: how many cells of a column were read, how many of them rightly. */
function score(lines: readonly CrosswalkLine[]) {
  return Object.fromEntries(Object.entries(COLUMNS).map(([column, { ours, theirs }]) => {
    const read = lines.filter(line => ours(line) !== undefined)
    const right = read.filter((line) => {
      const checked = CHECKED.find(row => Number(row.source_line) === line.row)
      return checked !== undefined && ours(line) === theirs(checked)
    })
    return [column, { read: read.length, wrong: read.length - right.length }]
  }))
}

describe('the city’s own crosswalk, as its pages were scanned,', () => {
  const alone = read(PRINTED)
  const withNames = read(PRINTED, NAMES)

  test('gives its 242 rows, each at its place, and no heading or title among them', () => {
    expect(alone.lines.map(line => line.row)).toEqual(CHECKED.map(row => Number(row.source_line)))
    expect(alone.passed).toHaveLength(53)
  })

  test('is read so: no number of it wrong, and of 242 cells a column at most two left open', () => {
    expect(score(alone.lines)).toEqual({
      serial: { read: 241, wrong: 0 },
      repeat: { read: 242, wrong: 0 },
      code: { read: 240, wrong: 0 },
      name: { read: 232, wrong: 7 },
      repostOf: { read: 232, wrong: 1 },
      oldGoal: { read: 242, wrong: 0 },
      oldDirection: { read: 242, wrong: 0 },
      oldKind: { read: 242, wrong: 0 },
      goal: { read: 242, wrong: 0 },
      direction: { read: 242, wrong: 0 },
      action: { read: 241, wrong: 0 },
      departments: { read: 240, wrong: 0 },
    })
  })

  test('has no wrong name either once the names of the plan before are at hand', () => {
    expect(score(withNames.lines)).toMatchObject({ name: { read: 225, wrong: 0 }, repostOf: { read: 225, wrong: 0 } })
  })

  test('has every cell that was not read among the problems, with row and column', () => {
    const open = withNames.lines.flatMap(line => [
      ...line.serial === undefined ? [`${line.row} serial`] : [],
      ...line.code === undefined ? [`${line.row} code`] : [],
      ...line.name === undefined ? [`${line.row} name`] : [],
      ...line.action === undefined ? [`${line.row} action`] : [],
      ...line.departments === undefined ? [`${line.row} departments`] : [],
    ])
    const columnOf = new Map(Object.entries(CROSSWALK_COLUMNS).map(([column, title]) => [title as string, column]))
    expect(withNames.problems.map(problem => `${problem.row} ${columnOf.get(problem.column ?? '')}`).sort()).toEqual(open.sort())
  })

  test('has its two codes left open told with what the numbering asks for', () => {
    expect(alone.problems.filter(problem => problem.column === CROSSWALK_COLUMNS.code)).toEqual([
      { file: '表.tsv', row: 187, column: '【旧】No.', found: '4-1-5-18', expected: '4-1-5-19（通し番号と合う番号）。どちらが正しいか確かめてください' },
      { file: '表.tsv', row: 287, column: '【旧】No.', found: '', expected: '1-1-1-1 の形の番号' },
    ])
  })

  test('has the cells told by other rows among the notices', () => {
    expect(alone.notices).toContainEqual({ file: '表.tsv', row: 30, column: '【旧】No.', found: '2 1 1 2', expected: '2-1-1-3（通し番号と前後の番号から）' })
    expect(alone.notices).toContainEqual({ file: '表.tsv', row: 46, column: '【新】目標', found: 'らし、活動できる', expected: '1 地域で安心して暮らし、活動できるまちづくりの推進（表のほかの行から）' })
  })

  test('has the marks beside its labels as notes', () => {
    expect(alone.lines.find(line => line.row === 166)).toMatchObject({ goal: 2, direction: 3, action: 3, note: '※障害者福祉計画にて管理' })
    expect(alone.lines.find(line => line.row === 25)).toMatchObject({ note: '※R3新規' })
  })
})

/** A clean table of two goals, three directions and four kinds, twelve rows. */
const CLEAN = Array.from({ length: 12 }, (_, index) => {
  const kind = Math.floor(index / 3)
  const direction = Math.floor(kind / 2)
  const place = [['1', '1', '1'], ['1', '1', '2'], ['1', '2', '1'], ['1', '2', '2']][kind] ?? []
  return [
    `${index + 1}`,
    '目標1 総合的な相談 体制の確立',
    ['(1)柔軟な相談機能の整備', '(2)連携のしくみづくり'][direction] ?? '',
    ['①窓口の整備', '②窓口機能の充実', '①分野をまたぐ連携', '②会議の開催'][kind] ?? '',
    ['目標1 安心して暮らせるまち', '目標2 包括的な支援体制'][index % 2] ?? '',
    ['(1)見守る地域づくり', '(1)相談・支援体制の整備'][index % 2] ?? '',
    ['①見守り活動', '②多機関協働の推進'][index % 2] ?? '',
    `${place.join('-')}-${index % 3 + 1}`,
    `取組その${index + 1}の充実`,
    '',
    ['福祉総務課', '障害福祉課 (市社協)'][index % 2] ?? '',
  ]
})

const HEADER = Object.values(CROSSWALK_COLUMNS)
const tsv = (rows: readonly (readonly string[])[]) => [HEADER, ...rows].map(row => row.join('\t')).join('\n')

describe('a table that was damaged at random', () => {
  test('is never read as saying something else: a cell is right or it is a problem', () => {
    const whole = read(tsv(CLEAN)).lines
    const damage = fc.record({ row: fc.nat(11), column: fc.nat(10), kept: fc.constantFrom(0, 2, 4), from: fc.constantFrom('start', 'end') })
    fc.assert(fc.property(fc.array(damage, { maxLength: 14 }), (damages) => {
      const rows = CLEAN.map(row => [...row])
      for (const { row, column, kept, from } of damages) {
        // A number cut short is another number, and a name cut short another name: only their loss can be told.
        const cell = rows[row]?.[column] ?? ''
        const plain = [0, 7, 8, 10].includes(column)
        rows[row]?.splice(column, 1, plain || kept === 0 ? '' : from === 'start' ? cell.slice(-kept) : cell.slice(0, kept + 3))
      }
      const { lines, problems } = read(tsv(rows))
      for (const [index, line] of lines.entries()) {
        const truth = whole[index]
        for (const key of ['serial', 'code', 'name', 'oldGoal', 'oldDirection', 'oldKind', 'goal', 'direction', 'action'] as const) {
          if (line[key] === undefined)
            expect(problems.some(problem => problem.row === line.row && problem.column === CROSSWALK_COLUMNS[key])).toBe(true)
          else
            expect([key, line[key]]).toEqual([key, truth?.[key]])
        }
      }
    }), { numRuns: 300, examples: [[[[1, 2], [0, 7], [0, 3], [2, 2]].map(([row = 0, column = 0]) => ({ row, column, kept: 0 as const, from: 'start' as const }))], [[3, 4, 5].map(row => ({ row, column: 2, kept: 0 as const, from: 'start' as const })).concat({ row: 3, column: 7, kept: 0, from: 'start' })]] })
  })
})

describe('a sheet that is no such table', () => {
  test('has no rows, and is told which headings were looked for', () => {
    const { lines, problems } = read('番号\t名前\n1\t相談\n')
    expect(lines).toEqual([])
    expect(problems).toMatchObject([{ row: 1, found: '見出しの行がありません', expected: expect.stringContaining('【旧】No.') }])
  })

  test('is told the one column it lacks', () => {
    const without = [HEADER, ...CLEAN].map(row => row.filter((_, index) => index !== 10).join('\t')).join('\n')
    expect(read(without).problems).toContainEqual({ file: '表.tsv', column: '担当課', found: '列がありません', expected: '列「担当課」を1つ' })
  })
})

test('a code that a spreadsheet made a day of is refused with what to do', () => {
  const { lines, problems } = read(tsv(CLEAN.map((row, index) => index === 1 ? row.map((cell, column) => column === 7 ? '1月1日' : cell) : row)))
  expect(lines[1]).toMatchObject({ serial: 2, code: undefined })
  expect(problems).toEqual([{ file: '表.tsv', row: 3, column: '【旧】No.', found: '1月1日', expected: '表計算ソフトが日付に変えた番号です。列を「文字列」にして番号を入れ直してください' }])
})

test('the same table as a workbook with merged cells reads the same', async () => {
  const cells = [HEADER, ...CLEAN].map(row => [...row])
  for (let row = 2; row <= 12; row++)
    cells[row]?.splice(1, 1, '')
  const book = await readSheets(await writeXlsx({ sheets: [{ name: '整理表', rows: cells, merges: [{ startRow: 1, startCol: 1, endRow: 12, endCol: 1 }] }] }), '表.xlsx')
  const reading = book.ok && book.value[0] ? readCrosswalkSheet(book.value[0]) : undefined
  expect(reading).toMatchObject({ problems: [], notices: [{ row: 2, column: 'B', expected: expect.stringContaining('B2 から B13 まで') }] })
  expect(reading?.lines).toEqual(read(tsv(CLEAN)).lines)
})

test('columns may stand in any order', () => {
  const turned = [HEADER, ...CLEAN].map(row => [...row].reverse().join('\t')).join('\n')
  expect(read(turned).lines).toEqual(read(tsv(CLEAN)).lines)
})
