import type { Library } from './library'
import type { LibraryDatabase } from './library-database'
import { applyEdition, dropPrevious, eraseLibrary, heldShards, noteChecked, readContent, readHolding, stepBack, watchHolding } from './editions'
import { stageShard } from './staged-shards'

/** The library in IndexedDB: what is applied stays on the device. */
export function storedLibrary(db: LibraryDatabase): Library {
  return {
    lasting: true,
    watch: listener => watchHolding(listener, db),
    readHolding: () => readHolding(db),
    readContent: edition => readContent(edition, db),
    heldShards: entries => heldShards(entries, db),
    stage: shard => stageShard(shard, db),
    apply: (edition, shards, changes) => applyEdition(edition, shards, changes, db),
    noteChecked: instant => noteChecked(instant, db),
    stepBack: () => stepBack(db),
    dropPrevious: () => dropPrevious(db),
    erase: () => eraseLibrary(db),
  }
}
