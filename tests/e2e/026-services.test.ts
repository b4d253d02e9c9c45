import type { Locator, Page } from 'playwright-core'
import { readFileSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { device, firstVisit, mainText, openSite, PHONE, sharedStage, TABLET } from './site'

const stage = sharedStage()

/** A window with printed days and hours: Monday to Wednesday, 9:00 to 14:00, holidays unknown. */
const DATED = 'services/tsudoi-hiroba'
const CALL = 'a[href="tel:0467233000"]'

/** A finger that counts. */
function finger() {
  let taps = 0
  return {
    tap: async (target: Locator) => {
      await target.tap()
      taps++
    },
    get taps() {
      return taps
    },
  }
}

function menu(page: Page): Locator {
  return page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '相談先' })
}

/** Services listed, folded ones too. */
function listed(page: Page): Promise<readonly string[]> {
  return page.locator('[data-service] h3').allTextContents()
}

async function counted(page: Page): Promise<number> {
  return Number(/^(\d+)件/.exec(await page.locator('[data-count]').innerText())?.[1])
}

test('field staff reach a phone link in three taps from home, with no network', async () => {
  const page = await stage.reader(PHONE)
  await stage.site.stop()
  onTestFinished(() => stage.site.restart())
  const hand = finger()
  await hand.tap(menu(page))
  const need = page.locator('[data-needs]').getByRole('link', { name: /介護・医療/ })
  expect(await need.innerText()).toContain('介護・訓練・医療')
  await hand.tap(need)
  await page.getByRole('heading', { level: 1, name: '介護・医療' }).waitFor()
  expect(await page.evaluate(() => [window.scrollY, document.activeElement?.tagName])).toEqual([0, 'H1'])
  const service = page.locator('[data-service]').getByRole('link', { name: '要介護高齢者の緊急ショートステイ' })
  await hand.tap(service)
  await page.getByRole('heading', { level: 1, name: '要介護高齢者の緊急ショートステイ' }).waitFor()
  expect(hand.taps).toBe(3)
  const call = page.locator(CALL)
  expect(await call.innerText()).toContain('鎌倉市 代表 0467-23-3000 に電話する')
  expect((await call.boundingBox())?.height).toBeGreaterThanOrEqual(48)
  const text = await mainText(page)
  expect(text).toContain('電話番号は未登録です。')
  expect(text).toContain('『高齢者いきいき課』の担当につないでもらってください。')
  expect(text).toContain('窓口への確認はまだ行われていません。内容は令和2年度（2020年度）の資料によるものです。')
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: '介護・医療' }).waitFor()
  await page.goBack()
  await need.waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('相談先・サービス')
})

test('a need is narrowed on the same screen: for the audience first, then for everybody, groups folded, all counted', async () => {
  const page = await stage.reader(PHONE, 'services?need=money')
  const all = await counted(page)
  expect((await listed(page)).length).toBe(all)
  await page.getByLabel('対象', { exact: true }).selectOption('elderly')
  await expect.poll(() => page.url()).toMatch(/services\?need=money&audience=elderly$/)
  const narrowed = await counted(page)
  expect(narrowed).toBeLessThan(all)
  expect((await listed(page)).length).toBe(narrowed)
  expect(await page.locator('[data-group] h2').allTextContents()).toEqual([
    expect.stringMatching(/^高齢の方のためのもの/),
    expect.stringMatching(/^どなたでも使えるもの/),
    expect.stringMatching(/^団体や担い手のためのもの/),
  ])
  expect(await page.locator('[data-group="made"]').innerText()).toContain('65歳以上の入浴助成')
  const bodies = page.locator('[data-group="bodies"]')
  const sponsored = bodies.getByRole('link', { name: /いきいきサークル事業/ })
  expect(await sponsored.isVisible()).toBe(false)
  await bodies.locator('summary').tap()
  await sponsored.waitFor()

  await page.getByLabel('困りごと', { exact: true }).selectOption('volunteer')
  await page.getByLabel('対象', { exact: true }).selectOption('')
  await expect.poll(() => page.locator('[data-group] h2').first().innerText()).toMatch(/^団体や担い手のためのもの/)
  await page.getByRole('link', { name: '高齢者生活支援サポーター' }).tap()
  await page.getByRole('heading', { level: 1, name: '高齢者生活支援サポーター' }).waitFor()
  await page.goBack()
  await expect.poll(() => page.getByLabel('困りごと', { exact: true }).inputValue()).toBe('volunteer')
})

