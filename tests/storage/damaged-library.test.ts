import 'fake-indexeddb/auto'
import type { LibraryDatabase } from '../../src/storage/library-database'
import { describe, expect, test } from 'vitest'
import { readHolding } from '../../src/storage/editions'
import { feedOf, newDevice, shown, sync, whole } from '../sync/device'
import { FakeFeed } from '../sync/fake-feed'

/** A device that took two editions, and the host they came from. */
async function deviceInUse() {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1))
  await sync(device, host)
  await sync(device, host.serve(await feedOf(2)))
  return { device, host }
}

/** Puts a record past every rule, as a torn file or another program would. */
async function putRaw(db: LibraryDatabase, store: 'editions' | 'pointer' | 'changes', row: object): Promise<void> {
  await db.open()
  const native = db.backendDB().transaction(store, 'readwrite').objectStore(store).put(row)
  await new Promise((resolve, reject) => {
    native.onsuccess = resolve
    native.onerror = reject
  })
}

const hostile: object = JSON.parse('{"slot":"shown","version":2,"__proto__":{"checked":"2026"},"constructor":1}')
const HOSTILE_PAYLOAD: object = JSON.parse('{"__proto__":{"version":2}}')

describe.each<[string, (db: LibraryDatabase) => Promise<unknown>, number]>([
  ['a pointer without its instant', db => putRaw(db, 'pointer', { slot: 'shown', version: 2 }), 2],
  ['a pointer with a prototype', db => putRaw(db, 'pointer', hostile), 2],
  ['a pointer to text', db => putRaw(db, 'pointer', { slot: 'shown', version: '2', checked: 'x' }), 2],
  ['no pointer', db => db.pointer.clear(), 2],
  ['an edition without a payload', db => putRaw(db, 'editions', { version: 2, envelope: new Uint8Array(), applied: 'x' }), 1],
  ['an edition with a prototype', db => putRaw(db, 'editions', { version: 2, payload: HOSTILE_PAYLOAD, envelope: new Uint8Array(), applied: 'x' }), 1],
  ['an edition under a name that is no version', db => putRaw(db, 'editions', { version: 'x' }), 2],
  ['no newest edition', db => db.editions.delete(2), 1],
  ['no edition before', db => db.editions.delete(1), 2],
  ['a change list of text', db => putRaw(db, 'changes', { version: 7, note: 'x', applied: 'x', items: 'x' }), 2],
  ['a change of an unknown kind', db => putRaw(db, 'changes', { version: 2, note: 'x', applied: 'x', items: [{ collection: 'x', key: 'x', title: 'x', change: 'x', parts: [] }] }), 2],
])('a library with %s', (_, damage, left) => {
  test(`shows edition ${left}, says that it is damaged, and is whole after the next run`, async () => {
    const { device, host } = await deviceInUse()
    await damage(device.db)
    const holding = await readHolding(device.db)
    expect([holding?.shown.version, holding?.damaged]).toEqual([left, true])
    expect(await sync(device, host)).toMatchObject({ version: 2 })
    expect(await shown(device)).toEqual(whole(2))
    expect((await readHolding(device.db))?.damaged).toBe(false)
  })
})

test('a library updated two hundred times holds two editions and nothing that they do not name', async () => {
  const device = await newDevice()
  const host = new FakeFeed(await feedOf(1))
  for (let version = 1; version <= 200; version++)
    await sync(device, host.serve(await feedOf(version % 2 === 0 ? version : Math.max(1, version - 1))))
  const editions = await device.db.editions.toArray()
  const named = new Set(editions.flatMap(edition => edition.payload.shards.map(entry => entry.sha256)))
  expect(editions.map(edition => edition.version)).toEqual([198, 200])
  expect(new Set(await device.db.shards.toCollection().primaryKeys())).toEqual(named)
})
