import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { useDeviceStore } from '../../src/stores/device-store'
import { forgetRecentSearches, useRecentSearchesStore } from '../../src/stores/recent-searches-store'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { memoryOf } from '../storage/memory'
import { newDevice } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp } from './app'

const KEY = 'recent-searches:testcity/dev'

async function open(device?: Awaited<ReturnType<typeof newDevice>>) {
  const held = device ?? await newDevice()
  const app = startApp(held, new FakeFeed(await signedFeed(make.editionContent())))
  return { device: held, app, page: app.page, recents: app.use(useRecentSearchesStore) }
}

describe('recent searches', () => {
  test('are none at first, and the device remembers nothing of them', async () => {
    const { device, recents } = await open()
    expect([recents.kept, device.memory.getItem(KEY)]).toEqual([[], null])
  })

  test('stand newest first and outlive the app', async () => {
    const { device, app, recents } = await open()
    recents.remember('見守り')
    recents.remember('ひとり親')
    expect(recents.kept).toEqual(['ひとり親', '見守り'])
    app.close()
    expect((await open(device)).recents.kept).toEqual(['ひとり親', '見守り'])
  })

  test('are kept once, however they were written, as they were written last', async () => {
    const { recents } = await open()
    for (const words of ['ケアラー', '見守り', 'ｹｱﾗｰ', '  介護　 疲れ ', '介護 疲れ'])
      recents.remember(words)
    expect(recents.kept).toEqual(['介護 疲れ', 'ｹｱﾗｰ', '見守り'])
  })

  test('are eight at most', async () => {
    const { recents } = await open()
    for (let number = 1; number <= 10; number++)
      recents.remember(`語${number}`)
    expect(recents.kept).toEqual(['語10', '語9', '語8', '語7', '語6', '語5', '語4', '語3'])
  })

  test.each(['', ' 　', '、。', '゛'])('never hold what asks nothing (%j)', async (words) => {
    const { device, recents } = await open()
    recents.remember(words)
    expect([recents.kept, device.memory.keys()]).toEqual([[], []])
  })

  test('never hold more of a search than a search takes', async () => {
    const { recents } = await open()
    recents.remember('𩸽'.repeat(120))
    expect(recents.kept).toEqual(['𩸽'.repeat(100)])
  })

  test('can be deleted one by one, however they are written, and all at once', async () => {
    const { device, recents } = await open()
    for (const words of ['見守り', 'ケアラー', '介護'])
      recents.remember(words)
    recents.forget('ｹｱﾗｰ')
    expect(recents.kept).toEqual(['介護', '見守り'])
    recents.forgetAll()
    expect([recents.kept, device.memory.getItem(KEY)]).toEqual([[], null])
  })

  test('leave nothing behind when the last one is deleted', async () => {
    const { device, recents } = await open()
    recents.remember('見守り')
    recents.forget('見守り')
    expect(device.memory.keys()).toEqual([])
  })

  test.each([
    ['no JSON', '["見守'],
    ['something else', '{"a":"見守り"}'],
    ['null', 'null'],
    ['rows of no search', '[null, 3, {}, [], "", "、"]'],
  ])('begin anew where the device remembers %s', async (_, text) => {
    const device = await newDevice()
    device.memory.setItem(KEY, text)
    const { recents } = await open(device)
    expect(recents.kept).toEqual([])
    recents.remember('見守り')
    expect(recents.kept).toEqual(['見守り'])
  })

  test('of another tab show here, and are not lost by a search made here', async () => {
    const { device, page, recents } = await open()
    device.memory.setItem(KEY, '["介護"]')
    page.storageChanged('setting-theme')
    expect(recents.kept).toEqual([])
    page.storageChanged(KEY)
    expect(recents.kept).toEqual(['介護'])
    device.memory.setItem(KEY, '["住まい","介護"]')
    recents.remember('見守り')
    expect(recents.kept).toEqual(['見守り', '住まい', '介護'])
  })

  test('are gone here when another tab clears the device', async () => {
    const { device, page, recents } = await open()
    recents.remember('見守り')
    device.memory.removeItem(KEY)
    page.window.dispatchEvent(Object.assign(new Event('storage'), { key: null }))
    expect(recents.kept).toEqual([])
  })

  test('go with the data of the device', async () => {
    const { device, app, recents } = await open()
    recents.remember('見守り')
    expect(device.memory.keys()).toContain(KEY)
    await app.use(useDeviceStore).eraseEverything()
    expect(device.memory.keys()).toEqual([])
  })
})

test('recent searches of one city can be forgotten', () => {
  const memory = memoryOf({ [KEY]: '["見守り"]', 'recent-searches:other/dev': '["介護"]' })
  forgetRecentSearches('testcity/dev', memory)
  expect(memory.keys()).toEqual(['recent-searches:other/dev'])
})
