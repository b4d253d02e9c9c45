import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { forgetFavourites, useFavouritesStore } from '../../src/stores/favourites-store'
import { useLibraryStore } from '../../src/stores/library-store'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { memoryOf } from '../storage/memory'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

const KEY = 'favourite-services:testcity/dev'

/** A device with an edition of these services. */
async function deviceWith(...ids: readonly string[]) {
  const device = await newDevice()
  const content = make.editionContent({ services: ids.map(id => make.service(id)), topics: [make.topic('audience', 'general'), make.topic('need', 'consult')] })
  const host = new FakeFeed(await signedFeed(content))
  expect((await sync(device, host)).kind).toBe('updated')
  /** Starts the app and waits until the edition is read. */
  const open = async () => {
    const app = startApp(device, host)
    const [favourites, library] = [app.use(useFavouritesStore), app.use(useLibraryStore)]
    await until(() => library.state.kind === 'ready')
    return { favourites, page: app.page, close: app.close }
  }
  return { device, open }
}

function idsOf(list: readonly { readonly id: string }[]): readonly string[] {
  return list.map(({ id }) => id)
}

describe('favourites', () => {
  test('are none at first, and leave nothing on the device', async () => {
    const { device, open } = await deviceWith('a')
    const { favourites } = await open()
    expect([favourites.shown, favourites.gone, favourites.has('a')]).toEqual([[], [], false])
    expect(device.memory.getItem(KEY)).toBeNull()
  })

  test('stay in the order they were chosen when the app is opened again', async () => {
    const { open } = await deviceWith('a', 'b', 'c')
    const first = await open()
    first.favourites.choose(make.service('c'), true)
    first.favourites.choose(make.service('a'), true)
    expect(first.favourites.has('c')).toBe(true)
    first.close()
    const { favourites } = await open()
    expect(idsOf(favourites.shown)).toEqual(['c', 'a'])
  })

  test('are kept once each, and go again', async () => {
    const { device, open } = await deviceWith('a', 'b')
    const { favourites } = await open()
    favourites.choose(make.service('a'), true)
    favourites.choose(make.service('a'), true)
    favourites.choose(make.service('b'), true)
    expect(idsOf(favourites.shown)).toEqual(['a', 'b'])
    favourites.choose(make.service('a'), false)
    expect(idsOf(favourites.shown)).toEqual(['b'])
    favourites.choose(make.service('b'), false)
    expect(device.memory.getItem(KEY)).toBeNull()
  })

  test('whose service the edition does not have are told by the name they had', async () => {
    const { device, open } = await deviceWith('a')
    device.memory.setItem(KEY, '[{"id":"old","name":"むかしの窓口"},{"id":"a","name":"相談先a"}]')
    const { favourites } = await open()
    expect(idsOf(favourites.shown)).toEqual(['a'])
    expect(favourites.gone).toEqual([{ id: 'old', name: 'むかしの窓口' }])
    favourites.choose({ id: 'old', name: '' }, false)
    expect(favourites.gone).toEqual([])
  })

  test('are not said to be gone before the edition is read', async () => {
    const device = await newDevice()
    device.memory.setItem(KEY, '[{"id":"a","name":"相談先a"}]')
    const favourites = startApp(device, new FakeFeed(await signedFeed(make.editionContent()))).use(useFavouritesStore)
    expect([favourites.shown, favourites.gone, favourites.has('a')]).toEqual([[], [], true])
  })

  test.each([
    ['no JSON', '[{"id":'],
    ['something else', '{"id":"a"}'],
    ['a number', '7'],
    ['null', 'null'],
    ['rows of no favourite', '[null, 3, "a", {}, {"id":5}, {"id":""}, []]'],
  ])('begin anew where the device remembers %s', async (_, text) => {
    const { device, open } = await deviceWith('a')
    device.memory.setItem(KEY, text)
    const { favourites } = await open()
    expect([favourites.shown, favourites.gone]).toEqual([[], []])
    favourites.choose(make.service('a'), true)
    expect(idsOf(favourites.shown)).toEqual(['a'])
  })

  test('that can be read survive beside what cannot', async () => {
    const { device, open } = await deviceWith('a')
    device.memory.setItem(KEY, '[{"id":"a"},{"id":"a","name":7},17]')
    const { favourites } = await open()
    expect([idsOf(favourites.shown), favourites.gone]).toEqual([['a'], []])
  })

  test('chosen in another tab show here, and are not lost by a choice made here', async () => {
    const { device, open } = await deviceWith('a', 'b', 'c')
    const { favourites, page } = await open()
    favourites.choose(make.service('a'), true)
    device.memory.setItem(KEY, '[{"id":"a","name":"相談先a"},{"id":"b","name":"相談先b"}]')
    page.storageChanged('setting-theme')
    expect(favourites.has('b')).toBe(false)
    page.storageChanged(KEY)
    expect(favourites.has('b')).toBe(true)
    device.memory.setItem(KEY, '[{"id":"c","name":"相談先c"}]')
    favourites.choose(make.service('b'), true)
    expect(idsOf(favourites.shown)).toEqual(['c', 'b'])
  })

  test('are gone here when another tab clears the device', async () => {
    const { device, open } = await deviceWith('a')
    const { favourites, page } = await open()
    favourites.choose(make.service('a'), true)
    device.memory.removeItem(KEY)
    page.window.dispatchEvent(Object.assign(new Event('storage'), { key: null }))
    expect(favourites.has('a')).toBe(false)
  })
})

test('favourites can be forgotten', () => {
  const memory = memoryOf({ [KEY]: '[]', 'setting-theme': 'dark' })
  forgetFavourites('testcity/dev', memory)
  expect(memory.keys()).toEqual(['setting-theme'])
})
