import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import { sealKey } from '../../src/press/sealed-key'
import { keepRoots } from '../../src/storage/held-roots'
import { publishingDesk } from '../../src/storage/publishing-desk'
import { useDeviceStore } from '../../src/stores/device-store'
import { KEYS, rootFile } from '../fixtures/roots'
import { SMALL_CITY } from '../fixtures/small-city'
import { until } from './app'
import { droppedCity, keyFile, publishingApp } from './publishing'

const PASSPHRASE = '青い空と白い雲'
const LONG = `${PASSPHRASE}と海`
const SHORT_NAME = KEYS.feed.public.keyid.slice(0, 8)

/** An edition ready to be signed. */
async function ready() {
  const stores = await publishingApp()
  await stores.publishing.put(await droppedCity({ goals: [{ ...SMALL_CITY.goals[0], name: '相談体制の充実' }, SMALL_CITY.goals[1]] }))
  await until(() => stores.comparing.ready)
  return stores
}

/** The same device with a key left on it from a file in clear, and let go of. */
async function withKept() {
  const stores = await ready()
  await stores.signing.choose(await keyFile())
  expect(await stores.signing.keep(LONG)).toBeUndefined()
  stores.signing.letGo()
  return stores
}

/** Everything every database of the device holds, as one text. */
async function everythingStored(): Promise<string> {
  const decode = (_: string, value: unknown) => value instanceof Uint8Array ? new TextDecoder().decode(value) : value
  const told: string[] = []
  for (const name of await Dexie.getDatabaseNames()) {
    const db = await new Dexie(name).open()
    for (const table of db.tables)
      told.push(JSON.stringify(await table.toArray(), decode))
    db.close()
  }
  return told.join('\n')
}

describe('a key opened from a file', () => {
  test('is left nowhere unless somebody asks', async () => {
    const { signing, kept } = await ready()
    await signing.choose(await keyFile())
    await signing.sign()
    expect(await kept.read()).toBeUndefined()
    expect(kept.held).toBeUndefined()
    expect(await everythingStored()).not.toContain('sealed-key')
  })

  test('is left on the device behind a passphrase: what is stored holds neither its secret nor the passphrase', async () => {
    const file = await keyFile()
    const secret = /"d":"([^"]+)"/.exec(await file.text())?.[1] ?? 'none'
    const { kept, device } = await withKept()
    const stored = await everythingStored() + device.memory.keys().map(key => device.memory.getItem(key)).join()
    expect(stored).toContain('sealed-key')
    expect(secret.length).toBe(43)
    expect(stored).not.toContain(secret)
    expect(stored).not.toContain(Buffer.from(secret, 'base64url').toString('base64').slice(0, 40))
    expect(stored).not.toContain(PASSPHRASE)
    expect(kept.held).toEqual({ name: SHORT_NAME, trust: { kind: 'trusted', until: undefined } })
  })

  test('is not left where the passphrase is short or easily guessed, and can still sign', async () => {
    const { signing, kept } = await ready()
    await signing.choose(await keyFile())
    expect(await signing.keep('青い空')).toBe('short')
    expect(await signing.keep('12345678')).toBe('guessable')
    expect(await signing.keep()).toBe('short')
    expect(await kept.read()).toBeUndefined()
    await signing.sign()
    expect(signing.state.kind).toBe('signed')
  })

  test('is left as it is where its file is sealed', async () => {
    const { signing, kept } = await ready()
    const sealed = JSON.stringify(await sealKey(await (await keyFile()).text(), '合言葉'))
    await signing.choose(new File([sealed], '閉じた鍵.json'))
    await signing.unseal('合言葉')
    expect(signing.key).toMatchObject({ kind: 'ready', keeping: 'asItIs' })
    expect(await signing.keep()).toBeUndefined()
    expect(signing.key).toMatchObject({ kind: 'ready', keeping: undefined })
    expect(await kept.read()).toMatchObject({ file: '閉じた鍵.json', sealed, sealedHere: false })
    await signing.chooseKept()
    await signing.unseal('合言葉')
    expect(signing.key.kind).toBe('ready')
  })

  test('is not left once it was let go of', async () => {
    const { signing, kept } = await ready()
    await signing.choose(await keyFile())
    signing.letGo()
    expect(await signing.keep(LONG)).toBe('letGo')
    expect(await kept.read()).toBeUndefined()
  })

  test('says why it could not be left, and can still sign', async () => {
    const { signing, kept, device } = await ready()
    await signing.choose(await keyFile())
    await kept.read()
    const newer = new Dexie(`publishing:${device.trust.feed}`)
    newer.version(99).stores({ files: 'name, no', marks: 'slot', keys: 'slot' })
    await newer.open() // another tab with a newer app
    expect(await signing.keep(LONG)).toBe('newer')
    expect(signing.key).toMatchObject({ kind: 'ready', keeping: 'seal' })
    await newer.delete()
  })
})

