import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { device, firstVisit, freshStage, mainText } from './site'

const stage = freshStage()

test('the first visit brings the whole edition and only then promises offline reading', async () => {
  const context = await device(stage.browser)
  const page = await firstVisit(context, stage.site)
  await expect.poll(() => mainText(page)).toContain('オフライン準備完了')
  expect(await page.locator('[data-header-edition]').innerText()).toContain('第1版')
  const stored = await page.evaluate(async () => {
    const open = indexedDB.open('library')
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      open.onsuccess = () => resolve(open.result)
      open.onerror = () => reject(open.error)
    })
    const count = (store: string) => new Promise<number>((resolve) => {
      const request = db.transaction(store).objectStore(store).count()
      request.onsuccess = () => resolve(request.result)
    })
    return { editions: await count('editions'), shards: await count('shards'), worker: navigator.serviceWorker.controller !== null }
  })
  const manifest = JSON.parse(readFileSync(join(stage.site.folder, 'feed', 'manifest.json'), 'utf8'))
  const payload = JSON.parse(Buffer.from(manifest.payload, 'base64').toString('utf8'))
  expect(stored).toEqual({ editions: 1, shards: payload.shards.length, worker: true })
  await context.close()
})

test('without a feed the first visit says so in words, offers a retry, and promises nothing', async () => {
  const manifest = join(stage.site.folder, 'feed', 'manifest.json')
  const good = readFileSync(manifest)
  writeFileSync(manifest, '<!doctype html><title>Wi-Fi ログイン</title>')
  const context = await device(stage.browser)
  const page = await context.newPage()
  await page.goto(stage.site.url)
  await page.getByText('ネットワークのログイン画面などが返されました').waitFor()
  expect(await mainText(page)).not.toContain('オフライン準備完了')
  writeFileSync(manifest, good)
  await page.getByRole('button', { name: 'もう一度ためす' }).click()
  await page.locator('[data-offline][data-ready="true"]').waitFor()
  await context.close()
})

test('a damaged file of the app is not stored and offline reading is not promised', async () => {
  const script = readdirSync(join(stage.site.folder, 'assets')).find(name => name.startsWith('line-chart') && name.endsWith('.js'))
  expect(script).toBeDefined()
  writeFileSync(join(stage.site.folder, 'assets', script ?? ''), '<!doctype html><p>メンテナンス中</p>')
  const context = await device(stage.browser)
  const page = await context.newPage()
  await page.goto(stage.site.url)
  await page.getByText('オフライン準備未完了').waitFor()
  expect(await mainText(page)).not.toContain('オフライン準備完了')
  await context.close()
})

test('no request leaves the site, and the browser has nothing to complain of, its content policy included', async () => {
  const context = await device(stage.browser)
  const foreign: string[] = []
  const complaints: string[] = []
  context.on('console', message => message.type() === 'error' && complaints.push(message.text()))
  context.on('weberror', error => complaints.push(error.error().message))
  context.on('request', (request) => {
    if (!request.url().startsWith(stage.site.url) && !request.url().startsWith('data:') && !request.url().startsWith('blob:'))
      foreign.push(request.url())
  })
  const page = await firstVisit(context, stage.site)
  for (const path of ['plans/r2', 'plans/r2/initiatives/4-1-2-10', 'indicators/inclusive-society', 'search?q=見守り', 'settings'])
    await page.goto(stage.site.url + path, { waitUntil: 'networkidle' })
  expect(foreign).toEqual([])
  expect(complaints).toEqual([])
  await context.close()
})

test('the app can be installed: a Japanese name, a standalone window, icons of both kinds', async () => {
  const response = await fetch(`${stage.site.url}manifest.webmanifest`)
  const manifest = await response.json()
  expect(manifest).toMatchObject({ lang: 'ja', display: 'standalone', start_url: '/', scope: '/' })
  expect(manifest.name).toMatch(/[ぁ-ん一-龠]/)
  expect(manifest.icons.map((icon: { purpose?: string }) => icon.purpose)).toContain('maskable')
  for (const icon of manifest.icons) {
    const image = await fetch(stage.site.url + icon.src)
    expect(image.status).toBe(200)
    expect(image.headers.get('content-type')).toContain(icon.type)
  }
})
