import type { Page } from 'playwright-core'
import type { TestSite } from './site'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COMMANDS } from '../../src/publisher/commands'
import { publish } from '../../src/publisher/publish'
import { DEVELOPMENT_KEY, readSigningKey } from '../../src/publisher/signing-key'
import { SAMPLE } from '../sample/make-sample'
import { CITY } from './build-site'
import { wholeScreen, writeNote } from './notes'
import { device, openSite, PHONE, sharedBrowser } from './site'

const stage = sharedBrowser()
const folder = mkdtempSync(join(tmpdir(), 'navi-cities-'))
const HOME = '[data-city="142042"]'
const OTHER = '[data-city="000019"]'
let site: TestSite

/** Says in the site's own page that there are several cities, as a build with `CITY_LIST` does, and in the worker which page that is. */
function sayCities(trust: object): void {
  const [page, worker] = ['app.html', 'sw.js'].map(name => join(site.folder, name))
  const before = readFileSync(page, 'utf8')
  const after = before.replace('</head>', `<meta name="cities" content="${JSON.stringify(trust).replaceAll('"', '&quot;')}"></head>`)
  for (const name of ['app.html', 'index.html', '404.html'])
    writeFileSync(join(site.folder, name), after)
  const digest = (text: string) => `sha384-${createHash('sha384').update(text).digest('base64')}`
  const script = readFileSync(worker, 'utf8')
  expect(script).toContain(digest(before))
  writeFileSync(worker, script.replace(digest(before), digest(after)))
}

beforeAll(async () => {
  site = await openSite()
  const key = await readSigningKey(DEVELOPMENT_KEY)
  await publish({ data: SAMPLE, out: join(site.folder, 'feed/000019'), environment: 'dev', key, allowLoss: false })
  const table = join(folder, '市の表.csv')
  const trust = (city: string) => join(process.cwd(), city, 'trust.json')
  const feed = (city: string): string => JSON.parse(readFileSync(trust(city), 'utf8')).feed
  writeFileSync(table, `団体コード,名前,よみ,フィード,鍵の一覧,置き場所\n142042,鎌倉市,かまくらし,${feed(CITY)},kita.json,./\n000019,見本市,みほんし,${feed(SAMPLE)},mihon.json,\n`)
  for (const [name, city] of [['kita.json', CITY], ['mihon.json', SAMPLE]])
    writeFileSync(join(folder, name), readFileSync(trust(city)))
  expect(await COMMANDS.cities?.run(['cities', table, '--list', 'nation', '--out', join(site.folder, 'feed/cities')])).toBe(0)
  sayCities({ feed: 'nation/dev', keys: [key.public] })
})
afterAll(async () => {
  await site.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** Chooses another city in the settings and waits for its plan. */
async function change(page: Page, city: string, title: string): Promise<void> {
  await page.locator('header.header a[href$="/settings"]').click()
  await page.locator('[data-city-settings] a').click()
  await page.locator(city).click()
  await page.locator('header.header .name').getByText(title).waitFor()
}

async function notesOn(page: Page): Promise<string> {
  await page.locator('header.header a[href$="/notes"]').click()
  await page.getByRole('heading', { level: 1, name: 'メモ' }).waitFor()
  await wholeScreen(page)
  return page.locator('main').innerText()
}

test('a reader chooses a city, writes a note, reads another city without it, and finds it again without a connection', async () => {
  const page = await (await device(stage.browser, PHONE)).newPage()
  const asked: string[] = []
  page.on('request', request => asked.push(new URL(request.url()).pathname))
  await page.goto(site.url)
  await page.getByRole('heading', { name: 'どのまちの計画を読みますか' }).waitFor()
  await page.locator(OTHER).waitFor()
  expect(asked.filter(path => path.startsWith('/feed/'))).toEqual(['/feed/cities/cities.json'])
  expect(await page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name))).toEqual([])
  await page.getByRole('searchbox').fill('カマクラ')
  await expect.poll(() => page.locator('[data-city]').count()).toBe(1)
  expect((await page.locator(HOME).boundingBox())?.height).toBeGreaterThanOrEqual(48)
  await page.locator(HOME).focus()
  await page.keyboard.press('Enter')
  await page.locator('[data-offline][data-ready="true"]').waitFor()
  expect(await page.locator('[data-sample]').count()).toBe(0)

  await page.goto(`${site.url}plans/r2/initiatives/4-1-5-13`)
  await writeNote(page, '鎌倉の会議でたずねる')
  expect(await notesOn(page)).toContain('鎌倉の会議でたずねる')

  await change(page, OTHER, '見本市 地域福祉ナビ')
  await page.locator('[data-sample]').first().waitFor()
  expect(await notesOn(page)).not.toContain('鎌倉の会議でたずねる')
  // The daily check stays one request, and it is the chosen city's.
  await page.goto(site.url)
  await page.locator('[data-sample]').first().waitFor()
  asked.length = 0
  await page.reload()
  await expect.poll(() => asked.filter(path => path.startsWith('/feed/'))).toEqual(['/feed/000019/manifest.json'])

  await site.stop()
  await change(page, HOME, '鎌倉市 地域福祉ナビ')
  expect(await page.locator('[data-sample]').count()).toBe(0)
  expect(await notesOn(page)).toContain('鎌倉の会議でたずねる')
  await change(page, OTHER, '見本市 地域福祉ナビ')
  await page.locator('[data-sample]').first().waitFor()

  await page.locator('header.header a[href$="/settings"]').click()
  await page.getByRole('button', { name: '端末のデータを消去' }).click()
  await page.locator('[data-erase-others]').getByText('ほかのまちのメモは').waitFor()
  await page.locator('[data-erase="one"]').click()
  // The city the app was built for still lies here: it is read again, and has lost nothing.
  await page.locator('header.header .name').getByText('鎌倉市 地域福祉ナビ').waitFor()
  expect(await notesOn(page)).toContain('鎌倉の会議でたずねる')
})
