import type { BrowserContextOptions, Page } from 'playwright-core'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { LAST_PART } from './notes'
import { device, firstVisit, mainText, openSite, PHONE, sharedStage, TABLET } from './site'

const stage = sharedStage()

const READY = '電波がなくても'
const LINE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Safari Line/15.8.0'
const IPHONE_CHROME = 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/137.0.7151.51 Mobile/15E148 Safari/604.1'
const IPAD = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15'

/** A device that ends with the test. */
async function newDevice(options: BrowserContextOptions = PHONE) {
  const context = await device(stage.browser, options)
  onTestFinished(() => context.close())
  return context
}

/** The guide's panel and what is done with it. */
function guideOn(page: Page) {
  const panel = page.locator('[data-guide]')
  const press = (name: string) => panel.getByRole('button', { name, exact: true }).click()
  const heading = () => panel.getByRole('heading', { level: 2 }).innerText()
  return { panel, press, heading }
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(stage.site.url + path)
  await page.locator(LAST_PART).waitFor({ state: 'attached' })
}

describe('the guide of the first visit', () => {
  test('comes with the first edition above the home screen, has three steps, and does not come again', async () => {
    const page = await firstVisit(await newDevice(), stage.site)
    const { panel, press, heading } = guideOn(page)
    expect(await heading()).toContain('1／3')
    // The promise above it has said so already.
    expect(await mainText(page)).toContain('電波がなくても全部読めます。')
    expect(await panel.innerText()).not.toContain(READY)
    expect(await page.getByRole('link', { name: /計画を読む/ }).isVisible()).toBe(true)

    await press('つぎへ')
    expect(await heading()).toContain('2／3')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('2／3')
    const lefts = () => panel.locator('fieldset').first().locator('label').evaluateAll(labels => labels.map(label => Math.round(label.getBoundingClientRect().left)))
    const widths = () => panel.locator('fieldset').first().locator('label').evaluateAll(labels => [...new Set(labels.map(label => Math.round(label.getBoundingClientRect().width)))])
    expect(new Set(await lefts()).size).toBe(3)
    expect(await widths()).toHaveLength(1)
    const sizeOfSample = () => panel.locator('.sample').evaluate(sample => Math.round(Number.parseFloat(getComputedStyle(sample).fontSize)))
    expect(await sizeOfSample()).toBe(18)
    await panel.getByLabel('特大').check()
    await expect.poll(sizeOfSample).toBe(26)
    expect(new Set(await lefts()).size).toBe(1)
    expect(await widths()).toHaveLength(1)
    await panel.getByLabel('表示する').check()
    expect(await panel.locator('.sample rt').allInnerTexts()).toContain('ちいき')

    await press('つぎへ')
    expect(await heading()).toContain('3／3')
    await press('もどる')
    expect(await heading()).toContain('2／3')
    await press('つぎへ')
    await press('はじめる')
    expect(await panel.count()).toBe(0)
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1')
    await open(page, '')
    expect(await panel.count()).toBe(0)
  })

  test('skipped at once, it stays away until the help is asked for it', async () => {
    const page = await stage.reader()
    const { panel, press, heading } = guideOn(page)
    await press('とばす')
    await open(page, '')
    expect(await panel.count()).toBe(0)
    await page.getByRole('link', { name: /^使い方/ }).click()
    await page.getByRole('button', { name: 'はじめの案内をもう一度見る' }).click()
    await panel.waitFor()
    expect(await heading()).toContain('1／3')
  })

  test('stands before no other screen: a deep link opens what was asked for', async () => {
    const page = await stage.reader(PHONE, 'plans/r2/goals/3')
    await page.getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
    const { panel } = guideOn(page)
    expect(await panel.count()).toBe(0)
    await page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: 'ホーム' }).click()
    await panel.waitFor()
  })

  test('opened from the home screen, it does not tell how to get there', async () => {
    const context = await newDevice()
    await context.addInitScript(() => {
      const matchMedia = window.matchMedia.bind(window)
      window.matchMedia = query => matchMedia(query === '(display-mode: standalone)' ? 'all' : query)
    })
    const page = await firstVisit(context, stage.site)
    const { panel, press, heading } = guideOn(page)
    expect(await heading()).toContain('1／2')
    await press('つぎへ')
    expect(await heading()).toContain('2／2')
    await press('はじめる')
    expect(await panel.count()).toBe(0)
    await open(page, 'help/install')
    expect(await mainText(page)).toContain('ホーム画面から開いています。')
  })

  test('promises reading without a connection only once the app is stored too', async () => {
    const site = await openSite()
    onTestFinished(() => site.remove())
    const script = readdirSync(join(site.folder, 'assets')).find(name => name.startsWith('line-chart') && name.endsWith('.js'))
    writeFileSync(join(site.folder, 'assets', script ?? ''), '<!doctype html><p>メンテナンス中</p>')
    const page = await (await newDevice()).newPage()
    await page.goto(site.url)
    const { panel } = guideOn(page)
    await page.locator('[data-offline]').getByText('アプリの保存が終わっていません').waitFor()
    expect(await panel.isVisible()).toBe(true)
    for (const part of [panel, page.locator('[data-offline]')])
      expect(await part.innerText()).not.toContain(READY)
  })
})

