import type { EntityTable } from 'dexie'
import type { ItemChange } from '../domain/changes'
import type { Bytes } from '../feed/bytes'
import type { Payload } from '../feed/payload'
import type { Reopening } from './opening'
import Dexie from 'dexie'
import { reopening } from './opening'
import { strictFactory } from './strict-factory'

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
  /** Shards under this edition that are kept as edits, each with the one it is made of, by SHA-256; absent where none is. */
  readonly made?: readonly (readonly [sha256: string, of: string])[] | undefined
}

/**
 * One shard, shared by every edition that names it: its bytes as received, or the edits by which it is made of another.
 *
 * An app that knows of no edits finds that these bytes have another digest, and fetches the shard.
 */
export interface StoredShard {
  readonly sha256: string
  readonly bytes: Bytes
  /** SHA-256 of the shard it is made of, where `bytes` are its edits as JSON. */
  readonly of?: string | undefined
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
  /** Does work through connections that die; never again once a newer app has taken the store over. */
  readonly alive: Reopening
  /** Whether a newer app has changed the store: what this one knows of it no longer holds. */
  takenOver = false

  constructor(name: string = LIBRARY_NAME, feed?: string) {
    super(name, { indexedDB: strictFactory(LIBRARY_SCHEMA) })
    this.feed = feed
    this.alive = reopening(this, () => !this.takenOver)
    this.version(LIBRARY_SCHEMA).stores({
      editions: 'version',
      shards: 'sha256',
      pointer: 'slot',
      changes: 'version',
    })
    this.on('versionchange', (event) => {
      // Left to itself, Dexie opens the store again and goes on writing by the old schema.
      this.takenOver ||= event.newVersion !== null
      this.close({ disableAutoOpen: this.takenOver })
      return false
    })
  }
}
