import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { useComparingStore } from '../../src/stores/comparing-store'
import { useLibraryStore } from '../../src/stores/library-store'
import { usePublishingStore } from '../../src/stores/publishing-store'
import { useKeptKeyStore } from '../../src/stores/kept-key-store'
import { useSigningStore } from '../../src/stores/signing-store'
import { publishingDesk } from '../../src/storage/publishing-desk'
import { signedFeed, testKey } from '../fixtures/feed'
import { readSmallCity, smallCity } from '../fixtures/small-city'
import { newDevice, sync } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'
import { startApp, until } from './app'

export type Changes = NonNullable<Parameters<typeof smallCity>[0]>

/** The small city's tables as somebody drops them onto the screen, some of them replaced. */
export async function droppedCity(changes: Changes = {}): Promise<readonly File[]> {
  const folder = await smallCity(changes)
  const names = await readdir(folder)
  return Promise.all(names.map(async name => new File([await readFile(join(folder, name))], name)))
}

/** The test's key as the text of a key file. */
export async function keyFile(number = 1): Promise<File> {
  const { public: { jwk }, secret } = await testKey(number)
  return new File([JSON.stringify({ ...jwk, d: Buffer.from(secret).toString('base64url') })], '鍵.jwk.json')
}

/** An app in which an edition is made, on a device that holds the small city's first edition or none. */
export async function publishingApp({ held = true } = {}) {
  const device = await newDevice()
  const host = new FakeFeed(await signedFeed({ ...await readSmallCity(), readings: [] }))
  if (held)
    await sync(device, host)
  // Every test begins with nothing on the desk.
  const desk = publishingDesk(device.trust.feed)
  await desk.clear()
  await desk.removeKey()
  desk.close()
  const start = () => {
    const app = startApp(device, host)
    return { app, library: app.use(useLibraryStore), publishing: app.use(usePublishingStore), comparing: app.use(useComparingStore), signing: app.use(useSigningStore), kept: app.use(useKeptKeyStore) }
  }
  const stores = start()
  await until(() => stores.library.state.kind !== 'opening')
  return { device, host, start, ...stores }
}

