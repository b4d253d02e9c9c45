import type { EditionContent } from './edition'
import type { NoteRef } from './item-ref'
import type { TextNote } from './note'
import { meetingOf } from './binder'
import { itemOrder } from './item-order'
import { ownerOf } from './item-ref'

/**
 * How the reader's notes are listed: `newest` the newest change first · `item` by what they are about, in the order of the
 * plans · `meeting` by meeting, the latest first.
 */
export const NOTE_ORDERS = ['newest', 'item', 'meeting'] as const

export type NoteOrder = typeof NOTE_ORDERS[number]

/** What a note stands under in a list. */
export type NoteGroup =
  | { readonly by: 'newest' }
  /** Years stand under their indicator, lines of an agenda under it. */
  | { readonly by: 'item', readonly item: NoteRef }
  /** The id of a binder; undefined for what belongs to no meeting that is here. */
  | { readonly by: 'meeting', readonly binder: string | undefined }

/** @param binders the ids of the binders there are */
export function groupOf(note: TextNote, order: NoteOrder, binders: readonly string[]): NoteGroup {
  switch (order) {
    case 'newest': return { by: 'newest' }
    case 'item': return { by: 'item', item: ownerOf(note.item) }
    case 'meeting': {
      const meeting = meetingOf(note)
      return { by: 'meeting', binder: meeting !== undefined && binders.includes(meeting) ? meeting : undefined }
    }
  }
}

/**
 * Puts notes in order, those of one group together; within a group they keep the order they come in, years and lines
 * apart from what they stand on.
 *
 * @param binders the ids of the binders there are, the latest meeting first
 */
export function inOrder(notes: readonly TextNote[], order: NoteOrder, content: EditionContent, binders: readonly string[]): readonly TextNote[] {
  switch (order) {
    case 'newest': return notes
    case 'item': {
      const compare = itemOrder(content)
      return [...notes].sort((a, b) => compare(ownerOf(a.item), ownerOf(b.item)) || compare(a.item, b.item))
    }
    case 'meeting': {
      const place = (note: TextNote): number => {
        const group = groupOf(note, order, binders)
        const at = group.by === 'meeting' && group.binder !== undefined ? binders.indexOf(group.binder) : -1
        return at < 0 ? binders.length : at
      }
      return [...notes].sort((a, b) => place(a) - place(b))
    }
  }
}
