import type { Page } from 'playwright-core'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { encode } from 'uqr'
import { expect, onTestFinished, test } from 'vitest'
import { QUIET_ZONE, qrPath } from '../../src/ui/qr-path'
import { ensurePdfToText } from '../browser'
import { clockWrongBy, DAY } from '../faults/page-clock'
import { standing, tabTo } from './keyboard'
import { LAST_PART, writeNote } from './notes'
import { PHONE, sharedStage, TABLET } from './site'
import { goTo } from './go-to'

/** Journeys of field staff: a sheet made at the desk, taken to a door without a connection, left there on paper. */
const stage = sharedStage()

const PLACE = { path: 'services/tsudoi-hiroba', name: 'つどいの広場', department: 'こども支援課' }
const WINDOW = { path: 'services/kurashi-fukushi-sodan', name: 'くらしと福祉の総合相談窓口（福祉総合相談窓口）', department: '地域共生課' }
const REASON = '週に三日、予約なしで行けます'

async function go(page: Page, path: string): Promise<void> {
  await goTo(page, stage.site.url, path)
}

const titles = (page: Page) => page.locator('[data-entry] h3').allInnerTexts()
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))

/** Puts the services on one sheet from their screens, the window first; ends on the sheet. */
async function makeSheet(page: Page): Promise<void> {
  await go(page, WINDOW.path)
  await page.getByRole('button', { name: '訪問シートに入れる' }).click()
  await page.locator('[data-added-visit]').getByText(/^「.*の訪問」に入れました。/).waitFor()
  await go(page, PLACE.path)
  await page.getByRole('button', { name: '訪問シートに入れる' }).click()
  await page.getByRole('dialog').getByRole('button', { name: /^「.*の訪問」に入れる$/ }).click()
  await page.locator('[data-added-visit]').getByText(/に入れました。/).waitFor()
  await page.getByRole('link', { name: '訪問シートを開く' }).click()
  await expect.poll(() => titles(page)).toEqual([WINDOW.name, PLACE.name])
}

/** All that lies in the notebook and its mirror, as text. */
function lying(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done) => {
      const request = indexedDB.open('notebook')
      request.onsuccess = () => done(request.result)
    })
    const rows = await new Promise<unknown[]>((done) => {
      const request = db.transaction('notes').objectStore('notes').getAll()
      request.onsuccess = () => done(request.result)
    })
    db.close()
    const mirror = await (await caches.open('notebook')).matchAll()
    return JSON.stringify([rows, await Promise.all(mirror.map(response => response.text()))])
  })
}

/** Points of the letters in the margins of every sheet; the smallest there are. */
const MARGIN = 8

/** What is on paper, with the size of its letters in points; kana above a word are words of their own. */
function wordsOf(pdf: Buffer): readonly { readonly text: string, readonly points: number }[] {
  const boxes = execFileSync(ensurePdfToText(), ['-bbox', '-', '-'], { input: pdf, encoding: 'utf8', maxBuffer: 1e8 })
  const words = [...boxes.matchAll(/<word xMin="[\d.]+" yMin="([\d.]+)" xMax="[\d.]+" yMax="([\d.]+)">(.*?)<\/word>/g)].map(([, from, to, text = '']) => ({ text, height: Number(to) - Number(from) }))
  // A box is higher than its letters, in the same way for all of one font.
  const margin = Math.min(...words.map(({ height }) => height))
  return words.map(({ text, height }) => ({ text, points: height / margin * MARGIN }))
}

