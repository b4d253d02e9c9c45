import type { CityTables, TableRecords } from '../../src/tables/city-tables'
import type { TableName } from '../../src/tables/table-plan'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { folderFiles } from '../../src/publisher/folder-files'
import { readCityTables } from '../../src/tables/city-tables'
import { departmentPart } from '../../src/tables/department-rows'
import { tellConflict, tellMergeRefusal } from '../../src/tables/merge-result'
import { mergeCityTables } from '../../src/tables/merge-tables'
import { KAMAKURA } from '../fixtures/city-folder'

const [A, B] = ['地域共生課', '福祉総務課']

let city: CityTables

beforeAll(async () => {
  const read = await readCityTables(folderFiles(KAMAKURA))
  if (!read.ok)
    throw new Error('problems')
  // What two 課 have, some of it in common, and a little that is neither's.
  const initiatives = read.value.tables.get('initiatives')?.rows.filter(({ cells }) => cells.some(cell => cell.includes(A) || cell.includes(B))).slice(0, 12) ?? []
  const foreign = read.value.tables.get('initiatives')?.rows.filter(({ cells }) => !cells.some(cell => cell.includes(A) || cell.includes(B))).slice(0, 2) ?? []
  const codes = new Set([...initiatives, ...foreign].map(({ cells }) => `${cells[0]}/${cells[1]}`))
  const tables = new Map<TableName, TableRecords>()
  for (const [name, table] of read.value.tables) {
    if (name === 'initiatives')
      tables.set(name, { ...table, rows: [...initiatives, ...foreign] })
    else if (name === 'targets' || name === 'results' || name === 'grades')
      tables.set(name, { ...table, rows: table.rows.filter(({ cells }) => codes.has(`${cells[0]}/${cells[1]}`)) })
    else if (name === 'plans' || name === 'sources')
      tables.set(name, table)
  }
  city = { ...read.value, tables }
})

/** The tables with their rows changed. */
function edited(tables: CityTables, name: TableName, change: (rows: string[][]) => void): CityTables {
  const table = tables.tables.get(name)
  if (!table)
    throw new Error(name)
  const rows = table.rows.map(({ cells }) => [...cells])
  change(rows)
  return { ...tables, tables: new Map(tables.tables).set(name, { ...table, rows: rows.map((cells, index) => ({ row: index + 2, cells })) }) }
}

function cellsOf({ tables }: CityTables, name: TableName): readonly (readonly string[])[] {
  return tables.get(name)?.rows.map(({ cells }) => cells) ?? []
}

const SUMMARY = 3
const first = (rows: string[][]) => rows[0] ?? []

test('parts nobody wrote in change nothing and ask nothing', () => {
  expect(mergeCityTables(city, [departmentPart(city, A), departmentPart(city, B)])).toEqual({ tables: city, changes: [], conflicts: [], refused: [], unresolved: 0 })
})