describe('the key left on the device', () => {
  test('signs the next time by its passphrase alone, also on a page that is loaded again', async () => {
    const { app, start } = await withKept()
    app.close()
    const { signing, kept, comparing, publishing } = start()
    await publishing.open()
    await until(() => comparing.ready)
    await kept.read()
    expect(kept.held?.name).toBe(SHORT_NAME)
    await signing.chooseKept()
    expect(signing.key).toEqual({ kind: 'sealed', file: '鍵.jwk.json', wrong: false, kept: true })
    await signing.unseal(` ${LONG} `) // as keyboards add
    expect(signing.key).toMatchObject({ kind: 'ready', name: SHORT_NAME, keeping: undefined })
    await signing.sign()
    expect(signing.state.kind).toBe('signed')
    expect(await kept.read()).toBeDefined()
  })

  test('is not lost by a wrong passphrase', async () => {
    const { signing, kept } = await withKept()
    const before = await kept.read()
    await signing.chooseKept()
    await signing.unseal('赤い空と黒い雲')
    expect(signing.key).toMatchObject({ kind: 'sealed', wrong: true, kept: true })
    expect(await kept.read()).toEqual(before)
    await signing.unseal(LONG)
    expect(signing.key.kind).toBe('ready')
  })

  test('stays when what was put in is put away', async () => {
    const { publishing, kept } = await withKept()
    await publishing.clear()
    expect(await kept.read()).toBeDefined()
  })

  test('is removed when asked, and let go of where it is in hand', async () => {
    const { signing, kept } = await withKept()
    await signing.chooseKept()
    await signing.unseal(LONG)
    expect(await signing.removeKept()).toBe(true)
    expect(signing.key.kind).toBe('none')
    expect(kept.held).toBeUndefined()
    expect(await everythingStored()).not.toContain('sealed-key')
    await signing.chooseKept()
    expect(signing.key.kind).toBe('none')
  })

  test('leaves a key from a file in hand when it is removed', async () => {
    const { signing } = await withKept()
    await signing.choose(await keyFile())
    expect(await signing.removeKept()).toBe(true)
    expect(signing.key.kind).toBe('ready')
  })

  test('tells until when the newest list of keys names it, that the list has run out, and that it is on none', async () => {
    const { kept, device } = await withKept()
    const step = (number: number, changes: Parameters<typeof rootFile>[1]) => rootFile(number, { rootKeys: [KEYS.feed], signers: [KEYS.feed], ...changes })
    const trustBy = async (bytes: ReturnType<typeof rootFile>) => {
      device.memory.clear()
      keepRoots(device.trust.feed, { number: 2, chain: [bytes] }, device.memory)
      await kept.read()
      return kept.held?.trust
    }
    expect(await trustBy(step(2, { feedKeys: [KEYS.feed] }))).toEqual({ kind: 'trusted', until: '2031-12-01T00:00:00Z' })
    expect(await trustBy(step(2, { feedKeys: [KEYS.feed], changes: { expires: '2026-12-02T00:00:00Z' } }))).toEqual({ kind: 'expired', until: '2026-12-02T00:00:00Z' })
    expect(await trustBy(step(2, { feedKeys: [KEYS.nextFeed] }))).toEqual({ kind: 'unknown' })
  })

  test('goes with all other data when the device is erased', async () => {
    const { app, device } = await withKept()
    await app.use(useDeviceStore).eraseEverything()
    expect(app.services.leave).toHaveBeenCalledOnce()
    expect(await Dexie.getDatabaseNames()).not.toContain(`publishing:${device.trust.feed}`)
    const desk = publishingDesk(device.trust.feed)
    expect(await desk.readKey()).toEqual({ ok: true, value: undefined })
    desk.close()
  })
})
