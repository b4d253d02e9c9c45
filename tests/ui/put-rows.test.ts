import type { Problem, PutFile, TablesState } from '../../src/stores/publishing-store'
import { describe, expect, test } from 'vitest'
import { filesInMemory } from '../../src/tables/city-files'
import { listRows } from '../../src/ui/publish/put-rows'

const file = (name: string, changes: Partial<PutFile> = {}): PutFile => ({ name, bytes: 1000, kind: 'table', ...changes })
const problem = (at: string): Problem => ({ file: at, found: 'x', expected: 'y' })
const faulty = (...at: readonly string[]): TablesState => ({ kind: 'problems', problems: at.map(problem), files: filesInMemory('', new Map()) })

describe('the list of files that were put in', () => {
  test('has the tables of a set on one line, with all that is to be mended in them', () => {
    const set = ['a.csv', 'b.csv', 'c.csv', 'datapackage.json'].map(name => file(name))
    expect(listRows(set, faulty('a.csv', 'a.csv', 'c.csv'))).toMatchObject([{ names: ['a.csv', 'b.csv', 'c.csv', 'datapackage.json'], bytes: 4000, problems: 3 }])
  })

  test('has a few tables each by itself', () => {
    expect(listRows([file('a.csv'), file('b.csv')], faulty('b.csv')).map(({ names, problems }) => [names, problems])).toEqual([[['a.csv'], 0], [['b.csv'], 1]])
  })

  test('counts what is to be mended in a workbook by its sheets, and in no file whose name begins alike', () => {
    const books = [file('表.xlsx', { kind: 'whole' }), file('表', { kind: 'whole' })]
    expect(listRows(books, faulty('表.xlsx／評価', '表.xlsx／実績')).map(({ problems }) => problems)).toEqual([2, 0])
  })

  test('counts what no file is named for, such as a row that points to nothing, where all tables are', () => {
    const put = [file('表.xlsx', { kind: 'whole' }), file('福祉総務課.xlsx', { kind: 'part', department: '福祉総務課' })]
    expect(listRows(put, faulty('terms')).map(({ problems }) => problems)).toEqual([1, 0])
  })

  test('says nothing of files nobody could read, and of any while they are being read', () => {
    expect(listRows([file('x.pdf', { kind: 'unknown' })], faulty())[0]?.problems).toBeUndefined()
    expect(listRows([file('a.csv')], { kind: 'working' })[0]?.problems).toBeUndefined()
  })
})
