import type { CityList, FirstRootsEntry } from '../../src/feed/city-list'
import type { ListedCity } from '../../src/domain/listed-city'
import type { Bytes } from '../../src/feed/bytes'
import { describe, expect, test } from 'vitest'
import { refusal, success } from '../../src/domain/outcome'
import { encodeCityList } from '../../src/feed/city-list'
import { readKnownCity } from '../../src/feed/known-city'
import { keepChoice, keepKnownCity, knownCity, readChoice } from '../../src/storage/chosen-city'
import { cacheMirror } from '../../src/storage/notebook-mirror'
import { cityLists } from '../../src/sync/city-lists'
import { httpCityList } from '../../src/sync/http-city-list'
import { signedEnvelope, testKey, trustIn } from '../fixtures/feed'
import { listOf, madeUpCities } from '../fixtures/nation'
import { memoryOf } from '../storage/memory'
import { FakeCaches } from '../storage/notebook'

const CITIES = madeUpCities(100).slice(0, 6)
const signal = new AbortController().signal

/** A device and a host that serves a list; whatever the host does can be changed. */
async function nation(cities: readonly ListedCity[] = CITIES) {
  const [key, home] = [await testKey(), trustIn(await testKey(7), CITIES[0].feed)]
  const host = { list: new Uint8Array() as Bytes, files: new Map<string, Bytes>(), online: true, asked: [] as string[] }
  const serve = async (version: number, signer = key, of = cities): Promise<CityList> => {
    const { list, files } = await listOf(of, { version })
    host.list = signedEnvelope(encodeCityList(list), signer)
    files.forEach(({ entry, bytes }) => host.files.set(entry.sha256, bytes))
    return list
  }
  const answer = (name: string, bytes: Bytes | undefined) => {
    host.asked.push(name)
    return Promise.resolve(!host.online ? refusal({ kind: 'offline' as const }) : bytes ? success(bytes) : refusal({ kind: 'http' as const, status: 404 }))
  }
  const [caches, memory] = [new FakeCaches(), memoryOf()]
  const device = () => cityLists({
    source: { list: () => answer('list', host.list), file: (entry: FirstRootsEntry) => answer('roots', host.files.get(entry.sha256)) },
    trust: trustIn(key, 'nation/dev'),
    home,
    kept: cacheMirror(caches.asStorage(), 'cities'),
    memory,
  })
  return { host, serve, device, memory, home, list: await serve(3) }
}

describe('the list of cities on a device', () => {
  test('is the host’s newest, and the one kept where there is no connection', async () => {
    const { host, device, list } = await nation()
    expect(await device().look(signal)).toEqual({ ok: true, value: { list, fresh: true } })
    host.online = false
    expect(await device().look(signal)).toEqual({ ok: true, value: { list, fresh: false } })
  })

  test('is missing where there never was a connection', async () => {
    const { host, device } = await nation()
    host.online = false
    expect(await device().look(signal)).toEqual({ ok: false, failure: { kind: 'offline' } })
  })

  test('never goes back: an older one, another of the same number, and one that nobody trusts leave the one kept', async () => {
    const { serve, device, list } = await nation()
    await device().look(signal)
    for (const bad of [() => serve(2), () => serve(3, undefined, CITIES.slice(1)), async () => serve(4, await testKey(2))]) {
      await bad()
      expect(await device().look(signal)).toEqual({ ok: true, value: { list, fresh: false } })
    }
    const next = await serve(4)
    expect(await device().look(signal)).toEqual({ ok: true, value: { list: next, fresh: true } })
  })

  test('that is older than one seen is refused also where the copy was lost', async () => {
    const { serve, device } = await nation()
    await device().look(signal)
    await serve(2)
    const { memory, ...rest } = await nation()
    memory.setItem('library-floor:nation/dev', '4')
    expect(await rest.device().look(signal)).toEqual({ ok: false, failure: { kind: 'older', found: 3, held: 4 } })
  })
})

