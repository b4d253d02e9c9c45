import type { EditionContent, ItemPlace } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { ShardEntry } from '../feed/payload'
import type { BroughtShard } from './made-shards'
import type { Pointer, StoredChanges, StoredEdition, StoredShard } from './library-database'
import type { StorageFailure } from './storage-failure'

/** What the device holds. */
export interface Holding {
  readonly pointer: Pointer
  readonly shown: StoredEdition
  readonly previous: StoredEdition | undefined
  readonly changes: readonly StoredChanges[]
  /** Whether some record could not be read; the rest is shown, and the next update writes the record anew. */
  readonly damaged: boolean
}

export interface HoldingListener {
  /** What is held, at first and after every change in any tab; undefined before the first edition. */
  changed: (holding: Holding | undefined) => void
  /** Nothing more will be told. */
  failed: (reason: StorageFailure) => void
}

/**
 * Why the edition shown lies in the memory of the page only.
 *
 * `blocked` another screen holds the store · `slow` the store does not answer · `newer` a newer app made it ·
 * `unavailable` the browser offers none · `full` no room to open it · `broken` it cannot be read · `gaveWay` it was
 * removed so that a note could be kept
 */
export type MemoryReason = 'blocked' | 'slow' | 'newer' | 'unavailable' | 'full' | 'broken' | 'gaveWay'

/**
 * Where the edition shown is kept.
 *
 * `opening` not known yet; `silent` says that an answer is overdue · `stored` on the device · `memory` until the page closes · `stale` a newer app has taken the
 * store over: reading goes on, nothing is written · `dead` the store was lost and did not come back
 */
export type Keeping =
  | { readonly kind: 'opening', readonly blocked: boolean, readonly silent?: boolean }
  | { readonly kind: 'stored' }
  | { readonly kind: 'memory', readonly because: MemoryReason }
  | { readonly kind: 'stale' }
  | { readonly kind: 'dead', readonly reason: StorageFailure }

/** The library of one device: in its store where there is one that answers, else in the memory of the page. */
export interface DeviceLibrary extends Library {
  /** Tells where the edition is kept, now and whenever that changes. Returns the function that stops it. */
  watchKeeping: (listener: (keeping: Keeping) => void) => () => void
  /** The library in use, once that is known (five seconds at most); it stays the same through a whole run. */
  pinned: () => Promise<Library>
  /** Asks the store whether it still answers, as after the page was away, and takes it up again if it does. */
  probe: () => Promise<void>
  /**
   * Removes the store so that a note can be kept; what is shown goes on in the memory of the page, and the next visit
   * fetches it anew. Resolves within a few seconds; `blocked` where another screen does not let go.
   */
  makeRoom: () => Promise<Outcome<void, StorageFailure>>
}

/** What an update tells of itself, before it has a version and an instant. */
export type NewChanges = Omit<StoredChanges, 'version' | 'applied'>

/**
 * Where editions are kept: on the device, or where that cannot be, in the memory of the page.
 *
 * Reading throws what {@link StorageFailure} names; writing gives it back as a refusal, and then nothing was written.
 */
export interface Library {
  /** Whether what is applied outlives the page. */
  readonly lasting: boolean
  /** Tells what is held, now and after every change in any tab. Returns the function that stops it. */
  watch: (listener: HoldingListener) => () => void
  /** What is held; undefined before the first edition. */
  readHolding: () => Promise<Holding | undefined>
  /** The rows of an edition, every byte and every field checked again; a missing or changed shard is a feed failure. */
  readContent: (edition: StoredEdition) => Promise<Outcome<EditionContent, FeedFailure>>
  /** What lies in one shard with an item; undefined where it is not here, whole. Quick however large the edition is. */
  readAround: (edition: StoredEdition, item: ItemPlace) => Promise<EditionContent | undefined>
  /** The bytes of the named shards that are here, whole; a shard whose bytes have changed counts as lost. */
  heldShards: (entries: readonly ShardEntry[]) => Promise<ReadonlyMap<string, Bytes>>
  /** Keeps verified shards of an edition still on its way, so that a run broken off need not fetch them again. */
  stage: (shards: readonly StoredShard[]) => Promise<Outcome<void, StorageFailure>>
  /** Removes every staged shard that the edition now wanted does not name either; without one, all of them. */
  dropStaged: (wanted: readonly ShardEntry[]) => Promise<Outcome<void, StorageFailure>>
  /**
   * Puts a whole edition in place of the one shown, or nothing at all.
   *
   * An edition older than the one shown is refused by false. The one shown before stays as the one to go back to.
   *
   * @param staged digests of those of the shards that were staged; they are written again where they are gone.
   */
  apply: (edition: StoredEdition, shards: readonly StoredShard[], changes: NewChanges | undefined, staged?: ReadonlySet<string>) => Promise<Outcome<boolean, StorageFailure>>
  /** An edition as this page read it whole from here, or put it here: its rows, and nothing asked of the store. */
  readBefore: (edition: StoredEdition) => EditionContent | undefined
  /**
   * Puts an edition in place as {@link apply} does, of the shards that are here and those made of them.
   *
   * `incomplete` where one that is not brought is not here: then nothing is done.
   */
  patch: (edition: StoredEdition, made: readonly BroughtShard[], changes: NewChanges | undefined) => Promise<Outcome<boolean | 'incomplete', StorageFailure>>
  /** Remembers that a check ended well at the given ISO instant. */
  noteChecked: (instant: string) => Promise<Outcome<void, StorageFailure>>
  /** Shows the previous edition again; the one stepped back from is held back until the reader or a newer one asks. */
  stepBack: () => Promise<Outcome<boolean, StorageFailure>>
  /** Gives up the edition one could go back to, to make room for a new one. */
  dropPrevious: () => Promise<Outcome<void, StorageFailure>>
  /** Removes everything. */
  erase: () => Promise<Outcome<void, StorageFailure>>
}
