import type { ItemRef, NoteRef } from '../domain/item-ref'
import type { Bookmark, Note, TextNote } from '../domain/note'
import type { ImportCounts, ImportPreview } from '../domain/note-import'
import type { NoteState } from '../domain/note-state'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from '../storage/note-failure'
import type { StorageFailure } from '../storage/storage-failure'

/**
 * Whether the notebook can be used.
 *
 * `opening` · `ready` · `locked` a passphrase is wanted · `readonly` made by a newer app, or its step to this app's form
 * failed: notes are shown and can be handed on · `draft` the edition on the screen is not published, and no note may be
 * bound to it · else why it cannot be used.
 */
export type NotebookState = 'opening' | 'ready' | 'locked' | 'readonly' | 'draft' | StorageFailure

export type NoteOutcome = Outcome<Note, NoteFailure>

/** A note whose item is not what it was when the note was written, and where the item's plan says it went. */
export interface MovedNote {
  readonly note: TextNote | Bookmark
  /** `taken` the reader took away what it stands on, an agenda or a line of it; the others are an edition's doing. */
  readonly state: Exclude<NoteState, 'same'> | 'taken'
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
  /** Texts: notes, questions and homework, the newest change first. */
  readonly notes: readonly TextNote[]
  /** しおり, the newest first. */
  readonly bookmarks: readonly Bookmark[]
  of: (item: NoteRef) => readonly TextNote[]
  isBookmarked: (item: NoteRef) => boolean
  readonly moved: readonly MovedNote[]
  /** Notes brought back from the mirror at start; 0 after {@link acknowledge}. */
  readonly restored: number
  /** Notes the device knows it had and has no more. */
  readonly lost: number
  /** Notes set aside because they cannot be read. */
  readonly damaged: number
  /** Whether notes lie in one place only, as the second could not be written. */
  readonly unmirrored: boolean
  /** Sealed notes that no passphrase opens any more, as the record of their key is gone; the others can be used. */
  readonly keyLost: number
  acknowledge: () => void
  /** Writes a new text on an item; with `basedOn` changes that note. */
  write: (item: NoteRef, text: string, basedOn?: Note) => Promise<NoteOutcome>
  remove: (note: Note) => Promise<NoteOutcome>
  toggleBookmark: (item: NoteRef) => Promise<NoteOutcome>
  /** Puts a copy of the note on another item; the note itself stays. */
  carry: (note: Note, to: NoteRef) => Promise<NoteOutcome>
  /** Binds the note to the edition now shown: the reader has seen what changed. What stood on a line that was taken out goes to its agenda. */
  confirm: (note: Note) => Promise<NoteOutcome>
  readonly undoable: UndoableWrite | undefined
  undo: () => Promise<NoteOutcome | undefined>
  /** Grows when drafts were opened with the notes: what {@link draftOf} gives may be another. */
  readonly draftsFollowed: number
  draftOf: (key: string) => string
  /** The revision of the note from which an edit that was left began; undefined where it is not known. */
  draftBasis: (key: string) => number | undefined
  keepDraft: (key: string, text: string, basis?: number) => void
  dropDraft: (key: string) => void
  /** Everything written for this city, none of the deleted. */
  exportAll: () => Promise<Outcome<readonly Note[], NoteFailure>>
  /** What {@link importNotes} would do; writes nothing. */
  previewImport: (notes: readonly Note[]) => Promise<Outcome<ImportPreview, NoteFailure>>
  /** Takes in the notes of a backup: all of them or none. */
  importNotes: (notes: readonly Note[]) => Promise<Outcome<ImportCounts, NoteFailure>>
}
