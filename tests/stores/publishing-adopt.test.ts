import 'fake-indexeddb/auto'
import type { AdoptedSheet } from '../../src/stores/publishing-store'
import { describe, expect, test } from 'vitest'
import { isPicked, withAnswer, withoutTaken, withPicks, withTaken } from '../../src/stores/publishing-store'
import { SMALL_CITY } from '../fixtures/small-city'
import { until } from './app'
import { droppedCity, publishingApp } from './publishing'

/** A progress list of two years: the later one new, of the earlier one another grade. */
const LIST = '番号,取組名,R2目標,R2実績,R2評価,R3目標,R3実績,R3評価\n1-1-1-1,相談窓口,相談 12件,相談を受けました。,Ｃ,相談 14件,電話で15件受けました。,Ｂ\n9-9-9-9,相談窓口,,,,,,Ａ\n'
const NAME = '推進状況一覧.csv'
const file = (text: string, name = NAME) => new File([text], name)

/** The small city and a list of its own beside it. */
async function beside(text = LIST) {
  const stores = await publishingApp()
  await stores.publishing.put([...await droppedCity(), file(text)])
  const adopt = (change: (of: AdoptedSheet) => Parameters<typeof stores.publishing.adopt>[1]) => stores.publishing.adopt(NAME, change(sheet()), true)
  const sheet = (publishing = stores.publishing) => {
    const { tables } = publishing
    const [first] = 'adopted' in tables ? tables.adopted ?? [] : []
    if (!first)
      throw new Error(`no sheet beside tables that are ${tables.kind}`)
    return first
  }
  /** Of the later year everything that is proposed, of the earlier the changed grade. */
  const answer = (year: string) => adopt(() => withAnswer(stores.publishing.adoptions[NAME], 'year', year))
  const take = () => adopt(of => withTaken(stores.publishing.adoptions[NAME], of))
  return { ...stores, sheet, adopt, answer, take }
}

const waysOf = ({ groups }: AdoptedSheet) => groups.map(({ table, rows }) => [table, ...rows.map(({ way }) => way)])
const gradeOf = (publishing: Awaited<ReturnType<typeof beside>>['publishing'], year: number) =>
  publishing.tables.kind === 'sound' ? publishing.tables.content.initiatives[0]?.grades[year]?.grade : undefined

