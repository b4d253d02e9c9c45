import type { EntityTable } from 'dexie'
import type { NoteRef } from '../domain/item-ref'
import type { Note } from '../domain/note'
import type { Sealed } from './note-cipher'
import type { KeyRecord } from './note-key'
import Dexie from 'dexie'
import { strictFactory } from './strict-factory'

/** The name of the store that holds what the reader wrote. Nothing of it can be fetched again. */
export const NOTEBOOK_NAME = 'notebook'

/** A note as it lies on the device: readable, or sealed under the reader's passphrase. */
export type NoteBody =
  | { readonly open: Note }
  | { readonly sealed: Sealed }

/** One row: what finds and orders it lies open, its text and title only where no passphrase is set. */
export interface StoredNote {
  readonly id: string
  readonly feed: string
  readonly item: NoteRef
  readonly revision: number
  readonly deleted: boolean
  readonly body: NoteBody
}

/** Where there is a key, every note is sealed; where there is none, every note lies open. */
export interface StoredKey {
  readonly slot: string
  readonly record: KeyRecord
}

/**
 * Schema history: 1 (2026-11) notes, keys · 2 (2026-11) the same tables, and notes of more kinds, which an app of schema 1
 * would take for damaged: it says now that a newer app made them. IndexedDB itself counts these in tens.
 */
export const NOTEBOOK_SCHEMA = 2

/** Where notes lie on the device. */
export class NotebookDatabase extends Dexie {
  readonly notes!: EntityTable<StoredNote, 'id'>
  readonly keys!: EntityTable<StoredKey, 'slot'>

  constructor(name: string = NOTEBOOK_NAME) {
    // A note counts as kept when it has reached the disk, not the system's memory.
    super(name, { chromeTransactionDurability: 'strict', indexedDB: strictFactory(NOTEBOOK_SCHEMA) })
    this.version(1).stores({ notes: 'id, item', keys: 'slot' })
    this.version(NOTEBOOK_SCHEMA).stores({ notes: 'id, item', keys: 'slot' })
  }
}
