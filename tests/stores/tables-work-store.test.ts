import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { useTablesWorkStore } from '../../src/stores/tables-work-store'
import { SMALL_CITY } from '../fixtures/small-city'
import { until } from './app'
import { droppedCity, publishingApp } from './publishing'

async function opened(changes = {}, dropped = true) {
  const stores = await publishingApp()
  const work = stores.app.use(useTablesWorkStore)
  if (dropped)
    await stores.publishing.put(await droppedCity(changes))
  return { ...stores, work }
}

/** A workbook as somebody drops it onto the screen. */
const asFile = (name: string, made: Blob | undefined) => new File([made ?? ''], name)

describe('a workbook to fill in', () => {
  test('made of the tables put in and put in again, is the same edition', async () => {
    const { work, publishing, comparing } = await opened()
    const made = await work.template({ empty: false, department: '' })
    expect(made?.city).toBe('試験市')
    await publishing.clear()
    await publishing.put([asFile('表.xlsx', made?.file)])
    expect(publishing.listed).toMatchObject([{ name: '表.xlsx', kind: 'whole' }])
    expect(publishing.tables.kind).toBe('sound')
    await until(() => comparing.state.kind === 'compared')
    expect(comparing.changes).toBe(0)
  })

  test('of one department is known as its part', async () => {
    const { work, publishing } = await opened()
    await until(() => work.departments.length > 0)
    expect(work.departments).toContain('福祉総務課')
    const made = await work.template({ empty: false, department: '福祉総務課' })
    await publishing.put([asFile('福祉総務課.xlsx', made?.file)])
    expect(publishing.listed.at(-1)).toMatchObject({ kind: 'part', department: '福祉総務課' })
  })

  test('is there without any table, for the city the app is built for', async () => {
    const { work } = await opened({}, false)
    const made = await work.template({ empty: true, department: '' })
    expect(made?.city).toBe('鎌倉市')
    expect(made?.file.size).toBeGreaterThan(20_000)
  })
})

test('problems come in groups: by sheet, column and kind', async () => {
  const { work } = await opened({ grades: [{ ...SMALL_CITY.grades[0], printed: 'Ｘ' }] })
  await until(() => work.groups.length > 0)
  expect(work.groups).toMatchObject([{ file: 'grades.csv', count: 1, columns: [{ letter: 'D' }] }])
})

test('what must be mended is given out as a workbook that can be put in again, mended', async () => {
  const { work, publishing } = await opened({ grades: [{ ...SMALL_CITY.grades[0], printed: 'Ｘ' }] })
  const made = await work.errorWorkbook()
  await publishing.clear()
  await publishing.put([asFile('直すところ.xlsx', made)])
  expect(publishing.tables).toMatchObject({ kind: 'problems', problems: [{ sheet: '評価', letter: 'D', row: 2, found: 'Ｘ' }] })
  expect(publishing.listed).toMatchObject([{ name: '直すところ.xlsx', kind: 'whole' }])
})
