import type { Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { device, firstVisit, mainText, openSite, PHONE, sharedStage, TABLET } from './site'

const stage = sharedStage()

/** How many lines the screen says it shows. */
function said(page: Page): Promise<string> {
  return page.locator('[data-shown]').innerText()
}

test('the types are explained, counted, and add up to all 240 serials', async () => {
  const page = await stage.reader(PHONE, 'crosswalk')
  await page.locator('[data-count="all"]').waitFor()
  const counts = await Promise.all(['continued', 'split', 'merged', 'added', 'unlisted', 'all'].map(type => page.locator(`[data-count="${type}"]`).innerText()))
  expect(counts).toEqual(['2', '8', '187', '34', '9', '240'])
  const text = await mainText(page)
  expect(text).toContain('市が付けた名前ではありません')
  expect(text).toContain('具体的な取組1つに、ほかの取組と合わさらずに引き継がれたものです。')
  expect(text).toContain('番号だけが分かります（通し番号225・230・237）')
  for (const [serial, code] of [[115, '4-1-5-4'], [123, '4-1-5-12'], [127, '4-1-5-16'], [129, '4-1-5-18'], [155, '4-3-1-1'], [200, '5-2-6-1']] as const) {
    const line = page.locator('li', { has: page.getByRole('link', { name: new RegExp(`^${code} `) }) }).last()
    expect(await line.innerText()).toContain(`通し番号${serial}（番号の並びからの推定）`)
  }
})

test('both directions, both orders and the type are in the address, and Back leaves the screen', async () => {
  const page = await stage.reader(PHONE, 'plans/r8')
  await page.getByRole('link', { name: '新旧対照（前の計画とのつながり）を見る' }).click()
  await page.getByRole('heading', { level: 1, name: '新旧対照' }).waitFor()
  expect(page.url()).toContain('?way=new')
  await page.locator('summary').filter({ hasText: '目標1' }).first().click()
  await page.locator('summary').filter({ hasText: '1-2-4' }).click()
  await page.getByRole('link', { name: /4-1-5-13/ }).first().waitFor()
  expect(await mainText(page)).toContain('1-1-3、1-1-4 の名称は分かりません')
  await page.getByText('前の計画 → いまの計画').click()
  await page.getByRole('link', { name: '分割 8件' }).click()
  await expect.poll(() => page.url()).toMatch(/\?type=split$/)
  expect(await said(page)).toContain('17行を示しています。')
  await page.getByRole('link', { name: /^4-1-5-13 / }).waitFor()
  await page.getByText('1行ずつ').click()
  await expect.poll(() => page.url()).toMatch(/by=item&type=split$/)
  expect(await page.locator('tbody [data-type]').first().innerText()).toBe('分割')
  await page.getByRole('link', { name: '掲載なし 9件' }).click()
  await expect.poll(() => said(page)).toContain('対応表に行のない9の番号を示しています。')
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: /令和8〜15年度の計画/ }).waitFor()
})

test('from an item one tap leads to its line in the crosswalk, from there to its place in the new plan and back', async () => {
  const page = await stage.reader(PHONE, 'plans/r2/initiatives/4-1-5-13')
  await page.getByText('「分割」とは').click()
  expect(await mainText(page)).toContain('具体的な取組2つ以上に分かれて引き継がれたものです。')
  await page.getByRole('link', { name: '新旧対照でこの取組を見る' }).click()
  const item = page.locator('#item-4-1-5-13')
  await item.waitFor()
  await expect.poll(async () => {
    const box = await item.boundingBox()
    return box !== null && box.y >= 0 && box.y < 500
  }).toBe(true)
  expect(await item.innerText()).toContain('通し番号124の再掲')
  await item.getByRole('link', { name: /^1-2-4 / }).click()
  await page.getByRole('heading', { level: 1, name: '地域で安心して暮らし、活動できるまちづくりの推進' }).waitFor()
  await page.goBack()
  await item.waitFor()
  await item.getByRole('link', { name: /^4-1-5-13 / }).click()
  await page.getByText('取組番号 4-1-5-13').waitFor()
})

