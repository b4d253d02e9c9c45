import type { Note } from './note'
import { mergeNotes, sameContent, settled } from './note-merge'

/** What a backup brings: new here, newer than here, equal, or older than (or deleted) here, where what is here stays. */
export interface ImportCounts {
  readonly added: number
  readonly updated: number
  readonly same: number
  readonly kept: number
}

/** A note of a backup that is not here as it is there. */
export interface NoteDifference {
  readonly fate: Exclude<keyof ImportCounts, 'same'>
  readonly note: Note
  /** What is here; absent where nothing is. */
  readonly before?: Note
}

export interface NoteImport {
  /** The notes that have to be written to take the backup in. */
  readonly changed: readonly Note[]
  readonly counts: ImportCounts
  readonly differences: readonly NoteDifference[]
}

/** What taking something in would do, before anything is done. */
export type ImportPreview = Pick<NoteImport, 'counts' | 'differences'>

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
  const differences: NoteDifference[] = []
  for (const note of new Map(incoming.map(each => [each.id, each])).values()) {
    const before = here.get(note.id)
    const fate = fateOf(note, before)
    counts[fate]++
    if (fate !== 'same')
      differences.push({ fate, note, ...before && { before } })
  }
  return { changed, counts, differences }
}

/** Notes of a backup that would stand where others lie that nobody can open: they go beside them, at the same place each time. */
export function besideClosed(incoming: readonly Note[], closed: ReadonlySet<string>): readonly Note[] {
  return incoming.map(note => closed.has(note.id) ? { ...note, id: `${note.id}+` } : note)
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
