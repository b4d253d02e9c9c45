import type { Page } from 'playwright-core'
import type { ViteDevServer } from 'vite'
import type { AxeReport } from './axe'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { AXE, AXE_RUN } from './axe'
import { SITE } from './build-site'
import { openDesign, startDesignServer } from './design-server'
import { device, PHONE, sharedStage, TABLET } from './site'

const stage = sharedStage()

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
const theme = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme)

describe('the question before everything is erased', () => {
  test('takes the focus, and Esc or the safe answer gives it back with nothing erased', async () => {
    const page = await stage.reader(TABLET, 'settings')
    const opener = page.getByRole('button', { name: '端末のデータを消去' })
    const dialog = page.getByRole('dialog', { name: 'すべて消去します。よろしいですか。' })
    for (const close of [() => page.keyboard.press('Escape'), () => page.keyboard.press('Enter'), () => page.mouse.click(5, 5)]) {
      await opener.focus()
      await page.keyboard.press('Enter')
      await dialog.waitFor()
      expect(await focused(page)).toBe('やめる')
      await close()
      await dialog.waitFor({ state: 'hidden' })
      expect(await focused(page)).toBe('端末のデータを消去')
    }
    expect(await page.locator('[data-edition]').innerText()).toBe('第1版')
  })

  test('stays open when it is itself pressed or a text is marked beyond its edge, and holds the focus', async () => {
    const page = await stage.reader(TABLET, 'settings')
    await page.getByRole('button', { name: '端末のデータを消去' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('heading').click()
    const box = await dialog.boundingBox()
    await page.mouse.move((box?.x ?? 0) + 40, (box?.y ?? 0) + 40)
    await page.mouse.down()
    await page.mouse.move(5, 5)
    await page.mouse.up()
    const inside = new Set<string>()
    for (let step = 0; step < 5; step++) {
      await page.keyboard.press('Tab')
      inside.add(await page.evaluate(() => document.activeElement?.closest('dialog') ? 'inside' : document.activeElement === document.body ? 'browser' : 'outside'))
    }
    expect(inside.has('inside')).toBe(true)
    expect(inside.has('outside')).toBe(false)
    expect(await dialog.isVisible()).toBe(true)
  })
})

describe('colours', () => {
  test('can be chosen with high contrast, and stay so', async () => {
    const page = await stage.reader(PHONE, 'settings')
    await page.getByLabel('くっきり').check()
    const look = () => page.evaluate(() => ({ back: getComputedStyle(document.body).backgroundColor, words: getComputedStyle(document.body).color }))
    expect(await look()).toEqual({ back: 'rgb(0, 0, 0)', words: 'rgb(255, 255, 255)' })
    await page.reload()
    await page.getByRole('heading', { level: 1, name: '設定' }).waitFor()
    expect(await theme(page)).toBe('contrast')
  })

  test('follow a device that asks for more contrast, at once, until something else is chosen', async () => {
    const page = await stage.reader(PHONE, 'settings')
    await page.emulateMedia({ colorScheme: 'light' })
    expect(await theme(page)).toBe('light')
    await page.emulateMedia({ contrast: 'more' })
    await expect.poll(() => theme(page)).toBe('contrast-light')
    await page.emulateMedia({ contrast: 'more', colorScheme: 'dark' })
    await expect.poll(() => theme(page)).toBe('contrast')
    await page.getByLabel('明るい', { exact: true }).check()
    await expect.poll(() => theme(page)).toBe('light')
  })

  test('of the reader\'s own leave chosen things, buttons and grades told apart', async () => {
    const page = await stage.reader(TABLET, 'settings')
    await page.emulateMedia({ forcedColors: 'active' })
    const look = (selector: string) => page.locator(selector).first().evaluate((element) => {
      const { backgroundColor, borderTopWidth, borderTopStyle, borderTopColor, color } = getComputedStyle(element)
      return { backgroundColor, border: `${borderTopWidth} ${borderTopStyle}`, seen: borderTopStyle !== 'none' && borderTopColor !== backgroundColor, color }
    })
    const [chosen, other] = [await look('.choice[data-chosen="true"]'), await look('.choice[data-chosen="false"]')]
    expect([chosen.border, other.border]).toEqual(['4px solid', '2px solid'])
    expect((await look('main .button[data-type="danger"]')).seen).toBe(true)
    await page.goto(`${stage.site.url}discrepancies`)
    await page.locator('.chip').first().waitFor()
    const [on, off] = [await look('.chip[aria-current]'), await look('.chip:not([aria-current])')]
    expect(on.backgroundColor).not.toBe(off.backgroundColor)
    expect(on.color).not.toBe(on.backgroundColor)
    expect(off.seen).toBe(true)
    await page.goto(`${stage.site.url}plans`)
    await page.locator('.menu a[aria-current]').waitFor()
    const edges = await page.locator('.menu a').evaluateAll(places => places.map(place => getComputedStyle(place).borderLeftColor !== getComputedStyle(document.body).backgroundColor))
    expect(edges).toEqual([false, true, false, false, false])
    await page.goto(`${stage.site.url}evaluation`)
    const grade = page.locator('main .tile .shape').first()
    await grade.waitFor()
    expect(await grade.evaluate(shape => getComputedStyle(shape).fill !== getComputedStyle(document.body).backgroundColor)).toBe(true)
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement && getComputedStyle(document.activeElement).outlineStyle)).toBe('solid')
  })
})