describe('a sheet of the city’s own', () => {
  test('is known by its headings, and stands apart from the tables beside it', async () => {
    const { publishing } = await beside()
    expect(publishing.listed.find(({ name }) => name === NAME)).toMatchObject({ kind: 'sheet', sheets: ['progress'] })
    expect(publishing.listed.filter(({ kind }) => kind === 'sheet')).toHaveLength(1)
    expect(publishing.tables.kind).toBe('sound')
  })

  test('alone changes nothing, and neither does it on the screen of a department', async () => {
    const { publishing } = await beside()
    await publishing.chooseRole('department')
    expect(publishing.tables).not.toHaveProperty('adopted.0')
    await publishing.clear()
    await publishing.chooseRole('office')
    await publishing.put([file(LIST)])
    expect(publishing.listed).toMatchObject([{ kind: 'sheet', sheets: ['progress'] }])
    expect(publishing.tables.kind).toBe('nothing')
  })

  test('is asked what it does not say; where one answer is possible it is given already', async () => {
    const { sheet, answer } = await beside()
    expect(sheet().questions.map(({ field, chosen, choices }) => [field, chosen, choices.length])).toEqual([['plan', 'r2', 2], ['year', '', 2], ['source', 'report', 1]])
    expect([sheet().answered, sheet().groups]).toEqual([false, []])
    await answer('2021')
    expect(sheet().answered).toBe(true)
  })

  test('has new rows and blanks picked beforehand, and never a value that would change', async () => {
    const { publishing, sheet, answer } = await beside()
    await answer('2021')
    expect(waysOf(sheet())).toEqual([['targets', 'filled'], ['results', 'added'], ['grades', 'added']])
    expect(sheet().groups.flatMap(({ rows }) => rows).every(row => isPicked(publishing.adoptions[NAME], row))).toBe(true)
    await answer('2020')
    expect(waysOf(sheet())).toEqual([['targets', 'filled'], ['grades', 'changed']])
    expect(sheet().groups[1]?.rows[0]).toMatchObject({ name: '相談窓口', from: 2, cells: [{ before: 'Ａ', after: 'C' }, { before: '5', after: '2' }] })
    expect(sheet().groups[1]?.rows.some(row => isPicked(publishing.adoptions[NAME], row))).toBe(false)
  })

  test('writes into the tables only what was picked, and shows as a difference like anything else', async () => {
    const { publishing, comparing, sheet, answer, take, adopt } = await beside()
    await answer('2021')
    const results = sheet().groups.find(({ table }) => table === 'results')?.rows ?? []
    await adopt(() => withPicks(publishing.adoptions[NAME], results, false))
    await take()
    expect(sheet().taken.map(({ key }) => key)).toEqual(['r2 / 1-1-1-1', 'r2 / 1-1-1-1 / 2021'])
    expect(waysOf(sheet())).toEqual([['results', 'added']])
    expect([gradeOf(publishing, 2021), gradeOf(publishing, 2020)]).toEqual(['B', 'A'])
    await until(() => comparing.state.kind === 'compared' && comparing.changes > 0)
  })

  test('puts a value in the place of another only where somebody picked it', async () => {
    const { publishing, sheet, answer, take, adopt } = await beside()
    await answer('2020')
    await take()
    expect(gradeOf(publishing, 2020)).toBe('A')
    await adopt(of => withPicks(publishing.adoptions[NAME], of.groups.flatMap(({ rows }) => rows), true))
    await take()
    expect([gradeOf(publishing, 2020), sheet().groups]).toEqual(['C', []])
  })

  test('stays taken after the page was loaded anew, until it is given up', async () => {
    const { publishing, app, start, sheet, answer, take } = await beside()
    await answer('2021')
    await take()
    app.close()
    const again = start().publishing
    await again.open()
    await until(() => gradeOf(again, 2021) === 'B')
    await again.adopt(NAME, withoutTaken(again.adoptions[NAME]), true)
    expect([gradeOf(again, 2021), sheet(again).taken, sheet(again).questions[1]?.chosen]).toEqual([undefined, [], '2021'])
    expect(publishing.kept).toBe(true)
  })

  test('that is put in with other values is asked about anew: what was taken was another value', async () => {
    const { publishing, sheet, answer, take } = await beside()
    await answer('2021')
    await take()
    await publishing.put([file(LIST.replace('Ｂ', 'Ｄ'))])
    expect(sheet()).toMatchObject({ lost: 1, groups: [{ table: 'grades', rows: [{ way: 'added' }] }] })
    expect(gradeOf(publishing, 2021)).toBeUndefined()
  })

  test('taken out takes along what came from it, and is no longer remembered', async () => {
    const { publishing, answer, take } = await beside()
    await answer('2021')
    await take()
    await publishing.remove([NAME])
    expect([gradeOf(publishing, 2021), publishing.adoptions]).toEqual([undefined, {}])
  })

  test('has its problems told by row and column, and seen in their place', async () => {
    const { publishing, sheet, answer } = await beside()
    await answer('2021')
    const [group] = sheet().problems
    const [problem] = group?.columns[0]?.kinds[0]?.problems ?? []
    expect(problem).toMatchObject({ file: NAME, row: 3, letter: 'A', column: '番号', found: '9-9-9-9' })
    const preview = problem && await publishing.preview(problem)
    expect(preview?.rows.find(({ here }) => here)?.cells[0]).toBe('9-9-9-9')
    expect(preview?.columns.find(({ here }) => here)?.heading).toBe('番号')
  })
})

test('of two rows that write the same cell none is picked beforehand, and the last one picked stays', async () => {
  const { publishing } = await publishingApp()
  const [service] = SMALL_CITY.services
  const offices = `都道府県コード又は市区町村コード,NO,都道府県名,市区町村名,名称,名称_カナ,住所,電話番号\n1,1,県,市,${service.name},ソウダン,試験市1,0467-11-1111\n1,2,県,市,${service.name},ソウダン,試験市2,0467-22-2222\n`
  await publishing.put([...await droppedCity(), file(offices)])
  const sheet = () => 'adopted' in publishing.tables ? publishing.tables.adopted?.[0] : undefined
  const rows = sheet()?.groups[0]?.rows ?? []
  expect(rows.map(row => isPicked(publishing.adoptions[NAME], row))).toEqual([false, false])
  await publishing.adopt(NAME, withPicks(withPicks(undefined, rows, true), rows.slice(0, 1), true), true)
  expect(rows.map(row => isPicked(publishing.adoptions[NAME], row))).toEqual([true, false])
  const before = sheet()
  if (before)
    await publishing.adopt(NAME, withTaken(publishing.adoptions[NAME], before), true)
  expect([sheet()?.taken.length, sheet()?.groups]).toEqual([1, []])
})
