import type { Page } from 'playwright-core'
import { expect, onTestFinished, test } from 'vitest'
import { goTo } from './go-to'
import { wholeScreen } from './notes'
import { device, firstVisit, mainText, PHONE, sharedStage } from './site'

const stage = sharedStage()

/** How many pixels of a canvas are not blank. */
function inkOf(page: Page): Promise<number> {
  return page.locator('canvas').first().evaluate((canvas) => {
    if (!(canvas instanceof HTMLCanvasElement))
      return 0
    const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let ink = 0
    for (let index = 3; index < pixels.length; index += 4) {
      if ((pixels[index] ?? 0) > 0)
        ink++
    }
    return ink
  })
}

test('with the server stopped and the page closed, a deep link opens with its text and its chart', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site)
  await page.close()
  await stage.site.stop()
  await expect(fetch(stage.site.url)).rejects.toThrow()

  const again = await context.newPage()
  await again.goto(`${stage.site.url}plans/r2/initiatives/4-1-2-10`)
  await again.getByRole('heading', { level: 1, name: '障害者雇用対策事業' }).waitFor()
  await wholeScreen(again)
  const text = await mainText(again)
  expect(text).toContain('障害福祉課')
  expect(text).toContain('二千人雇用における就労者数 1,820人')
  expect(text).toContain('1,623人')
  expect(text).toContain('おおむね実施')
  await expect.poll(() => inkOf(again)).toBeGreaterThan(500)
  await again.getByRole('application', { name: '「就労者数（二千人雇用）」のグラフ', exact: true }).waitFor()
  await stage.site.restart()
  await context.close()
})

test('every screen opens offline after a single visit to the home screen', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site)
  await page.close()
  await stage.site.stop()
  onTestFinished(() => stage.site.restart())
  const again = await context.newPage()
  const screens: readonly (readonly [string, string])[] = [
    ['', '地域福祉ナビ'],
    ['plans', '計画'],
    ['plans/r2', '令和2〜7年度の計画'],
    ['plans/r8', '令和8〜15年度の計画'],
    ['plans/r2/goals/3', '地域における福祉活動や人材への支援'],
    ['plans/r8/goals/3', '制度の狭間をつくらない福祉支援と権利擁護の推進'],
    ['plans/r2/initiatives/6-1-1-1', 'ケアラー支援に向けた広報及び啓発'],
    ['indicators', '成果指標'],
    ['indicators/care-certification', '要支援・要介護認定率'],
    ['initiatives', '取組'],
    ['evaluation', '評価'],
    ['departments/福祉総務課', '福祉総務課'],
    ['crosswalk', '新旧対照'],
    ['programmes', '費用'],
    ['programmes/健福-06', '包括的支援体制推進事業'],
    ['meetings/2024-01-11-renrakukai', '連絡会'],
    ['services', '相談先・サービス'],
    ['services/tsudoi-hiroba', 'つどいの広場'],
    ['glossary', '用語集'],
    ['discrepancies', '資料の不一致'],
    ['sources/progress-r2#line-259', '推進状況報告書'],
    ['search?q=%E8%A6%8B%E5%AE%88%E3%82%8A', 'さがす'],
    ['settings', '設定'],
    ['no-such-page', 'ページが見つかりません'],
  ]
  // The first one and the last are loaded; others are come to by the app's links, as the journeys of readers go.
  for (const [path, heading] of screens) {
    await goTo(again, stage.site.url, path)
    await again.getByRole('heading', { level: 1 }).filter({ hasText: heading }).waitFor()
  }
  await again.goto(`${stage.site.url}indicators/care-certification`)
  await expect.poll(() => inkOf(again)).toBeGreaterThan(500)
  await context.close()
})

test('「今すぐ更新」 offline says what happened and that the plan stays readable', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site, 'settings')
  await stage.site.stop()
  await page.getByRole('button', { name: '今すぐ更新' }).click()
  await page.getByText('電波がないか、サーバーにつながりません。').waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('今すぐ更新')
  expect(await mainText(page)).toContain('いま端末にある版は、そのまま読めます。')
  expect(await page.locator('[data-edition]').innerText()).toBe('第1版')
  await stage.site.restart()
  await context.close()
})
