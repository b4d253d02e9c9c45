import 'fake-indexeddb/auto'
import { describe, expect, onTestFinished, test } from 'vitest'
import { watch } from 'vue'
import { useTablesWorkStore } from '../../src/stores/tables-work-store'
import { filledWorkbook } from '../fixtures/filled-workbook'
import { until } from './app'
import { droppedCity, publishingApp } from './publishing'

/** The small city put in, and a part of it as 福祉総務課 got it. */
async function handedOut() {
  const stores = await publishingApp()
  const work = stores.app.use(useTablesWorkStore)
  await stores.publishing.put(await droppedCity())
  const part = await work.template({ empty: false, department: '福祉総務課' })
  return { ...stores, part: new Uint8Array(await (part?.file ?? new Blob()).arrayBuffer()) }
}

const named = async (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name)
const graded = (part: Uint8Array, grade: string) => filledWorkbook(part, 'grades', (cell, column) => column === 'printed' ? grade : cell)

describe('files of departments', () => {
  test('are put into the whole cell by cell', async () => {
    const { publishing, comparing, part } = await handedOut()
    await publishing.put([await named('福祉総務課.xlsx', await graded(part, 'Ｂ'))])
    expect(publishing.tables).toMatchObject({ kind: 'sound', merge: { parts: 1, cells: 1, conflicts: [], refused: [] } })
    await until(() => comparing.state.kind === 'compared')
    expect(comparing.changes).toBe(1)
  })

  test('that differ wait for a choice, which is kept and makes the tables whole', async () => {
    const { publishing, app, start, part } = await handedOut()
    await publishing.put([await named('a.xlsx', await graded(part, 'Ｂ')), await named('b.xlsx', await graded(part, 'Ｃ'))])
    const { tables } = publishing
    const [conflict] = tables.kind === 'conflicts' ? tables.merge.conflicts : []
    expect(conflict?.choices.map(({ value }) => value)).toEqual(['Ａ', 'Ｂ', 'Ｃ'])
    await publishing.choose(conflict?.id ?? '', conflict?.choices.at(-1)?.id ?? '')
    expect(publishing.tables.kind).toBe('sound')
    app.close()
    const again = start().publishing
    await again.open()
    expect(again.tables).toMatchObject({ kind: 'sound', merge: { unresolved: 0 } })
  })

  test('stay on the screen while some conflicts are settled and others are open', async () => {
    const { publishing, part } = await handedOut()
    const both = async (name: string, grade: string, unit: string) => named(name, await filledWorkbook(await graded(part, grade), 'result-figures', (cell, column) => column === 'unit' ? unit : cell))
    await publishing.put([await both('a.xlsx', 'Ｂ', '人'), await both('b.xlsx', 'Ｃ', '世帯')])
    const conflicts = publishing.tables.kind === 'conflicts' ? publishing.tables.merge.conflicts : []
    expect(conflicts).toHaveLength(2)
    const [first, second] = conflicts
    const shown = new Set<string>()
    onTestFinished(watch(() => publishing.tables.kind, kind => shown.add(kind), { flush: 'sync' }))
    const settled = publishing.choose(first?.id ?? '', first?.choices[1]?.id ?? '')
    expect(publishing.tables).toMatchObject({ kind: 'conflicts', merge: { unresolved: 1 } })
    await settled
    expect(publishing.tables.kind).toBe('conflicts')
    await publishing.choose(second?.id ?? '', 'base')
    expect([...shown]).toEqual(['sound'])
  })

  test('alone cannot be merged, and say so', async () => {
    const { publishing, part } = await handedOut()
    await publishing.clear()
    await publishing.put([await named('福祉総務課.xlsx', part)])
    expect(publishing.tables.kind).toBe('partsOnly')
  })

  test('are checked by themselves where the department works', async () => {
    const { publishing, part } = await handedOut()
    await publishing.clear()
    await publishing.chooseRole('department')
    await publishing.put([await named('福祉総務課.xlsx', await graded(part, 'Ｘ'))])
    expect(publishing.tables).toMatchObject({ kind: 'problems', problems: [{ sheet: expect.any(String), row: 2, found: 'Ｘ' }] })
    await publishing.put([await named('福祉総務課.xlsx', await graded(part, 'Ｂ'))])
    expect(publishing.tables.kind).toBe('partSound')
  })
})
