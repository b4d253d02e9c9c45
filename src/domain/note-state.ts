import type { EditionContent } from './edition'
import type { ItemRef, NoteRef } from './item-ref'
import type { Note } from './note'
import { kindCode } from './crosswalk'
import { ROW_KEY } from './edition'
import { compareCodes, initiativeKey } from './initiative'
import { itemMark } from './item-mark'
import { ownerOf, parseNoteRef, parseRef, refTo, splitKey } from './item-ref'

/** How the item of a note stands in an edition. */
export type NoteState = 'same' | 'changed' | 'gone'

/** Holds a note's item against an edition. That an item is gone is told until the reader confirmed it. */
export function noteState(note: Pick<Note, 'item' | 'mark'>, content: EditionContent): NoteState {
  return stateByMark(note, itemMark(content, note.item))
}

/** {@link noteState} where the mark of the item is known already; undefined says that the edition has no such item. */
export function stateByMark(note: Pick<Note, 'mark'>, mark: string | undefined): NoteState {
  if (note.mark === (mark ?? ''))
    return 'same'
  return mark === undefined ? 'gone' : 'changed'
}

/**
 * Whether what the reader made and wrote about is not there any more: an agenda, a line of it, a sheet for a visit. No
 * edition lets it go, only the reader; false for items of an edition.
 *
 * @param notes all there are by their ids
 */
export function isTakenAway(item: NoteRef, notes: ReadonlyMap<string, Note>): boolean {
  const at = parseNoteRef(item)
  if (at?.kind !== 'binder' && at?.kind !== 'entry' && at?.kind !== 'visit')
    return false
  const made = notes.get(parseNoteRef(ownerOf(item))?.key ?? '')
  if (made === undefined || made.deleted)
    return true
  const line = splitKey(at.key)[1]
  return at.kind === 'entry' && (made.kind !== 'binder' || !made.entries.some(entry => entry.id === line))
}

/** The actions of the later plan that take an initiative on, as the crosswalk says, in the order of their numbers; none for other items. */
export function heirsOf(content: EditionContent, ref: NoteRef): readonly ItemRef[] {
  const at = parseRef(ref)
  if (at?.kind !== 'initiative')
    return []
  const known = new Set(content.kinds.map(ROW_KEY.kinds))
  const keys = content.crosswalk
    .filter(row => initiativeKey(row) === at.key)
    .sort((a, b) => compareCodes(kindCode(a.to), kindCode(b.to)))
    .map(({ to }) => `${to.plan}/${kindCode(to)}`)
  return [...new Set(keys)].filter(key => known.has(key)).map(key => refTo('kind', key))
}
