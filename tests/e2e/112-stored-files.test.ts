import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { sizeFaults, weigh } from '../../src/publisher/size-budgets'
import { SITE } from './build-site'

interface StoredFile {
  readonly url: string
  readonly integrity: string | undefined
}

/** What the worker stores at its installation, read off the worker as it is served. */
const STORED: readonly StoredFile[] = [...readFileSync(join(SITE, 'sw.js'), 'utf8').matchAll(/\{(?:"integrity":"([^"]+)",)?"revision":(?:null|"\w+"),"url":"([^"]+)"\}/g)]
  .map(([, integrity, url = '']) => ({ url, integrity }))

/** Everything the app is made of; a file of any other kind or place is nothing a device should store. */
const KINDS = [
  /^app\.html$/,
  /^manifest\.webmanifest$/,
  /^icons\/icon\.svg$/,
  /^assets\/[\w.-]+-[\w-]{8}\.(?:js|css)$/,
]

/** The most that the app may take on a device, in bytes; what comes over the connection has budgets of its own, packed. */
const MOST = 1_420_000

const sizeOf = ({ url }: StoredFile) => statSync(join(SITE, url)).size

describe('the worker stores', () => {
  test('only what the app is made of: no feed, no page of parts, no second page, nothing twice', () => {
    const urls = STORED.map(({ url }) => url)
    expect(urls.length).toBeGreaterThan(20)
    // Each is a question to the host and a digest in the worker; many small ones pack badly.
    expect(urls.length).toBeLessThan(45)
    expect(urls.filter(url => !KINDS.some(kind => kind.test(url)))).toEqual([])
    expect(urls.filter(url => /Design/.test(url))).toEqual([])
    expect(new Set(urls).size).toBe(urls.length)
  })

  test.each(KINDS)('every kind of file: %s', (kind) => {
    expect(STORED.some(({ url }) => kind.test(url))).toBe(true)
  })

  test('nothing that only the screen for making editions needs', () => {
    const named = STORED.map(({ url }) => url).filter(url => /PublishPage|workbook|sign-edition|zip-edition|merge-tables|city-package/i.test(url))
    expect(named).toEqual([])
    expect(readdirSync(join(SITE, 'assets')).some(name => /^PublishPage-.*\.js$/.test(name))).toBe(true)
  })

  test('nothing unchecked: every file with its digest, the manifest of the app too', () => {
    expect(STORED.filter(({ integrity }) => !/^sha384-[\w+/]{64}$/.test(integrity ?? ''))).toEqual([])
  })

  test('no more than a first visit over a weak connection can bear, and no part heavier than its budget', () => {
    expect(sizeFaults(weigh(SITE))).toEqual([])
    expect(STORED.reduce((sum, file) => sum + sizeOf(file), 0)).toBeLessThan(MOST)
  }, 90_000)
})
