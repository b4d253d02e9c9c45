import 'fake-indexeddb/auto'
import { describe, expect, test, vi } from 'vitest'
import { SMALL_CITY } from '../fixtures/small-city'
import { until } from './app'
import { droppedCity, publishingApp } from './publishing'

const wrongGrade = { grades: [{ ...SMALL_CITY.grades[0], printed: 'Ｘ' }] }

describe('tables that are put in', () => {
  test('come to nothing as long as there are none', async () => {
    const { publishing } = await publishingApp()
    await publishing.open()
    expect([publishing.tables, publishing.listed]).toEqual([{ kind: 'nothing' }, []])
  })

  test('are sound where every cell can be read, and are listed with what they are', async () => {
    const { publishing } = await publishingApp()
    const files = await droppedCity()
    expect(await publishing.put(files)).toEqual({ taken: files.length, tooLarge: [] })
    expect(publishing.tables).toMatchObject({ kind: 'sound', notices: [], personal: [] })
    expect(new Set(publishing.listed.map(({ kind }) => kind))).toEqual(new Set(['table']))
  })

  test('are told with every fault at once, each with its cell, and around it the sheet as it stands', async () => {
    const { publishing } = await publishingApp()
    await publishing.put(await droppedCity(wrongGrade))
    const { tables } = publishing
    const [problem, ...others] = tables.kind === 'problems' ? tables.problems : []
    expect(problem).toMatchObject({ file: 'grades.csv', row: 2, letter: 'D', found: 'Ｘ' })
    expect(others).toEqual([])
    const preview = problem && await publishing.preview(problem)
    expect(preview?.rows.find(({ here }) => here)?.cells).toEqual(['r2', '1-1-1-1', '2020', 'Ｘ', 'report', '5'])
    expect(preview?.columns.find(({ here }) => here)).toMatchObject({ letter: 'D' })
  })

  test('are mended by a file of the same name, which takes its place', async () => {
    const { publishing } = await publishingApp()
    await publishing.put(await droppedCity(wrongGrade))
    await publishing.put((await droppedCity()).filter(({ name }) => name === 'grades.csv'))
    expect(publishing.tables.kind).toBe('sound')
  })

  test('say by name which file is none of ours, and which was too large to be taken', async () => {
    const { publishing } = await publishingApp()
    const large = new File(['x'], '写真.zip')
    vi.spyOn(large, 'size', 'get').mockReturnValue(65 * 1024 * 1024)
    expect(await publishing.put([new File(['%PDF-1.7'], '計画.pdf'), large])).toEqual({ taken: 1, tooLarge: ['写真.zip'] })
    expect(publishing.listed).toMatchObject([{ name: '計画.pdf', kind: 'unknown', told: expect.stringContaining('datapackage.json') }])
    expect(publishing.tables.kind).toBe('nothing')
  })

  test('lie there again after the page was loaded anew, with the note and the role', async () => {
    const { publishing, app, start } = await publishingApp()
    await publishing.put(await droppedCity())
    await publishing.chooseRole('department')
    await publishing.writeNote('直しました。')
    app.close()
    const again = start().publishing
    await again.open()
    expect([again.role, again.note, again.files.length > 30]).toEqual(['department', '直しました。', true])
    await until(() => again.tables.kind === 'sound')
  })

  test('are gone for good once they are put away', async () => {
    const { publishing, app, start } = await publishingApp()
    await publishing.put(await droppedCity())
    await publishing.clear()
    app.close()
    const again = start().publishing
    await again.open()
    expect([again.files, again.tables]).toEqual([[], { kind: 'nothing' }])
  })

  test('are read all the same where the browser could not keep something once, and the screen knows', async () => {
    const { publishing } = await publishingApp()
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('', 'QuotaExceededError')
    })
    await publishing.put(await droppedCity())
    full.mockRestore()
    await publishing.put((await droppedCity()).slice(0, 1))
    expect([publishing.kept, publishing.tables.kind]).toEqual([false, 'sound'])
  })
})
