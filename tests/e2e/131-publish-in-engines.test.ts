import type { TestSite } from './site'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderFiles } from '../../src/publisher/folder-files'
import { readCityTables } from '../../src/tables/city-tables'
import { writeCityWorkbook } from '../../src/tables/workbook/city-workbook'
import { filledWorkbook } from '../fixtures/filled-workbook'
import { CITY } from './build-site'
import { startEngine, until } from './engines'
import { openSite } from './site'

/** A workbook is read, compared and signed where Chromium is not at hand: in each engine an edition of the same rows. */
const folder = mkdtempSync(join(tmpdir(), 'navi-131-'))
const workbook = join(folder, '市の表.xlsx')
const key = join(process.cwd(), 'data/keys/development-only.private.jwk.json')

let site: TestSite

beforeAll(async () => {
  site = await openSite()
  const city = await readCityTables(folderFiles(CITY))
  if (!city.ok)
    throw new Error('the city cannot be read')
  writeFileSync(workbook, await filledWorkbook(await writeCityWorkbook(city.value), 'initiatives', (cell, column, [plan, code]) => column === 'name' && plan === 'r2' && code === '4-1-2-10' ? '障害のある人の雇用を広げる事業' : cell))
})
afterAll(async () => {
  await site.remove()
  rmSync(folder, { recursive: true, force: true })
})

test.each(['Firefox', 'WebKit'] as const)('%s reads a workbook, tells what would change and signs it', async (name) => {
  const engine = await startEngine(name)
  try {
    await engine.open(`${site.url}publish`)
    await until(engine, `document.querySelector('[data-header-edition]')?.textContent.includes('第1版') && document.querySelector('[data-tables]')`)
    await engine.attach('[data-tables]', workbook)
    await until(engine, `document.querySelector('[data-table="initiatives"]')`)
    expect(await engine.evaluate(`document.querySelectorAll('[data-table]').length`)).toBe(1)
    expect(await engine.evaluate(`document.querySelector('[data-changed]').textContent`)).toContain('障害のある人の雇用を広げる事業')
    await engine.attach('[data-key]', key)
    await until(engine, `document.querySelector('[data-sign]')`)
    await engine.evaluate(`(document.querySelector('[data-sign]').click(), true)`)
    await until(engine, `document.querySelector('[data-signed]')?.textContent.includes('第2版')`)
  }
  finally {
    await engine.close()
  }
})
