import type { Note } from '../domain/note'
import type { Outcome } from '../domain/outcome'
import type { KeyRecord } from './note-key'
import type { NoteBody, StoredNote } from './notebook-database'
import { refusal, success } from '../domain/outcome'

/** `locked` sealed under a passphrase that was not given · `damaged` no key opens it. */
export type OpeningFailure = 'locked' | 'damaged'

/** Turns notes into what may lie on the device, and back. Both work outside of any transaction. */
export interface NoteSealer {
  /** Whether nothing of a text may lie open on the device: drafts are then kept on the screen only. */
  readonly secret: boolean
  /** The record of the key that seals; absent where nothing is sealed. */
  readonly record?: KeyRecord
  seal: (note: Note) => Promise<Outcome<NoteBody, 'locked'>>
  open: (stored: StoredNote) => Promise<Outcome<Note, OpeningFailure>>
}

/** No passphrase: notes lie open, sealed ones stay closed. */
export const OPEN_SEALER: NoteSealer = {
  secret: false,
  seal: note => Promise.resolve(success({ open: note })),
  open: ({ body }) => Promise.resolve('open' in body ? success(body.open) : refusal('locked')),
}
