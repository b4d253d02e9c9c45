import type { Page } from 'playwright-core'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { wholeScreen, writeNote } from './notes'
import { device, firstVisit, sharedStage, TABLET } from './site'

/** Journeys of readers who share a tablet: they close their notes, keep them in a file, and erase the device. */
const stage = sharedStage()

const GOAL = 'plans/r2/goals/3'
const SECRET = '認知症サポーターのことを聞く'
const PASSPHRASE = 'さくらの咲く坂道'

/** All that lies in IndexedDB, the caches' notebook and localStorage, as text. */
function lying(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('notebook')
      request.onsuccess = () => done(request.result)
    })
    const rows = await Promise.all([...db.objectStoreNames].map(name => new Promise<unknown[]>((done) => {
      const request = db.transaction(name).objectStore(name).getAll()
      request.onsuccess = () => done(request.result)
    })))
    db.close()
    const mirror = await (await caches.open('notebook')).matchAll()
    return JSON.stringify([rows, await Promise.all(mirror.map(response => response.text())), { ...localStorage }])
  })
}

const dialog = (page: Page) => page.getByRole('dialog')

test('notes are closed by a passphrase, stay closed after a reload, and open only with it', async () => {
  const page = await stage.reader(TABLET, GOAL)
  await writeNote(page, SECRET)
  await page.goto(`${stage.site.url}notes`)
  await wholeScreen(page)
  expect(await lying(page)).toContain(SECRET)
  await page.getByRole('button', { name: '合言葉を決める' }).click()
  expect(await dialog(page).innerText()).toContain('合言葉を忘れると、メモは二度と読めません')
  await dialog(page).getByLabel('合言葉', { exact: true }).fill(PASSPHRASE)
  await dialog(page).getByLabel('もう一度、同じ合言葉').fill('さくらの咲く坂')
  await page.keyboard.press('Enter')
  await dialog(page).getByText('二つの合言葉がちがいます').waitFor()
  await dialog(page).getByLabel('もう一度、同じ合言葉').fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.getByText('合言葉を決めました').waitFor()
  expect(await page.locator('[data-note-text]').first().innerText()).toBe(SECRET)
  expect(await lying(page)).not.toMatch(/認知症|聞く/)
  await page.reload()
  await page.locator('[data-notes-locked]').waitFor()
  expect(await page.locator('main').innerText()).not.toContain(SECRET)
  await page.locator('main').getByRole('button', { name: '鍵を開ける' }).click()
  await dialog(page).getByLabel('合言葉', { exact: true }).fill('ひまわりの咲く坂道')
  await page.keyboard.press('Enter')
  await dialog(page).getByText('合言葉がちがいます').waitFor()
  await dialog(page).getByLabel('合言葉', { exact: true }).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.getByText('メモの鍵を開けました').waitFor()
  expect(await page.locator('[data-note-text]').first().innerText()).toBe(SECRET)
  // What is typed and not saved outlives a reload too, and nobody else reads it.
  await page.locator('main').getByRole('button', { name: /^直す/ }).click()
  await page.locator('main textarea').fill('認知症のことを直しかけ')
  await expect.poll(() => page.evaluate(() => Object.keys(localStorage).join())).toContain('note-drafts')
  expect(await lying(page)).not.toMatch(/認知症|直しかけ/)
  await page.reload()
  await page.locator('[data-notes-locked]').waitFor()
  await page.locator('main').getByRole('button', { name: '鍵を開ける' }).click()
  await dialog(page).getByLabel('合言葉', { exact: true }).fill(PASSPHRASE)
  await page.keyboard.press('Enter')
  await page.getByText('書きかけのメモがあります').waitFor()
  expect(await page.locator('main textarea').inputValue()).toBe('認知症のことを直しかけ')
  await page.locator('main form').getByRole('button', { name: 'やめる' }).click()
  await page.getByRole('button', { name: 'いま鍵をかける' }).click()
  await page.locator('[data-notes-locked]').waitFor()
  expect(await page.locator('main').innerText()).not.toContain(SECRET)
})

test('erasing counts the notes and saves them to a file first; another device takes them from it after a look', async () => {
  const context = await device(stage.browser, TABLET)
  const page = await firstVisit(context, stage.site, GOAL)
  await writeNote(page, SECRET)
  await page.goto(`${stage.site.url}settings`)
  await wholeScreen(page)
  await page.getByRole('button', { name: '端末のデータを消去' }).click()
  await dialog(page).getByText('メモとしおりが1件あります').waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('button', { name: 'メモをファイルに保存' }).click()])
  expect(download.suggestedFilename()).toMatch(/^メモの控え-\d{4}-\d\d-\d\d\.json$/)
  const file = { name: download.suggestedFilename(), mimeType: 'application/json', buffer: await readFile(await download.path()) }
  await dialog(page).getByRole('button', { name: '消去する' }).click()
  await page.getByText('消去しました。').waitFor()
  expect(await page.evaluate(async () => [await indexedDB.databases(), await caches.keys(), Object.keys(localStorage), Object.keys(sessionStorage)])).toEqual([[], [], [], []])
  await context.close()

  const other = await stage.reader(TABLET, 'notes')
  await wholeScreen(other)
  const picker = other.locator('input[type="file"]')
  await picker.setInputFiles({ ...file, buffer: file.buffer.subarray(0, file.buffer.length - 20) })
  await other.getByText('ファイルが途中で切れているか').waitFor()
  await picker.setInputFiles(file)
  await dialog(other).getByText('新しく入るもの：1件').waitFor()
  expect(await other.locator('[data-note]').count()).toBe(0)
  await dialog(other).getByRole('button', { name: 'メモに入れる' }).click()
  await other.getByText('1件をメモに入れました').waitFor()
  expect(await other.locator('[data-note-text]').first().innerText()).toBe(SECRET)
})
