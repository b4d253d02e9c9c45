import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { openData } from '../../src/open-data/open-data'
import { useLibraryStore } from '../../src/stores/library-store'
import { useOpenDataStore } from '../../src/stores/open-data-store'
import * as make from '../fixtures/content'
import { signedFeed } from '../fixtures/feed'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

const edition = make.editionContent()

async function started(held: boolean) {
  const device = await newDevice()
  const feed = new FakeFeed(await signedFeed(edition))
  if (held)
    await sync(device, feed)
  const app = startApp(device, feed)
  return { store: app.use(useOpenDataStore), library: app.use(useLibraryStore) }
}

describe('open data on the device', () => {
  test('is made of the edition held, and is what the publisher makes of it', async () => {
    const { store, library } = await started(true)
    store.open()
    await until(() => store.state.kind === 'ready')
    const payload = library.holding?.shown.payload
    expect(store.state).toEqual({ kind: 'ready', version: payload?.version, created: payload?.created, files: await openData(library.content, { version: payload?.version, feed: payload?.feed ?? '', created: payload?.created ?? '' }) })
  })

  test('is none where the device holds no edition', async () => {
    const { store, library } = await started(false)
    await until(() => library.state.kind === 'absent')
    store.open()
    await until(() => store.state.kind === 'none')
  })

  test('is let go of with the screen', async () => {
    const { store } = await started(true)
    const close = store.open()
    await until(() => store.state.kind === 'ready')
    close()
    expect(store.state).toEqual({ kind: 'making' })
  })

  test('is not made of a draft that nobody has published', async () => {
    const { store, library } = await started(true)
    store.open()
    await until(() => store.state.kind === 'ready')
    library.showDraft({ version: 9, created: '2026-12-24T00:00:00Z', content: edition })
    await until(() => store.state.kind === 'draft')
    library.leaveDraft()
    await until(() => store.state.kind === 'ready')
  })
})