describe('the way to the home screen', () => {
  test('on an iPad it is that of the iPad, with pictures and the reason', async () => {
    const context = await newDevice({ ...TABLET, userAgent: IPAD })
    await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'maxTouchPoints', { get: () => 5 }))
    const page = await firstVisit(context, stage.site)
    const { panel, press } = guideOn(page)
    await press('つぎへ')
    await press('つぎへ')
    expect(await panel.locator('[data-platform]').getAttribute('data-platform')).toBe('ipad')
    expect(await panel.innerText()).toContain('7日間開かないと、入れたデータが消えることがあります。')
    expect(await panel.getByRole('img').evaluateAll(pictures => pictures.map(picture => picture.getAttribute('aria-label')))).toEqual([
      expect.stringContaining('上の右のほう'),
      expect.stringContaining('「ホーム画面に追加」'),
      expect.stringContaining('このアプリの絵'),
    ])
    expect(await panel.innerText()).toContain('ホーム画面に「鎌倉市 地域福祉ナビ」の絵ができます。')
    await panel.locator('image').evaluate((image: SVGImageElement) => fetch(image.href.baseVal).then(icon => icon.ok || Promise.reject(icon)))
    await panel.getByRole('link', { name: 'ほかの機種での置き方を見る' }).click()
    await page.getByRole('heading', { level: 2, name: 'いまお使いの機種：iPad' }).waitFor()
    const order = await page.locator('[data-platform]').evaluateAll(lists => lists.map(list => list.getAttribute('data-platform')))
    expect(order).toEqual(['ipad', 'iphone', 'iphone-other', 'android', 'pc-chromium', 'pc-safari', 'pc-firefox', 'in-app', 'other'])
  })

  test('where the browser offers it, one button is enough', async () => {
    const page = await stage.reader()
    const { panel, press } = guideOn(page)
    await press('つぎへ')
    await press('つぎへ')
    expect(await panel.getByRole('button', { name: 'ホーム画面に置く' }).count()).toBe(0)
    await page.evaluate(() => {
      const offer = Object.assign(new Event('beforeinstallprompt', { cancelable: true }), { prompt: async () => {
        document.body.dataset.asked = 'yes'
        return { outcome: 'accepted' }
      } })
      window.dispatchEvent(offer)
    })
    await press('ホーム画面に置く')
    await expect.poll(() => page.locator('body').getAttribute('data-asked')).toBe('yes')
    await page.evaluate(() => window.dispatchEvent(new Event('appinstalled')))
    await panel.locator('[data-installed]').waitFor()
  })

  test('in Chrome of an iPhone it begins at the address field, not at the bottom as in Safari', async () => {
    const page = await (await newDevice({ ...PHONE, userAgent: IPHONE_CHROME })).newPage()
    await open(page, 'help/install')
    const here = page.locator('[data-here]')
    expect(await here.locator('li').first().innerText()).toContain('アドレスが書いてある欄の右はし')
    expect(await here.locator('li').first().getByRole('img').count()).toBe(0)
  })

  test('inside LINE it says first of all that the data stays there', async () => {
    const page = await stage.reader({ ...PHONE, userAgent: LINE })
    const { panel } = guideOn(page)
    expect(await panel.locator('h2 + *').innerText()).toContain('LINEなどの中で受け取ったデータは、SafariやChromeでは使えません。')
    await open(page, 'help/install')
    expect(await page.locator('[data-here] p').first().innerText()).toContain('先に、SafariかChromeで開いてください。')
  })

  test('inside LINE the first screen says to open the browser', async () => {
    const context = await newDevice({ ...PHONE, userAgent: LINE })
    await context.route('**/feed/**', route => route.abort())
    const page = await context.newPage()
    await page.goto(stage.site.url)
    await page.getByText('LINEなどの中で開いている').waitFor()
  })
})

