import 'fake-indexeddb/auto'
import { expect, onTestFinished, test } from 'vitest'
import { LIBRARY_NAME, LibraryDatabase } from '../../src/storage/library-database'
import { freshLibrary } from './library'

/** The native stores of a database with their keys, as a browser's own tools would show them. */
async function nativeSchema(db: LibraryDatabase) {
  await db.open()
  const native = db.backendDB()
  const transaction = native.transaction([...native.objectStoreNames])
  return {
    version: native.version,
    stores: Object.fromEntries([...native.objectStoreNames].map((name) => {
      const store = transaction.objectStore(name)
      return [name, { key: store.keyPath, indexes: [...store.indexNames] }]
    })),
  }
}

// What devices out there hold: a change here needs a version of its own, and a test from this one.
test('schema 1 has four stores, each with its key and no index', async () => {
  expect(await nativeSchema(freshLibrary())).toEqual({
    version: 10,
    stores: {
      editions: { key: 'version', indexes: [] },
      shards: { key: 'sha256', indexes: [] },
      pointer: { key: 'slot', indexes: [] },
      changes: { key: 'version', indexes: [] },
    },
  })
})

test('the app’s own library has the name it always had', () => {
  const db = new LibraryDatabase()
  onTestFinished(() => db.close())
  expect([db.name, LIBRARY_NAME]).toEqual(['library', 'library'])
})
