/** Expressions that look into a page's stores past the app, in any engine. */

/** What the library holds, every shard of the edition shown made and hashed anew. */
export interface LibraryFacts {
  readonly version: number
  readonly previous?: number
  /** Names of shards of the edition shown that are missing or have other bytes than its signed statement says. */
  readonly torn: readonly string[]
  readonly editions: readonly number[]
  readonly shards: number
}

/** Opens a store as it is, without making one; the connection must be closed again. */
const OPENED = `(name) => indexedDB.databases().then(all => all.some(found => found.name === name) ? new Promise((resolve, reject) => {
  const request = indexedDB.open(name)
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
}) : undefined)`

const ALL = `(transaction, table) => new Promise((resolve, reject) => {
  const request = transaction.objectStore(table).getAll()
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})`

const HEX = `bytes => crypto.subtle.digest('SHA-256', bytes).then(hash => [...new Uint8Array(hash)].map(byte => byte.toString(16).padStart(2, '0')).join(''))`

/** {@link LibraryFacts}, or null where the device holds no edition. */
export const LIBRARY_FACTS = `(async () => {
  const opened = ${OPENED}, all = ${ALL}, hex = ${HEX}
  const db = await opened('library')
  if (!db) return null
  try {
    if (!db.objectStoreNames.contains('pointer')) return null
    // One transaction: an update may be under way.
    const at = db.transaction(['editions', 'shards', 'pointer'])
    const [editions, shards, pointers] = await Promise.all(['editions', 'shards', 'pointer'].map(table => all(at, table)))
    const pointer = pointers.find(({ slot }) => slot === 'shown')
    if (!pointer) return null
    const kept = new Map(shards.map(shard => [shard.sha256, shard]))
    // A shard may be kept as its edits and the shard they are made of. Ours, not the app's, so that it can be wrong alone.
    const text = bytes => new TextDecoder().decode(bytes)
    const rowsOf = (sha256, depth = 0) => {
      const shard = kept.get(sha256)
      if (!shard || depth > 20) return []
      if (shard.of === undefined) return JSON.parse(text(shard.bytes)).rows
      const before = rowsOf(shard.of, depth + 1), after = []
      let from = 0
      for (const [keep, drop, ...rows] of JSON.parse(text(shard.bytes))) {
        after.push(...before.slice(from, from + keep), ...rows)
        from += keep + drop
      }
      return [...after, ...before.slice(from)]
    }
    const bytesOf = (name, sha256) => {
      const shard = kept.get(sha256)
      return shard?.of === undefined ? shard?.bytes : new TextEncoder().encode(JSON.stringify({ collection: name.split('/')[0], rows: rowsOf(sha256) }))
    }
    const edition = editions.find(({ version }) => version === pointer.version)
    const torn = edition ? [] : ['no edition']
    for (const { name, sha256 } of edition?.payload.shards ?? []) {
      const bytes = bytesOf(name, sha256)
      if (!bytes || await hex(bytes) !== sha256) torn.push(name)
    }
    return { version: pointer.version, previous: pointer.previous, torn, editions: editions.map(({ version }) => version), shards: shards.length }
  }
  finally { db.close() }
})()`

/** Every row of a store of the device, table by table; null where there is no such store. */
export function storeDump(name: string): string {
  return `(async () => {
    const opened = ${OPENED}, all = ${ALL}
    const db = await opened(${JSON.stringify(name)})
    if (!db) return null
    try { return Object.fromEntries(await Promise.all([...db.objectStoreNames].map(async table => [table, await all(db.transaction(table), table)]))) }
    finally { db.close() }
  })()`
}

/** Puts a row into a table of a store, past the app; the row is an expression. */
export function storePut(name: string, table: string, row: string): string {
  return `new Promise((resolve, reject) => {
    const request = indexedDB.open(${JSON.stringify(name)})
    request.onsuccess = () => {
      const db = request.result, transaction = db.transaction(${JSON.stringify(table)}, 'readwrite')
      transaction.objectStore(${JSON.stringify(table)}).put(${row})
      transaction.oncomplete = () => { db.close(); resolve(true) }
      transaction.onerror = () => reject(transaction.error)
    }
  })`
}

/** Addresses of other origins that the page itself asked for. */
export const FOREIGN = `performance.getEntriesByType('resource').map(({ name }) => name).filter(name => /^https?:/.test(name) && new URL(name).origin !== location.origin)`
