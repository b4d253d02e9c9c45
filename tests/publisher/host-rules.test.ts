import { describe, expect, test } from 'vitest'
import { cacheControl, HEADERS, headersFor } from '../../src/publisher/host-rules'

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
    expect(new Set(sources)).toEqual(new Set(['\'none\'', '\'self\'', 'data:', 'blob:']))
  })

  test('takes scripts, styles, data and workers from its own host alone', () => {
    for (const name of ['script-src', 'style-src', 'connect-src', 'worker-src', 'manifest-src', 'font-src'])
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

test('headers of a daily check fit many times into its kilobyte', () => {
  const bytes = Object.entries(headersFor('feed/manifest.json')).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0)
  expect(bytes).toBeLessThan(250)
})

test.each([
  ['feed/manifest.json', 'no-store'],
  ['feed/2.root.json', 'no-cache'],
  ['feed/17.manifest.json', 'no-cache'],
  [`feed/${'ab'.repeat(32)}.json`, 'public, max-age=31536000, immutable'],
  [`other/feed/${'ab'.repeat(32)}.json`, 'no-cache'],
  [`feed/${'AB'.repeat(32)}.json`, 'no-cache'],
  ['assets/index-abc.js', 'public, max-age=31536000, immutable'],
  ['sw.js', 'no-store'],
  ['old/sw.js', 'no-cache'],
  ['', 'no-store'],
  ['plans/r2', 'no-store'],
  ['manifest.webmanifest', 'no-cache'],
])('a copy of 「%s」 may be kept: %s', (address, policy) => {
  expect(cacheControl(address)).toBe(policy)
})
