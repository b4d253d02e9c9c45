import type { EntityTable } from 'dexie'
import type { ItemChange } from '../domain/changes'
import type { Bytes } from '../feed/bytes'
import type { Payload } from '../feed/payload'
import Dexie from 'dexie'

/** The name of the store that holds editions. It is disposable: everything in it can be fetched again. */
export const LIBRARY_NAME = 'library'

/** One edition on the device: its signed manifest as received and what it says. */
export interface StoredEdition {
  readonly version: number
  readonly payload: Payload
  /** The envelope exactly as received, so that the edition can be handed on and verified again. */
  readonly envelope: Uint8Array
  /** ISO instant at which this device took it in. */
  readonly applied: string
  /** The steps from the root pinned to the one that vouches for it, as received; absent where no step was needed. */
  readonly roots?: readonly Bytes[] | undefined
  /** Number of the root at which versions were last counted anew; absent in the first count. Later counts come first. */
  readonly era?: number | undefined
}

/** One shard as received, shared by every edition that names it. */
export interface StoredShard {
  readonly sha256: string
  readonly bytes: Bytes
}

/** Which edition is shown. One record, `slot` is always `shown`. */
export interface Pointer {
  readonly slot: 'shown'
  readonly version: number
  /** The edition one tap goes back to. */
  readonly previous?: number | undefined
  /** A version the reader stepped back from; it is not taken again unless asked for. */
  readonly heldBack?: number | undefined
  /** ISO instant of the last check that ended well, whether or not something was new. */
  readonly checked: string
}

/** What one update changed, for 「更新のお知らせ」. */
export interface StoredChanges {
  readonly version: number
  readonly note: string
  readonly applied: string
  readonly items: readonly ItemChange[]
}

/** Schema history: 1 (2026-11) editions, shards, pointer, changes. IndexedDB itself counts these in tens. */
const LIBRARY_SCHEMA = 1

/** Where editions lie on the device. */
export class LibraryDatabase extends Dexie {
  readonly editions!: EntityTable<StoredEdition, 'version'>
  readonly shards!: EntityTable<StoredShard, 'sha256'>
  readonly pointer!: EntityTable<Pointer, 'slot'>
  readonly changes!: EntityTable<StoredChanges, 'version'>

  /** The feed whose editions are shown; editions of any other are as good as absent. */
  readonly feed: string | undefined

  constructor(name: string = LIBRARY_NAME, feed?: string) {
    super(name)
    this.feed = feed
    this.version(LIBRARY_SCHEMA).stores({
      editions: 'version',
      shards: 'sha256',
      pointer: 'slot',
      changes: 'version',
    })
    // Dexie opens a store that a newer app made without a word; reading it by older rules would be guessing.
    this.on('ready', () => {
      if (this.backendDB().version > LIBRARY_SCHEMA * 10)
        throw new Dexie.VersionError('made by a newer app')
    }, true)
  }
}
