import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { describe, expect, test } from 'vitest'
import { applyEdition, stepBack } from '../../src/storage/editions'
import { LIBRARY_NAME } from '../../src/storage/library-database'
import { deviceEdition, LIBRARY } from '../../src/worker/device-edition'
import { editionName } from '../../src/worker/kept-page'
import * as make from '../fixtures/content'
import { freshLibrary, storedEdition } from '../storage/library'

/** A store that took the versions one after the other. */
async function storeWith(...versions: readonly number[]) {
  const db = freshLibrary()
  const names = []
  for (const version of versions) {
    const { edition, shards } = await storedEdition(make.editionContent(), { version })
    await applyEdition(edition, shards, undefined, db)
    names.push(editionName({ feed: edition.payload.feed, era: 0, version, created: edition.payload.created }))
  }
  return { db, names }
}

describe('the edition the worker reads off the device', () => {
  test('is read where the app keeps it', () => {
    expect(LIBRARY.name).toBe(LIBRARY_NAME)
  })

  test('is the one the app shows: the newest taken in, and after a step back the one before', async () => {
    const { db, names } = await storeWith(1, 2)
    expect(await deviceEdition(indexedDB, db.name)).toBe(names[1])
    await stepBack(db)
    expect(await deviceEdition(indexedDB, db.name)).toBe(names[0])
  })

  test('is none where nothing is stored, and asking leaves no store behind', async () => {
    expect(await deviceEdition(indexedDB, 'never-made')).toBeUndefined()
    expect(await Dexie.exists('never-made')).toBe(false)
    const { db } = await storeWith()
    await db.open()
    expect(await deviceEdition(indexedDB, db.name)).toBeUndefined()
  })

  test('is none where the record of it is damaged', async () => {
    const { db } = await storeWith(1)
    await db.editions.clear()
    expect(await deviceEdition(indexedDB, db.name)).toBeUndefined()
  })

  test('does not keep the app from removing the store', async () => {
    const { db } = await storeWith(1)
    await deviceEdition(indexedDB, db.name)
    await db.delete()
    expect(await Dexie.exists(db.name)).toBe(false)
  })

  test('is none where the store does not answer', async () => {
    const silent: IDBFactory = Object.assign(Object.create(indexedDB), { open: () => ({}) })
    expect(await deviceEdition(silent, 'silent', 10)).toBeUndefined()
  })
})
