import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { device, firstVisit, PHONE, sharedStage } from './site'

const stage = sharedStage()

const GOAL = '地域における福祉活動や人材への支援'
const KANA = ['ちいき', 'ふくし', 'かつどう', 'じんざい', 'しえん']

/** What stands above the letters of the title. */
function kanaOfTitle(page: Page): Promise<readonly string[]> {
  return page.locator('h1 rt').allInnerTexts()
}

async function chooseKana(page: Page): Promise<void> {
  await page.getByRole('group', { name: 'ふりがな' }).getByLabel('表示する').check()
}

test('kana stand only above the texts in plain Japanese until they are asked for', async () => {
  const page = await stage.reader(PHONE, 'plans/r2/goals/3')
  await page.getByRole('heading', { level: 1, name: GOAL, exact: true }).waitFor()
  expect(await page.evaluate(() => [...document.querySelectorAll('ruby')].filter(ruby => !ruby.closest('[data-easy]')).length)).toBe(0)
  expect(await page.locator('[data-easy] ruby').count()).toBeGreaterThan(5)
})

test('asked for, they stand above names as people here say them, and stay after a restart without a connection', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site, 'settings')
  await chooseKana(page)
  await context.setOffline(true)
  await page.goto(`${stage.site.url}plans/r2/goals/3`)
  await expect.poll(() => kanaOfTitle(page)).toEqual(KANA)
  await page.goto(`${stage.site.url}services/tsudoi-hiroba`)
  await page.locator('dl.facts').waitFor()
  const read = await page.locator('dl.facts ruby').evaluateAll(rubies => rubies.map(ruby => [ruby.firstChild?.textContent, ruby.querySelector('rt')?.textContent]))
  expect(read).toContainEqual(['腰越', 'こしごえ'])
  expect(read).toContainEqual(['鎌倉', 'かまくら'])
  await context.close()
})

test('they are neither spoken nor copied', async () => {
  const page = await stage.reader(PHONE, 'settings')
  await chooseKana(page)
  await page.goto(`${stage.site.url}plans/r2/goals/3`)
  await expect.poll(() => kanaOfTitle(page)).toEqual(KANA)
  const kana = await page.locator('rt').evaluateAll(marks => marks.map(mark => `${mark.getAttribute('aria-hidden')} ${getComputedStyle(mark).userSelect}`))
  expect(new Set(kana)).toEqual(new Set(['true none']))
  const copied = await page.evaluate(() => {
    const title = document.querySelector('h1')
    if (title)
      getSelection()?.selectAllChildren(title)
    return getSelection()?.toString()
  })
  expect(copied).toBe(GOAL)
  const heard = (await page.locator('h1').ariaSnapshot()).replace(/\s/g, '')
  expect(heard).toContain(`"${GOAL}"`)
  const links = (await page.locator('main').ariaSnapshot()).replace(/\s/g, '')
  expect(links).toContain('link"3-2-2-1自主防災リーダー養成研修事業"')
  expect(links).not.toContain('じしゅぼうさい')
})

test('on a narrow phone with the largest letters nothing is pushed out of the screen by them', async () => {
  const page = await stage.reader({ viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true }, 'settings')
  await chooseKana(page)
  await page.getByLabel('特大').check()
  for (const screen of ['plans/r2/goals/3', 'services/tsudoi-hiroba', 'plans/r2/initiatives/4-1-2-10', 'meetings/2024-01-11-renrakukai']) {
    await page.goto(stage.site.url + screen)
    await page.locator('h1 ruby').first().waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), screen).toBe(0)
  }
})