test('the app as users get it holds nothing of the page of all parts', () => {
  const files = readdirSync(SITE, { recursive: true, encoding: 'utf8' }).filter(name => /\.(?:js|css|html|webmanifest)$/.test(name))
  const traces = ['部品の見本', 'Sample of parts', '/design', 'data-board', 'DesignPage', 'Showcase']
  expect(files.length).toBeGreaterThan(20)
  expect(files.flatMap((name) => {
    const text = readFileSync(join(SITE, name), 'utf8')
    return traces.flatMap(trace => text.includes(trace) ? [`${name}: ${trace}`] : [])
  })).toEqual([])
})

describe('the page of all parts', () => {
  let server: ViteDevServer

  // The page is loaded in hundreds of modules, as while developing: once for a tablet, once for a phone.
  let tablet: Page
  let phone: Page

  beforeAll(async () => {
    const { url, server: started } = await startDesignServer()
    server = started
    const [wide, narrow] = await Promise.all([device(stage.browser, { ...TABLET, bypassCSP: true }), device(stage.browser, PHONE)])
    // One after the other: the server translates each module when it is first asked for.
    tablet = await openDesign(wide, url)
    phone = await openDesign(narrow, url)
  })
  afterAll(async () => {
    await tablet.context().close()
    await phone.context().close()
    await server.close()
  })

  test.each(['light', 'dark', 'contrast', 'contrast-light'])('has no fault that axe finds in the theme %s', async (palette) => {
    await tablet.evaluate(name => document.documentElement.dataset.theme = name, palette)
    await tablet.locator(`input[name="palette"][value="${palette}"]`).check()
    await tablet.locator(`[data-board][data-theme="${palette}"]`).waitFor()
    await tablet.evaluate(AXE)
    const { violations } = await tablet.evaluate<AxeReport>(AXE_RUN)
    expect(violations).toEqual([])
    expect(await tablet.getByText('足りません').count()).toBe(0)
    expect(await tablet.locator('[data-part="colours"] tbody tr').count()).toBeGreaterThan(50)
  })

  test.each([['a 320 px phone', { width: 320, height: 640 }], ['a tablet', TABLET.viewport]] as const)('fits %s with the largest text, and every target is large enough', async (_, viewport) => {
    await tablet.setViewportSize(viewport ?? { width: 1180, height: 820 })
    await tablet.evaluate(() => document.documentElement.dataset.textSize = 'largest')
    await tablet.getByLabel('配色を並べて見る').check()
    expect(await tablet.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    expect(await tablet.evaluate(() => [...document.querySelectorAll<HTMLElement>('main :is(button, select, summary, label.choice, .tap, .chip)')]
      .filter(target => target.checkVisibility() && target.getBoundingClientRect().height < (target.dataset.size === 'sm' ? 44 : 48))
      .map(target => target.outerHTML.slice(0, 120)))).toEqual([])
    await tablet.getByLabel('配色を並べて見る').uncheck()
    await tablet.evaluate(() => document.documentElement.dataset.textSize = 'standard')
    await tablet.setViewportSize({ width: 1180, height: 820 })
  })

  test('walks its tabs by arrow keys, Home and End; one of them is a stop for the Tab key', async () => {
    const page = tablet
    await page.getByRole('tab', { name: 'グラフ' }).focus()
    for (const [key, name] of [['ArrowRight', '表'], ['End', '文'], ['ArrowRight', 'グラフ'], ['ArrowLeft', '文'], ['Home', 'グラフ'], ['ArrowRight', '表']] as const) {
      await page.keyboard.press(key)
      expect(await focused(page)).toBe(name)
      expect(await page.getByRole('tab', { selected: true }).innerText()).toBe(name)
      expect(await page.getByRole('tabpanel').innerText()).toBe(`「${name}」の中身です。`)
    }
    expect(await page.locator('[role="tab"][tabindex="0"]').count()).toBe(1)
    await page.keyboard.press('Tab')
    expect(await focused(page)).toBe('「表」の中身です。')
  })

  test.each(['横から開く', '下から開く', '確認の窓を開く'])('opens over itself (%s), closes on Esc and gives the focus back', async (name) => {
    const page = phone
    await page.getByRole('button', { name }).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').waitFor()
    expect(await page.evaluate(() => document.activeElement?.closest('dialog') !== null)).toBe(true)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe(name)
  })

  test('closes a drawer by its own button and by pressing beside it', async () => {
    const page = tablet
    for (const close of [() => page.getByRole('dialog').getByRole('button', { name: '閉じる' }).click(), () => page.mouse.click(20, 400)]) {
      await page.getByRole('button', { name: '横から開く' }).click()
      await page.getByRole('dialog').waitFor()
      await close()
      await page.getByRole('dialog').waitFor({ state: 'hidden' })
    }
  })

  test('sorts its table by real buttons and says which way', async () => {
    const page = tablet
    const counts = () => page.locator('[data-part="content"] tbody td.figure').allInnerTexts()
    await page.getByRole('button', { name: /取組の数/ }).click()
    expect(await counts()).toEqual(['3', '8', '12', '27'])
    await page.getByRole('button', { name: /取組の数/ }).click()
    expect(await counts()).toEqual(['27', '12', '8', '3'])
    expect(await page.getByRole('columnheader', { name: /取組の数/ }).first().getAttribute('aria-sort')).toBe('descending')
  })

  test('takes a removable choice off, stops what runs, walks pages and leads back to a heading', async () => {
    const page = tablet
    await page.getByRole('button', { name: '「選んでいない項目」を外す' }).click()
    expect(await page.getByRole('button', { name: '「選んでいない項目」を外す' }).count()).toBe(0)
    await page.getByRole('button', { name: '中止する' }).click()
    expect(await page.getByText('受け取っています').count()).toBe(0)
    expect(await page.getByText('12件中 1〜5件目').count()).toBe(1)
    expect(await page.getByRole('button', { name: '前へ' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '次へ' }).click()
    await page.getByRole('button', { name: '次へ' }).click()
    expect(await page.getByText('12件中 11〜12件目').count()).toBe(1)
    expect(await page.getByRole('button', { name: '次へ' }).isDisabled()).toBe(true)
    await page.getByRole('link', { name: '「長い説明」の先頭に戻る' }).click()
    expect(await focused(page)).toBe('長い説明')
  })
})
