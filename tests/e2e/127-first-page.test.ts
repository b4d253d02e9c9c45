import type { Page } from 'playwright-core'
import type { TestSite } from './site'
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { misconduct } from './misconduct'
import { device, firstVisit, openSite, PHONE, sharedBrowser } from './site'

const stage = sharedBrowser()
let site: TestSite

beforeAll(async () => {
  site = await openSite()
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/prerender.ts', site.folder, join(site.folder, 'feed')], { stdio: 'ignore' })
})
afterAll(() => site.remove())

const FIRST = '#first-page'
const widths = (page: Page) => page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth])

test('where the app cannot run at all, the plan is read all the same, from page to page', async () => {
  const context = await device(stage.browser, { viewport: { width: 320, height: 640 }, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(site.url)
  await page.locator(FIRST).getByRole('link', { name: '計画', exact: true }).click()
  await page.getByRole('link', { name: /令和2〜7年度の計画/ }).click()
  await page.getByRole('link', { name: /^目標4/ }).click()
  await page.getByRole('link', { name: /^4-1-2-10/ }).click()
  await page.getByRole('heading', { level: 1, name: '障害者雇用対策事業' }).waitFor()
  expect(await page.locator('main').innerText()).toMatch(/取組番号 4-1-2-10[\s\S]*評価/)
  expect(await page.locator(FIRST).innerText()).toContain('第1版')
  for (const path of ['', 'plans/r2/goals/3', 'plans/r2/initiatives/4-1-2-10', 'indicators/inclusive-society', 'services']) {
    await page.goto(site.url + path)
    expect(await page.locator('h1').evaluate(heading => [getComputedStyle(heading).fontSize, document.documentElement.scrollWidth <= 320]), path).toEqual(['26px', true])
  }
  await context.close()
})

test('the app takes the place of the page when it has the edition, without a word against the rules of the host, and keeps the address', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await context.newPage()
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  await page.route('**/feed/*.json', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(`${site.url}plans/r2/goals/3`)
  await page.locator(`${FIRST} [data-page-title]`).waitFor()
  await page.waitForFunction(() => (document.getElementById('app')?.childElementCount ?? 0) > 0)
  expect(await page.locator('#app').isVisible()).toBe(false)
  expect(await page.locator(`${FIRST} [data-page-title]`).isVisible()).toBe(true)
  release()
  await page.locator('#app [data-page-title]').waitFor()
  expect(await page.locator(FIRST).count()).toBe(0)
  expect(await page.locator('style').count()).toBe(0)
  expect(new URL(page.url()).pathname).toBe('/plans/r2/goals/3')
  const [wide, screen] = await widths(page)
  expect(wide).toBe(screen)
  expect(await page.evaluate(() => getComputedStyle(document.querySelector('.card') ?? document.body).borderRadius)).not.toBe('0px')
  expect(misconduct()).toEqual([])
  await context.close()
})

test('the frame in which the app takes the place of the page is that of the first screen; what stands below comes after it', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await context.newPage()
  await page.addInitScript(() => {
    new MutationObserver((_, watching) => {
      const app = document.getElementById('app')
      if (!app || app.hidden || document.getElementById('first-page'))
        return
      watching.disconnect()
      // Before anything else has a turn; then with the frame.
      requestAnimationFrame(() => document.documentElement.dataset.parts = String(app.querySelectorAll('section.plan').length))
    }).observe(document, { childList: true, subtree: true })
  })
  await page.goto(site.url)
  await page.locator('#app section.plan').first().waitFor()
  expect(await page.locator('html').getAttribute('data-parts')).toBe('0')
  await context.close()
})

test('where the edition cannot be had the app says so, and the page stays to be read below it until the edition comes', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await context.newPage()
  await page.route('**/feed/*.json', route => route.fulfill({ status: 503, body: '' }))
  await page.goto(`${site.url}plans/r2/goals/3`)
  await page.locator(`${FIRST} [data-page-title]`).waitFor()
  const again = page.getByRole('button', { name: 'もう一度ためす' })
  await again.waitFor()
  expect(await page.locator('main').count()).toBe(1)
  expect(await page.locator(`${FIRST} [data-page-title]`).isVisible()).toBe(true)
  await page.unroute('**/feed/*.json')
  await again.click()
  await page.locator('#app').getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
  await expect.poll(() => page.locator(FIRST).count()).toBe(0)
  await context.close()
})

test('a device that has the app starts with the app, whatever page lies on the host', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, site)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true))
  const answer = await page.goto(`${site.url}plans/r2/goals/3`)
  await page.locator('#app [data-page-title]').waitFor()
  expect([answer?.fromServiceWorker(), (await answer?.text())?.includes('first-page')]).toEqual([true, false])
  await context.close()
})
