import type { Page } from 'playwright-core'
import type { TestSite } from './site'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { SAMPLE } from '../sample/make-sample'
import { SITE } from './build-site'
import { device, firstVisit, openSite, PHONE, sharedBrowser } from './site'
import { goTo } from './go-to'

/** The built app takes only feeds of the id it was built for: the made-up city goes by that id, and by nothing else of its city. */
const FEED_CITY = 'kamakura'
const BANNER = '見本のデータです。実在の市の計画ではありません。'
const stage = sharedBrowser()
const folder = mkdtempSync(join(tmpdir(), 'navi-sample-'))
let site: TestSite
let page: Page

beforeAll(async () => {
  cpSync(SAMPLE, folder, { recursive: true })
  const file = join(folder, 'datapackage.json')
  writeFileSync(file, readFileSync(file, 'utf8').replace('"name": "mihon"', `"name": "${FEED_CITY}"`))
  site = await openSite(undefined, folder)
  page = await firstVisit(await device(stage.browser, PHONE), site)
})
afterAll(async () => {
  await site.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Everything a screen says, in and around its main part, once it stands. */
async function said(path: string): Promise<string> {
  await goTo(page, site.url, path)
  expect.soft(await page.locator('[data-sample]').allInnerTexts(), path).toEqual([BANNER])
  const text = `${await page.title()}\n${await page.locator('body').innerText()}`
  expect.soft(text, path).not.toMatch(/鎌倉|かまくら|kamakura/i)
  return text
}

test('a made-up city with five years and two thousand services says on every screen that it is made up', async () => {
  expect(await said('')).toContain('見本市 地域福祉ナビ')

  const goal = await said('plans/r3/goals/2')
  expect(goal).toContain('令和7年度（2025年度）の評価')
  const item = await said('plans/r3/initiatives/2-2-1-1')
  for (const year of [3, 4, 5, 6, 7])
    expect.soft(item).toContain(`令和${year}年度（${2018 + year}年度）の実績`)
  expect(item.match(/評価の意味：/g)).toHaveLength(1)

  const series = await said('indicators/salon-visitors')
  expect(series).toContain('令和5年度から新しい系列です。前の年度の数字とは比べられません。')
  expect(await page.locator('tr[data-break]').innerText()).toContain('系列の切れ目')
  expect(await said('indicators/consult-place')).toContain('前の実績（令和7年度）とのあいだに系列の切れ目があるため、比べません。')

  await said('services?all=1')
  expect(await page.locator('[data-count]').innerText()).toContain('2000件')
  const services = page.locator('[data-group="made"] [data-service]')
  const rows = page.locator('[data-group="made"] li[aria-setsize]')
  const total = Number(await rows.first().getAttribute('aria-setsize'))
  expect(total).toBeGreaterThan(300)
  expect(await services.count()).toBeLessThan(60)
  // To the end by keyboard: what comes into sight is drawn, and the Tab key goes on from row to row.
  const last = page.locator('[data-group="made"] li').last()
  await last.getByRole('link').focus()
  await page.keyboard.press('Shift+Tab')
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'))).toBe(String(total - 1))
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Shift+Tab')
  expect(await page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'))).toBe(String(total - 3))
  await page.keyboard.press('Home')
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0)
  expect(await services.count()).toBeLessThan(60)
  expect(await page.evaluate(() => document.activeElement?.closest('li')?.getAttribute('aria-posinset'))).toBe(String(total - 3))
  // A flick down, a turn, a flick up: rows stand on the screen at once, before the list has heard of it.
  expect(await page.evaluate(async () => {
    const blank: number[] = []
    for (const step of [400, ...Array.from({ length: 12 }, () => 700), -400, ...Array.from({ length: 10 }, () => -700)]) {
      window.scrollBy({ top: step, behavior: 'instant' })
      const gaps = [...document.querySelectorAll('[data-group="made"] [data-gap]')].map(gap => gap.getBoundingClientRect())
      if (gaps.some(({ top, bottom }) => bottom > 0 && top < window.innerHeight))
        blank.push(step)
      for (let frame = 0; frame < 2; frame++)
        await new Promise(resolve => requestAnimationFrame(resolve))
    }
    return blank
  })).toEqual([])
  // At rest a screen of rows lies ready above, and one below.
  await expect.poll(() => page.evaluate(() => [...document.querySelectorAll('[data-group="made"] [data-gap]')].map(gap => gap.getBoundingClientRect()).filter(({ top, bottom }) => bottom > -window.innerHeight && top < window.innerHeight * 2).length)).toBe(0)
  // Each step of a wheel or of a key ends a scroll: what lies behind is not drawn at every one and taken away with the next.
  const firstDrawn = await page.evaluate(async () => {
    const seen: number[] = []
    const look = () => seen.push(Number(document.querySelector('[data-group="made"] [data-gap] + li')?.getAttribute('aria-posinset')))
    const watching = new MutationObserver(look)
    for (const list of document.querySelectorAll('[data-group="made"] ul'))
      watching.observe(list, { childList: true })
    // The way to an end of the page, as by the keys above, is over after a while.
    await new Promise(resolve => setTimeout(resolve, 500))
    window.scrollTo({ top: 20_000, behavior: 'instant' })
    await new Promise(resolve => setTimeout(resolve, 500))
    seen.length = 0
    for (let step = 0; step < 60; step++) {
      window.scrollBy({ top: 150, behavior: 'instant' })
      for (let frame = 0; frame < 3; frame++)
        await new Promise(resolve => requestAnimationFrame(resolve))
    }
    const last = seen.at(-1)
    const back = seen.filter((row, change) => row < (seen[change - 1] ?? 0)).length
    await new Promise(resolve => setTimeout(resolve, 500))
    return { changes: seen.length, back, last, atRest: seen.at(-1) }
  })
  // A busy machine may let the list stand still in between.
  expect(firstDrawn.back, JSON.stringify(firstDrawn)).toBeLessThan(6)
  expect(firstDrawn.atRest, JSON.stringify(firstDrawn)).toBeLessThan(firstDrawn.last ?? 0)
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }))
  // On paper stands all of it.
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  await expect.poll(() => services.count()).toBe(total)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await expect.poll(() => services.count()).toBeLessThan(60)

  expect(await said('search?q=北町たんぽぽサロン')).toContain('北町たんぽぽサロン')
  expect(await said('open')).toContain('オープンデータ')

  await said('plans/r8/goals/1')
  await page.emulateMedia({ media: 'print' })
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--sheet-edition'))).toMatch(/^"見本のデータ／データ更新日/)
  expect(await page.locator('[data-sample]').isVisible()).toBe(true)
})

