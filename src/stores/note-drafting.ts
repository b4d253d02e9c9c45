import type { EditionContent } from '../domain/edition'
import type { ItemRef } from '../domain/item-ref'
import type { Note, NoteKind } from '../domain/note'
import { itemCards } from '../domain/item-card'
import { itemMark } from '../domain/item-mark'

/** The edition on the screen, and when. */
export interface NoteMoment {
  readonly feed: string
  readonly content: EditionContent
  /** 0 where no edition is shown. */
  readonly version: number
  readonly instant: string
}

type Binding = Pick<Note, 'title' | 'version' | 'mark'>

/** Ties to an item as it stands now; an item the edition does not have keeps the title it was known by. */
export function bindingOf(item: ItemRef, { content, version }: NoteMoment, title = ''): Binding {
  return { title: itemCards(content).get(item)?.title ?? title, version, mark: itemMark(content, item) ?? '' }
}

/** The first write of a note. */
export function firstWrite(item: ItemRef, kind: NoteKind, text: string, id: string, moment: NoteMoment, title?: string): Note {
  const { feed, instant } = moment
  return { id, feed, kind, item, ...bindingOf(item, moment, title), text, created: instant, changed: instant, revision: 1, deleted: false }
}

/** One more write of a note. */
export function nextWrite(note: Note, changes: Partial<Note>): Note {
  return { ...note, ...changes, revision: note.revision + 1 }
}

/** One item has one bookmark, on however many screens and devices it was put there. */
export function bookmarkId(feed: string, item: ItemRef): string {
  return `bookmark/${feed}/${item}`
}

/** A note is carried to an item once, however often it is asked for. */
export function carriedId(note: Note, to: ItemRef): string {
  return note.kind === 'bookmark' ? bookmarkId(note.feed, to) : `${note.id}>${to}`
}

/** An id no other note has, on this device or another. */
export function newNoteId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), byte => byte.toString(16).padStart(2, '0')).join('')
}
