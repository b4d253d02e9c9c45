import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { SITE } from './build-site'

interface StoredFile {
  readonly url: string
  readonly integrity: string | undefined
}

/** What the worker stores at its installation, read off the worker as it is served. */
const STORED: readonly StoredFile[] = [...readFileSync(join(SITE, 'sw.js'), 'utf8').matchAll(/\{url:"([^"]+)",revision:[^,}]+(?:,integrity:"([^"]+)")?\}/g)]
  .map(([, url = '', integrity]) => ({ url, integrity }))

/** Everything the app is made of; a file of any other kind or place is nothing a device should store. */
const KINDS = [
  /^index\.html$/,
  /^manifest\.webmanifest$/,
  /^icons\/[\w-]+\.(?:png|svg)$/,
  /^help-pictures\/[\w-]+\.webp$/,
  /^assets\/[\w.-]+-[\w-]{8}\.(?:js|css)$/,
]

/** The most a first visit may store, in bytes: as they lie on the device, and as they are sent with brotli. */
const LIMIT = { stored: 1_600_000, sent: 700_000 }

const sizeOf = ({ url }: StoredFile) => statSync(join(SITE, url)).size

describe('the worker stores', () => {
  test('only what the app is made of: no feed, no page of parts, no second page, nothing twice', () => {
    const urls = STORED.map(({ url }) => url)
    expect(urls.length).toBeGreaterThan(50)
    expect(urls.filter(url => !KINDS.some(kind => kind.test(url)))).toEqual([])
    expect(urls.filter(url => /Design/.test(url))).toEqual([])
    expect(new Set(urls).size).toBe(urls.length)
  })

  test.each(KINDS)('every kind of file: %s', (kind) => {
    expect(STORED.some(({ url }) => kind.test(url))).toBe(true)
  })

  test('nothing unchecked: every file with its digest, the manifest of the app too', () => {
    expect(STORED.filter(({ integrity }) => !/^sha384-[\w+/]{64}$/.test(integrity ?? ''))).toEqual([])
  })

  test('no more than a first visit over a weak connection can bear', () => {
    const sent = STORED.reduce((sum, { url }) => sum + brotliCompressSync(readFileSync(join(SITE, url)), { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }).byteLength, 0)
    const stored = STORED.reduce((sum, file) => sum + sizeOf(file), 0)
    expect({ stored: stored <= LIMIT.stored, sent: sent <= LIMIT.sent }).toEqual({ stored: true, sent: true })
  })
})
