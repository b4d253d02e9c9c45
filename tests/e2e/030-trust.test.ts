import type { BrowserContext, Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { device, firstVisit, mainText, sharedStage, TABLET } from './site'
import { goTo } from './go-to'

const stage = sharedStage()
let context: BrowserContext
let page: Page
beforeAll(async () => {
  context = await device(stage.browser, TABLET)
  page = await firstVisit(context, stage.site)
})

async function open(path: string): Promise<string> {
  await goTo(page, stage.site.url, path)
  await page.locator('footer').getByText('データ更新日').first().waitFor()
  return (await mainText(page)).replace(/[ \u3000]+/g, ' ')
}

/** The cells of an indicator's table, row by row. */
function rows(): Promise<string[][]> {
  return page.locator('table tbody tr').evaluateAll(trs => trs.map(tr => [...tr.children].map(cell => (cell.textContent ?? '').replace(/\s+/g, ' ').trim())))
}

test('a printed 0.0 % and D without a result is told as a placeholder, never as a grade', async () => {
  const text = await open('indicators/volunteer-groups')
  expect(text).toContain('実績はまだ書かれていません。')
  const table = await rows()
  const first = table.find(row => row[0]?.includes('令和2年度'))
  expect(first?.[2]).toBe('未記入')
  expect(first?.[3]).toBe('―')
  expect(first?.[4]).toBe('実績未記入（原資料の表示：0.0%・D）')
  expect(await page.locator('table .grade').count()).toBe(0)
})

test('未実施, 未定, 設定なし and 検討中 stand in words, none of them as a number', async () => {
  await open('indicators/consult-nearby')
  const consult = await rows()
  expect(consult.find(row => row[0]?.includes('令和2年度'))?.slice(1, 4)).toEqual(['56.0％', '未実施', '―'])
  await open('indicators/care-certification')
  const care = await rows()
  expect(care.find(row => row[0]?.includes('令和6年度'))?.slice(1, 4)).toEqual(['19.6％', '未定', '―'])
  await open('indicators/employment-after-support')
  const employment = await rows()
  expect(employment.find(row => row[0]?.includes('令和2年度'))?.slice(1, 4)).toEqual(['設定なし', '0.9％', '―'])
  expect(employment.find(row => row[0]?.includes('令和4年度'))?.[1]).toBe('検討中')
})

test('printed and computed rates stand side by side, and the rule is told, upside down where lower is better', async () => {
  const consult = await open('indicators/consult-nearby')
  expect((await rows()).find(row => row[0]?.includes('令和3年度'))?.slice(1, 5)).toEqual([
    '58.8％',
    '52.7％',
    expect.stringContaining('89.6％'),
    expect.stringContaining('89.6％'),
  ])
  expect(consult).toContain('達成率 ＝ 実績 ÷ 目標 × 100')
  expect(consult).toContain('Aは75％以上')
  expect((await rows()).find(row => row[0]?.includes('令和2年度'))?.[4]).toBe('実績未実施（原資料の表示：0.0%・D）')
  const care = await open('indicators/care-certification')
  expect(care).toContain('達成率 ＝ 目標 ÷ 実績 × 100')
  expect((await rows()).find(row => row[0]?.includes('令和2年度'))?.[3]).toContain('103.4％')
})

test('the printed total of 97 A stands beside the recount of 100 with the three items that explain it', async () => {
  const text = await open('plans/r2')
  expect(text).toContain('Aは、市の集計表では97件、数え直すと100件です。')
  for (const code of ['4-1-3-7', '4-1-5-9', '4-1-5-10'])
    expect(text).toContain(code)
  const goal4 = await open('plans/r2/goals/4')
  expect(goal4).toContain('Aは、市の集計表では48件、数え直すと51件です。')
  const goal1 = await open('plans/r2/goals/1')
  expect(goal1).not.toContain('数え直すと')
})

test('a blank target is 未記入, a printed dash says that it is one, and neither becomes zero', async () => {
  await open('plans/r2/initiatives/1-1-1-1')
  const table = await rows()
  expect(await page.locator('[data-baseline]').innerText()).toContain('記載なし（原資料の表示：－）')
  expect(table.find(row => row[0]?.includes('令和4年度'))?.[1]).toBe('未記入')
})

test('summaries are marked 要約, and every figure leads to document and line', async () => {
  const text = await open('plans/r2/initiatives/4-1-2-10')
  expect(text).toContain('要約')
  const source = page.locator('details.source').first()
  await source.locator('summary').click()
  expect(await source.innerText()).toContain('推進状況報告書（案）')
  expect(await source.innerText()).toMatch(/文字データの\d+行目（原資料テキストの空行を除いた行）/)
})

test('a wrong repost mark is said to be wrong and the right item linked', async () => {
  const text = await open('plans/r2/initiatives/4-1-2-2')
  expect(text).toContain('原資料の再掲の番号「3-1-1-7」はまちがいとみられます。同じ内容の取組は 3-1-1-8 です。')
  await page.getByRole('link', { name: /3-1-1-8 老人クラブへの支援/ }).waitFor()
})

test('an item without a row in the crosswalk is told as 掲載なし, and one known only from it as not reported', async () => {
  expect(await open('plans/r2/initiatives/4-1-5-4')).toContain('（掲載なし）')
  const carer = await open('plans/r2/initiatives/6-2-1-1')
  expect(carer).toContain('推進状況の報告書に載っていません')
  expect(carer).toContain('未登録')
})

test('an address without an item says so and offers ways on', async () => {
  await goTo(page, stage.site.url, 'plans/r2/initiatives/9-9-9-9')
  await page.getByRole('heading', { level: 1, name: 'ページが見つかりません' }).waitFor()
  expect(await mainText(page)).toContain('この版にはありません')
})
