import type { Page } from 'playwright-core'
import type { TestSite } from './site'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { filledWorkbook, unzipped } from '../fixtures/filled-workbook'
import { CITY } from './build-site'
import { device, firstVisit, openSite, sharedBrowser, TABLET } from './site'

/** From the workbook to fill in to an edition on a reader's device, by the screen alone and without a publisher's command. */
const stage = sharedBrowser()
const folder = mkdtempSync(join(tmpdir(), 'navi-130-'))
const KEY = 'data/keys/development-only.private.jwk.json'
const TABLES = readdirSync(CITY).filter(name => /\.csv$|^datapackage\.json$/.test(name)).map(name => join(CITY, name))
const PASSPHRASE = '青い空と白い雲と海'
const NOTE = '見守り支えあいの言い方を直しました。'

let site: TestSite
let clerk: Page
let reader: Page

beforeAll(async () => {
  site = await openSite()
  ;[clerk, reader] = await Promise.all([firstVisit(await device(stage.browser, TABLET), site, 'publish'), device(stage.browser).then(context => firstVisit(context, site))])
})
afterAll(async () => {
  await site.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Puts files in and waits until they were checked and, where they are sound, compared. */
async function put(files: readonly string[]): Promise<void> {
  await clerk.locator('[data-tables]').setInputFiles([...files])
  await clerk.locator('[data-put]').getByText('入れました').waitFor()
}

async function saved(selector: string, name: string): Promise<string> {
  const [download] = await Promise.all([clerk.waitForEvent('download'), clerk.locator(selector).click()])
  const file = join(folder, name)
  await download.saveAs(file)
  return file
}

/** Leaves the key in hand on the device; nobody is asked unless they want it. */
async function leaveKey(): Promise<void> {
  expect(await clerk.locator('[data-keep-form]').count()).toBe(0)
  await clerk.locator('[data-keep-key] input').check()
  await clerk.locator('#keep-key-fresh').fill(PASSPHRASE)
  await clerk.locator('#keep-key-again').fill(PASSPHRASE)
  await clerk.locator('[data-keep-form] [type=submit]').click()
  await clerk.locator('[data-key-kept]').getByText('置きました').waitFor()
  expect(await clerk.locator('[data-kept-key]').innerText()).toMatch(/鍵「[0-9a-f]{8}」/)
}

/** The workbook with one name changed and one grade that is none. */
async function fill(template: string): Promise<string> {
  const named = await filledWorkbook(readFileSync(template), 'initiatives', (cell, column, [plan, code]) => column === 'name' && plan === 'r2' && code === '4-1-2-10' ? '障害のある人の雇用を広げる事業' : cell)
  const graded = await filledWorkbook(named, 'grades', (cell, column, [plan, code]) => column === 'printed' && plan === 'r2' && code === '1-1-1-3' ? 'Ｘ' : cell)
  writeFileSync(template, graded)
  return template
}

test('a workbook is made of the tables and filled in; a mistake is told by sheet, row and column, and seen in its place', async () => {
  await put(TABLES)
  await clerk.locator('[data-compared]').getByText('前の版と同じです').waitFor()
  const template = await saved('[data-template-filled]', '市の表.xlsx')
  await clerk.locator('[data-put-away]').click()
  await clerk.getByRole('button', { name: '片づける', exact: true }).click()
  await put([await fill(template)])
  const problem = clerk.locator('[data-problem]')
  await problem.waitFor()
  expect(await problem.count()).toBe(1)
  expect(await clerk.locator('[data-problem-sheet] summary').innerText()).toContain('評価')
  expect(await problem.getByRole('rowheader').innerText()).toBe('D4')
  await problem.getByRole('button').click()
  expect(await clerk.locator('dialog [data-bad-cell]').innerText()).toBe('Ｘ')
  expect(await clerk.locator('dialog tr[data-here="true"]').innerText()).toContain('1-1-1-3')
  await clerk.getByRole('button', { name: '閉じる' }).click()
})

test('once it is mended, and a list of the city’s own is taken in, the edition is compared cell by cell, and what lies there survives a reload', async () => {
  const file = join(folder, '市の表.xlsx')
  writeFileSync(file, await filledWorkbook(readFileSync(file), 'grades', cell => cell === 'Ｘ' ? 'Ａ' : cell))
  const list = join(folder, '取組推進状況一覧.csv')
  writeFileSync(list, '番号,取組名,R4目標\n4-1-2-10,障害のある人の雇用を広げる事業,年に2回の相談会\n')
  await put([file, list])
  await clerk.locator('[data-take-in]').click()
  await clerk.locator('[data-taken]').waitFor()
  await clerk.reload()
  const changed = clerk.locator('[data-table="initiatives"]')
  await changed.waitFor()
  await changed.locator('summary').click()
  expect((await changed.locator('[data-changed]').innerText()).split(/\s+/)).toEqual(expect.arrayContaining(['障害者雇用対策事業', '障害のある人の雇用を広げる事業']))
  expect(await clerk.locator('[data-table="initiative-years"]').textContent()).toContain('障害のある人の雇用を広げる事業')
  expect(await clerk.locator('[data-shares]').innerText()).toMatch(/→/)
  await clerk.locator('[data-edition-note]').fill(NOTE)
})

test('the draft is the app itself, marked on every screen and on paper, until it is left', async () => {
  await clerk.locator('[data-look]').click()
  await clerk.getByRole('link', { name: '計画を読む' }).waitFor()
  await clerk.getByRole('link', { name: '指標', exact: true }).click()
  await clerk.getByRole('heading', { level: 1, name: /指標/ }).waitFor()
  expect(await clerk.locator('[data-draft]').innerText()).toContain('下書き：まだ公開していません')
  await clerk.emulateMedia({ media: 'print' })
  expect(await clerk.locator('[data-draft]').isVisible()).toBe(true)
  expect(await clerk.evaluate(`document.documentElement.style.getPropertyValue('--sheet-edition')`)).toContain('下書き')
  await clerk.emulateMedia({ media: null })
  await clerk.getByRole('link', { name: '「版をつくる」へ戻る' }).click()
  await clerk.locator('[data-step="sign"]').waitFor()
})

test('it is signed, saved as one archive and unpacked where the app is served; a reader has it with the note', async () => {
  await clerk.locator('[data-key]').setInputFiles(KEY)
  await clerk.locator('[data-sign]').waitFor()
  await leaveKey()
  await clerk.locator('[data-use-kept]').click()
  await clerk.locator('#key-passphrase').fill(PASSPHRASE)
  await clerk.locator('form [type=submit]').click()
  await clerk.locator('[data-sign]').click()
  await clerk.locator('[data-signed]').waitFor()
  const files = await unzipped(readFileSync(await saved('[data-zip]', '版.zip')))
  expect([...files.keys()].at(-1)).toBe('feed/manifest.json')
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(site.folder, path)), { recursive: true })
    writeFileSync(join(site.folder, path), bytes)
  }
  await reader.reload()
  const news = reader.locator('[data-news]')
  await news.waitFor()
  expect(await news.innerText()).toContain(NOTE)
  await reader.context().setOffline(true)
  await reader.goto(`${site.url}plans/r2/initiatives/4-1-2-10`)
  await reader.getByRole('heading', { level: 1, name: '障害のある人の雇用を広げる事業' }).waitFor()
})

test('the screen opens without a connection, with everything it needs', async () => {
  await clerk.context().setOffline(true)
  await clerk.reload()
  await clerk.locator('[data-table="initiatives"]').or(clerk.locator('[data-compared]')).first().waitFor()
  await saved('[data-template-empty]', '空の表.xlsx')
  await clerk.context().setOffline(false)
})
