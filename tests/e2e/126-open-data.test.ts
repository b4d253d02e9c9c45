import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { beforeAll, expect, test } from 'vitest'
import { PHONE, sharedStage, TABLET } from './site'

/** Open data: made on the device without a connection, and the same as what lies beside the app at stable addresses. */
const stage = sharedStage()

beforeAll(() => {
  const { folder } = stage.site
  execFileSync(process.execPath, ['node_modules/tsx/dist/cli.mjs', 'src/publisher/main.ts', 'export', join(folder, 'feed'), '--out', join(folder, 'open')], { stdio: ['ignore', 'ignore', 'inherit'] })
})

test('a file saved without a connection is, byte by byte, the one at its address', async () => {
  const page = await stage.reader(TABLET, 'sources')
  await page.getByRole('link', { name: 'ほかの道具で使える形' }).click()
  await page.context().setOffline(true)
  await page.locator('[data-format="hsds"] summary').click()
  const [download] = await Promise.all([page.waitForEvent('download'), page.locator('[data-file="hsds/services.json"]').click()])
  expect(download.suggestedFilename()).toBe('services.json')
  const saved = readFileSync(await download.path())
  expect(saved.equals(readFileSync(join(stage.site.folder, 'open/hsds/services.json')))).toBe(true)
  await expect.poll(() => page.locator('[data-format="hsds"] [role=status]').textContent()).toBe('「services.json」を保存しました。')
  await page.context().setOffline(false)
})

test('the addresses on the screen lead to the files, past the worker, each of its type', async () => {
  const page = await stage.reader(PHONE, 'open')
  await page.locator('[data-format="dataPackage"] summary').click()
  const addresses = await page.locator('[data-format] .address').allTextContents()
  expect(addresses.length).toBeGreaterThan(50)
  const answers = await page.evaluate(urls => Promise.all(urls.map(async (url) => {
    const answer = await fetch(url)
    return [answer.status, answer.headers.get('content-type')?.split(';')[0], answer.headers.get('cache-control')]
  })), addresses)
  expect(new Set(answers.map(answer => answer.join(' ')))).toEqual(new Set(['200 application/json no-cache', '200 text/csv no-cache', '200 application/ld+json no-cache', answers.find(([, type]) => String(type).endsWith('yaml'))?.join(' ')]))
})

test('a file that is not there is told as missing, not answered with the app', async () => {
  const page = await stage.reader(PHONE, 'open')
  const status = await page.evaluate(async () => (await fetch('open/tables/no-such.csv')).status)
  expect(status).toBe(404)
  const opened = await page.goto(`${stage.site.url}open/tables/no-such`)
  expect(opened?.status()).toBe(404)
})

test('the screen is found with and without a slash behind it', async () => {
  const page = await stage.reader(PHONE, 'open/')
  await page.getByRole('heading', { name: 'オープンデータ', level: 1 }).waitFor()
})
