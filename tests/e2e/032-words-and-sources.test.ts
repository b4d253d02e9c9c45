import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { device, firstVisit, mainText, PHONE, sharedStage, TABLET } from './site'

const stage = sharedStage()

test('a committee member is three taps from home to the D item of goal 3, its reason and its place in the new plan', async () => {
  const page = await stage.reader(PHONE)
  let taps = 0
  const tap = async (name: string | RegExp) => {
    await page.getByRole('main').getByRole('link', { name }).first().click()
    taps++
  }
  await tap('目標3 地域における福祉活動や人材への支援')
  await page.getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
  expect(await mainText(page)).toContain('要改善・ほぼ未実施')
  await tap(/^3-2-2-1 /)
  await page.getByText('取組番号 3-2-2-1').waitFor()
  const text = await mainText(page)
  expect(text).toContain('要改善・ほぼ未実施')
  expect(text).toMatch(/コロナの影響についての記載があります/)
  const heir = page.locator('section').filter({ has: page.getByRole('heading', { name: '令和8〜15年度の計画への引き継ぎ' }) })
  await heir.locator('a[href*="/plans/r8/goals/"]').first().click()
  taps++
  await page.locator('[id^="kind-1-2-3"]').waitFor()
  expect(taps).toBe(3)
  await page.locator('[id^="kind-1-2-3"]').getByRole('link', { name: /3-2-2-1/ }).click()
  await page.getByText('取組番号 3-2-2-1').waitFor()
})

test('a term inside a text opens its explanation by tap, by Enter and by keyboard focus, and Esc closes it', async () => {
  const page = await stage.reader(PHONE, 'plans/r2/initiatives/1-1-2-3')
  const term = page.getByRole('button', { name: '基幹相談支援センター（用語の説明）' }).first()
  await term.click()
  expect(await term.getAttribute('aria-expanded')).toBe('true')
  const tip = page.locator('[data-tip]')
  await tip.getByText('（きかんそうだんしえんせんたー）').waitFor()
  const box = await tip.boundingBox()
  expect(box && box.x >= 0 && box.x + box.width <= 390).toBe(true)
  await page.keyboard.press('Escape')
  expect(await tip.count()).toBe(0)
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('基幹相談支援センター')
  await page.keyboard.press('Enter')
  await tip.waitFor()
  await page.keyboard.press('Enter')
  expect(await tip.count()).toBe(0)
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Tab')
  await tip.waitFor()
  // Speech presses what it has just put the focus on, without a pointer: once that keeps the explanation, then it closes it.
  const press = () => term.evaluate(button => (button as HTMLElement).click())
  await press()
  expect(await term.getAttribute('aria-expanded')).toBe('true')
  await press()
  await expect.poll(() => tip.count()).toBe(0)
  await press()
  await tip.waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('用語集でくわしく見る')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '用語集' }).waitFor()
  expect(page.url()).toContain('/glossary#term-')
})

test('tapping elsewhere or scrolling the word away closes an explanation, and codes and quoted names are never marked', async () => {
  const page = await stage.reader(PHONE, 'plans/r2/initiatives/1-1-2-3')
  const term = page.getByRole('button', { name: '基幹相談支援センター（用語の説明）' }).first()
  await term.click()
  await page.locator('[data-tip]').waitFor()
  await page.locator('h1').click()
  expect(await page.locator('[data-tip]').count()).toBe(0)
  await term.click()
  await page.locator('[data-tip]').waitFor()
  await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
  await expect.poll(() => page.locator('[data-tip]').count()).toBe(0)
  expect(await page.locator('h1 [data-term], h2 [data-term]').count()).toBe(0)
})

test('from a figure one tap leads to the sheet of its document, at its line, and from there back to the item', async () => {
  const page = await stage.reader(PHONE, 'plans/r2/initiatives/1-1-1-3')
  const figure = page.locator('dl.figures div').filter({ hasText: '相談件数' })
  expect(await figure.innerText()).toContain('55')
  await figure.locator('[data-source]').click()
  await page.getByRole('heading', { level: 2, name: /^\d+行目から取ったもの$/ }).waitFor()
  expect(page.url()).toMatch(/\/sources\/progress-r2#line-\d+$/)
  const line = page.locator('[id^="line-"]')
  expect(await line.innerText()).toContain('55')
  await line.getByRole('link', { name: /1-1-1-3/ }).first().click()
  await page.getByText('取組番号 1-1-1-3').waitFor()
})

test('the sheet of a document lists what was taken, and no placeholder of an empty cell as a rate', async () => {
  const page = await stage.reader(PHONE, 'sources/progress-r2#line-46')
  const line = page.locator('#line-46')
  await line.waitFor()
  expect(await line.innerText()).toContain('実績ではありません')
  await page.locator('summary').filter({ hasText: '成果指標' }).click()
  await page.locator('details[open] .facts li').first().waitFor()
})

test('a finding is marked on the item and leads back to it', async () => {
  const page = await stage.reader(PHONE, 'plans/r2/initiatives/1-1-2-3')
  await page.locator('[data-discrepancies]').getByRole('link', { name: /773件と703件/ }).click()
  await page.getByRole('heading', { level: 1, name: '資料の不一致' }).waitFor()
  const finding = page.locator('article.card').filter({ hasText: '773件と703件' })
  await finding.getByRole('link', { name: /2-1-3-3/ }).click()
  await page.getByText('取組番号 2-1-3-3').waitFor()
  await page.locator('[data-discrepancies]').getByText(/773件と703件/).waitFor()
})

test('a list is saved as it is shown: with BOM, Japanese headers and nothing a spreadsheet would run', async () => {
  const page = await stage.reader(TABLET, 'discrepancies')
  await page.locator('.chip').filter({ hasText: '番号' }).click()
  const shown = await page.locator('article.card').count()
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-csv]').click()])
  expect(download.suggestedFilename()).toBe('資料の不一致.csv')
  const text = readFileSync(await download.path(), 'utf8')
  expect(text.startsWith('\uFEFF番号,種類,見出し,')).toBe(true)
  const rows: string[][] = parse(text, { bom: true })
  expect(rows).toHaveLength(shown + 1)
  expect(rows.flat().filter(cell => /^[=+@]/.test(cell))).toEqual([])
})

test('the whole edition can be opened as data, offline, and counts as the documents do', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site)
  await page.getByRole('link', { name: '出典とオープンデータ' }).click()
  await context.setOffline(true)
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-open-data]').click()])
  const data: Record<string, readonly unknown[]> = JSON.parse(readFileSync(await download.path(), 'utf8'))
  const counts = Object.fromEntries(['initiatives', 'crosswalk', 'programmes', 'services', 'meetings', 'districts', 'roles'].map(name => [name, data[name]?.length]))
  expect(counts).toEqual({ initiatives: 237, crosswalk: 242, programmes: 37, services: 179, meetings: 1, districts: 9, roles: 4 })
  await context.close()
})
