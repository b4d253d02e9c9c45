import { expect, test } from 'vitest'
import { device, firstVisit, freshStage, mainText } from './site'

const stage = freshStage()

test('text size and colours are kept over a restart and follow the device until chosen', async () => {
  const context = await device(stage.browser, { viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
  const page = await firstVisit(context, stage.site, 'settings')
  const look = () => page.evaluate(() => ({ theme: document.documentElement.dataset.theme, size: Math.round(Number.parseFloat(getComputedStyle(document.body).fontSize)) }))
  expect(await look()).toEqual({ theme: 'dark', size: 18 })
  await page.getByLabel('明るい').check()
  await page.getByLabel('大', { exact: true }).check()
  expect(await look()).toEqual({ theme: 'light', size: 22 })
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '設定' }).waitFor()
  await expect.poll(look).toEqual({ theme: 'light', size: 22 })
  await context.close()
})

test('one tap goes back to the previous edition; it stays until the reader asks for the newer one', async () => {
  const context = await device(stage.browser)
  const page = await firstVisit(context, stage.site, 'settings')
  expect(await mainText(page)).toContain('戻せる前の版はありません。')
  await stage.site.publishEdit('initiatives.csv', text => text.replace('障害者雇用対策事業', '障害者雇用対策事業（改称）'))
  await page.getByRole('button', { name: '今すぐ更新' }).click()
  await page.getByText('第2版を受け取りました').waitFor()
  await page.getByRole('button', { name: '前の版に戻す' }).click()
  await page.getByText('第1版に戻しました').waitFor()
  await page.goto(`${stage.site.url}plans/r2/initiatives/4-1-2-10`)
  await page.getByRole('heading', { level: 1, name: '障害者雇用対策事業', exact: true }).waitFor()
  await page.goto(`${stage.site.url}settings`)
  await page.getByText('前の版に戻したため受け取っていません').waitFor()
  expect(await page.locator('[data-edition]').innerText()).toBe('第1版')
  await page.getByRole('button', { name: '今すぐ更新' }).click()
  await expect.poll(() => page.locator('[data-edition]').innerText()).toBe('第2版')
  await context.close()
})

test('erasing asks first, then leaves nothing on the device, in no tab', async () => {
  const context = await device(stage.browser)
  const page = await firstVisit(context, stage.site, 'settings')
  const other = await context.newPage()
  await other.goto(stage.site.url)
  await other.locator('[data-offline][data-ready="true"]').waitFor()
  await page.getByLabel('特大').check()
  await page.getByRole('button', { name: '端末のデータを消去' }).click()
  await page.getByRole('button', { name: 'やめる' }).click()
  expect(await page.locator('[data-edition]').innerText()).toBe('第1版')
  await page.getByRole('button', { name: '端末のデータを消去' }).click()
  await page.getByRole('button', { name: '消去する' }).click()
  await page.getByText('消去しました。').waitFor()
  const left = await page.evaluate(async () => ({
    databases: (await indexedDB.databases()).map(database => database.name),
    caches: await caches.keys(),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
    memory: localStorage.length,
  }))
  expect(left).toEqual({ databases: [], caches: [], workers: 0, memory: 0 })
  expect(await page.locator('body').innerText()).not.toContain('オフライン準備完了')
  await page.evaluate(() => {
    document.dispatchEvent(new Event('visibilitychange'))
    window.dispatchEvent(new Event('online'))
  })
  await expect.poll(() => other.locator('body').innerText()).toContain('消去しました。')
  expect(await page.evaluate(async () => (await indexedDB.databases()).length + localStorage.length)).toBe(0)
  await context.close()
})
