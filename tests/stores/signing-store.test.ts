import 'fake-indexeddb/auto'
import { describe, expect, test } from 'vitest'
import { sealKey } from '../../src/press/sealed-key'
import { keepRoots } from '../../src/storage/held-roots'
import { KEYS, rootFile } from '../fixtures/roots'
import { SMALL_CITY } from '../fixtures/small-city'
import { until } from './app'
import { droppedCity, keyFile, publishingApp } from './publishing'

const renamed = { goals: [{ ...SMALL_CITY.goals[0], name: '相談体制の充実' }, SMALL_CITY.goals[1]] }

/** An edition ready to be signed. */
async function ready() {
  const stores = await publishingApp()
  await stores.publishing.put(await droppedCity(renamed))
  await until(() => stores.comparing.ready)
  return stores
}

describe('a key that is chosen', () => {
  test('can sign where readers know it', async () => {
    const { signing } = await ready()
    await signing.choose(await keyFile())
    expect(signing.key).toMatchObject({ kind: 'ready' })
  })

  test('is refused at once where readers do not know it, before anything is signed', async () => {
    const { signing } = await ready()
    await signing.choose(await keyFile(2))
    expect(signing.key).toEqual({ kind: 'refused', fault: 'unknownKey' })
    await signing.sign()
    expect(signing.state.kind).not.toBe('signed')
  })

  test('is refused where the file holds none', async () => {
    const { signing } = await ready()
    await signing.choose(new File(['{"kty":"EC"}'], 'x.json'))
    expect(signing.key).toEqual({ kind: 'refused', fault: 'notAKey' })
  })

  test('signs after the keys were changed, under the new root and by the new key alone', async () => {
    const { signing, device } = await ready()
    const step = rootFile(2, { rootKeys: [KEYS.feed], signers: [KEYS.feed], feedKeys: [KEYS.nextFeed], versionFloor: 40 }) // what a device counts as seen
    keepRoots(device.trust.feed, { number: 2, chain: [step] }, device.memory)
    await signing.choose(await keyFile())
    expect(signing.key).toEqual({ kind: 'refused', fault: 'unknownKey' })
    await signing.choose(await keyFile(21))
    await signing.sign()
    expect(signing.state).toMatchObject({ kind: 'signed', version: 41 })
  })

  test('waits for its passphrase where it is sealed, and says that one was wrong', async () => {
    const { signing } = await ready()
    const sealed = JSON.stringify(await sealKey(await (await keyFile()).text(), '青い空と白い雲'))
    await signing.choose(new File([sealed], '鍵.json'))
    expect(signing.key).toEqual({ kind: 'sealed', file: '鍵.json', wrong: false, kept: false })
    await signing.unseal('赤い空')
    expect(signing.key).toEqual({ kind: 'sealed', file: '鍵.json', wrong: true, kept: false })
    await signing.unseal('青い空と白い雲')
    expect(signing.key.kind).toBe('ready')
  })
})

describe('a signed edition', () => {
  test('is files in the order of their upload, the manifest last, and the key is let go of', async () => {
    const { signing } = await ready()
    await signing.choose(await keyFile())
    await signing.sign()
    expect(signing.state).toMatchObject({ kind: 'signed', version: 2 })
    const paths = signing.state.kind === 'signed' ? signing.state.files.map(({ path }) => path) : []
    expect(paths.at(-1)).toBe('feed/manifest.json')
    expect(paths.some(path => path.startsWith('open/'))).toBe(true)
    expect(signing.key.kind).toBe('none')
    expect((await signing.zip())?.size).toBeGreaterThan(10_000)
  })

  test('is taken onto this device only as one received would be, and is then what is shown', async () => {
    const { signing, library, comparing } = await ready()
    await comparing.look()
    await signing.choose(await keyFile())
    await signing.sign()
    expect(await signing.take()).toMatchObject({ kind: 'updated', version: 2 })
    await until(() => library.holding?.shown.version === 2)
    expect(library.draft).toBeUndefined()
    expect(library.content.goals[0]?.name).toBe('相談体制の充実')
    expect(signing.state.kind).toBe('signed')
  })

  test('is no longer what is in the making once other tables are put in', async () => {
    const { signing, publishing, comparing } = await ready()
    await signing.choose(await keyFile())
    await signing.sign()
    await publishing.put(await droppedCity({ goals: [{ ...SMALL_CITY.goals[0], name: '相談の体制' }, SMALL_CITY.goals[1]] }))
    await until(() => comparing.ready && signing.state.kind === 'idle')
  })

  test('goes into a folder file by file', async () => {
    const { signing } = await ready()
    await signing.choose(await keyFile())
    await signing.sign()
    const written = new Map<string, Uint8Array<ArrayBuffer>>()
    expect(await signing.writeInto({ read: async path => written.get(path), write: async (path, bytes) => written.set(path, bytes).size > 0 })).toBeUndefined()
    expect([...written.keys()].at(-1)).toBe('feed/manifest.json')
  })
})
