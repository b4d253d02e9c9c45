import type { BrowserContext, Page } from 'playwright-core'
import type { Nginx } from '../nginx'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { errorHeadersFor, HEADERS, headersFor, TRANSPORT } from '../../src/publisher/host-rules'
import { startNginx } from '../nginx'
import { misconduct } from './misconduct'
import { device, mainText, sharedStage } from './site'

const stage = sharedStage()
let nginx: Nginx

beforeAll(async () => {
  mkdirSync(join(stage.site.folder, '.git'))
  writeFileSync(join(stage.site.folder, '.git', 'config'), 'left behind')
  mkdirSync(join(stage.site.folder, 'plans'))
  writeFileSync(join(stage.site.folder, 'plans', 'r9.html'), '<title>計画の画面</title>')
  nginx = await startNginx(stage.site.folder)
})
afterAll(() => nginx.stop())

/** An address of a file that is there, by how it begins. */
async function shard(): Promise<string> {
  const { payload }: { payload: string } = await (await fetch(`${nginx.url}feed/manifest.json`)).json()
  const { shards }: { shards: readonly { sha256: string }[] } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'))
  return `feed/${shards[0]?.sha256}.json`
}

async function script(): Promise<string> {
  return /assets\/[^"]+\.js/.exec(await (await fetch(nginx.url)).text())?.[0] ?? ''
}

function expectHeaders(response: Response, headers: Readonly<Record<string, string>>, about: string): void {
  for (const [name, value] of Object.entries(headers))
    expect(response.headers.get(name), `${name} of ${about}`).toBe(value)
}

describe('Debian\'s nginx with the kit\'s configuration', () => {
  test('has nothing to say against it', () => {
    expect(nginx.complaints()).toBe('')
  })

  test('sends every header, and says how long to keep what', async () => {
    const addresses = ['', 'app.html', 'plans/r2', 'open', 'open/', 'search?q=%E5%AD%90', 'index.html', 'sw.js', 'manifest.webmanifest', 'icons/icon.svg', 'robots.txt', 'feed/manifest.json', await shard(), await script()]
    for (const address of addresses) {
      const response = await fetch(nginx.url + address)
      expect(response.status, address).toBe(200)
      expectHeaders(response, headersFor(address.replace(/\?.*/, '')), address)
      expect(response.headers.get('server')).toBe('nginx')
    }
  })

  test.each(['feed/none.json', `feed/${'0'.repeat(64)}.json`, 'feed/', 'feed/manifest', 'open/tables/none.csv', 'open/tables', 'assets/gone-1a.js', 'icons/none.png', 'none.txt', '.git/config', '.env'])('tells 「%s」 as missing, never as the app', async (address) => {
    const response = await fetch(nginx.url + address)
    expect(response.status).toBe(404)
    expect(await response.text()).not.toMatch(/福祉|left behind/)
    expectHeaders(response, errorHeadersFor(address), address)
  })

  test.each([['sw.js', 'text/javascript; charset=utf-8'], ['manifest.webmanifest', 'application/manifest+json; charset=utf-8'], ['feed/manifest.json', 'application/json; charset=utf-8'], ['plans/r8', 'text/html; charset=utf-8'], ['icons/icon.svg', 'image/svg+xml; charset=utf-8']])('names the type of %s', async (address, type) => {
    expect((await fetch(nginx.url + address)).headers.get('content-type')).toBe(type)
  })

  test('gives a screen the page of its own, where one lies there', async () => {
    const response = await fetch(`${nginx.url}plans/r9`)
    expect([response.status, await response.text()]).toEqual([200, '<title>計画の画面</title>'])
    expectHeaders(response, headersFor('plans/r9'), 'plans/r9')
    expect(await (await fetch(`${nginx.url}plans/r8`)).text()).toContain('福祉ナビ')
  })

  test('only reads: whatever would write is refused', async () => {
    for (const method of ['POST', 'PUT', 'DELETE'])
      expect((await fetch(`${nginx.url}feed/manifest.json`, { method })).status, method).toBe(405)
  })

  test('packs text, and says in a few bytes that a manifest is unchanged', async () => {
    const first = await fetch(`${nginx.url}feed/manifest.json`)
    expect(first.headers.get('content-encoding')).toBe('gzip')
    const again = await fetch(`${nginx.url}feed/manifest.json`, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect([again.status, (await again.arrayBuffer()).byteLength]).toEqual([304, 0])
    expectHeaders(again, headersFor('feed/manifest.json'), 'an unchanged manifest')
  })

  test('leads to HTTPS and keeps browsers there', async () => {
    expect((await fetch(nginx.url)).headers.get('strict-transport-security')).toBeNull()
    const moved = await fetch(`${nginx.redirectUrl}plans/r2`, { redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([301, 'https://127.0.0.1/plans/r2'])
    const [secure] = await once(request(nginx.secureUrl, { rejectUnauthorized: false }).end(), 'response')
    secure.resume()
    expect(secure.headers).toMatchObject({ ...TRANSPORT, ...HEADERS.app })
  })
})

describe('in a browser, from that nginx', () => {
  let context: BrowserContext
  let page: Page
  const checks: number[] = []

  beforeAll(async () => {
    context = await device(stage.browser)
    context.on('response', response => response.url().endsWith('/feed/manifest.json') && checks.push(response.status()))
    page = await context.newPage()
    await page.goto(nginx.url)
  })
  afterAll(() => context.close())

  test('the first visit stores everything, isolated from every other site', async () => {
    await page.locator('[data-offline][data-ready="true"]').waitFor()
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true)
    expect(checks).toEqual([200])
  })

  test('the next check is one request without a body', async () => {
    await page.reload()
    await expect.poll(() => checks).toEqual([200, 304])
    await expect.poll(() => page.evaluate(() => localStorage.length)).toBeGreaterThan(0)
  })

  test('a deep link and its picture open without a connection, under the same policy', async () => {
    await context.setOffline(true)
    await page.goto(`${nginx.url}indicators/consult-nearby`)
    await page.locator('[data-walk] canvas').waitFor()
    expect(await mainText(page)).toContain('相談')
    await page.reload()
    await page.locator('[data-walk] canvas').waitFor()
    expect(await page.evaluate(() => window.crossOriginIsolated)).toBe(true)
  })

  test('a script that gets into a page does not run, nor is text taken as markup', async () => {
    expect(misconduct(), 'until here the policy has nothing to stop').toEqual([])
    const stopped = await page.evaluate(async () => {
      const violations: string[] = []
      document.addEventListener('securitypolicyviolation', event => violations.push(event.effectiveDirective))
      const script = document.createElement('script')
      const refusals = [
        () => script.append('window.ran = true'),
        () => document.body.append(script),
        () => document.createElement('img').setAttribute('onerror', 'window.ran = true'),
        () => document.createRange().createContextualFragment('<img src=x onerror="window.ran = true">'),
        () => setTimeout('window.ran = true'),
      ].map((attempt) => {
        try {
          attempt()
          return 'taken'
        }
        catch (error) {
          return error instanceof Error ? error.name : 'thrown'
        }
      })
      await new Promise(resolve => setTimeout(resolve, 100))
      return { violations, refusals, ran: 'ran' in window }
    })
    expect(stopped.ran).toBe(false)
    expect(stopped.refusals.slice(2)).toEqual(['TypeError', 'TypeError', 'TypeError'])
    expect(stopped.violations).toContain('require-trusted-types-for')
    expect(misconduct(), 'the watch over all journeys sees it').not.toEqual([])
  })
})
