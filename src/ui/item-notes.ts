import type { NoteRef } from '../domain/item-ref'
import type { Note, TextNote } from '../domain/note'
import { ownerOf, parseNoteRef, refTo } from '../domain/item-ref'
import { isTextNote } from '../domain/note'
import { tidy } from './format'

/** The screen on which the notes of an item are shown: directions and kinds are places on their goal's, records on their meeting's, years on their indicator's, lines of an agenda on their binder's. */
export function screenOf(item: NoteRef): NoteRef {
  const at = parseNoteRef(item)
  const [first = '', rest = ''] = at?.key.split('/') ?? []
  switch (at?.kind) {
    case 'direction':
    case 'kind': return refTo('goal', `${first}/${rest.split('-')[0] ?? ''}`)
    case 'record': return refTo('meeting', first)
    default: return ownerOf(item)
  }
}

/** The notes that an item's screen shows, in the order given: its own, and those of the places on it. */
export function notesOn<Shown extends Note>(notes: readonly Shown[], item: NoteRef): readonly Shown[] {
  return notes.filter(note => screenOf(note.item) === item)
}

/** Whether something is one year of an indicator, or one line of an agenda: its notes stand beside it. */
export function isPartOf(part: NoteRef, whole: NoteRef): boolean {
  return part !== whole && ownerOf(part) === whole
}

/** Of what moved, the texts: a bookmark has nothing to check. */
export function movedNotes(moved: readonly { readonly note: Note }[]): readonly TextNote[] {
  return moved.map(({ note }) => note).filter(isTextNote)
}

/** How a note begins, on one line: to name it where several are listed. */
export function startOf(note: Note, most = 20): string {
  const letters = [...tidy(note.text.replaceAll(/\s+/g, ' '))]
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : letters.join('')
}
