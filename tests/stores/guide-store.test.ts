import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { useDeviceStore } from '../../src/stores/device-store'
import { useGuideStore } from '../../src/stores/guide-store'
import { useLibraryStore } from '../../src/stores/library-store'
import { feedOf, newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

async function newReader(...versions: readonly number[]) {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1))
  for (const version of versions)
    await sync(device, host.serve(await feedOf(version)))
  /** Starts the app and waits until it knows what the device holds. */
  const open = async (navigator: object = {}) => {
    const app = startApp(device, host, navigator)
    const [guide, library] = [app.use(useGuideStore), app.use(useLibraryStore)]
    await until(() => library.state.kind !== 'opening')
    return { app, guide, library }
  }
  return { device, host, open }
}

describe('the guide of the first visit', () => {
  test('waits for the first edition', async () => {
    const { device, host, open } = await newReader()
    const { guide, library } = await open()
    expect(guide.wanted).toBe(false)
    await sync(device, host.serve(await feedOf(1)))
    await until(() => library.state.kind === 'ready')
    expect(guide.wanted).toBe(true)
  })

  test('has three steps, walked forwards and backwards and no further', async () => {
    const { open } = await newReader(1)
    const { guide } = await open()
    const walked = [0, 1, 2, 3].map((to) => {
      guide.go(to)
      return guide.step
    })
    expect(walked).toEqual(['what', 'reading', 'install', 'install'])
    guide.go(-1)
    expect(guide.step).toBe('what')
  })

  test('comes no more once it is finished', async () => {
    const { open } = await newReader(1)
    const { app, guide } = await open()
    guide.finish()
    expect(guide.wanted).toBe(false)
    app.close()
    expect((await open()).guide.wanted).toBe(false)
  })

  test('finished in another tab, it is finished here', async () => {
    const { device, open } = await newReader(1)
    const { app, guide } = await open()
    device.memory.setItem('guide-seen', '1')
    app.page.storageChanged('text-size')
    expect(guide.wanted).toBe(true)
    app.page.storageChanged('guide-seen')
    expect(guide.wanted).toBe(false)
  })

  test('comes again when another tab cleared the device', async () => {
    const { device, open } = await newReader(1)
    const { app, guide } = await open()
    guide.finish()
    device.memory.removeItem('guide-seen')
    app.page.storageChanged(null)
    expect(guide.wanted).toBe(true)
  })

  test('comes again from its beginning when asked for', async () => {
    const { open } = await newReader(1)
    const { guide } = await open()
    guide.go(2)
    guide.finish()
    guide.again()
    expect([guide.wanted, guide.step]).toEqual([true, 'what'])
  })

  test('is forgotten with the device’s data', async () => {
    const { device, open } = await newReader(1)
    const { app, guide } = await open()
    guide.finish()
    await app.use(useDeviceStore).eraseEverything()
    expect(device.memory.keys()).toEqual([])
  })

  test('does not explain the home screen to who comes from there', async () => {
    const app = startApp(await newDevice(), new FakeFeed(await feedOf(1)))
    app.page.installed = true
    expect(app.use(useGuideStore).steps).toEqual(['what', 'reading'])
  })

  test('knows the kind of device', async () => {
    const { open } = await newReader(1)
    const { guide } = await open({ userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X)' })
    expect(guide.platform).toBe('iphone')
  })
})
