import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { stepBack } from '../../src/storage/editions'
import { useLibraryStore } from '../../src/stores/library-store'
import { useNewsStore } from '../../src/stores/news-store'
import { feedOf, newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

async function newReader() {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1))
  /** Starts the app and waits until it shows a version. */
  const open = async (version: number) => {
    const app = startApp(device, host)
    const [news, library] = [app.use(useNewsStore), app.use(useLibraryStore)]
    const shows = (wanted: number) => until(() => library.holding?.shown.version === wanted)
    await shows(version)
    return { news, shows, close: app.close, page: app.page }
  }
  const update = async (version: number) => sync(device, host.serve(await feedOf(version)))
  return { device, open, update }
}

function versions(lists: readonly { readonly version: number }[]): readonly number[] {
  return lists.map(list => list.version)
}

describe('news', () => {
  test('there are none with the first edition', async () => {
    const { open, update } = await newReader()
    await update(1)
    const { news } = await open(1)
    expect([news.history, news.unread]).toEqual([[], []])
  })

  test('are what an update changed, in the city’s words and item by item', async () => {
    const { open, update } = await newReader()
    await update(1)
    const { news, shows } = await open(1)
    await update(2)
    await shows(2)
    expect(news.unread).toHaveLength(1)
    expect(news.unread[0]).toMatchObject({ version: 2, note: '第2版の変更です。' })
    expect(news.unread[0]?.items.map(item => item.key)).toContain('r2/1-1-1-1')
  })

  test('wait for a reader who comes back after several updates, newest first', async () => {
    const { open, update } = await newReader()
    await update(1)
    const first = await open(1)
    first.close()
    for (const version of [2, 3, 4])
      await update(version)
    const { news } = await open(4)
    expect(versions(news.unread)).toEqual([4, 3, 2])
    expect(versions(news.history)).toEqual([4, 3, 2])
  })

  test('are read once the reader has seen them, and stay in the history', async () => {
    const { open, update } = await newReader()
    await update(1)
    const { news, shows } = await open(1)
    await update(2)
    await shows(2)
    news.markRead()
    expect([versions(news.unread), versions(news.history)]).toEqual([[], [2]])
  })

  test('stay read when the app is opened again', async () => {
    const { open, update } = await newReader()
    await update(1)
    const first = await open(1)
    await update(2)
    await first.shows(2)
    first.news.markRead()
    first.close()
    await update(3)
    const { news } = await open(3)
    expect(versions(news.unread)).toEqual([3])
  })

  test('that were read in another tab are read here too', async () => {
    const { device, open, update } = await newReader()
    await update(1)
    const { news, shows, page } = await open(1)
    await update(2)
    await shows(2)
    device.memory.setItem('news-seen-version', '2')
    page.storageChanged('setting-theme')
    expect(versions(news.unread)).toEqual([2])
    page.storageChanged('news-seen-version')
    expect(versions(news.unread)).toEqual([])
  })

  test('of a version the reader stepped back from are not told', async () => {
    const { device, open, update } = await newReader()
    await update(1)
    const { news, shows } = await open(1)
    await update(2)
    await shows(2)
    await stepBack(device.db)
    await shows(1)
    expect([versions(news.unread), versions(news.history)]).toEqual([[], []])
  })

  test('cannot be marked read before there is an edition', async () => {
    const { device } = await newReader()
    const news = startApp(device, new FakeFeed(await feedOf(1))).use(useNewsStore)
    news.markRead()
    expect(device.memory.keys()).toEqual([])
  })

  test('are not invented where the device forgot what was seen', async () => {
    const { device, open, update } = await newReader()
    await update(1)
    await update(2)
    device.memory.setItem('news-seen-version', 'two')
    const { news } = await open(2)
    expect(news.unread).toEqual([])
  })
})
