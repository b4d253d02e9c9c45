import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { device, firstVisit, sharedStage } from './site'

const stage = sharedStage()

/** A fresh device on which something is wrong from the first moment. */
async function deviceWith(fault: string): Promise<Page> {
  const context = await device(stage.browser)
  await context.addInitScript(fault)
  const page = await context.newPage()
  await page.goto(stage.site.url)
  return page
}

test('a store that never answers: within five seconds the plan is read from the page, and it says so', async () => {
  const page = await deviceWith('IDBFactory.prototype.open = () => Object.assign(new EventTarget(), {})')
  await page.locator('[data-memory-only="slow"]').waitFor()
  await page.getByText('この端末には保存できていません').first().waitFor()
  await page.locator('[data-header-edition]').getByText('第1版').waitFor()
  expect(await page.locator('[data-offline]').getAttribute('data-ready')).toBe('false')
  await page.context().close()
})

test('no store at all: the plan is read from the page at once', async () => {
  const page = await deviceWith('Object.defineProperty(window, "indexedDB", { value: undefined })')
  await page.locator('[data-memory-only="unavailable"]').waitFor()
  await page.locator('[data-header-edition]').getByText('第1版').waitFor()
  await page.context().close()
})

test('a store that vanishes while the app is open is filled again without being asked', async () => {
  const context = await device(stage.browser)
  const page = await firstVisit(context, stage.site)
  // Filling it again may take less time than looking twice: whoever looks must not blink.
  await page.evaluate(() => new MutationObserver(() => {
    if (document.querySelector('[data-rebuilding]'))
      document.documentElement.dataset.rebuilt = ''
  }).observe(document.body, { subtree: true, childList: true }))
  await page.evaluate(() => new Promise<void>((resolve) => {
    indexedDB.deleteDatabase('library').onsuccess = () => resolve()
  }))
  const count = () => page.evaluate(() => new Promise<number>((resolve) => {
    const request = indexedDB.open('library')
    request.onsuccess = () => {
      const db = request.result
      const done = (held: number) => {
        db.close()
        resolve(held)
      }
      if (!db.objectStoreNames.contains('editions'))
        return done(0)
      const held = db.transaction('editions').objectStore('editions').count()
      held.onsuccess = () => done(held.result)
    }
  }))
  await page.locator('html[data-rebuilt]').waitFor()
  await page.locator('[data-rebuilding]').waitFor({ state: 'detached' })
  await page.locator('[data-offline][data-ready="true"]').waitFor()
  expect(await count()).toBe(1)
  await context.close()
})

test('a newer app in another page: this one only reads, and offers to reload', async () => {
  const context = await device(stage.browser)
  const page = await firstVisit(context, stage.site)
  await page.evaluate(() => new Promise<void>((resolve) => {
    const request = indexedDB.open('library', 20)
    request.onsuccess = () => resolve()
  }))
  await page.locator('[data-stale-tab]').getByRole('button', { name: '読み込み直す' }).waitFor()
  await page.getByRole('link', { name: /計画を読む/ }).click()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.locator('[data-header-edition]').innerText()).toContain('第1版')
  await context.close()
})

test('a screen that cannot be drawn says so; header and menu live on, and home is one tap away', async () => {
  const context = await device(stage.browser)
  const page = await firstVisit(context, stage.site)
  const errors: string[] = []
  page.on('pageerror', error => errors.push(error.message))
  // What a screen asks while it is drawn is made to fail: nothing in the app throws by itself.
  await page.evaluate(() => {
    const { flatMap } = Array.prototype
    Array.prototype.flatMap = function (...args) {
      if (location.pathname.endsWith('/glossary'))
        throw new RangeError('hostile row')
      return Reflect.apply(flatMap, this, args)
    }
  })
  await page.evaluate(() => document.querySelector<HTMLAnchorElement>('a[href$="/glossary"]')?.click())
  await page.locator('[data-render-error]').waitFor()
  expect(errors).toContain('hostile row')
  expect(await page.locator('[data-header-edition]').isVisible()).toBe(true)
  await page.getByRole('link', { name: 'ホームに戻る' }).click()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(await page.locator('[data-render-error]').count()).toBe(0)
  await context.close()
})
