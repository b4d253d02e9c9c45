import 'fake-indexeddb/auto'
import type { DBCore, Middleware } from 'dexie'
import type { MockInstance } from 'vitest'
import type { EditionContent } from '../../src/domain/edition'
import type { StoredEdition, StoredShard } from '../../src/storage/library-database'
import type { FeedOptions } from '../fixtures/feed'
import Dexie from 'dexie'
import { onTestFinished, vi } from 'vitest'
import { LibraryDatabase } from '../../src/storage/library-database'
import { signedFeed } from '../fixtures/feed'

let made = 0

/** A library of its own for one test, under a name no other test uses; it goes away with the test. */
export function freshLibrary(feed?: string): LibraryDatabase {
  const db = new LibraryDatabase(`library-${++made}`, feed)
  onTestFinished(() => db.delete())
  return db
}

/** One more connection to a library, as another tab would have, or another app of this origin that reads another feed. */
export function secondTab(db: LibraryDatabase, feed: string | undefined = db.feed): LibraryDatabase {
  const tab = new LibraryDatabase(db.name, feed)
  onTestFinished(() => tab.close())
  return tab
}

/**
 * Ends the connection as a sleeping tablet does, and fails the first transactions on those that follow.
 *
 * Dexie binds a connection's way to begin transactions when it opens it: the open one must end for others to be broken.
 */
export function dies(db: Dexie, times: number, name: string): MockInstance<IDBDatabase['transaction']> {
  const native = db.backendDB()
  const connections: IDBDatabase = Object.getPrototypeOf(native)
  const begin = connections.transaction
  let left = times
  native.close()
  return vi.spyOn(connections, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
    if (left-- > 0)
      throw new DOMException('Connection to Indexed Database server lost', name)
    return begin.apply(this, args)
  })
}

/** An edition as the device would store it, with its shards. */
export async function storedEdition(content: EditionContent, options: FeedOptions = {}): Promise<{ edition: StoredEdition, shards: readonly StoredShard[] }> {
  const { payload, manifest, shards } = await signedFeed(content, options)
  return {
    edition: { version: payload.version, payload, envelope: manifest, applied: `2026-12-01T00:00:${String(payload.version).padStart(2, '0')}.000Z` },
    shards: [...shards].map(([sha256, bytes]) => ({ sha256, bytes })),
  }
}

/** Everything a library holds, table by table, to compare before and after. */
export async function everythingIn(db: LibraryDatabase): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const tables = await Promise.all(db.tables.map(async table => [table.name, await table.toArray()] as const))
  return Object.fromEntries(tables)
}

/** A connection on which the device is full from one write to another, counted from one; `writes` tells how many there were. */
export function fullAtWrite(db: LibraryDatabase, failing: number, last = failing): { readonly tab: LibraryDatabase, readonly writes: () => number } {
  const tab = secondTab(db)
  let writes = 0
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'full',
    create: core => ({
      ...core,
      table: (name) => {
        const table = core.table(name)
        return {
          ...table,
          mutate: (request) => {
            writes++
            // The shape in which engines report it: an abort with the reason inside.
            return writes >= failing && writes <= last ? Dexie.Promise.reject(new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError'))) : table.mutate(request)
          },
        }
      },
    }),
  }
  tab.use(middleware)
  return { tab, writes: () => writes }
}

/** Every key: Dexie's `DBCoreRangeType.Any`, which is there at compile time only. */
const ANY = 3

/** A connection to a device on which all shards together find room for so many bytes and no more. */
export function roomFor(bytes: number, db: LibraryDatabase): LibraryDatabase {
  const tab = secondTab(db)
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'room',
    create: core => ({
      ...core,
      table: (name) => {
        const table = core.table(name)
        if (name !== 'shards')
          return table
        return {
          ...table,
          async mutate(request) {
            const done = await table.mutate(request)
            const { result } = await table.query({ trans: request.trans, values: true, query: { index: table.schema.primaryKey, range: { type: ANY, lower: undefined, upper: undefined } } })
            const held = result.reduce((sum: number, shard: StoredShard) => sum + shard.bytes.byteLength, 0)
            return held > bytes ? Dexie.Promise.reject(new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError'))) : done
          },
        }
      },
    }),
  }
  tab.use(middleware)
  return tab
}
