import type { CityList } from '../../src/feed/city-list'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeCityList, isFeedAddress, openCityList } from '../../src/feed/city-list'
import { encodeEnvelope } from '../../src/feed/envelope'
import { firstRoot, firstRootsFile } from '../../src/feed/first-roots'
import { decodeJson, encodeJson } from '../../src/feed/json'
import { sign } from '../../src/press/signing-key'
import { payloadOf, signedEnvelope, testKey, trustIn } from '../fixtures/feed'
import { listOf, madeUpCities } from '../fixtures/nation'

const NATION = madeUpCities(1741)

async function opened(list: CityList | { readonly spec: number }, signer = 1, trusted = 1) {
  return openCityList(signedEnvelope('spec' in list ? encodeJson(list) : encodeCityList(list), await testKey(signer)), trustIn(await testKey(trusted), 'nation/dev'))
}

/** The statement with a few fields otherwise than they should be. */
async function twisted(change: object) {
  const { list } = await listOf(NATION.slice(0, 3))
  const json = decodeJson(encodeCityList(list))
  return opened({ spec: 1, ...(json.ok ? json.value as object : {}), ...change })
}

describe('a list of cities', () => {
  test('is read as it was written, whatever is left out because it goes without saying', async () => {
    const city = fc.record({
      index: fc.nat(1740),
      at: fc.constantFrom(undefined, './', 'tsuki/', 'kita/machi/', 'https://plan.example/feed/'),
      languages: fc.subarray(['en', 'zh-Hans', 'vi']),
    })
    await fc.assert(fc.asyncProperty(fc.uniqueArray(city, { minLength: 1, maxLength: 5, selector: ({ index }) => index }), fc.integer({ min: 1, max: 2 ** 40 }), async (picked, version) => {
      const places = new Set<string>()
      const cities = picked.map(({ index, at, languages }) => {
        const usual = NATION[index]
        const place = at === undefined || places.has(at) ? usual.at : at
        places.add(place)
        return { ...usual, at: place, languages }
      })
      const { list } = await listOf(cities, { version })
      expect(await opened(list)).toEqual({ ok: true, value: list })
    }), { numRuns: 25 })
  })

  test('of 1,741 cities has at most 60 kB on the wire, packed by either packer, and comes with every city’s first root', async () => {
    const { list, files } = await listOf(NATION)
    const bytes = signedEnvelope(encodeCityList(list), await testKey())
    expect(brotliCompressSync(bytes).byteLength).toBeLessThanOrEqual(60_000)
    expect(gzipSync(bytes).byteLength).toBeLessThanOrEqual(60_000)
    expect(files).toHaveLength(47)
    expect((await opened(list)).ok).toBe(true)
  })

  test('signed by a key nobody trusts, or changed afterwards, is refused', async () => {
    const { list } = await listOf(NATION.slice(0, 3))
    expect(await opened(list, 2)).toMatchObject({ ok: false, failure: { kind: 'untrusted' } })
    const key = await testKey()
    const other = encodeCityList({ ...list, version: 2 })
    expect(await openCityList(encodeEnvelope(other, [sign(encodeCityList(list), key)]), trustIn(key, 'nation/dev'))).toMatchObject({ ok: false, failure: { kind: 'untrusted' } })
  })

  test('of another name or environment is another list, and an edition signed by the same key is none', async () => {
    const { list } = await listOf(NATION.slice(0, 3), { list: 'nation/prod' })
    expect(await opened(list)).toEqual({ ok: false, failure: { kind: 'otherFeed', found: 'nation/prod', expected: 'nation/dev' } })
    expect(await opened(payloadOf([], { feed: 'nation/dev' }))).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
  })

  test('never names one feed, one place or one code for two cities, nor a city whose first root it does not pin', async () => {
    const [a, b] = NATION
    for (const field of ['feed', 'at', 'code'] as const) {
      const { list } = await listOf([a, { ...b, [field]: a[field] }])
      expect(await opened(list)).toMatchObject({ ok: false, failure: { kind: 'inconsistent', what: expect.stringContaining(`one ${field}`) } })
    }
    const { list } = await listOf([a, b])
    expect(await opened({ ...list, roots: [] })).toMatchObject({ ok: false, failure: { kind: 'inconsistent', what: `no first roots for ${a.code}` } })
  })

  test.each([
    [{ spec: 2 }, 'appTooOld'],
    [{ kind: 'root' }, 'damaged'],
    [{ version: 0 }, 'damaged'],
    [{ version: 1.5 }, 'damaged'],
    [{ expires: '2027-01-01' }, 'damaged'],
    [{ cities: [] }, 'damaged'],
    [{ cities: [{ code: '142043', name: '名', kana: 'な', feed: 'a/dev' }] }, 'damaged'],
    [{ cities: [{ code: '142042', name: '', kana: 'な', feed: 'a/dev' }] }, 'damaged'],
    [{ cities: [{ code: '142042', name: '\uD800', kana: 'な', feed: 'a/dev' }] }, 'damaged'],
    [{ cities: [{ code: '142042', name: '名', kana: 'ナ', feed: 'a/dev' }] }, 'damaged'],
    [{ cities: [{ code: '142042', name: '名', kana: 'な', feed: 'a' }] }, 'damaged'],
    [{ cities: [{ code: '142042', name: '名', kana: 'な', feed: 'a/dev', at: '../x/' }] }, 'damaged'],
  ])('with %j is refused as %s', async (change, kind) => {
    expect(await twisted(change)).toMatchObject({ ok: false, failure: { kind } })
  })

  test('that is no list at all is refused with a name, whatever the bytes', async () => {
    const trust = trustIn(await testKey(), 'nation/dev')
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      expect((await openCityList(new Uint8Array(bytes), trust)).ok).toBe(false)
    }), { numRuns: 50 })
  })

  test('grows past its limit for nobody', async () => {
    expect(await openCityList(new Uint8Array(1024 * 1024 + 1), trustIn(await testKey(), 'nation/dev'))).toMatchObject({ ok: false, failure: { kind: 'tooLarge' } })
  })
})

