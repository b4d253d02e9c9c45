import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { expect, test, vi } from 'vitest'
import { COMMANDS } from '../../src/publisher/commands'
import { readCityTables } from '../../src/tables/city-tables'
import { cityOfPath } from '../../src/publisher/city-of-path'
import { readCity } from '../../src/publisher/read-city'
import { writeCityWorkbook } from '../../src/tables/workbook/city-workbook'
import { editTable, temporaryFolder } from '../fixtures/city-folder'
import { smallCity } from '../fixtures/small-city'

/** Runs a command in this process, with what it prints. */
async function feed(...args: readonly string[]) {
  const printed: string[] = []
  const write = (text: string | Uint8Array) => printed.push(String(text)) > 0
  const spies = [vi.spyOn(process.stdout, 'write').mockImplementation(write), vi.spyOn(process.stderr, 'write').mockImplementation(write)]
  const code = await COMMANDS[args[0] ?? '']?.run(args).finally(() => spies.forEach(spy => spy.mockRestore()))
  return { code, text: printed.join('') }
}

test('a city’s tables as a workbook give the same edition, readings and all', async () => {
  const [data, folder] = [await smallCity(), await temporaryFolder()]
  const out = join(folder, '表.xlsx')
  expect(await feed('template', '--data', data, '--out', out)).toMatchObject({ code: 0, text: expect.stringContaining(out) })
  expect(await readCity(out)).toEqual(await readCity(data))
})

test('a workbook for a 課 nobody knows is refused with the names there are', async () => {
  const run = await feed('template', '--data', await smallCity(), '--department', 'ない課', '--out', join(await temporaryFolder(), '表.xlsx'))
  expect(run).toMatchObject({ code: 1, text: expect.stringMatching(/「ない課」が受け持つ行はありません。.*次のどれか/) })
})

test('check counts what it read, or tells every problem and marks them in a workbook', async () => {
  const [data, folder] = [await smallCity(), await temporaryFolder()]
  expect(await feed('check', data)).toMatchObject({ code: 0, text: expect.stringMatching(/問題はありません（\d+ 表、\d+ 行）/) })
  await editTable(data, 'grades.csv', table => table.set(2, 'printed', 'Ｅ'))
  const errors = join(folder, '直すところ.xlsx')
  const run = await feed('check', data, '--errors', errors)
  expect(run).toMatchObject({ code: 1, text: expect.stringMatching(/grades\.csv:2:printed 「Ｅ」 → [\s\S]*直し方：[\s\S]*1 件の問題があります/) })
  expect(await feed('check', errors)).toMatchObject({ code: 1, text: expect.stringContaining('／評価:D2（評価（印字のまま）） 「Ｅ」') })
})

test('merge takes what a 課 wrote, and writes nothing while a question is open', async () => {
  const [data, folder] = [await smallCity(), await temporaryFolder()]
  const [part, out, choices] = ['課.xlsx', 'まとめ.xlsx', 'choices.json'].map(name => join(folder, name))
  if (!part || !out || !choices)
    throw new Error('no paths')
  const department = /次のどれかです：([^、\n]+)/.exec((await feed('template', '--data', data, '--department', 'ない課')).text)?.[1] ?? ''
  await feed('template', '--data', data, '--department', department, '--out', part)
  await writePart(part, '書きました')
  expect(await feed('merge', data, part, '--out', out)).toMatchObject({ code: 0, text: expect.stringMatching(/「.*」→「書きました」[\s\S]*1 か所を取りこんで/) })
  const merged = await readCity(out)
  expect(merged.ok && merged.content.initiatives.some(({ summary }) => summary === '書きました')).toBe(true)

  await editTable(data, 'initiatives.csv', table => table.set(2, 'summary', '事務局が直しました'))
  const open = await feed('merge', data, part, '--out', join(folder, 'none.xlsx'), '--json')
  expect(open.code).toBe(1)
  await expect(readFile(join(folder, 'none.xlsx'))).rejects.toMatchObject({ code: 'ENOENT' })
  const found: unknown = JSON.parse(open.text)
  const [conflict] = found instanceof Object && 'conflicts' in found && Array.isArray(found.conflicts) ? found.conflicts : []
  await writeFile(choices, JSON.stringify({ [conflict.id]: 'base' }))
  expect(await feed('merge', data, part, '--out', out, '--choices', choices)).toMatchObject({ code: 0 })
})

/** Writes into the first initiative of a part as its 課 would. */
async function writePart(path: string, summary: string): Promise<void> {
  const read = await readCityTables(await cityOfPath(path))
  const table = read.ok ? read.value.tables.get('initiatives') : undefined
  if (!read.ok || !table)
    throw new Error('no part')
  const rows = table.rows.map(({ row, cells }, index) => ({ row, cells: index === 0 ? cells.with(6, summary) : cells }))
  await writeFile(path, await writeCityWorkbook({ ...read.value, tables: new Map(read.value.tables).set('initiatives', { ...table, rows }) }))
}