test('two services go from their screens to a sheet, are put in order by keyboard, dealt with, and kept without a connection', async () => {
  const page = await stage.reader(PHONE)
  await makeSheet(page)
  const up = page.getByRole('button', { name: `上へ：${PLACE.name}` })
  await tabTo(page, up)
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toEqual([PLACE.name, WINDOW.name])
  await page.locator('[data-said]').getByText(`「${PLACE.name}」を2番中1番へ動かしました。`).waitFor()
  await expect.poll(() => focused(page)).toBe(`上へ：${PLACE.name}`)

  const reason = page.getByRole('textbox', { name: `おすすめする理由（一行）：${PLACE.name}` })
  await reason.fill(REASON)
  await page.keyboard.press('Enter')
  await page.locator('[data-said]').getByText('保存しました。').waitFor()
  await page.getByRole('checkbox', { name: `済み：${PLACE.name}` }).focus()
  await page.keyboard.press('Space')
  await page.getByText('相談先 2件（済み 1件）').waitFor()

  await page.getByRole('button', { name: `外す：${WINDOW.name}` }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toEqual([PLACE.name])
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('元に戻す')
  expect(await standing(page)).toMatchObject({ lost: false, ring: true, seen: true })
  await page.keyboard.press('Enter')
  await expect.poll(() => titles(page)).toEqual([PLACE.name, WINDOW.name])

  const context = page.context()
  await page.close()
  await stage.site.stop()
  onTestFinished(() => stage.site.restart())
  const door = await context.newPage()
  await door.goto(`${stage.site.url}visits`)
  await door.locator('[data-visits]').getByRole('link', { name: /の訪問$/ }).click()
  await expect.poll(() => titles(door)).toEqual([PLACE.name, WINDOW.name])
  expect(await door.locator('[data-reason]').first().inputValue()).toBe(REASON)
  expect(await door.locator('[data-entry] input[type="checkbox"]').first().isChecked()).toBe(true)
  expect(await door.locator('[data-entry] a[href="tel:0467233000"]').count()).toBe(2)
  await door.locator('[data-entry]').getByRole('link', { name: PLACE.name, exact: true }).click()
  await door.getByRole('heading', { level: 1, name: PLACE.name }).waitFor()
})

test('paper takes the services in their order, large, each with its department and code, and nothing of what the reader calls it or noted', async () => {
  const page = await stage.reader(TABLET, PLACE.path)
  await writeNote(page, '玄関の犬に注意')
  await makeSheet(page)
  await page.locator('[data-reason]').first().fill(REASON)
  await page.locator('[data-rename]').click()
  await page.getByRole('textbox', { name: 'シートの名前' }).fill('三丁目の二軒目')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '三丁目の二軒目' }).waitFor()
  const words = wordsOf(await page.pdf({ preferCSSPageSize: true }))
  const letters = words.filter(({ points }) => points > 15.9).map(({ text }) => text).join('')
  expect(letters.indexOf(WINDOW.name)).toBeGreaterThanOrEqual(0)
  expect(letters.indexOf(WINDOW.name)).toBeLessThan(letters.indexOf(PLACE.name))
  for (const expected of [WINDOW.department, PLACE.department, REASON, '代表0467-23-3000に電話する', 'に印刷しました'])
    expect(letters).toContain(expected)
  expect(words.filter(({ text, points }) => points > MARGIN + 0.1 && points <= 15.9 && !/^[ぁ-んァ-ヶー]+$/.test(text))).toEqual([])
  expect(words.filter(({ points }) => points <= MARGIN + 0.1).map(({ text }) => text).join('')).toMatch(/^(?:データ更新日：令和\d+年\d+月\d+日（第1版）令和\d+年\d+月\d+日[12]／2){2}$/)
  expect(words.map(({ text }) => text).join('')).not.toMatch(/玄関|三丁目|visits|メモ|済み|上へ|印刷する/)

  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const handout = page.locator('[data-handout]')
  const points = await handout.locator('p, dt, dd, h2, a, b').evaluateAll(all => all.map(element => Number.parseFloat(getComputedStyle(element).fontSize) * 0.75))
  expect(Math.min(...points)).toBeGreaterThanOrEqual(15.99)
  const codes = await handout.locator('[data-qr]').evaluateAll(all => all.map(code => ({ path: code.querySelector('path')?.getAttribute('d'), side: code.getBoundingClientRect().width / 96 * 25.4 })))
  expect(codes.map(({ path }) => path)).toEqual([WINDOW.path, PLACE.path].map(path => qrPath(encode(stage.site.url + path, { ecc: 'M', border: QUIET_ZONE }).data)))
  expect(codes.filter(({ side }) => side < 25)).toEqual([])
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })

  // By the button the sheet is there as soon as the browser is asked to print.
  await page.evaluate(() => {
    window.print = () => void (document.documentElement.dataset.printed = String(document.querySelectorAll('[data-handout] [data-qr]').length))
  })
  await page.locator('[data-print]').click()
  await expect.poll(() => page.evaluate(() => document.documentElement.dataset.printed)).toBe('2')
})