test('the flow picture has a name, readable labels and a table of the same numbers', async () => {
  for (const options of [PHONE, TABLET]) {
    const page = await stage.reader(options, 'crosswalk')
    const picture = page.getByRole('img', { name: /いちばん太い帯は、前の目標4からいまの目標1への54行です。/ })
    await picture.waitFor()
    const labels = await picture.evaluate((svg) => {
      const scale = svg.getBoundingClientRect().width / (svg as SVGSVGElement).viewBox.baseVal.width
      return [...svg.querySelectorAll('text')].map(text => Number.parseFloat(getComputedStyle(text).fontSize) * scale)
    })
    expect(labels.length).toBeGreaterThan(20)
    expect(Math.min(...labels)).toBeGreaterThanOrEqual(15.9)
    const row = page.getByRole('row').filter({ hasText: '目標4 地域生活支援と権利擁護' })
    expect(await row.locator('td').allInnerTexts()).toEqual(['54', '14', '42', '110'])
  }
})

test('wordings that differ stand side by side, each with its source', async () => {
  const page = await stage.reader(TABLET, 'crosswalk')
  const wordings = page.locator('[data-wording]')
  await wordings.first().waitFor()
  expect(await wordings.count()).toBe(4)
  const first = await wordings.first().innerText()
  expect(first).toContain('「地域における活動機会・居場所の創出と人材育成」')
  expect(first).toContain('「地域における活動機会・人材育成・居場所の創出」')
  expect(await wordings.first().locator('[data-source]').count()).toBe(2)
})

test('the lines shown are saved as a table: marks, doubts and sources included', async () => {
  const page = await stage.reader({ ...TABLET, acceptDownloads: true }, 'crosswalk?by=item')
  const save = async () => {
    const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-csv]').click()])
    return readFileSync(await download.path(), 'utf8').trimEnd().split('\r\n')
  }
  const all = await save()
  expect(all).toHaveLength(252)
  expect(all[0]).toContain('通し番号,通し番号の推定,再掲の順,前の取組番号')
  expect(all.filter(line => line.includes('※障害者福祉計画にて管理'))).toHaveLength(2)
  expect(all.find(line => line.startsWith('5,'))).toContain('あり,')
  expect(all.find(line => line.startsWith('225,'))).toContain('番号だけが分かります,掲載なし')
  await page.getByRole('link', { name: '掲載なし 9件' }).click()
  await expect.poll(async () => (await save()).length).toBe(10)
})

test('the new plan’s overview: visions, roles, nine districts without names, and whom to call', async () => {
  const page = await stage.reader(PHONE, 'plans/r8')
  await page.locator('[data-contacts]').waitFor()
  expect(await page.locator('[data-vision] li').count()).toBe(12)
  expect(await page.locator('[data-vision] li').filter({ hasText: '要約' }).count()).toBe(12)
  expect(await page.locator('[data-roles] h3').allInnerTexts()).toEqual(['自助（じじょ）', '互助（ごじょ）', '共助（きょうじょ）', '公助（こうじょ）'])
  expect(await page.locator('[data-districts] li').count()).toBe(9)
  expect((await page.locator('[data-districts]').innerText()).match(/未公表/g)).toHaveLength(1)
  expect(await page.locator('[data-contacts] a[href="tel:0467233000"]').count()).toBe(1)
  expect(await page.locator('[data-contacts]').innerText()).toContain('令和8年4月から')
  await page.getByRole('link', { name: '取組の一覧（計画の全体）へ' }).click()
  await expect.poll(async () => (await page.getByRole('heading', { name: '計画の全体' }).boundingBox())?.y ?? 9999).toBeLessThan(400)
  await page.goto(`${stage.site.url}plans/r2`)
  await page.getByRole('heading', { level: 1, name: /令和2〜7年度の計画/ }).waitFor()
  expect(await page.locator('[data-vision], [data-roles], [data-districts], [data-contacts]').count()).toBe(0)
})

