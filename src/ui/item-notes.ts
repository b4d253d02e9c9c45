import type { ItemRef } from '../domain/item-ref'
import type { Note } from '../domain/note'
import { parseRef, refTo } from '../domain/item-ref'
import { tidy } from './format'

/** The screen on which the notes of an item are shown: directions and kinds are places on their goal's, records on their meeting's. */
export function screenOf(item: ItemRef): ItemRef {
  const at = parseRef(item)
  const [first = '', rest = ''] = at?.key.split('/') ?? []
  switch (at?.kind) {
    case 'direction':
    case 'kind': return refTo('goal', `${first}/${rest.split('-')[0] ?? ''}`)
    case 'record': return refTo('meeting', first)
    default: return item
  }
}

/** The notes that an item's screen shows, in the order given: its own, and those of the places on it. */
export function notesOn(notes: readonly Note[], item: ItemRef): readonly Note[] {
  return notes.filter(note => screenOf(note.item) === item)
}

/** Of what moved, the texts: a bookmark has nothing to check. */
export function movedNotes(moved: readonly { readonly note: Note }[]): readonly Note[] {
  return moved.flatMap(({ note }) => note.kind === 'note' ? [note] : [])
}

/** How a note begins, on one line: to name it where several are listed. */
export function startOf(note: Note, most = 20): string {
  const letters = [...tidy(note.text.replaceAll(/\s+/g, ' '))]
  return letters.length > most ? `${letters.slice(0, most).join('')}…` : letters.join('')
}
