import { describe, expect, test } from 'vitest'
import { departmentName, departmentsOf, namingDocuments, namingsOf } from '../../src/domain/department'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'

describe('the name of a department', () => {
  test.each([
    ['福祉総務課（市社協）', '福祉総務課'],
    ['福祉総務課(市社協)', '福祉総務課'],
    ['福祉総務課（市社協） ', '福祉総務課'],
    [' 福祉総務課 ', '福祉総務課'],
    ['こども（みらい）課', 'こども(みらい)課'],
    ['福祉総務課', '福祉総務課'],
    ['ＩＣＴ推進課', 'ICT推進課'],
    ['（市社協）', '(市社協)'],
  ])('「%s」 is 「%s」', (printed, name) => {
    expect(departmentName(printed)).toBe(name)
  })
})

describe('a department', () => {
  const item = make.initiative('1-1-1-1', { departments: ['福祉総務課（市社協）'] })
  const bare = { crosswalk: [] }

  test('answers for the items the report names it for', () => {
    expect(departmentsOf(make.editionContent({ ...bare, initiatives: [item] }))).toEqual([
      { name: '福祉総務課', duties: [{ initiative: item, namedBy: ['report'] }], services: [] },
    ])
  })

  test('answers for the items the crosswalk names it for', () => {
    const content = make.editionContent({ initiatives: [make.initiative('1-1-1-1', { departments: [] })], crosswalk: [make.crosswalkRow(1, '1-1-1-1', { departments: ['地域共生課'] })] })
    expect(departmentsOf(content)).toEqual([{ name: '地域共生課', duties: [{ initiative: content.initiatives[0], namedBy: ['crosswalk'] }], services: [] }])
  })

  test('answers once for an item both name it for, and both stand beside it', () => {
    const content = make.editionContent({ initiatives: [item], crosswalk: [make.crosswalkRow(1, '1-1-1-1', { departments: ['福祉総務課'] }), make.crosswalkRow(1, '1-1-1-1', { repeat: 1, departments: ['福祉総務課'] })] })
    expect(departmentsOf(content)).toEqual([{ name: '福祉総務課', duties: [{ initiative: item, namedBy: ['report', 'crosswalk'] }], services: [] }])
  })

  test('stands beside another that the other document names for the same item', () => {
    const content = make.editionContent({ initiatives: [item], crosswalk: [make.crosswalkRow(1, '1-1-1-1', { departments: ['地域共生課'] })] })
    expect(departmentsOf(content).map(({ name, duties }) => [name, duties[0]?.namedBy])).toEqual([['地域共生課', ['crosswalk']], ['福祉総務課', ['report']]])
  })

  test('answers for the items of a plan without report and crosswalk', () => {
    const planned = make.initiative('1-1-1-1', { reported: false })
    expect(departmentsOf(make.editionContent({ ...bare, initiatives: [planned] }))).toEqual([{ name: '福祉総務課', duties: [{ initiative: planned, namedBy: ['plan'] }], services: [] }])
  })

  test('is not named by the plan where the crosswalk names one, only where its row is blank', () => {
    const initiatives = [make.initiative('1-1-1-1', { reported: false })]
    const named = (departments: readonly string[]) => departmentsOf(make.editionContent({ initiatives, crosswalk: [make.crosswalkRow(1, '1-1-1-1', { departments })] })).map(({ name, duties }) => [name, duties[0]?.namedBy])
    expect(named(['地域共生課'])).toEqual([['地域共生課', ['crosswalk']]])
    expect(named([])).toEqual([['福祉総務課', ['plan']]])
  })

  test('is not there for a crosswalk row of an item the edition does not hold', () => {
    expect(departmentsOf(make.editionContent({ initiatives: [], crosswalk: [make.crosswalkRow(1, '1-1-1-1', { plan: 'h28' })] }))).toEqual([])
  })

  test('keeps items of the same code in two plans apart', () => {
    const [r2, r8] = [make.initiative('1-1-1-1'), make.initiative('1-1-1-1', { plan: 'r8' })]
    expect(departmentsOf(make.editionContent({ ...bare, initiatives: [r2, r8] }))[0]?.duties.map(({ initiative }) => initiative)).toEqual([r2, r8])
  })

  test('lists its items in the order of their codes, by number', () => {
    const initiatives = ['1-1-1-10', '1-1-1-9'].map(code => make.initiative(code))
    expect(departmentsOf(make.editionContent({ ...bare, initiatives }))[0]?.duties.map(({ initiative }) => initiative.code)).toEqual(['1-1-1-9', '1-1-1-10'])
  })

  test('is there for its services alone, each once', () => {
    const services = [make.service('a', { department: ['障害福祉課', '障害福祉課（市社協）'] }), make.service('b', { department: ['障害福祉課'] })]
    expect(departmentsOf(make.editionContent({ ...bare, initiatives: [], services }))).toEqual([{ name: '障害福祉課', duties: [], services: ['a', 'b'] }])
  })

  test('has its services beside its items', () => {
    const content = make.editionContent({ ...bare, initiatives: [item], services: [make.service('a')] })
    expect(departmentsOf(content)).toMatchObject([{ name: '福祉総務課', duties: [{}], services: ['a'] }])
  })
})

describe('the documents that name departments', () => {
  const content = make.editionContent({
    initiatives: [
      make.initiative('1-1-1-1', { source: make.source(1, 'report-a') }),
      make.initiative('1-1-1-1', { plan: 'r8', source: make.source(1, 'report-b') }),
      make.initiative('1-1-1-2', { reported: false, source: make.source(2, 'plan') }),
      make.initiative('1-1-1-3', { source: make.source(9, 'report-a') }),
    ],
    crosswalk: [make.crosswalkRow(1, '1-1-1-1', { repeat: 1, source: make.source(8, 'table') }), make.crosswalkRow(1, '1-1-1-1', { source: make.source(7, 'table') })],
  })
  const namings = namingsOf(content)

  test('are all reports, not the first alone', () => {
    const all = [...namings.values()].flat()
    expect(namingDocuments(all, 'report')).toEqual(['report-a', 'report-b'])
    expect(namingDocuments(all, 'crosswalk')).toEqual(['table'])
    expect(namingDocuments(all)).toEqual(['report-a', 'table', 'report-b', 'plan'])
  })

  test('of one item are its own, the crosswalk’s rows in their order', () => {
    expect(namings.get('r2/1-1-1-1')?.map(({ by, source }) => `${by} ${source.doc} ${source.line}`)).toEqual(['report report-a 1', 'crosswalk table 7', 'crosswalk table 8'])
    expect(namings.get('r8/1-1-1-1')?.map(({ source }) => source.doc)).toEqual(['report-b'])
  })
})

test('departments stand with the most items first, then by name', () => {
  const initiatives = [
    make.initiative('1-1-1-1', { departments: ['B課', 'A課', 'C課'] }),
    make.initiative('1-1-1-2', { departments: ['C課'] }),
  ]
  expect(departmentsOf(make.editionContent({ initiatives, crosswalk: [] })).map(({ name }) => name)).toEqual(['C課', 'A課', 'B課'])
})

test('the real city’s departments answer for every item a document names one for', async () => {
  const content = await kamakura()
  const departments = departmentsOf(content)
  const covered = new Set(departments.flatMap(({ duties }) => duties.map(({ initiative }) => initiative.code)))
  expect(covered.size).toBe(content.initiatives.length)
  expect(departments.filter(({ name }) => name === '' || name !== departmentName(name))).toEqual([])
})
