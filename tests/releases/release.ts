import type { Note } from '../../src/domain/note'

/** One released build as a device and a host had it: what the app of today must still be able to take over. */
export interface Release {
  /** The edition the host served: the manifest and the shards as received. */
  readonly feed: { readonly schema: number, readonly manifest: Uint8Array, readonly shards: Readonly<Record<string, Uint8Array>> }
  /** The edition shown on the device. */
  readonly version: number
  /** The one a reader could go back to. */
  readonly previous: number
  readonly databases: readonly DumpedDatabase[]
  /** localStorage. */
  readonly memory: Readonly<Record<string, string>>
  /** The notes' mirror in the Cache API: texts by address. */
  readonly mirror: Readonly<Record<string, string>>
  /** The notes as the reader wrote them; releases without notes have none. */
  readonly notes: readonly Note[]
}

/** An IndexedDB database, of whatever schema. */
export interface DumpedDatabase {
  readonly name: string
  /** As IndexedDB counts it. */
  readonly version: number
  readonly stores: readonly DumpedStore[]
}

interface DumpedStore {
  readonly name: string
  readonly keyPath: string | readonly string[] | null
  readonly autoIncrement: boolean
  readonly indexes: readonly { readonly name: string, readonly keyPath: string | readonly string[], readonly unique: boolean, readonly multiEntry: boolean }[]
  readonly rows: readonly { readonly key: IDBValidKey, readonly value: unknown }[]
}

/** How bytes stand in the files: JSON has none. */
const BYTES = '$bytes'

export function releaseText(release: Release): string {
  return `${JSON.stringify(release, (_, value: unknown) => value instanceof Uint8Array ? { [BYTES]: Buffer.from(value).toString('base64') } : value, 1)}\n`
}

export function parseRelease(text: string): Release {
  return JSON.parse(text, (_, value: unknown) => isBytes(value) ? new Uint8Array(Buffer.from(value[BYTES], 'base64')) : value)
}

function isBytes(value: unknown): value is { readonly [BYTES]: string } {
  return typeof value === 'object' && value !== null && BYTES in value
}

/** Everything in a database, read past Dexie. */
export async function dumpDatabase(name: string): Promise<DumpedDatabase> {
  const db = await answered(indexedDB.open(name))
  const stores: DumpedStore[] = []
  for (const store of [...db.objectStoreNames]) {
    const opened = db.transaction(store).objectStore(store)
    const [keys, values]: [IDBValidKey[], unknown[]] = await Promise.all([answered(opened.getAllKeys()), answered(opened.getAll())])
    stores.push({
      name: store,
      keyPath: opened.keyPath,
      autoIncrement: opened.autoIncrement,
      indexes: [...opened.indexNames].map(index => opened.index(index)).map(({ name: of, keyPath, unique, multiEntry }) => ({ name: of, keyPath, unique, multiEntry })),
      rows: keys.map((key, at) => ({ key, value: values[at] })),
    })
  }
  const { version } = db
  db.close()
  return { name, version, stores }
}

/** Puts a database on this device as the release left it, under a name of its own. */
export async function loadDatabase({ version, stores }: DumpedDatabase, name: string): Promise<void> {
  const request = indexedDB.open(name, version)
  request.onupgradeneeded = () => {
    for (const { name: store, keyPath, autoIncrement, indexes, rows } of stores) {
      const made = request.result.createObjectStore(store, { keyPath: copied(keyPath), autoIncrement })
      for (const index of indexes)
        made.createIndex(index.name, copied(index.keyPath), { unique: index.unique, multiEntry: index.multiEntry })
      for (const { key, value } of rows)
        made.put(value, keyPath === null ? key : undefined)
    }
  }
  const db = await answered(request)
  db.close()
}

function copied<Path extends string | null>(keyPath: Path | readonly string[]): Path | string[] {
  return Array.isArray(keyPath) ? [...keyPath] : keyPath as Path
}

function answered<Value>(request: IDBRequest<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}
