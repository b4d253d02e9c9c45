import type { EditionContent } from './edition'
import type { ItemRef } from './item-ref'
import { kindCode } from './crosswalk'
import { ROW_KEY } from './edition'
import { compareCodes, initiativeKey } from './initiative'
import { itemMark } from './item-mark'
import { parseRef, refTo } from './item-ref'

/** The longest text of a note, in UTF-16 units. */
export const NOTE_LIMIT = 10_000

export type NoteKind = 'note' | 'bookmark'

/** メモ or しおり: what the reader wrote about one item, or the wish to find it again. It belongs to the reader, not to an edition. */
export interface Note {
  readonly id: string
  /** `<city>/<environment>`: another city's items are other items. */
  readonly feed: string
  readonly kind: NoteKind
  readonly item: ItemRef
  /** The item's title when the note was last bound to it, to tell which one it was; empty where none was known. */
  readonly title: string
  /** The edition it is bound to; 0 where none was shown. */
  readonly version: number
  /** The {@link itemMark} in that edition; empty where it was known to have no such item. */
  readonly mark: string
  /** Empty for a bookmark; at most {@link NOTE_LIMIT}. */
  readonly text: string
  /** ISO instants by the device's clock: for people to read, never to order writes by. */
  readonly created: string
  readonly changed: string
  /** 1, 2 …: grows with every write of this note. */
  readonly revision: number
  /** A tombstone keeps the revision, so that no older copy brings the note back; its text is empty. */
  readonly deleted: boolean
  /** The item it was carried over from; its own item where it was kept as the other version of a conflict. */
  readonly from?: { readonly item: ItemRef, readonly title: string }
}

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

/** The actions of the later plan that take an initiative on, as the crosswalk says, in the order of their numbers; none for other items. */
export function heirsOf(content: EditionContent, ref: ItemRef): readonly ItemRef[] {
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
