import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { device, firstVisit, PHONE, sharedStage, TABLET } from './site'

const stage = sharedStage()

function box(page: Page): Locator {
  return page.getByRole('searchbox')
}

/** What a screen reader is told of the search. */
function said(page: Page): Locator {
  return page.locator('[data-said][role="status"]')
}

function titles(page: Page): Promise<readonly string[]> {
  return page.locator('ol .hit .title').allTextContents()
}

function counted(page: Page): Promise<string> {
  return page.locator('[data-count]').innerText()
}

/** The address after the page's path, as a reader sees it. */
function asked(page: Page): string {
  return decodeURIComponent(new URL(page.url()).search)
}

/** The number in an option or chip: 「福祉総務課（12件）」 says 12. */
function numberIn(label: string): number {
  return Number(/(\d+)件/.exec(label)?.[1])
}

test('hits are narrowed from the keyboard, never to nothing; the address shares the view; what is chosen can be taken off', async () => {
  const page = await stage.reader(TABLET, 'search')
  await expect.poll(() => box(page).evaluate(element => element === document.activeElement)).toBe(true)
  await page.keyboard.type('相談')
  await expect.poll(() => said(page).innerText()).toMatch(/^\d+件見つかりました$/)
  const all = numberIn(await counted(page))

  // From the box to the selections and into one of them without a mouse.
  const summary = page.locator('[data-facets] summary')
  expect(await page.locator('[data-facets] select').first().isVisible()).toBe(false)
  await summary.focus()
  await page.keyboard.press('Enter')
  const department = page.getByLabel('課', { exact: true })
  const options = await department.locator('option').allTextContents()
  expect(options[0]).toBe('すべて')
  expect(options.slice(1).map(numberIn).every(count => count > 0)).toBe(true)
  const [, first = ''] = options
  await department.focus()
  await page.keyboard.press('ArrowDown')
  await expect.poll(async () => numberIn(await counted(page))).toBe(numberIn(first))
  expect(numberIn(first)).toBeLessThan(all)
  const name = first.replace(/（\d+件）$/, '')
  await expect.poll(() => said(page).innerText()).toBe(`課：${name}で、${numberIn(first)}件にしぼりました`)
  expect(asked(page)).toBe(`?q=相談&dept=${name}`)
  expect(await department.evaluate(element => element === document.activeElement)).toBe(true)

  // A kind beside it; its chip says how many will be left.
  const kinds = page.getByRole('navigation', { name: '種類でしぼる' })
  const chip = kinds.getByRole('link', { name: /^相談先・サービス/ })
  const services = numberIn(await chip.innerText())
  await chip.click()
  await expect.poll(async () => numberIn(await counted(page))).toBe(services)
  expect(asked(page)).toBe(`?q=相談&kind=service&dept=${name}`)
  const shown = await titles(page)

  // The address alone brings the same view to another device.
  const other = await device(stage.browser, PHONE)
  const shared = await firstVisit(other, stage.site, page.url().slice(stage.site.url.length))
  await expect.poll(() => titles(shared)).toEqual(shown)
  expect(await shared.locator('[data-facets] details').getAttribute('open')).not.toBeNull()
  await shared.getByRole('button', { name: `「課：${name}」を外す` }).tap()
  await expect.poll(() => asked(shared)).toBe('?q=相談&kind=service')
  expect(await shared.locator('[data-count]').evaluate(element => element === document.activeElement)).toBe(true)
  await other.close()

  await page.getByLabel('対象', { exact: true }).selectOption({ index: 1 })
  await expect.poll(() => page.locator('[data-chosen] li').count()).toBe(3)
  await page.getByRole('button', { name: 'すべて外す' }).click()
  await expect.poll(() => asked(page)).toBe('?q=相談&kind=service')
  expect(await page.locator('[data-chosen]').count()).toBe(0)

  // A choice nothing answers does not hide what was found.
  await page.goto(`${stage.site.url}search?q=相談&dept=ない課&year=1900`)
  await expect.poll(async () => numberIn(await counted(page))).toBe(all)
})

test('near candidates and nothing at all are announced, and nothing is announced for an empty box', async () => {
  const page = await stage.reader(PHONE, 'search')
  await box(page).fill('成年後険')
  await expect.poll(() => said(page).innerText()).toMatch(/^ぴったり合うものはありません。近い候補が\d+件あります$/)
  expect(await page.getByRole('heading', { level: 2 }).first().innerText()).toBe('近い候補')
  expect(await page.locator('[data-facets]').count()).toBe(0)
  await box(page).fill('プラネタリウム')
  await expect.poll(() => said(page).innerText()).toMatch(/^見つかりませんでした。/)
  await page.getByRole('link', { name: '困りごとから相談先を選ぶ' }).waitFor()
  await box(page).fill('')
  await expect.poll(() => said(page).innerText()).toBe('')
})

test('words in kana find what is written in kanji, and mark it', async () => {
  const page = await stage.reader(PHONE, `search?q=${encodeURIComponent('こどもしょくどう')}`)
  await page.locator('ol').getByRole('link', { name: /地域食堂/ }).waitFor()
  await box(page).fill('ひなんじょ')
  await expect.poll(async () => (await titles(page))[0]).toBe('福祉避難所')
  expect(await page.locator('ol .hit .title mark').first().innerText()).toContain('避難所')
})

