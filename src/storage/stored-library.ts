import type { EditionContent } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { ShardEntry } from '../feed/payload'
import type { Library } from './library'
import type { LibraryDatabase, StoredEdition } from './library-database'
import type { StorageFailure } from './storage-failure'
import { success } from '../domain/outcome'
import { applyEdition, dropPrevious, eraseLibrary, heldShards, noteChecked, patchEdition, readContent, readHolding, stepBack, watchHolding } from './editions'
import { contentReadBefore, sameShards } from './parsed-shards'
import { readAround } from './read-around'
import { dropStaged, stageShards } from './staged-shards'

/** The library in IndexedDB: what is applied stays on the device. */
export function storedLibrary(db: LibraryDatabase): Library {
  // The edition just put in place was verified to the last byte and field on its way there: whoever shows it at once need not
  // read it back. Any later question is put to the store.
  let brought: { readonly edition: StoredEdition, readonly content: EditionContent } | undefined
  // The shards of the edition this page has read whole from here or put here.
  let whole: readonly ShardEntry[] = []
  /** An edition is put in place by this page: whoever watches hears of it before the work is done. */
  const placing = async <Value>(edition: StoredEdition, work: () => Promise<Outcome<Value, StorageFailure>>): Promise<Outcome<Value, StorageFailure>> => {
    const content = contentReadBefore(edition.payload.shards)
    brought = content && { edition, content }
    const applied = await work()
    if (applied.ok && applied.value === true)
      whole = edition.payload.shards
    else
      brought = undefined
    return applied
  }
  const readHere: Library['readContent'] = async (edition) => {
    const content = await readContent(edition, db)
    whole = content.ok ? edition.payload.shards : []
    return content
  }
  return {
    lasting: true,
    watch: listener => watchHolding(listener, db),
    readHolding: () => readHolding(db),
    readContent: async (edition) => {
      if (!brought || !sameShards(brought.edition.payload.shards, edition.payload.shards))
        return readHere(edition)
      const { content } = brought
      brought = undefined
      return success(content)
    },
    readAround: (edition, item) => readAround(edition, item, async entry => (await heldShards([entry], db)).get(entry.sha256)),
    heldShards: async (entries) => {
      brought = undefined
      const held = await heldShards(entries, db)
      if (whole.some(({ sha256 }) => !held.has(sha256) && entries.some(entry => entry.sha256 === sha256)))
        whole = []
      return held
    },
    stage: shards => stageShards(shards, db),
    dropStaged: wanted => dropStaged(wanted, db),
    apply: (edition, shards, changes, staged) => placing(edition, () => applyEdition(edition, shards, changes, db, staged)),
    readBefore: ({ payload }) => sameShards(whole, payload.shards) ? contentReadBefore(payload.shards) : undefined,
    patch: (edition, made, changes) => placing(edition, () => patchEdition(edition, made, changes, db)),
    noteChecked: instant => noteChecked(instant, db),
    stepBack: () => stepBack(db),
    dropPrevious: () => dropPrevious(db),
    erase: () => {
      whole = []
      return eraseLibrary(db)
    },
  }
}
