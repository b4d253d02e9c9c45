import type { BrowserContext, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DRAWN, SCREENS, UNFOLD } from './screens'
import { device, firstVisit, PHONE, sharedStage } from './site'
import { goTo } from './go-to'

const stage = sharedStage()

/** A device that has everything, and reads English from now on. */
async function englishReader(): Promise<{ readonly context: BrowserContext, readonly page: Page }> {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site)
  await page.evaluate(() => localStorage.setItem('setting-language', 'en'))
  return { context, page }
}

/** Japanese letters and marks that stand where the page says it is English: in its texts, and in names only heard. */
function unmarkedJapanese(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const japanese = /[\u3001-\u30FF\u3400-\u9FFF\uFF01-\uFF60]/
    const named = ['aria-label', 'title', 'placeholder', 'alt', 'data-label']
    const isEnglish = (element: Element | null) => element?.closest('[lang]')?.getAttribute('lang') === 'en'
    const found: string[] = []
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { data = '', parentElement } = walker.currentNode instanceof Text ? walker.currentNode : { parentElement: null }
      if (japanese.test(data) && isEnglish(parentElement) && !parentElement?.closest('script, style, noscript'))
        found.push(data.trim())
    }
    for (const element of document.body.querySelectorAll(named.map(name => `[${name}]`).join()))
      found.push(...named.map(name => element.getAttribute(name) ?? '').filter(value => japanese.test(value) && isEnglish(element)))
    return [...new Set(found)]
  })
}

test('every screen speaks English: what is there in Japanese only is marked as Japanese', async () => {
  const { context, page } = await englishReader()
  await page.reload()
  const found: string[] = []
  for (const screen of SCREENS) {
    await goTo(page, stage.site.url, screen)
    await expect.poll(() => page.evaluate(DRAWN), { message: screen }).toBe(true)
    await page.evaluate(UNFOLD)
    await page.evaluate(() => new Promise(requestAnimationFrame))
    expect(await page.evaluate(() => document.documentElement.lang), screen).toBe('en')
    found.push(...(await unmarkedJapanese(page)).map(text => `${screen}: ${text}`))
  }
  expect(found).toEqual([])
  await context.close()
}, 240_000)

test('names are English, inside sentences too; summaries stay Japanese and say so', async () => {
  const { context, page } = await englishReader()
  await page.goto(`${stage.site.url}plans/r2/goals/3`)
  await page.getByRole('heading', { level: 1, name: 'Supporting local welfare activities and the people who carry them out' }).waitFor()
  expect(await page.title()).toContain('Supporting local welfare activities')
  await page.getByRole('heading', { level: 2, name: 'Carry-over to “Plan for fiscal years 2026–2033”' }).waitFor()
  const summary = page.locator('.summary [data-untranslated]').first()
  expect(await summary.getAttribute('lang')).toBe('ja')
  const marks = await page.evaluate(() => [...document.querySelectorAll('[data-untranslated]')]
    .map(text => [text, text.nextElementSibling].some(place => place?.matches('.untranslated') || place?.querySelector('.untranslated'))))
  expect(marks.length).toBeGreaterThan(5)
  expect(marks).not.toContain(false)
  expect(await page.locator('.untranslated').first().getAttribute('aria-hidden')).toBe('true')
  await page.getByText('Texts marked “JA” are not translated yet').first().waitFor()
  await context.close()
})

test('what has to be said on the phone can be read out in Latin letters, or shown in Japanese', async () => {
  const { context, page } = await englishReader()
  await page.goto(`${stage.site.url}services/kodomo-kirakira`)
  await page.getByRole('link', { name: 'Call the main number of Kamakura City: 0467-23-3000' }).waitFor()
  expect(await page.locator('.ask [lang="ja"]').allInnerTexts()).toEqual(['こどもみらい部', 'かまくらこども相談窓口 きらきらについて聞きたいです。'])
  expect(await page.locator('.ask').innerText()).toMatch(/Ask for “Kodomo Mirai Bu” \(こどもみらい部\)\. Say: “Kamakura Kodomo Sodan ?[Mm]adoguchi Kirakira ni tsuite kikitai desu”/)
  expect(await page.locator('.ask').innerText()).not.toMatch(/“[^”]*[\u3040-\u30FF\u3400-\u9FFF][^”]*kikitai desu”/)
  await context.close()
})

test('the choice of a language changes the screen at once, keeps the focus, and stays without a connection', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site, 'settings')
  const english = page.getByRole('radio', { name: 'English' })
  await english.focus()
  await page.keyboard.press('Space')
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  expect(await english.evaluate(radio => radio === document.activeElement)).toBe(true)
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Services' }).waitFor()
  await context.setOffline(true)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
  await page.getByRole('navigation', { name: 'Main menu' }).getByRole('link', { name: 'Plans' }).click()
  await page.getByRole('link', { name: 'Kamakura City Regional Welfare Plan Plan for fiscal years 2020–2025' }).waitFor()
  await page.getByRole('button', { name: '日本語' }).click()
  await page.getByRole('heading', { level: 1, name: '計画', exact: true }).waitFor()
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja')
  await context.close()
})

test('lists of choices and the titles of saved tables follow the language of the moment', async () => {
  const page = await stage.reader(PHONE, 'meetings')
  const head = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-csv]').click()])
    const chunks: Buffer[] = []
    for await (const chunk of await download.createReadStream())
      chunks.push(Buffer.from(chunk))
    return Buffer.concat(chunks).toString().split('\r\n')[0]
  }
  expect(await head()).toContain('会議の名称')
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'Meetings' }).waitFor()
  expect(await head()).toContain('Name of the meeting')
  await page.goto(`${stage.site.url}crosswalk`)
  await page.getByRole('radio', { name: 'Row by row' }).check()
  await page.getByRole('button', { name: '日本語' }).click()
  await page.getByRole('radio', { name: '1行ずつ', checked: true }).waitFor()
})

test('English that cannot be had without a connection is told once, where it was asked for', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site)
  await context.setOffline(true)
  await page.getByRole('button', { name: 'English' }).click()
  await page.locator('[data-no-english]').waitFor()
  expect(await page.locator('[data-app-lost]').count()).toBe(0)
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await context.close()
})