/** A third plan; the second one has an item of its own, under a code the first plan uses too, and the first leads to the third as well. */
const THIRD_PLAN: readonly (readonly [string, string])[] = [
  ['plans.csv', 'r16,鎌倉市地域福祉計画,次の計画,2034,2041,,,取組,,overview-r8,12\n'],
  ['goals.csv', 'r16,1,次の目標,,,overview-r8,27\n'],
  ['directions.csv', 'r16,1,1,次の方向性,,,overview-r8,29\n'],
  ['kinds.csv', 'r16,1,1,1,次の行動,overview-r8,29\n'],
  ['initiatives.csv', 'r8,1-1-1-1,1,1,1,あいさつの輪,,福祉総務課,,,,overview-r8,29\n'],
]
const THIRD_CROSSWALK = 'r8,1,0,1-1-1-1,,r16,1,1,1,福祉総務課,,0,,crosswalk,2\nr2,1,1,1-1-1-1,,r16,1,1,1,福祉総務課,,0,,crosswalk,2\n'

test('with three plans every passage can be reached, and items of one code are kept apart', async () => {
  const site = await openSite()
  for (const [table, rows] of THIRD_PLAN)
    site.edit(table, text => text + rows)
  expect((await site.publishEdit('crosswalk.csv', text => text + THIRD_CROSSWALK)).kind).toBe('published')
  const context = await device(stage.browser, PHONE)

  const page = await firstVisit(context, site, 'plans/r8/initiatives/1-1-1-1')
  await page.getByRole('link', { name: '新旧対照でこの取組を見る' }).click()
  await expect.poll(() => page.url()).toMatch(/\?from=r8#item-1-1-1-1$/)
  const own = await page.locator('#item-1-1-1-1').innerText()
  expect(own).toContain('1-1-1-1 あいさつの輪')
  expect(own).toContain('1-1-1 次の行動')
  // No item of this plan has a report: nothing says that it came later.
  expect(await page.locator('[data-count="added"]').innerText()).toBe('0')

  await page.getByRole('group', { name: '計画の組' }).getByText('令和2〜7年度の計画 → 令和8〜15年度の計画').click()
  await expect.poll(() => page.url()).toMatch(/\?from=r2&to=r8$/)
  await expect.poll(() => said(page)).toContain('242行と、対応表に行のない9の番号')
  expect(await mainText(page)).toContain('令和2〜7年度の計画の取組が、令和8〜15年度の計画のどこに')
  expect((await page.getByRole('row').filter({ hasText: '合計' }).last().innerText()).replace(/\D/g, '')).toBe('242')
  await page.getByText('いまの計画 → 前の計画').click()
  await page.locator('summary').filter({ hasText: '目標1' }).first().click()
  await page.locator('summary').filter({ hasText: '1-1-1 見守り活動' }).click()
  await page.getByRole('link', { name: /^4-1-1-2 / }).waitFor()
  expect(await page.locator('.kind').getByRole('link', { name: /^1-1-1-1 / }).count()).toBe(0)

  await page.goto(`${site.url}plans/r2/initiatives/1-1-1-1`)
  await page.getByRole('link', { name: '新旧対照でこの取組を見る' }).click()
  await expect.poll(() => page.url()).toMatch(/\?from=r2&to=r8#item-1-1-1-1$/)
  const item = await page.locator('#item-1-1-1-1').innerText()
  expect(item).toContain('総合的な相談体制の整備')
  expect(item).toContain('ほかの引き継ぎ先')
  await page.goto(`${site.url}plans/r8`)
  await page.getByRole('link', { name: '新旧対照（前の計画とのつながり）を見る' }).click()
  await expect.poll(() => page.url()).toMatch(/\?from=r8$/)
  await page.goto(`${site.url}crosswalk`)
  await page.getByText('このページでは、令和8〜15年度の計画を「前の計画」、次の計画を「いまの計画」と呼びます。').waitFor()
  await context.close()
  await site.remove()
})

test('with one passage there is nothing to choose, and no plan in the address', async () => {
  const page = await stage.reader(PHONE, 'plans/r2/initiatives/1-1-1-1')
  await page.getByRole('link', { name: '新旧対照でこの取組を見る' }).click()
  await expect.poll(() => page.url()).toMatch(/\/crosswalk#item-1-1-1-1$/)
  await page.locator('#item-1-1-1-1').waitFor()
  expect(await page.getByRole('group', { name: '計画の組' }).count()).toBe(0)
})
