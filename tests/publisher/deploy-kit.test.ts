import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { deployKit } from '../../src/publisher/deploy-kit'
import { CACHE_RULES, HEADERS, headersFor, TYPES } from '../../src/publisher/host-rules'

const kit = deployKit()
const read = (name: string) => kit[name] ?? ''

test.each(Object.keys(kit))('%s lies in deploy/ as the rules say it', (name) => {
  expect(readFileSync(`deploy/${name}`, 'utf8'), 'run "npm run deploy-kit"').toBe(kit[name])
})

test.each(Object.keys(kit))('%s has no value that ends before its end', (name) => {
  for (const line of read(name).split('\n').filter(line => !line.startsWith('#') && !line.includes('RequestHeader')))
    expect((line.match(/"/g) ?? []).length % 2, line).toBe(0)
})

describe.each(['nginx.conf', 'apache.htaccess', '_headers'])('%s', (name) => {
  test.each(Object.entries(HEADERS.app))('sends %s for the app', (header, value) => {
    const text = read(name)
    expect(text.toLowerCase()).toMatch(new RegExp(`${header.replaceAll('-', '[-_]')}`))
    expect(text).toContain(value)
  })
})

describe.each(['nginx.conf', 'apache.htaccess'])('%s', (name) => {
  test('knows the type of every file of the app', () => {
    for (const type of Object.values(TYPES))
      expect(read(name)).toContain(type)
  })

  test('holds every cache rule', () => {
    for (const { about, policy } of CACHE_RULES)
      expect(read(name)).toMatch(new RegExp(`# ${about}\\n.*${policy}`))
  })
})

/** What `.htaccess` would send for an address, read the way Apache does: what is set last holds. */
function apachePolicy(address: string): string | undefined {
  const rules = [...read('apache.htaccess').matchAll(/^Header always set Cache-Control "([^"]*)" "expr=%\{REQUEST_URI\} =~ m#(.*)#"$/gm)]
  return rules.filter(([, , pattern = '']) => new RegExp(pattern).test(`/${address}`)).at(-1)?.[1]
}

test.each(['', 'index.html', 'sw.js', 'feed/manifest.json', `feed/${'0a'.repeat(32)}.json`, 'feed/2.root.json', 'assets/index-ab.js', 'icons/icon.svg', 'open/tables/goals.csv', 'open/hsds/services.json'])('Apache lets 「%s」 be kept as long as every other host', (address) => {
  const kept = address === '' ? 'index.html' : address // Apache has turned a screen into its page by then
  expect(apachePolicy(kept)).toBe(headersFor(address)['cache-control'])
})

test('under a sub-path every address begins with it', () => {
  const nested = deployKit('/fukushi/')
  expect(nested['nginx.conf']).toContain('"~^[0-9]+:/fukushi/sw\\.js$" "no-cache"')
  expect(nested['nginx.conf']).toContain('try_files $uri $uri.html /fukushi/app.html')
  expect(nested['apache.htaccess']).toContain('RewriteBase /fukushi/')
  expect(nested['apache.htaccess']).toContain('m#^/fukushi/(feed/|open/.)#')
  expect(nested._headers).toContain('\n/fukushi/sw.js\n')
  expect(nested._redirects).toContain('/fukushi/* /fukushi/app.html 200')
})

test('the screen on open data is found before the files below it', () => {
  const lines = read('_redirects').split('\n')
  expect(lines.indexOf('/open /app.html 200')).toBeGreaterThan(0)
  expect(lines.indexOf('/open /app.html 200')).toBeLessThan(lines.indexOf('/open/* /404.html 404'))
})