test('the app carries no city’s address or telephone, and no name but the one it was built for', () => {
  // One chunk is the declaration of the tables the app was built for, with examples of that city's own.
  const names = readdirSync(join(SITE, 'assets')).filter(name => name.endsWith('.js') && !name.startsWith('_virtual_city-package'))
  const scripts = names.map(name => readFileSync(join(SITE, 'assets', name), 'utf8')).join('\n')
  expect(scripts.match(/.{0,20}(?:御成町|0467-\d|248-\d{4}|かまくら).{0,20}/g)).toBeNull()
  expect([...new Set(scripts.match(/鎌倉[^`'",]{0,12}/g))].sort()).toEqual(['鎌倉市', '鎌倉市 地域福祉ナビ'])
})

test('on a slow phone, too, the keys for the ends of a page end there, however high the rows between turn out', async () => {
  const context = await device(stage.browser, PHONE)
  onTestFinished(() => context.close())
  const page = await firstVisit(context, site)
  const cdp = await context.newCDPSession(page)
  for (const slower of [1, 6, 20]) {
    await goTo(page, site.url, 'services?all=1')
    await page.locator('[data-group="made"] li').last().getByRole('link').focus()
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: slower })
    for (let time = 0; time < 3; time++) {
      await page.keyboard.press('Home')
      await expect.poll(() => page.evaluate(() => window.scrollY), { message: `Home, ${slower} times slower` }).toBe(0)
      await page.keyboard.press('End')
      await expect.poll(() => page.evaluate(() => Math.round(document.documentElement.scrollHeight - window.innerHeight - window.scrollY)), { message: `End, ${slower} times slower` }).toBeLessThanOrEqual(1)
    }
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
})
