import Dexie from 'dexie'

/** What Dexie asks of a browser's IndexedDB. */
export type StoreFactory = Pick<IDBFactory, 'open' | 'deleteDatabase' | 'databases'>

/**
 * The browser's IndexedDB for a store of one schema, without what Dexie does unasked.
 *
 * Dexie opens a store that a newer app made without a version, and adds to a store what it finds missing under a version
 * number of its own: an old app would then read and write by old rules what a newer one made. Both end here as
 * `VersionError`, and nothing is written. IndexedDB counts Dexie's schemas in tens.
 *
 * @param schema the newest schema this app knows.
 * @param native gives the browser's own, when asked: it may be missing, or refuse to be looked at.
 */
export function strictFactory(schema: number, native: () => IDBFactory | undefined = () => globalThis.indexedDB): StoreFactory {
  const there = () => {
    const factory = native()
    if (!factory)
      throw new Dexie.MissingAPIError('no IndexedDB')
    return factory
  }
  return {
    open: (name, version) => {
      if (version === undefined || version > schema * 10)
        throw new DOMException('made by a newer app', 'VersionError')
      const factory = there()
      // Safari 14 answers no open before it was asked for anything else; whatever it answers is of no interest.
      void factory.databases?.().catch(() => [])
      return factory.open(name, version)
    },
    deleteDatabase: name => there().deleteDatabase(name),
    // Where a browser cannot list its stores, Dexie would write a list of its own into one more store.
    databases: async () => await there().databases?.() ?? [],
  }
}