test('what was found to be wrong is saved as a table, and dropped once it was passed on', async () => {
  const page = await stage.reader(PHONE, PLACE.path)
  await page.getByRole('button', { name: '訪問シートに入れる' }).click()
  await page.getByRole('link', { name: '訪問シートを開く' }).click()
  await page.getByRole('button', { name: `情報がちがう：${PLACE.name}` }).click()
  const box = page.getByRole('textbox', { name: 'どこがちがいましたか' })
  await expect.poll(() => box.evaluate(element => element === document.activeElement)).toBe(true)
  await page.locator('[data-record]').click()
  await page.getByText('まだ何も書かれていません。', { exact: false }).waitFor()
  await box.fill('=木曜日も\n開いていた')
  await page.locator('[data-record]').click()
  await page.getByText('「情報がちがう」の記録 1件').waitFor()
  await expect.poll(() => focused(page)).toBe(`情報がちがう：${PLACE.name}`)

  await go(page, 'visits')
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-reports] [data-csv]').click()])
  expect(download.suggestedFilename()).toBe('情報がちがう.csv')
  expect(readFileSync(await download.path(), 'utf8')).toMatch(/^\uFEFF気づいた日,相談先の記号,相談先の名称,ちがうところ\r\n\d{4}-\d{2}-\d{2},tsudoi-hiroba,つどいの広場,"'=木曜日も\n開いていた"\r\n$/)
  await page.getByRole('button', { name: '渡し終えた' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '渡し終えたので消す' }).click()
  await page.locator('[data-reports-said]').getByText('記録を消しました。').waitFor()
  expect(await page.locator('[data-report]').count()).toBe(0)
  await page.locator('[data-visits]').getByRole('link', { name: /の訪問$/ }).click()
  await expect.poll(() => titles(page)).toEqual([PLACE.name])
})

test('a sheet of 31 days ago goes when the app is opened, whatever its screen, unless it was kept', async () => {
  const page = await stage.reader(PHONE, 'visits')
  for (const name of ['消える一枚', '残す一枚']) {
    await go(page, 'visits')
    await page.getByRole('button', { name: '新しい訪問シートをつくる' }).click()
    await page.getByRole('textbox', { name: 'シートの名前' }).fill(name)
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name }).waitFor()
  }
  await page.getByRole('checkbox', { name: '30日を過ぎても残す' }).click()
  await page.getByText('残すことにしました。', { exact: false }).waitFor()
  expect(await lying(page)).toContain('消える一枚')
  const context = page.context()
  await page.close()
  const later = await context.newPage()
  await later.addInitScript(clockWrongBy(31 * DAY))
  await later.goto(stage.site.url)
  await later.locator(LAST_PART).waitFor({ state: 'attached' })
  await expect.poll(() => lying(later)).not.toContain('消える一枚')
  expect(await lying(later)).toContain('残す一枚')
  await go(later, 'visits')
  expect(await later.locator('[data-visits] h2').allInnerTexts()).toEqual(['残す一枚'])
  await later.getByText('残す（自分で消すまで消えません）').waitFor()
})