describe('a cell', () => {
  test('one 課 wrote is taken, and is told with both values', () => {
    const part = edited(departmentPart(city, A), 'results', (rows) => { first(rows)[SUMMARY] = '新しい実績' })
    const merge = mergeCityTables(city, [part])
    expect(merge).toMatchObject({ conflicts: [], refused: [], changes: [{ table: 'results', title: '取組の実績', heading: '要約（90字以内）', after: '新しい実績', by: [A] }] })
    expect(cellsOf(merge.tables, 'results').flat()).toContain('新しい実績')
  })

  test('two 課 wrote differently is asked about with both values, and taken as chosen', () => {
    const both = city.tables.get('initiatives')?.rows.find(({ cells }) => cells[7]?.includes(A) && cells[7].includes(B))
    const key = `${both?.cells[0]} / ${both?.cells[1]}`
    const write = (department: string, text: string) => edited(departmentPart(city, department), 'initiatives', rows => rows.filter(cells => `${cells[0]} / ${cells[1]}` === key).forEach((cells) => { cells[6] = text }))
    const parts = [write(A, '甲'), write(B, '乙')]
    const open = mergeCityTables(city, parts)
    expect(open).toMatchObject({ changes: [], unresolved: 1, conflicts: [{ kind: 'twoValues', key, chosen: undefined }] })
    const [conflict] = open.conflicts
    expect(conflict?.choices.map(({ by, value }) => [by, value])).toEqual([[[], both?.cells[6]], [[B], '乙'], [[A], '甲']])
    expect(conflict && tellConflict(conflict)).toContain('課によって書いたことがちがいます')
    const choice = conflict?.choices.find(({ value }) => value === '甲')?.id ?? ''
    const settled = mergeCityTables(city, parts, new Map([[conflict?.id ?? '', choice]]))
    expect(settled).toMatchObject({ unresolved: 0, changes: [{ key, after: '甲', by: [A] }] })
    expect(mergeCityTables(city, parts, new Map([[conflict?.id ?? '', 'base']]))).toMatchObject({ unresolved: 0, changes: [] })
  })

  test('two 課 wrote in the same way is taken from both', () => {
    const write = (department: string) => edited(departmentPart(city, department), 'initiatives', rows => rows.filter(cells => cells[7]?.includes(A) && cells[7].includes(B)).forEach((cells) => { cells[6] = '同じ' }))
    const merge = mergeCityTables(city, [write(A), write(B)])
    expect(merge.conflicts).toEqual([])
    expect(merge.changes[0]).toMatchObject({ after: '同じ', by: [A, B] })
  })

  test('the master has changed since is asked about, unless both came to the same', () => {
    const part = edited(departmentPart(city, A), 'results', (rows) => { first(rows)[SUMMARY] = '課の文' })
    const [plan, code, year] = first(cellsOf(part, 'results').map(cells => [...cells]))
    const master = (text: string) => edited(city, 'results', rows => rows.filter(cells => cells[0] === plan && cells[1] === code && cells[2] === year).forEach((cells) => { cells[SUMMARY] = text }))
    expect(mergeCityTables(master('事務局の文'), [part])).toMatchObject({ unresolved: 1, conflicts: [{ kind: 'changedSince', choices: [{ id: 'base', value: '事務局の文' }, { value: '課の文', by: [A] }] }] })
    expect(mergeCityTables(master('課の文'), [part])).toMatchObject({ unresolved: 0, changes: [] })
  })

  test('left blank never takes a value away by itself', () => {
    const part = edited(departmentPart(city, A), 'results', (rows) => { first(rows)[SUMMARY] = '' })
    expect(mergeCityTables(city, [part])).toMatchObject({ changes: [], unresolved: 1, conflicts: [{ kind: 'blanked' }] })
  })

  test('of a column the 課 does not fill is refused with its place', () => {
    const part = edited(departmentPart(city, A), 'initiatives', (rows) => { first(rows)[5] = '別の名前' })
    const merge = mergeCityTables(city, [part])
    expect(merge).toMatchObject({ tables: city, conflicts: [], refused: [{ kind: 'foreignColumn', by: A, title: '取組', row: 2, letter: 'F', found: '別の名前' }] })
    expect(merge.refused.map(tellMergeRefusal)[0]).toContain('この課が書く列ではありません')
  })
})

describe('a row', () => {
  test('that is new and the 課’s is added; the master’s rows stay where they are', () => {
    const part = edited(departmentPart(city, A), 'results', (rows) => { rows.push([first(rows)[0] ?? '', first(rows)[1] ?? '', '2021', '次の年', '0', 'progress-r2', '']) })
    const { tables, refused, conflicts } = mergeCityTables(city, [part])
    expect({ refused, conflicts }).toEqual({ refused: [], conflicts: [] })
    expect(cellsOf(tables, 'results').slice(0, -1)).toEqual(cellsOf(city, 'results'))
    expect(cellsOf(tables, 'results').at(-1)).toEqual([expect.any(String), expect.any(String), '2021', '次の年', '0', 'progress-r2', ''])
  })

  test('of another 課 is refused by name', () => {
    const foreign = cellsOf(city, 'results').find(([, code]) => !cellsOf(departmentPart(city, A), 'results').some(([, own]) => own === code)) ?? []
    const part = edited(departmentPart(city, A), 'results', (rows) => { rows.push(foreign.with(SUMMARY, 'よその実績')) })
    expect(mergeCityTables(city, [part])).toMatchObject({ tables: city, refused: [{ kind: 'foreignRow', by: A, title: '取組の実績' }] })
  })

  test('that is gone from a part is asked about, and goes only if that is chosen', () => {
    const part = edited(departmentPart(city, A), 'grades', (rows) => { rows.shift() })
    const open = mergeCityTables(city, [part])
    expect(open).toMatchObject({ tables: city, unresolved: 1, conflicts: [{ kind: 'rowRemoved' }] })
    const settled = mergeCityTables(city, [part], new Map(open.conflicts.map(({ id, choices }) => [id, choices[1]?.id ?? ''])))
    expect(cellsOf(settled.tables, 'grades')).toHaveLength(cellsOf(city, 'grades').length - 1)
  })

  test('the master has no more is asked about where the part wrote in it', () => {
    const part = edited(departmentPart(city, A), 'results', (rows) => { first(rows)[SUMMARY] = '書いた' })
    const [plan, code] = cellsOf(part, 'results')[0] ?? []
    const master = edited(city, 'results', rows => rows.splice(rows.findIndex(cells => cells[0] === plan && cells[1] === code), 1))
    const open = mergeCityTables(master, [part])
    expect(open).toMatchObject({ unresolved: 1, conflicts: [{ kind: 'rowGone' }] })
    const settled = mergeCityTables(master, [part], new Map(open.conflicts.map(({ id, choices }) => [id, choices[1]?.id ?? ''])))
    expect(cellsOf(settled.tables, 'results').flat()).toContain('書いた')
  })

  test('that stands twice in a part is refused, and so is one without a number', () => {
    const part = edited(departmentPart(city, A), 'grades', (rows) => {
      rows.push([...first(rows)], ['', '', '', 'Ａ', '', ''])
    })
    expect(mergeCityTables(city, [part]).refused.map(({ kind }) => kind)).toEqual(['doubleKey', 'blankKey'])
  })
})

