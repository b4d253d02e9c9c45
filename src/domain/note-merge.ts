import type { Note } from './note'
import { fingerprint } from './fingerprint'
import { told } from './told'

/** Between the id of a note and the fingerprint of the version kept beside it. */
const VARIANT = '~'

/**
 * Brings two collections of notes together, sorted by id: in whatever order and however often collections are merged, the
 * same comes out.
 *
 * Of each note the highest revision stays, and with it a deletion. Where two writes made one revision of it, one of them
 * keeps the id and the other is kept beside it under an id of its own (see {@link isVariant}); a text never gives way to a
 * deletion of the same revision.
 */
export function mergeNotes(left: readonly Note[], right: readonly Note[]): readonly Note[] {
  const merged = new Map<string, Note>()
  const waiting = [...left, ...right]
  for (let note = waiting.pop(); note; note = waiting.pop()) {
    const other = merged.get(note.id)
    const kept = other ? preferred(note, other) : note
    merged.set(note.id, kept)
    const given = kept === note ? other : note
    if (given && given.revision === kept.revision && !given.deleted && content(given) !== content(kept))
      waiting.push(variantOf(given))
  }
  return [...merged.values()]
    .filter(note => !isVariant(note) || (merged.get(baseOf(note.id))?.revision ?? 0) <= note.revision)
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

/**
 * Whether a note is the other version of a conflict, as merging made it. A later write of the note itself settles the
 * conflict and takes its place; whoever shows it to the reader {@link settled} it before.
 */
export function isVariant(note: Note): boolean {
  return note.id === variantId(baseOf(note.id), note)
}

/** A variant as a note of its own, which stays whatever becomes of the note it stood beside; any other note as it is. */
export function settled(note: Note): Note {
  return isVariant(note) ? { ...note, revision: note.revision + 1 } : note
}

/** Whether two versions of a note say the same; when they were written does not count. */
export function sameContent(a: Note, b: Note): boolean {
  return a.revision === b.revision && content(a) === content(b)
}

function preferred(a: Note, b: Note): Note {
  if (a.revision !== b.revision)
    return a.revision > b.revision ? a : b
  if (a.deleted !== b.deleted)
    return a.deleted ? b : a
  return rank(a) > rank(b) ? a : b
}

function variantOf(note: Note): Note {
  return { ...note, id: variantId(note.id, note), from: note.from ?? { item: note.item, title: note.title } }
}

function variantId(base: string, note: Note): string {
  return `${base}${VARIANT}${fingerprint(`${note.revision} ${content(note)}`)}`
}

function baseOf(id: string): string {
  return id.slice(0, Math.max(0, id.lastIndexOf(VARIANT)))
}

/** What a note says, without its name, its instants and its number; that it stands beside its own item is no content. */
function content(note: Note): string {
  return told({ ...note, id: undefined, created: undefined, changed: undefined, revision: undefined, from: note.from?.item === note.item ? undefined : note.from })
}

/** Any order will do, as long as every device keeps the same one. */
function rank(note: Note): string {
  return content(note) + told(note)
}
