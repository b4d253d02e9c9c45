import type { ItemRef } from '../domain/item-ref'
import type { Note, NoteState } from '../domain/note'
import type { ImportCounts } from '../domain/note-import'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import type { StorageFailure } from '../storage/storage-failure'

/**
 * Whether the notebook can be used.
 *
 * `opening` · `ready` · `locked` a passphrase is wanted · `readonly` made by a newer app, or its step to this app's form
 * failed: notes are shown and can be handed on · else why it cannot be used.
 */
export type NotebookState = 'opening' | 'ready' | 'locked' | 'readonly' | StorageFailure

export type NoteOutcome = Outcome<Note, NoteFailure>

/** A note whose item is not what it was when the note was written, and where the item's plan says it went. */
export interface MovedNote {
  readonly note: Note
  readonly state: Exclude<NoteState, 'same'>
  /** Actions of the later plan to which it was not carried yet. */
  readonly heirs: readonly ItemRef[]
}

/** What can be taken back until something else is written. */
export interface UndoableWrite {
  readonly what: 'removed' | 'edited'
  /** The note as it was. */
  readonly note: Note
}

/** What the screens may ask of notes. */
export interface NotesFace {
  readonly state: NotebookState
  /** Texts, the newest change first. */
  readonly notes: readonly Note[]
  /** しおり, the newest first. */
  readonly bookmarks: readonly Note[]
  of: (item: ItemRef) => readonly Note[]
  isBookmarked: (item: ItemRef) => boolean
  readonly moved: readonly MovedNote[]
  /** Notes brought back from the mirror at start; 0 after {@link acknowledge}. */
  readonly restored: number
  /** Notes the device knows it had and has no more. */
  readonly lost: number
  /** Notes set aside because they cannot be read. */
  readonly damaged: number
  /** Whether notes lie in one place only, as the second could not be written. */
  readonly unmirrored: boolean
  acknowledge: () => void
  /** Writes a new text on an item; with `basedOn` changes that note. */
  write: (item: ItemRef, text: string, basedOn?: Note) => Promise<NoteOutcome>
  remove: (note: Note) => Promise<NoteOutcome>
  toggleBookmark: (item: ItemRef) => Promise<NoteOutcome>
  /** Puts a copy of the note on another item; the note itself stays. */
  carry: (note: Note, to: ItemRef) => Promise<NoteOutcome>
  /** Binds the note to the edition now shown: the reader has seen what changed. */
  confirm: (note: Note) => Promise<NoteOutcome>
  readonly undoable: UndoableWrite | undefined
  undo: () => Promise<NoteOutcome | undefined>
  draftOf: (key: string) => string
  keepDraft: (key: string, text: string) => void
  dropDraft: (key: string) => void
  /** Every note and bookmark of this city, none of the deleted. */
  exportAll: () => Promise<Outcome<readonly Note[], NoteFailure>>
  /** What {@link importNotes} would do; writes nothing. */
  previewImport: (notes: readonly Note[]) => Promise<Outcome<ImportCounts, NoteFailure>>
  /** Takes in the notes of a backup: all of them or none. */
  importNotes: (notes: readonly Note[]) => Promise<Outcome<ImportCounts, NoteFailure>>
}
