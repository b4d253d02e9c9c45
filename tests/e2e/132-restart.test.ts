import type { Page } from 'playwright-core'
import type { TestSite } from './site'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PACKS } from '../../src/worker/page-packs'
import { misconduct, watchConduct } from './misconduct'
import { firstVisit, openSite, PHONE, sharedBrowser } from './site'

const stage = sharedBrowser()
let site: TestSite

beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.remove())

const [ITEM, UNOPENED] = ['plans/r2/initiatives/4-1-2-10', 'plans/r2/initiatives/1-1-1-1']

/** What is kept: addresses with the number of the edition and the settings each was written by. */
function kept(page: Page): Promise<Readonly<Record<string, string>>> {
  return page.evaluate(async () => {
    const cache = await caches.open('kept-pages')
    const pages = await cache.matchAll()
    const keys = await cache.keys()
    return Object.fromEntries(keys.map(({ url }, at) => [new URL(url).pathname.slice(1), `${pages[at]?.headers.get('x-kept-edition')?.split(' ')[2]} ${pages[at]?.headers.get('x-kept-look')}`]))
  })
}

/** How many packs of pages that were never opened are kept. */
function packs(page: Page): Promise<number> {
  return page.evaluate(async () => (await (await caches.open('kept-packs')).keys()).length)
}

const USUAL = '{"textSize":"standard","theme":"auto"}'

/** Opens an address while no script runs in the page: what stands there is what stood there first. */
async function withoutScripts<Seen>(page: Page, address: string, look: () => Promise<Seen>): Promise<Seen> {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setScriptExecutionDisabled', { value: true })
  await page.goto(site.url + address)
  const seen = await look()
  await session.send('Emulation.setScriptExecutionDisabled', { value: false })
  await session.detach()
  return seen
}

test('a device starts with a page of its own edition, in the reader\'s settings, and with none of another edition', async () => {
  const context = await stage.browser.newContext({ locale: 'ja-JP', timezoneId: 'Asia/Tokyo', ...PHONE })
  watchConduct(context)
  const page = await firstVisit(context, site)
  const first = page.locator('#first-page')
  const words = async () => await first.count() > 0 ? await first.innerText() : 'the app alone'

  // Home and what was opened are kept; without a connection they stand before the app, by the rules of the host.
  await page.goto(site.url + ITEM)
  await expect.poll(() => kept(page), { timeout: 30_000 }).toEqual({ '': `1 ${USUAL}`, [ITEM]: `1 ${USUAL}` })
  await expect.poll(() => packs(page), { timeout: 30_000 }).toBe(PACKS)
  await site.stop()
  expect(await withoutScripts(page, ITEM, words)).toMatch(/障害者雇用対策事業[\s\S]*第1版/)
  expect(await withoutScripts(page, UNOPENED, words)).toMatch(/1-1-1-1[\s\S]*第1版/)
  expect(await page.locator('h1').first().evaluate(heading => getComputedStyle(heading).fontSize)).toBe('26px')
  await page.goto(site.url)
  await page.locator('#app [data-page-title]').waitFor()
  await expect.poll(() => first.count()).toBe(0)
  // The app's files were asked for when the page had been seen.
  expect(await page.evaluate(() => {
    const seen = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN
    return performance.getEntriesByType('resource').filter(({ name, startTime }) => name.includes('/assets/') && startTime < seen).map(({ name }) => name.replace(/-[^-]*$/, ''))
  })).toEqual([`${site.url}assets/begin-later`])
  await site.restart()

  // A new edition: no page of the one before is shown from that moment on, even if it were still there.
  await page.goto(`${site.url}settings`)
  await page.getByText('今すぐ更新').waitFor()
  await site.publishEdit('initiatives.csv', text => text.replace('障害者雇用対策事業', '障害者雇用対策事業（改称）'))
  await page.getByRole('button', { name: '今すぐ更新' }).click()
  await page.getByText('第2版を受け取りました').waitFor()
  for (const address of [ITEM, UNOPENED])
    expect(await withoutScripts(page, address, words)).not.toContain('第1版')
  await page.goto(`${site.url}settings`)
  await expect.poll(() => kept(page), { timeout: 30_000 }).toEqual({ '': `2 ${USUAL}`, [ITEM]: `2 ${USUAL}` })
  expect(await withoutScripts(page, ITEM, words)).toMatch(/障害者雇用対策事業（改称）[\s\S]*第2版/)
  await page.evaluate(async () => {
    await caches.delete('kept-packs')
    const cache = await caches.open('kept-pages')
    const page = await cache.match('/')
    const heads = new Headers(page?.headers)
    heads.set('x-kept-edition', heads.get('x-kept-edition')?.replace(' 2 ', ' 1 ') ?? '')
    await cache.put('/', new Response(await page?.text(), { headers: heads }))
  })
  expect(await withoutScripts(page, '', words)).toBe('the app alone')

  // The reader's settings hold from the first paint.
  await page.goto(`${site.url}settings`)
  await page.getByLabel('特大').check()
  await page.getByLabel('くっきり').check()
  const wished = '2 {"textSize":"largest","theme":"contrast"}'
  await expect.poll(() => kept(page), { timeout: 30_000 }).toEqual({ '': wished, [ITEM]: wished })
  expect(await withoutScripts(page, ITEM, () => page.evaluate(() => [getComputedStyle(document.body).backgroundColor, Math.round(Number.parseFloat(getComputedStyle(document.body).fontSize)), document.getElementById('first-page') !== null])))
    .toEqual(['rgb(0, 0, 0)', 26, true])
  expect(misconduct()).toEqual([])

  // Who reads with kana starts with the app, and erasing leaves no page.
  await page.goto(`${site.url}settings`)
  await page.evaluate(() => scrollTo(0, 0))
  await page.getByRole('button', { name: '端末のデータを消去' }).click()
  await page.getByRole('button', { name: '消去する' }).click()
  await page.getByText('消去しました。').waitFor()
  expect(await page.evaluate(() => caches.keys())).toEqual([])
  await context.close()
})
