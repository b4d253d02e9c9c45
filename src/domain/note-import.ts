import type { Note } from './note'
import { mergeNotes, sameContent, settled } from './note-merge'

/** What a backup brings: new here, newer than here, equal, or older than (or deleted) here, where what is here stays. */
export interface ImportCounts {
  readonly added: number
  readonly updated: number
  readonly same: number
  readonly kept: number
}

export interface NoteImport {
  /** The notes that have to be written to take the backup in. */
  readonly changed: readonly Note[]
  readonly counts: ImportCounts
}

/** Holds the notes of a backup against those held, tombstones included. */
export function planImport(held: readonly Note[], incoming: readonly Note[]): NoteImport {
  const here = new Map(held.map(note => [note.id, note]))
  const changed = mergeNotes(held, incoming).map(settled).flatMap((note) => {
    const before = here.get(note.id)
    if (!before)
      return [note]
    if (sameContent(before, note))
      return []
    // In the place of another version of its revision it is one more write: nothing here is ever overwritten unseen.
    return [note.revision === before.revision ? { ...note, revision: note.revision + 1 } : note]
  })
  const counts = { added: 0, updated: 0, same: 0, kept: 0 }
  for (const note of new Map(incoming.map(each => [each.id, each])).values())
    counts[fateOf(note, here.get(note.id))]++
  return { changed, counts }
}

function fateOf(note: Note, before: Note | undefined): keyof ImportCounts {
  if (!before)
    return 'added'
  if (sameContent(before, note))
    return 'same'
  // Of two versions of one revision the second is kept beside the first.
  if (note.revision === before.revision)
    return note.deleted || before.deleted ? 'kept' : 'added'
  return note.revision > before.revision ? 'updated' : 'kept'
}