describe('a city that is taken', () => {
  test('is known with the first root the list pins, and again without a connection', async () => {
    const { host, device, memory, list } = await nation()
    const [, city] = CITIES
    const taken = await device().take(list, city, signal)
    expect(taken).toMatchObject({ ok: true, value: { city, trust: { feed: city.feed } } })
    expect(knownCity(city.feed, memory)).toMatchObject({ city, trust: { feed: city.feed } })
    host.online = false
    expect(await device().take(list, city, signal)).toEqual(taken)
    expect(host.asked).toEqual(['roots'])
  })

  test('is not taken with any other root than the one that is pinned', async () => {
    const { host, device, memory, list } = await nation()
    const [, city] = CITIES
    const [other] = (await listOf(CITIES, { key: await testKey(9) })).files
    const entry = list.roots.find(({ prefecture }) => city.code.startsWith(prefecture))
    host.files.set(entry?.sha256 ?? '', other.bytes)
    expect((await device().take(list, city, signal)).ok).toBe(false)
    expect(knownCity(city.feed, memory)).toBeUndefined()
  })

  test('begins with the app’s own keys where it is the city the app was built for, and asks nobody', async () => {
    const { host, device, home, list } = await nation()
    expect(await device().take(list, CITIES[0], signal)).toMatchObject({ ok: true, value: { trust: home } })
    expect(host.asked).toEqual([])
  })

  test('is asked about again where a newer list pins another file, and stays as it was known without a connection', async () => {
    const { host, serve, device, list } = await nation()
    const [, city] = CITIES
    const first = await device().take(list, city, signal)
    const newer = await serve(4, undefined, [...CITIES.slice(0, 5)])
    host.online = false
    expect(await device().take(newer, city, signal)).toEqual(first)
    host.online = true
    expect(await device().take(newer, city, signal)).toMatchObject({ ok: true, value: { pinned: newer.roots[0]?.sha256 } })
  })
})

test('what is remembered of a choice is doubted: another city’s or a broken note of it is none', () => {
  const memory = memoryOf()
  const known = { city: CITIES[1], trust: { feed: CITIES[1].feed, keys: [] }, pinned: '' }
  expect(readKnownCity(JSON.stringify(known))).toBeUndefined()
  for (const text of ['', '{', 'null', '{"city":{}}'])
    expect(readKnownCity(text)).toBeUndefined()
  keepChoice('a/dev', memory)
  expect([readChoice(memory), knownCity('a/dev', memory)]).toEqual(['a/dev', undefined])
})

test('a known city is not taken for another', async () => {
  const memory = memoryOf()
  const trust = trustIn(await testKey(), CITIES[1].feed)
  keepKnownCity({ city: CITIES[1], trust, pinned: 'x' }, memory)
  memory.setItem(`known-city:${CITIES[2].feed}`, memory.getItem(`known-city:${CITIES[1].feed}`) ?? '')
  expect(knownCity(CITIES[1].feed, memory)).toEqual({ city: CITIES[1], trust, pinned: 'x' })
  expect(knownCity(CITIES[2].feed, memory)).toBeUndefined()
  memory.setItem(`known-city:${CITIES[1].feed}`, JSON.stringify({ city: CITIES[1], trust: { ...trust, feed: 'other/dev' }, pinned: 'x' }))
  expect(knownCity(CITIES[1].feed, memory)).toBeUndefined()
})

test('the list is fetched past every cache, its files by their digests, within their limits', async () => {
  const asked: (readonly [string, string | undefined])[] = []
  const fetcher = async (url: string | URL | Request, init?: RequestInit) => {
    asked.push([String(url), init?.cache])
    return new Response(new Uint8Array(5))
  }
  const source = httpCityList('/feed/cities/', fetcher)
  expect(await source.list(signal)).toMatchObject({ ok: true })
  expect(await source.file({ prefecture: '01', sha256: 'ab', bytes: 4 }, signal)).toMatchObject({ ok: false, failure: { kind: 'tooLarge' } })
  expect(asked).toEqual([['/feed/cities/cities.json', 'no-store'], ['/feed/cities/ab.json', 'default']])
})