test('a combination with nothing in it says so and offers to drop one choice; only topics with services are offered', async () => {
  const page = await stage.reader(PHONE, 'services?need=childcare&audience=elderly')
  await page.getByText('「保育・放課後」と「高齢の方」の両方に合う相談先は、資料にありません（0件）。').waitFor()
  expect(await listed(page)).toEqual([])
  await page.getByRole('link', { name: /^対象「高齢の方」を外す（\d+件）$/ }).tap()
  await page.getByRole('heading', { level: 1, name: '保育・放課後', exact: true }).waitFor()
  const stoodAt = () => page.evaluate(() => document.activeElement?.textContent)
  await expect.poll(stoodAt).toBe('保育・放課後')
  expect(await counted(page)).toBeGreaterThan(0)
  await page.getByRole('link', { name: '困りごとから選び直す' }).tap()
  await page.locator('[data-needs]').waitFor()
  await expect.poll(stoodAt).toBe('相談先・サービス')
  expect(await page.evaluate(() => window.scrollY)).toBe(0)
  await page.goto(`${stage.site.url}services?need=no-such-need`)
  await page.locator('[data-needs]').waitFor()
  const counts = await page.locator('[data-needs] a, [data-audiences] a').allTextContents()
  expect(counts.length).toBeGreaterThan(10)
  expect(counts.filter(text => /(?:^|\D)0件/.test(text))).toEqual([])
  await page.locator('[data-all]').tap()
  await page.getByRole('heading', { level: 1, name: 'すべての相談先' }).waitFor()
  expect((await listed(page)).length).toBe(await counted(page))
})

test('favourites stay on the device, agree between two tabs, and are told when the edition drops them', async () => {
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, stage.site, DATED)
  const other = await context.newPage()
  await other.goto(stage.site.url + DATED)
  const star = (tab: Page) => tab.getByRole('button', { name: 'お気に入り', exact: true })
  expect(await star(page).getAttribute('aria-pressed')).toBe('false')
  expect(await mainText(page)).toContain('この端末だけに保存されます')
  await star(page).tap()
  await expect.poll(() => star(page).getAttribute('aria-pressed')).toBe('true')
  await expect.poll(() => star(other).getAttribute('aria-pressed')).toBe('true')
  await page.reload()
  await page.getByText('お気に入りに入っています。').waitFor()
  await menu(page).tap()
  await page.locator('[data-favourites]').getByRole('link', { name: 'つどいの広場' }).waitFor()
  await star(other).tap()
  await expect.poll(() => page.locator('[data-favourites]').count()).toBe(0)

  await page.evaluate(() => localStorage.setItem('favourite-services:kamakura/dev', JSON.stringify([{ id: 'long-ago', name: 'むかしの窓口' }, 7])))
  await page.reload()
  await page.getByText('お気に入りの「むかしの窓口」は、いまの版のデータにありません。', { exact: false }).waitFor()
  await page.getByRole('button', { name: '「むかしの窓口」をお気に入りから外す' }).tap()
  await expect.poll(() => page.locator('[data-gone]').count()).toBe(0)
  await context.close()
})

test('whether a window is open is told to the minute, and not at all where the documents do not say', async () => {
  const context = await device(stage.browser, PHONE)
  onTestFinished(() => context.close())
  const page = await firstVisit(context, stage.site)
  const state = page.locator('[data-openness]')
  const at = async (instant: string) => {
    await page.clock.setFixedTime(new Date(instant))
    await page.goto(stage.site.url + DATED)
    return state.innerText()
  }
  expect(await at('2026-11-24T08:59:00+09:00')).toBe('いまは閉まっています（次は今日9:00から）')
  expect(await at('2026-11-24T09:00:00+09:00')).toBe('いま開いています（14:00まで）')
  expect(await at('2026-11-24T13:59:57+09:00')).toBe('いま開いています（14:00まで）')
  // The minute passes while the page is looked at.
  await page.clock.setFixedTime(new Date('2026-11-24T14:00:00+09:00'))
  await expect.poll(() => state.innerText()).toBe('いまは閉まっています（次は水曜日9:00から）')
  // A page that comes back into sight looks at the clock.
  await page.clock.setFixedTime(new Date('2026-11-25T10:00:00+09:00'))
  await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
  expect(await state.innerText()).toBe('いま開いています（14:00まで）')
  expect(await at('2026-11-25T14:00:00+09:00')).toBe('いまは閉まっています（次は月曜日9:00から）')
  expect(await at('2026-11-23T10:00:00+09:00')).toBe('分かりません：今日は祝日（勤労感謝の日）で、祝日の扱いが資料に書かれていません')
  expect(await at('2031-01-06T10:00:00+09:00')).toBe('分かりません：今年の祝日が、この版に登録されていません')
  await page.goto(`${stage.site.url}services/kodomo-kirakira`)
  expect(await state.innerText()).toBe('分かりません：曜日が資料に書かれていません')
})

