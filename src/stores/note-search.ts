import type { Note } from '../domain/note'
import { loose } from '../search/loose'

/** What was looked through before, folded: that takes longer than looking through it. */
const FOLDED = new WeakMap<Note, { readonly name: string, readonly text: string }>()

/**
 * The notes that have every word looked for in their text or in the name of what they are about, in the order given;
 * all of them where no word is given. Writing variants count as the same, as in the search of the plans.
 *
 * @param nameOf what the note's item is called now.
 */
export function notesWith<Shown extends Note>(words: string, notes: readonly Shown[], nameOf: (note: Shown) => string): readonly Shown[] {
  const wanted = words.split(/\s+/).map(loose).filter(word => word !== '')
  return wanted.length === 0 ? notes : notes.filter(note => wanted.every(word => folded(note, nameOf(note)).includes(word)))
}

function folded(note: Note, name: string): string {
  const held = FOLDED.get(note)
  if (held?.name === name)
    return held.text
  const text = [note.text, note.title, name].map(loose).join('\n')
  FOLDED.set(note, { name, text })
  return text
}
