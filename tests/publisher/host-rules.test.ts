import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { cacheControl, FILE_ADDRESSES, FIRST_STYLE_HASH, HEADERS, headersFor, TYPES } from '../../src/publisher/host-rules'
import { FIRST_STYLE } from '../../src/ui/first-page/style'

/** The directives of a policy by name. */
function directives(policy: string): ReadonlyMap<string, readonly string[]> {
  return new Map(policy.split('; ').map((directive) => {
    const [name = '', ...sources] = directive.split(' ')
    return [name, sources]
  }))
}

describe('the policy of the app', () => {
  const policy = directives(HEADERS.app['content-security-policy'])

  test('has no unsafe source, no wildcard and no other host', () => {
    const sources = [...policy].filter(([name]) => name.endsWith('-src')).flatMap(([, values]) => values)
    expect(new Set(sources)).toEqual(new Set(['\'none\'', '\'self\'', `'${FIRST_STYLE_HASH}'`, 'data:', 'blob:']))
  })

  test('lets one style stand in a page: that of the pages before the app, letter by letter', () => {
    expect(policy.get('style-src')).toEqual(['\'self\'', `'${FIRST_STYLE_HASH}'`])
    expect(FIRST_STYLE_HASH).toBe(`sha256-${createHash('sha256').update(FIRST_STYLE).digest('base64')}`)
  })

  test('takes scripts, data and workers from its own host alone', () => {
    for (const name of ['script-src', 'connect-src', 'worker-src', 'manifest-src', 'font-src'])
      expect(policy.get(name), name).toEqual(['\'self\''])
  })

  test.each(['default-src', 'base-uri', 'object-src', 'form-action', 'frame-ancestors'])('allows nothing for %s', (name) => {
    expect(policy.get(name)).toEqual(['\'none\''])
  })

  test('turns no text into script, but through the two policies that are known', () => {
    expect(policy.get('require-trusted-types-for')).toEqual(['\'script\''])
    expect(policy.get('trusted-types')).toEqual(['app', 'vue'])
  })
})

test('headers of what is asked at a start, the manifest and the worker, fit twice into a kilobyte', () => {
  const bytes = ['feed/manifest.json', 'sw.js'].flatMap(address => Object.entries(headersFor(address))).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
  expect(bytes).toBeLessThan(500)
})

test('the worker may ask the host, and runs nothing but itself', () => {
  const policy = directives(HEADERS.worker['content-security-policy'])
  expect([...policy]).toEqual([['default-src', ['\'none\'']], ['connect-src', ['\'self\'']]])
  expect(headersFor('sw.js')).toMatchObject(HEADERS.worker)
  expect(headersFor('old/sw.js')).toMatchObject(HEADERS.app)
})

test.each([
  ['feed/manifest.json', 'no-store'],
  ['feed/2.root.json', 'no-cache'],
  ['feed/17.manifest.json', 'no-cache'],
  [`feed/${'ab'.repeat(32)}.json`, 'public, max-age=31536000, immutable'],
  [`other/feed/${'ab'.repeat(32)}.json`, 'no-cache'],
  [`feed/${'AB'.repeat(32)}.json`, 'no-cache'],
  ['assets/index-abc.js', 'public, max-age=31536000, immutable'],
  ['sw.js', 'no-cache'],
  ['old/sw.js', 'no-cache'],
  ['', 'no-store'],
  ['plans/r2', 'no-store'],
  ['manifest.webmanifest', 'no-cache'],
  ['open/tables/goals.csv', 'no-cache'],
  ['open/open-sdg/meta/consult.yml', 'no-cache'],
  ['open', 'no-store'],
])('a copy of 「%s」 may be kept: %s', (address, policy) => {
  expect(cacheControl(address)).toBe(policy)
})

describe('open data', () => {
  const files = ['open/datapackage.json', 'open/tables/goals.csv', 'open/schema-org/services.jsonld', 'open/open-sdg/meta/consult.yml']

  test.each(files)('%s is sent as data, of a type that is known, and is told as missing where it is', (address) => {
    expect(headersFor(address)['content-security-policy']).toBe(HEADERS.data['content-security-policy'])
    expect(Object.keys(TYPES)).toContain(address.split('.').at(-1))
    expect(FILE_ADDRESSES.some(pattern => new RegExp(pattern).test(address))).toBe(true)
  })

  test.each(['open', 'open/'])('%s is a screen of the app', (address) => {
    expect(headersFor(address)['content-security-policy']).toBe(HEADERS.app['content-security-policy'])
    expect(FILE_ADDRESSES.some(pattern => new RegExp(pattern).test(address))).toBe(false)
  })
})
