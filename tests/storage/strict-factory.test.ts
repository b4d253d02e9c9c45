import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { strictFactory } from '../../src/storage/strict-factory'

let made = 0
/** Makes a store as an app of some schema would, natively, and closes it. */
async function storeOf(schema: number, stores: readonly string[]): Promise<string> {
  const name = `strict-${++made}`
  await natively(name, schema, stores)
  onTestFinished(() => void indexedDB.deleteDatabase(name))
  return name
}

function natively(name: string, schema?: number, stores: readonly string[] = []): Promise<{ version: number, stores: readonly string[] }> {
  return new Promise((resolve, reject) => {
    const request = schema === undefined ? indexedDB.open(name) : indexedDB.open(name, schema * 10)
    request.onupgradeneeded = () => stores.forEach(store => request.result.createObjectStore(store, { keyPath: 'id' }))
    request.onerror = () => reject(request.error ?? new Error('no reason'))
    request.onsuccess = () => {
      const { version, objectStoreNames } = request.result
      request.result.close()
      resolve({ version, stores: [...objectStoreNames] })
    }
  })
}

function appOf(schema: number, name: string, strict = true): Dexie {
  const db = new Dexie(name, strict ? { indexedDB: strictFactory(schema) } : {})
  db.version(schema).stores({ things: 'id' })
  onTestFinished(() => db.close())
  return db
}

describe('an app of schema 1', () => {
  test('opens a store of its own, and makes one where there is none', async () => {
    const name = await storeOf(1, ['things'])
    expect((await appOf(1, name).open()).backendDB().version).toBe(10)
    const other = appOf(1, `strict-${++made}`)
    expect([...(await other.open()).backendDB().objectStoreNames]).toEqual(['things'])
    await other.delete()
  })

  test.each([
    ['has all it knows', ['things', 'more']],
    ['has lost what it knows', ['more']],
  ])('does not open a store of schema 3 that %s, and leaves it as it was', async (_, stores) => {
    const name = await storeOf(3, stores)
    await expect(appOf(1, name).open()).rejects.toMatchObject({ name: 'VersionError' })
    expect(await natively(name)).toEqual({ version: 30, stores: [...stores].sort() })
  })

  // The reason for all this: the same without it.
  test('would open it and add to it if Dexie were left to itself', async () => {
    vi.spyOn(console, 'warn').mockImplementation(() => {}) // Dexie says that it does
    onTestFinished(() => void vi.restoreAllMocks())
    const name = await storeOf(3, ['more'])
    await appOf(1, name, false).open()
    expect(await natively(name)).toEqual({ version: 31, stores: ['more', 'things'] })
  })
})

test('an app of schema 2 brings a store of schema 1 up to its own', async () => {
  const name = await storeOf(1, ['things'])
  expect((await appOf(2, name).open()).backendDB().version).toBe(20)
})

test('a browser without IndexedDB is told by name', async () => {
  const db = new Dexie('none', { indexedDB: strictFactory(1, () => undefined) })
  db.version(1).stores({ things: 'id' })
  await expect(db.open()).rejects.toMatchObject({ name: 'MissingAPIError' })
})

test('a browser that cannot list its stores is given no list to keep', async () => {
  const native = { open: indexedDB.open.bind(indexedDB), deleteDatabase: indexedDB.deleteDatabase.bind(indexedDB), cmp: indexedDB.cmp.bind(indexedDB) }
  const name = `strict-${++made}`
  const db = new Dexie(name, { indexedDB: strictFactory(1, () => Object.assign(Object.create(null), native)) })
  db.version(1).stores({ things: 'id' })
  await db.open()
  expect((await indexedDB.databases()).map(each => each.name)).not.toContain('__dbnames')
  await db.delete()
})
