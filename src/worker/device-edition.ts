import { editionName } from './kept-page'

/** How long the store of editions may take to answer a start, in milliseconds; then the app starts without a kept page. The app reads the same store first of all: it would not be there sooner. */
const PATIENCE = 1_500

/** Names of the store of editions and of what is read there: `storage/library-database` makes it. */
export const LIBRARY = { name: 'library', pointer: 'pointer', editions: 'editions', slot: 'shown' } as const

/**
 * The name of the edition the device shows, as its store says at this moment; undefined where nothing can be read.
 *
 * Without Dexie, because a start waits for it. The connection never stays open: the app may want to change or remove
 * the store.
 */
export function deviceEdition(factory: IDBFactory = indexedDB, name: string = LIBRARY.name, patience = PATIENCE): Promise<string | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), patience)
    read(factory, name).then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer))
  })
}

async function read(factory: IDBFactory, name: string): Promise<string | undefined> {
  const db = await open(factory, name)
  try {
    const reading = db.transaction([LIBRARY.pointer, LIBRARY.editions])
    const pointer = await answerOf(reading.objectStore(LIBRARY.pointer).get(LIBRARY.slot))
    const version = field(pointer, 'version')
    if (typeof version !== 'number')
      return undefined
    const edition = await answerOf(reading.objectStore(LIBRARY.editions).get(version))
    const [feed, created] = [field(field(edition, 'payload'), 'feed'), field(field(edition, 'payload'), 'created')]
    const era = field(edition, 'era') ?? 0
    return typeof feed === 'string' && typeof created === 'string' && typeof era === 'number' ? editionName({ feed, era, version, created }) : undefined
  }
  finally {
    db.close()
  }
}

function open(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const asked = factory.open(name)
    // There is no store: asking for it must not leave an empty one behind.
    asked.onupgradeneeded = () => asked.transaction?.abort()
    asked.onsuccess = () => {
      asked.result.onversionchange = () => asked.result.close()
      resolve(asked.result)
    }
    asked.onerror = () => reject(asked.error ?? new Error('the store does not say why'))
  })
}

function answerOf(asked: IDBRequest<unknown>): Promise<unknown> {
  return new Promise((resolve, reject) => {
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = () => reject(asked.error ?? new Error('the store does not say why'))
  })
}

function field(record: unknown, name: string): unknown {
  return typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined
}
