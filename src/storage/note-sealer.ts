import type { Note } from '../domain/note'
import type { Outcome } from '../domain/outcome'
import type { KeyRecord } from './note-key'
import type { Sealed } from './note-cipher'
import type { NoteBody, StoredNote } from './notebook-database'
import { refusal, success } from '../domain/outcome'

/** `locked` sealed under a passphrase that was not given · `damaged` no key opens it. */
export type OpeningFailure = 'locked' | 'damaged'

/** Seals texts that are no notes by the key that is open. */
export interface TextVault {
  /** @param boundTo said again to open it */
  seal: (text: string, boundTo: string) => Promise<Sealed>
  open: (sealed: Sealed, boundTo: string) => Promise<Outcome<string, 'damaged'>>
}

/** Turns notes into what may lie on the device, and back. Both work outside of any transaction. */
export interface NoteSealer {
  /** Whether nothing of a text may lie open on the device. */
  readonly secret: boolean
  /** For drafts; absent where nothing is sealed, or the passphrase was not given. */
  readonly vault?: TextVault
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