describe('the help', () => {
  test('is a tap away from the settings and leads to where each job begins', async () => {
    const page = await stage.reader(PHONE, 'settings')
    expect(await page.getByRole('link', { name: '置き方を絵で見る' }).getAttribute('href')).toBe('/help/install')
    await page.getByRole('link', { name: '使い方' }).click()
    await page.getByRole('heading', { level: 1, name: '使い方' }).waitFor()
    for (const [job, place] of [['call', '/services'], ['together', '/search'], ['compare', '/crosswalk']] as const)
      expect(await page.locator(`[data-job="${job}"] a`).getAttribute('href')).toBe(place)
    await page.getByRole('link', { name: '困ったとき' }).click()
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('困ったとき')
  })

  test('has a first job that can be followed, and a plan with grades shows its goals at its beginning too', async () => {
    const page = await stage.reader()
    await page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '計画' }).click()
    await page.getByRole('link', { name: '目標3 地域における福祉活動や人材への支援' }).click()
    const fell = page.locator('section').filter({ has: page.getByRole('heading', { name: '評価がC・Dの取組と、その年の状況' }) })
    await fell.getByRole('link', { name: /3-2-2-1/ }).waitFor()
    await open(page, 'plans/r2')
    await page.locator('[data-goals]').getByRole('link', { name: /^目標3/ }).click()
    await page.getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
    await open(page, 'plans/r8')
    expect(await page.locator('[data-goals]').count()).toBe(0)
  })

  test.each([
    ['ja', 'largest', 'hidden', TABLET],
    ['ja', 'standard', 'shown', PHONE],
    ['en', 'largest', 'hidden', TABLET],
  ] as const)('printed (%s, %s text, furigana %s), it is one sheet with every job and room to spare', async (language, size, furigana, options) => {
    const context = await newDevice(options)
    await context.addInitScript(([language, size, furigana]) => {
      localStorage.setItem('setting-language', language)
      localStorage.setItem('setting-text-size', size)
      localStorage.setItem('setting-furigana', furigana)
    }, [language, size, furigana] as const)
    const page = await context.newPage()
    await open(page, 'help')
    await page.locator('[data-help-sheet]').waitFor({ state: 'attached' })
    const pdf = await page.pdf({ preferCSSPageSize: true, scale: 1.04 })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('[data-help-sheet] ol').count()).toBe(7)
    expect(await page.locator('[data-job]').count()).toBe(7)
    expect(await page.locator('[data-help-sheet]').isVisible()).toBe(true)
    expect(await page.locator('[data-job]').first().isVisible()).toBe(false)
  })
})
