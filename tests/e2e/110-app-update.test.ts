import { cpSync, rmSync } from 'node:fs'
import process from 'node:process'
import { build } from 'vite'
import { beforeAll, expect, test } from 'vitest'
import { SITE } from './build-site'
import { device, firstVisit, sharedStage } from './site'

const NEXT = `${SITE}-next`

const stage = sharedStage()
beforeAll(async () => {
  process.env.SITE_DIR = NEXT
  await build({ logLevel: 'error', configFile: 'vite.config.ts', define: { __NEXT__: '1' }, build: { outDir: NEXT, minify: false } })
  rmSync(`${NEXT}/feed`, { recursive: true, force: true })
})

test('a new app is offered, not forced: the old one keeps working until the reader switches', async () => {
  const context = await device(stage.browser)
  const page = await firstVisit(context, stage.site)
  const scriptOf = () => page.locator('script[type="module"]').first().getAttribute('src')
  const before = await scriptOf()
  const other = await context.newPage()
  await other.goto(stage.site.url)
  await other.locator('[data-offline][data-ready="true"]').waitFor()
  cpSync(NEXT, stage.site.folder, { recursive: true, force: true })
  await page.reload()
  await page.locator('[data-app-update]').waitFor()
  expect(await scriptOf()).toBe(before)
  await page.goto(`${stage.site.url}plans/r2/goals/3`)
  await page.getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
  await page.locator('[data-app-update]').getByRole('button', { name: '切り替える' }).click()
  expect(await page.locator('[data-others-open]').innerText()).toContain('ほかに1画面開いています')
  expect(await scriptOf()).toBe(before)
  await page.locator('[data-app-update]').getByRole('button', { name: '切り替える' }).click()
  await expect.poll(scriptOf).not.toBe(before)
  await page.getByRole('heading', { level: 1, name: '地域における福祉活動や人材への支援' }).waitFor()
  expect(await page.locator('[data-header-edition]').innerText()).toContain('第1版')

  // The other tab is of the old app: it is told, and the next screen it opens is of the new one.
  await other.locator('[data-app-replaced]').getByRole('button', { name: '読み込み直す' }).waitFor()
  await other.getByRole('link', { name: '設定' }).click()
  await other.getByRole('heading', { level: 1, name: '設定' }).waitFor()
  await expect.poll(() => other.locator('script[type="module"]').first().getAttribute('src')).not.toBe(before)
  await context.close()
})