test('recent searches are kept only when the reader acts, survive a reload, agree between tabs, and go one by one or all', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site, 'search')
  const recents = page.locator('[data-recents] .chip')
  await box(page).fill('見守り')
  await expect.poll(() => asked(page)).toBe('?q=見守り')
  await box(page).fill('')
  await expect.poll(() => asked(page)).toBe('')
  expect(await recents.count(), 'typing alone leaves nothing').toBe(0)

  await box(page).fill('ケアラー')
  await box(page).press('Enter')
  await box(page).fill('ひとり親')
  await page.locator('ol .hit').first().tap()
  await page.waitForURL(/services\//)
  await page.goto(`${stage.site.url}search`)
  await expect.poll(() => recents.allInnerTexts()).toEqual(['ひとり親', 'ケアラー'])
  expect(await page.locator('[data-recents]').innerText()).toContain('この端末だけに残ります。')

  const other = await context.newPage()
  await other.goto(`${stage.site.url}search?q=${encodeURIComponent('終活')}`)
  await other.locator('ol .hit').first().waitFor()
  await box(other).press('Enter')
  await expect.poll(() => recents.allInnerTexts()).toEqual(['終活', 'ひとり親', 'ケアラー'])
  await other.close()

  await recents.filter({ hasText: 'ケアラー' }).tap()
  await expect.poll(() => asked(page)).toBe('?q=ケアラー')
  await expect.poll(() => page.locator('[data-count]').evaluate(element => element === document.activeElement)).toBe(true)
  expect(await box(page).inputValue()).toBe('ケアラー')
  await page.goto(`${stage.site.url}search`)
  await expect.poll(() => recents.allInnerTexts()).toEqual(['ケアラー', '終活', 'ひとり親'])

  await page.getByRole('button', { name: '「終活」を消す' }).tap()
  await expect.poll(() => recents.allInnerTexts()).toEqual(['ケアラー', 'ひとり親'])
  await page.getByRole('status').filter({ hasText: '「終活」を消しました' }).waitFor({ state: 'attached' })
  for (const button of await page.locator('[data-recents] button, [data-recents] .chip').all())
    expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(48)
  await page.getByRole('button', { name: 'すべて消す' }).tap()
  await expect.poll(() => page.locator('[data-recents]').count()).toBe(0)
  expect(await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('recent-searches')))).toEqual([])

  await box(page).fill('ケアラー')
  await box(page).press('Enter')
  expect(await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('recent-searches')))).toEqual(['recent-searches:kamakura/dev'])
  await page.goto(`${stage.site.url}settings`)
  await page.getByRole('button', { name: '端末のデータを消去' }).click()
  await page.getByRole('button', { name: '消去する' }).click()
  await page.getByText('消去しました。').waitFor()
  expect(await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('recent-searches')))).toEqual([])
  await context.close()
})

test('an input method may compose: what is composed is searched for, and the Enter that ends it does nothing else', async () => {
  const context = await device(stage.browser, TABLET)
  const page = await firstVisit(context, stage.site, 'search')
  await box(page).focus()
  const keys = await context.newCDPSession(page)
  await keys.send('Input.imeSetComposition', { text: 'みまも', selectionStart: 3, selectionEnd: 3 })
  await expect.poll(async () => (await titles(page)).length).toBeGreaterThan(0)
  expect(await box(page).inputValue()).toBe('みまも')
  // The address settles in the middle of it; what is being composed stays as it is.
  await expect.poll(() => asked(page)).toBe('?q=みまも')
  await keys.send('Input.imeSetComposition', { text: '見守り', selectionStart: 3, selectionEnd: 3 })
  const prevented = (init: { readonly isComposing?: true, readonly keyCode?: number }) => box(page).evaluate((element, event) => !element.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true, ...event })), init)
  expect(await prevented({ isComposing: true })).toBe(true)
  await keys.send('Input.insertText', { text: '見守り' })
  expect(await prevented({ keyCode: 229 }), 'Safari tells the key after the end').toBe(true)
  expect(await box(page).evaluate(element => element === document.activeElement)).toBe(true)
  expect(await prevented({ keyCode: 13 })).toBe(false)
  await expect.poll(() => asked(page)).toBe('?q=見守り')
  expect(await page.evaluate(() => localStorage.getItem('recent-searches:kamakura/dev'))).toBeNull()
  await page.keyboard.press('Enter')
  await expect.poll(() => page.evaluate(() => localStorage.getItem('recent-searches:kamakura/dev'))).toBe('["見守り"]')
  await context.close()
})

test('Enter leads to what was found, which is then not spoken a second time; coming back leads to the hit that was left', async () => {
  const page = await stage.reader(TABLET, 'search')
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  await box(page).fill('相談')
  await box(page).press('Enter')
  await expect.poll(focused).toMatch(/^\d+件見つかりました$/)
  expect(await said(page).innerText()).toBe('')
  const hit = page.locator('ol .hit').nth(2)
  const name = await hit.innerText()
  await hit.click()
  await page.waitForURL(url => !url.pathname.endsWith('/search'))
  await page.goBack()
  await expect.poll(() => page.evaluate(() => document.activeElement instanceof HTMLElement ? document.activeElement.innerText : '')).toBe(name)
  await box(page).fill('プラネタリウム')
  await box(page).press('Enter')
  await expect.poll(focused).toMatch(/^見つかりませんでした。/)
})

test('the largest letters on the smallest phone leave nothing outside the screen', async () => {
  const context = await device(stage.browser, { viewport: { width: 320, height: 640 }, hasTouch: true })
  await context.addInitScript(() => localStorage.setItem('setting-text-size', 'largest'))
  const page = await firstVisit(context, stage.site, `search?q=${encodeURIComponent('相談')}&dept=${encodeURIComponent('福祉総務課')}&audience=general`)
  await page.locator('[data-chosen]').waitFor()
  expect(await page.locator('[data-facets] select').first().isVisible()).toBe(true)
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await box(page).press('Enter')
  await box(page).fill('')
  await page.locator('[data-recents]').waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  await context.close()
})