test('a number of its own, a check and its age are told; without a main number the page says so', async () => {
  const site = await openSite()
  site.edit('services.csv', text => text
    .replace('月～水曜日 9:00～14:00,,', '月～水曜日 9:00～14:00,0467-11-2222,')
    .replace(/^(tsudoi-hiroba,.*?,2020),,/m, '$1,2026-11-01,'))
  await site.publishEdit('contacts.csv', text => text.replace(',r8,1,', ',r8,0,'))
  const context = await device(stage.browser, PHONE)
  const page = await firstVisit(context, site)
  await page.clock.setFixedTime(new Date('2026-11-24T10:00:00+09:00'))
  await page.goto(site.url + DATED)
  expect(await page.locator('a[href="tel:0467112222"]').innerText()).toContain('0467-11-2222 に電話する')
  expect(await mainText(page)).not.toContain('電話番号は未登録です。')
  expect(await page.locator('[data-checked="fresh"]').innerText()).toContain('令和8年11月1日に窓口に確かめた内容です。')
  await page.clock.setFixedTime(new Date('2027-11-24T10:00:00+09:00'))
  await page.goto(site.url + DATED)
  expect(await page.locator('[data-checked="old"]').innerText()).toContain('窓口に確かめたのは令和8年11月1日で、1年より前です。')
  await page.goto(`${site.url}services/kodomo-kirakira`)
  await page.getByText('代わりにかける代表番号も、この版に登録されていません。').waitFor()
  expect(await page.locator('a[href^="tel:"]').count()).toBe(0)
  await context.close()
  await site.remove()
})

test('every figure leads to its line, and the list is saved as it is shown', async () => {
  const page = await stage.reader(TABLET, DATED)
  const figures = page.locator('[data-figures] tbody tr')
  await figures.first().waitFor()
  expect(await figures.locator('[data-source]').count()).toBe(await figures.count())
  await page.goto(`${stage.site.url}services?need=care&audience=elderly`)
  await page.locator('[data-csv]').waitFor()
  const names = await listed(page)
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-csv]').click()])
  expect(download.suggestedFilename()).toBe('相談先一覧.csv')
  const [header = '', ...rows] = readFileSync(await download.path(), 'utf8').trimEnd().split('\r\n')
  expect(header).toContain('名称,種類,使う人,対象,困りごと')
  const phone = header.split(',').indexOf('電話番号')
  expect(rows.map(row => row.split(',')[1])).toEqual(names)
  expect(rows.every(row => row.split(',')[phone] === '')).toBe(true)
})

test('a service prints on one sheet, the number first, in large type whatever the screen shows', async () => {
  const context = await device(stage.browser, PHONE)
  await context.addInitScript(() => localStorage.setItem('setting-text-size', 'largest'))
  const page = await firstVisit(context, stage.site, 'services/kurashi-fukushi-sodan')
  await page.locator(CALL).waitFor()
  const sheet = await page.pdf({ preferCSSPageSize: true })
  expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  // Playwright's print look tells nobody that printing begins, as the browser does.
  await page.emulateMedia({ media: 'print' })
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
  const handout = page.locator('[data-handout]')
  const points = (selector: string) => handout.locator(selector).evaluateAll(all => Math.min(...all.map(element => Number.parseFloat(getComputedStyle(element).fontSize) * 0.75)))
  expect(await points('p, dt, dd, h2, a, span')).toBeGreaterThanOrEqual(15.99)
  expect(await points(CALL)).toBeGreaterThanOrEqual(24)
  expect(await handout.locator('ruby').count()).toBeGreaterThan(5)
  expect(await page.locator('[data-call]').isVisible()).toBe(false)
  const [call, department] = await Promise.all([handout.locator(CALL).boundingBox(), handout.locator('dl').boundingBox()])
  expect(call && department && call.y < department.y).toBe(true)
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
  await handout.waitFor({ state: 'detached' })
  await context.close()
})