test.each(['', '/', '../', 'a/../', '//evil.example/', 'http://a.example/', 'https://a.example', 'https://a.example/..//', 'https://user@a.example/', 'javascript:/', 'A/', 'a', 'https://a.example/?x/', '.hidden/'])('no feed lies at 「%s」', (at) => {
  expect(isFeedAddress(at)).toBe(false)
})

describe('the first root of a city', () => {
  test('is the one its list was made with, and only from the very file the list promises', async () => {
    const cities = NATION.slice(0, 40)
    const { list, files, trusts } = await listOf(cities)
    for (const city of [cities[0], cities[39]]) {
      const file = files.find(({ entry }) => city.code.startsWith(entry.prefecture))
      if (!file)
        throw new Error('no file')
      const entry = list.roots.find(({ prefecture }) => city.code.startsWith(prefecture))
      expect(await firstRoot(file.bytes, entry ?? file.entry, city)).toMatchObject({ ok: true, value: trusts.get(city.code) })
      await fc.assert(fc.asyncProperty(fc.nat(file.bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (place, turn) => {
        const changed = file.bytes.slice()
        changed[place] = (changed[place] ?? 0) ^ turn
        expect(await firstRoot(changed, file.entry, city)).toMatchObject({ ok: false, failure: { kind: 'damaged' } })
      }), { numRuns: 30 })
      expect(await firstRoot(new Uint8Array([...file.bytes, 32]), file.entry, city)).toMatchObject({ ok: false, failure: { kind: 'tooLarge' } })
    }
  })

  test('of another city’s feed, or of a city the file does not have, is refused', async () => {
    const [city, other] = NATION
    const { files: [file] } = await listOf([city])
    expect(await firstRoot(file.bytes, file.entry, { ...city, feed: other.feed })).toMatchObject({ ok: false, failure: { kind: 'otherFeed' } })
    expect(await firstRoot(file.bytes, file.entry, other)).toMatchObject({ ok: false, failure: { kind: 'inconsistent' } })
  })

  test('whose keys go by other names than their own is refused', async () => {
    const [city] = NATION
    const key = (await testKey()).public
    for (const keys of [[{ ...key, keyid: '0'.repeat(64) }], [key, key]]) {
      const file = await firstRootsFile(city.code.slice(0, 2), new Map([[city.code, { feed: city.feed, keys }]]))
      expect(await firstRoot(file.bytes, file.entry, city)).toMatchObject({ ok: false, failure: { kind: 'untrusted' } })
    }
  })
})