test('a part of another city, of no 課 and of a 課 nobody knows is refused whole', () => {
  const part = departmentPart(city, A)
  const other = { ...part, package: { ...part.package, name: 'betsu' } }
  const nobodys = { ...part, department: undefined }
  expect(mergeCityTables(city, [other, nobodys, { ...part, department: 'ない課' }]).refused.map(({ kind }) => kind).sort()).toEqual(['noDepartment', 'otherCity', 'unknownDepartment'])
})

describe('whatever two 課 and the secretariat did,', () => {
  const TABLES = ['initiatives', 'targets', 'results', 'grades'] as const
  const edit = fc.record({
    who: fc.constantFrom('A', 'B', 'master'),
    table: fc.constantFrom(...TABLES),
    act: fc.constantFrom('set', 'set', 'set', 'blank', 'remove', 'add'),
    row: fc.nat(20),
    field: fc.nat(10),
    value: fc.constantFrom('一', '二', '三'),
  })
  type Edit = typeof edit extends fc.Arbitrary<infer E> ? E : never

  function apply(tables: CityTables, { table, act, row, field, value }: Edit): CityTables {
    return edited(tables, table, (rows) => {
      const cells = rows[row % Math.max(1, rows.length)]
      if (!cells)
        return
      if (act === 'remove')
        rows.splice(rows.indexOf(cells), 1)
      else if (act === 'add')
        rows.push(cells.with(table === 'targets' || table === 'initiatives' ? 1 : 2, `99${field}`))
      else
        cells[field % cells.length] = act === 'blank' ? '' : value
    })
  }

  const scenes = fc.array(edit, { maxLength: 12 }).map((edits) => {
    const of = (who: string, start: () => CityTables) => () => edits.filter(one => one.who === who).reduce(apply, start())
    return { master: of('master', () => city), a: of('A', () => departmentPart(city, A)), b: of('B', () => departmentPart(city, B)) }
  })

  test('the order of the parts makes no difference', () => {
    fc.assert(fc.property(scenes, (scene) => {
      const [master, a, b] = [scene.master(), scene.a(), scene.b()]
      expect(mergeCityTables(master, [a, b])).toEqual(mergeCityTables(master, [b, a]))
    }), { numRuns: 100 })
  })

  test('nothing is lost: the master’s cells stay or are told as changed, and a part’s are taken, asked about or refused', () => {
    fc.assert(fc.property(scenes, (scene) => {
      const [master, a, b] = [scene.master(), scene.a(), scene.b()]
      const merge = mergeCityTables(master, [a, b])
      // A row that is refused is told by its key.
      const told = JSON.stringify([merge.changes, merge.conflicts, merge.refused])
      for (const name of TABLES) {
        const result = cellsOf(merge.tables, name)
        for (const [index, cells] of cellsOf(master, name).entries()) {
          for (const [field, cell] of cells.entries()) {
            if (result[index]?.[field] !== cell)
              expect(told).toContain(JSON.stringify(cell))
          }
        }
        for (const part of [a, b]) {
          const before = new Set(part.handedOut?.get(name)?.rows.map(({ cells }) => JSON.stringify(cells)))
          for (const cells of cellsOf(part, name).filter(row => !before.has(JSON.stringify(row)))) {
            for (const cell of cells.filter(text => ['一', '二', '三'].includes(text)))
              expect(told.includes(cell) || told.includes(`"found":"${cells[0]} / ${cells[1]}`) || result.flat().includes(cell) || cellsOf(master, name).flat().includes(cell)).toBe(true)
          }
        }
      }
    }), { numRuns: 100 })
  })
})
