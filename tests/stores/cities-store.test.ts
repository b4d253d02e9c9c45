import 'fake-indexeddb/auto'
import type { ListedCity } from '../../src/domain/listed-city'
import type { CityServices } from '../../src/stores/city-services'
import { createPinia, disposePinia } from 'pinia'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { createApp } from 'vue'
import { refusal, success } from '../../src/domain/outcome'
import { finder, useCitiesStore } from '../../src/stores/cities-store'
import { useDeviceStore } from '../../src/stores/device-store'
import { SERVICES } from '../../src/stores/services'
import { listOf, madeUpCities } from '../fixtures/nation'
import { newDevice, feedOf } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp } from './app'

const SAMPLE: ListedCity = { code: '000019', name: '見本市', kana: 'みほんし', feed: 'mihon/dev', at: '000019/', languages: [] }
const SAGAMI: ListedCity = { code: '142042', name: 'さがみ髙浜市', kana: 'さがみたかはまし', feed: 'sagami/dev', at: './', languages: [] }
const CITIES = [SAMPLE, ...madeUpCities(50).slice(0, 10), SAGAMI]

/** An app whose site has these cities; what is asked of the device is written down. */
async function appAmong(changes: Partial<CityServices> = {}) {
  const running = startApp(await newDevice(), new FakeFeed(await feedOf(1)))
  const { list } = await listOf(CITIES)
  const done: string[] = []
  const cities: CityServices = {
    lists: { look: async () => success({ list, fresh: true }), take: async (_, city) => success({ city, trust: running.services.trust, pinned: '' }) },
    home: SAGAMI.feed,
    shown: SAGAMI.feed,
    remember: feed => void done.push(`remember ${feed}`),
    forget: () => void done.push('forget'),
    erase: async (feed) => {
      done.push(`erase ${feed}`)
      return []
    },
    restart: () => void done.push('restart'),
    ...changes,
  }
  const pinia = createPinia()
  const app = createApp({ render: () => null }).use(pinia).provide(SERVICES, { ...running.services, cities })
  onTestFinished(() => disposePinia(pinia))
  return { done, running, use: <Store>(useStore: () => Store) => app.runWithContext(useStore) }
}

describe('looking for a city', () => {
  test.each(['さがみ', 'サガミ', '高浜', '髙浜', 'たかはま　さがみ', '神奈川', '神奈川 たか'])('「%s」 finds it', (words) => {
    expect(finder(words)(SAGAMI)).toBe(true)
  })

  test.each(['さいたま', '神奈川 きた', '142042'])('「%s」 does not', (words) => {
    expect(finder(words)(SAGAMI)).toBe(false)
  })

  test('cities stand by prefecture from north to south, what does not exist last', async () => {
    const store = (await appAmong()).use(useCitiesStore)
    await store.open()
    expect(store.groups.map(({ prefecture }) => prefecture)).toEqual([...new Set(store.groups.map(({ prefecture }) => prefecture))])
    expect([store.groups[0].prefecture, store.groups.at(-1)]).toEqual(['北海道', { prefecture: undefined, cities: [SAMPLE] }])
    expect(store.shown).toEqual(SAGAMI)
    store.wanted = 'みほん'
    expect(store.hits).toEqual([SAMPLE])
  })
})

describe('choosing a city', () => {
  test('remembers it only once its first root is here, and begins anew', async () => {
    const { done, use } = await appAmong()
    const store = use(useCitiesStore)
    await store.open()
    await store.choose(SAMPLE)
    expect(done).toEqual([`remember ${SAMPLE.feed}`, 'restart'])
  })

  test('that cannot be made ready is told, and nothing changes', async () => {
    const { list } = await listOf(CITIES)
    const { done, use } = await appAmong({ lists: { look: async () => success({ list, fresh: false }), take: async () => refusal({ kind: 'offline' }) } })
    const store = use(useCitiesStore)
    await store.open()
    await store.choose(SAMPLE)
    expect([store.refused, store.taking, done]).toEqual([SAMPLE, undefined, []])
  })

  test('without a list says so, and can be tried again', async () => {
    const { list } = await listOf(CITIES)
    const look = vi.fn<CityServices['lists']['look']>().mockResolvedValueOnce(refusal({ kind: 'offline' })).mockResolvedValue(success({ list, fresh: true }))
    const store = (await appAmong({ lists: { look, take: () => Promise.reject(new Error('not asked for')) } })).use(useCitiesStore)
    await store.open()
    expect(store.state).toBe('failed')
    await store.open()
    expect([store.state, store.expired]).toEqual(['ready', false])
  })

  test('is nothing anybody hears of where the site is one city’s', async () => {
    const { services, use } = startApp(await newDevice(), new FakeFeed(await feedOf(1)))
    const store = use(useCitiesStore)
    await store.open()
    const device = use(useDeviceStore)
    expect([services.cities, device.several, device.away, store.state]).toEqual([undefined, false, false, 'idle'])
  })
})

describe('erasing one of several cities', () => {
  test('removes that city alone and asks again which to read', async () => {
    const { done, use, running } = await appAmong()
    await use(useDeviceStore).eraseCity()
    expect(done).toEqual([`erase ${running.services.trust.feed}`, 'forget', 'restart'])
    expect(running.services.leave).not.toHaveBeenCalled()
  })

  test('says what is left, and stays', async () => {
    const { done, use } = await appAmong({ erase: async () => ['notebook'] })
    const store = use(useDeviceStore)
    await store.eraseCity()
    expect([store.left, done]).toEqual([['notebook'], []])
  })
})
