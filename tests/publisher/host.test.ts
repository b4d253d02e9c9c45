import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startHost } from '../../src/publisher/host'
import { HEADERS } from '../../src/publisher/host-rules'
import { temporaryFolder } from '../fixtures/city-folder'

const SHARD = `${'ab'.repeat(32)}.json`

/** A small built site, served. */
async function site() {
  const folder = join(await temporaryFolder(), 'site')
  for (const room of ['assets', 'feed', 'icons', 'open/tables', 'plans'])
    await mkdir(join(folder, room), { recursive: true })
  const files = { 'index.html': '<title>ホーム</title>', 'app.html': '<title>ナビ</title>', 'plans/r2.html': '<title>計画</title>', 'sw.js': '//', 'assets/app-1a2b.js': '//', 'robots.txt': '', 'feed/manifest.json': '{"v":1}', 'open/tables/goals.csv': '\uFEFFplan\r\n', [`feed/${SHARD}`]: '{}' }
  for (const [name, text] of Object.entries(files))
    await writeFile(join(folder, name), text)
  const host = await startHost(folder, 0)
  onTestFinished(() => host.stop())
  const get = async (path: string) => {
    const response = await fetch(new URL(path, host.url))
    return { status: response.status, headers: response.headers, text: await response.text() }
  }
  return { folder, host, get }
}

describe('an address', () => {
  test.each(['initiatives/r2/4-1-2-10', 'plans', 'plans/r9', 'search?q=子ども', 'open', 'open/'])('of a screen (「%s」) gets the app', async (path) => {
    const { get } = await site()
    expect(await get(path)).toMatchObject({ status: 200, text: '<title>ナビ</title>' })
  })

  test.each([['', 'ホーム'], ['plans/r2', '計画'], ['plans/r2?from=list', '計画']])('of a screen that has a page of its own (「%s」) gets it', async (path, title) => {
    const { get } = await site()
    const answer = await get(path)
    expect(answer).toMatchObject({ status: 200, text: `<title>${title}</title>` })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test.each([`feed/${'cd'.repeat(32)}.json`, 'feed/2.manifest.json', 'feed/', 'feed/manifest', 'open/tables/none.csv', 'open/tables', 'open/tables/', 'assets/old-9z.js', 'icons/icon-1.png', 'none.txt', '.env'])('of a file that is not there (%s) gets 404, never the app', async (path) => {
    const { get } = await site()
    const answer = await get(path)
    expect(answer).toMatchObject({ status: 404, text: '404\n' })
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('cannot climb out of the site', async () => {
    const { folder, host } = await site()
    await writeFile(join(folder, '..', 'secret.txt'), 'the key')
    for (const path of ['..%2fsecret.txt', 'feed/..%2f..%2fsecret.txt', '%2e%2e/secret.txt']) {
      const response = await fetch(`${host.url}${path}`)
      expect(await response.text(), path).not.toContain('the key')
    }
  })
})

describe('what may be kept', () => {
  test.each([
    ['feed/manifest.json', 'no-store'],
    ['sw.js', 'no-cache'],
    ['', 'no-store'],
    ['index.html', 'no-store'],
    ['initiatives/r2/4-1-2-10?from=list', 'no-store'],
    ['robots.txt', 'no-cache'],
    ['open/tables/goals.csv', 'no-cache'],
    [`feed/${SHARD}`, 'public, max-age=31536000, immutable'],
    ['assets/app-1a2b.js', 'public, max-age=31536000, immutable'],
  ])('of 「%s」 is %s', async (path, policy) => {
    const { get } = await site()
    expect((await get(path)).headers.get('cache-control')).toBe(policy)
  })
})

test.each(['initiatives/r2/4-1-2-10', 'plans', 'plans/r9', 'assets/app-1a2b.js', 'assets/none.js'])('of the app, every answer (「%s」), found or not, forbids what the app never does', async (path) => {
  const { get } = await site()
  const { headers } = await get(path)
  for (const [name, value] of Object.entries(HEADERS.app))
    expect(headers.get(name), name).toBe(value)
})

test.each(['feed/manifest.json', `feed/${SHARD}`, 'feed/none.json'])('of the feed, every answer (%s), found or not, is data and nothing to run', async (path) => {
  const { get } = await site()
  const { headers } = await get(path)
  for (const [name, value] of Object.entries(HEADERS.data))
    expect(headers.get(name), name).toBe(value)
})

test('the host says in a few bytes that a manifest is unchanged, with the headers it always sends', async () => {
  const { host, get } = await site()
  const tag = (await get('feed/manifest.json')).headers.get('etag') ?? ''
  const answer = await fetch(`${host.url}feed/manifest.json`, { headers: { 'if-none-match': tag } })
  expect([answer.status, await answer.text()]).toEqual([304, ''])
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
})

test('a new edition is served without a restart', async () => {
  const { folder, get } = await site()
  expect((await get('feed/manifest.json')).text).toBe('{"v":1}')
  await writeFile(join(folder, 'feed/manifest.json'), '{"v":2,"longer":true}')
  expect((await get('feed/manifest.json')).text).toBe('{"v":2,"longer":true}')
})

test('a port in use is told to the caller', async () => {
  const { folder, host } = await site()
  await expect(startHost(folder, Number(new URL(host.url).port))).rejects.toMatchObject({ code: 'EADDRINUSE' })
})

test('a table of open data is sent as one, with the headers of data and its byte order mark', async () => {
  const { host } = await site()
  const response = await fetch(`${host.url}open/tables/goals.csv`)
  expect(response.headers.get('content-type')).toMatch(/^text\/csv/)
  for (const [name, value] of Object.entries(HEADERS.data))
    expect(response.headers.get(name), name).toBe(value)
  expect([...new Uint8Array(await response.arrayBuffer())].slice(0, 4)).toEqual([0xEF, 0xBB, 0xBF, 0x70])
})
