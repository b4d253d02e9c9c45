import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { folderFiles } from '../../src/publisher/folder-files'
import { cityTableFiles, cityTableTexts, readCityTables } from '../../src/tables/city-tables'
import { parseCsv } from '../../src/tables/csv'
import { csvText } from '../../src/tables/csv-text'
import { readContent } from '../../src/tables/read-content'
import { KAMAKURA } from '../fixtures/city-folder'

async function kamakura() {
  const tables = await readCityTables(folderFiles(KAMAKURA))
  if (!tables.ok)
    throw new Error(JSON.stringify(tables.failure))
  return tables.value
}

describe('a city’s tables in memory', () => {
  test('are written as the very files they were read from', async () => {
    const written = cityTableTexts(await kamakura())
    expect(written.map(({ name }) => name).sort()).toEqual((await readdir(KAMAKURA)).filter(name => name !== 'trust.json').sort())
    for (const { name, text } of written)
      expect(text, name).toBe(await readFile(join(KAMAKURA, name), 'utf8'))
  })

  test('read as the same edition as the folder', async () => {
    const [folder, memory] = await Promise.all([readContent(folderFiles(KAMAKURA)), readContent(cityTableFiles(await kamakura()))])
    expect(memory).toMatchObject({ ok: true })
    expect(memory.ok && memory.content).toEqual(folder.ok && folder.content)
  })

  test('know where each row and column stood', async () => {
    const goals = (await kamakura()).tables.get('goals')
    expect(goals?.letters).toEqual(['A', 'B', 'C', 'D', 'E', 'F', 'G'])
    expect(goals?.rows[0]).toMatchObject({ row: 2, cells: ['r2', '1', expect.any(String), expect.any(String), expect.any(String), expect.any(String), expect.any(String)] })
  })
})

test('any rows are cut into the same cells again', () => {
  const cell = fc.oneof(fc.constantFrom('', '"', ',', '\n', '\r\n', '\uFEFFa', ' ', '=1', 'あ'), fc.string())
  fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
    expect(parseCsv(csvText(rows))).toEqual({ ok: true, value: rows })
  }))
})
