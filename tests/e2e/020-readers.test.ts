import type { Browser } from 'playwright-core'
import type { TestSite } from './site'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { device, firstVisit, launch, mainText, openSite, PHONE, TABLET } from './site'

let browser: Browser
let site: TestSite
beforeAll(async () => {
  browser = await launch()
  site = await openSite()
})
afterAll(async () => {
  await browser.close()
  await site.remove()
})

test('a committee member enlarges the text, reads goal 3 on her phone and understands its two D items', async () => {
  const context = await device(browser, PHONE)
  const page = await firstVisit(context, site)
  await page.getByRole('link', { name: /文字を大きくする/ }).click()
  await page.getByLabel('特大').check()
  expect(await page.evaluate(() => Number.parseFloat(getComputedStyle(document.body).fontSize))).toBeCloseTo(26, 0)
  await page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: 'ホーム' }).click()
  await page.getByRole('link', { name: '目標3 地域における福祉活動や人材への支援' }).click()
  await page.getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
  const text = (await mainText(page)).replace(/\s+/g, ' ')
  expect(text).toMatch(/A（順調・完了） 12件（48％）/)
  expect(text).toMatch(/D（要改善・ほぼ未実施） 2件（8％）/)
  expect(text).toContain('C・Dだった取組は7件です')
  const fell = page.locator('section').filter({ has: page.getByRole('heading', { name: '評価がC・Dの取組と、その年の状況' }) })
  const first = await fell.locator('li').first().innerText()
  expect(first).toContain('要改善・ほぼ未実施')
  expect(first).toContain('要約')
  await fell.locator('li').first().getByRole('link').click()
  await page.getByText('取組番号 3-2-2-1').waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
  await context.close()
})

test('a district council opens an item on the tablet with the list beside it and walks to the next one', async () => {
  const context = await device(browser, TABLET)
  const page = await firstVisit(context, site)
  await page.goto(`${site.url}plans/r2/initiatives/4-1-2-10`)
  const list = page.getByRole('navigation', { name: '計画の全体' })
  await list.waitFor()
  expect(await list.locator('a[aria-current="page"]').innerText()).toContain('4-1-2-10')
  const [listBox, detailBox] = await Promise.all([list.boundingBox(), page.locator('article').boundingBox()])
  expect(listBox && detailBox && listBox.x + listBox.width <= detailBox.x).toBe(true)
  await list.getByRole('link', { name: /4-1-2-11/ }).click()
  await page.getByRole('heading', { level: 1, name: '若年無業者就労支援事業' }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('若年無業者就労支援事業')
  expect(await page.title()).toContain('若年無業者就労支援事業')
  await page.getByRole('link', { name: /前の取組/ }).click()
  await page.getByRole('heading', { level: 1, name: '障害者雇用対策事業' }).waitFor()
  await page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '指標' }).click()
  await page.getByRole('link', { name: /多様性を尊重し/ }).click()
  await page.getByText('令和6年度は目標67.6％に対し65.6％。あと2.0ポイント。').first().waitFor()
  await context.close()
})

test('field staff find an item by what people say, however it is written', async () => {
  const context = await device(browser, PHONE)
  const page = await firstVisit(context, site)
  await page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: 'さがす' }).click()
  const box = page.getByLabel('ことば・番号を入れてください')
  for (const [typed, found] of [['ｹｱﾗｰ', 'ケアラー'], ['みまもり', '見守り'], ['４－１－２－１０', '障害者雇用対策事業'], ['ボランテイア', 'ボランティア']] as const) {
    await box.fill(typed)
    await expect.poll(() => page.locator('.hits').innerText()).toContain(found)
  }
  await box.fill('4-1-2-10')
  await page.locator('.hits a').first().click()
  await page.getByRole('heading', { level: 1, name: '障害者雇用対策事業' }).waitFor()
  await page.goBack()
  await expect.poll(() => box.inputValue()).toBe('4-1-2-10')
  await box.fill('ぜったいにないことば')
  await page.getByText('見つかりませんでした').first().waitFor()
  await context.close()
})

test('from an item of the first plan one tap leads to its place in the second, and back', async () => {
  const context = await device(browser, PHONE)
  const page = await firstVisit(context, site, 'plans/r2/initiatives/4-1-5-13')
  await page.getByText('3つの具体的な取組に引き継がれています。').waitFor()
  await page.getByRole('link', { name: '地域イベント、学び、就労や活動の機会(場)の提供' }).click()
  await page.getByRole('heading', { level: 1, name: '地域で安心して暮らし、活動できるまちづくりの推進' }).waitFor()
  expect(page.url()).toContain('/plans/r8/goals/1#kind-1-2-4')
  await page.locator('#kind-1-2-4').getByRole('link', { name: /4-1-5-13/ }).click()
  await page.getByText('取組番号 4-1-5-13').waitFor()
  await context.close()
})

test('going back to the plan finds its branches open and the same place under the finger', async () => {
  const context = await device(browser, PHONE)
  const page = await firstVisit(context, site, 'plans/r2')
  await page.locator('summary').filter({ hasText: '目標4' }).click()
  await page.locator('summary').filter({ hasText: 'いきがいと社会参加の創出' }).click()
  const item = page.getByRole('link', { name: /4-1-2-10/ })
  await item.scrollIntoViewIfNeeded()
  const before = await item.boundingBox()
  await item.click()
  await page.getByRole('heading', { level: 1, name: '障害者雇用対策事業' }).waitFor()
  await page.goBack()
  await item.waitFor()
  await expect.poll(async () => Math.abs(((await item.boundingBox())?.y ?? 0) - (before?.y ?? 0))).toBeLessThan(60)
  await context.close()
})
