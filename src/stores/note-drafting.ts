import type { EditionContent } from '../domain/edition'
import type { NoteRef } from '../domain/item-ref'
import type { Bookmark, Note, NoteHead, WrittenNote } from '../domain/note'
import { itemCards } from '../domain/item-card'
import { itemMark } from '../domain/item-mark'
import { ownerOf, parseNoteRef, splitKey } from '../domain/item-ref'

/** The edition on the screen, and when. */
export interface NoteMoment {
  readonly feed: string
  readonly content: EditionContent
  /** 0 where no edition is shown. */
  readonly version: number
  readonly instant: string
}

type Binding = Pick<NoteHead, 'title' | 'version' | 'mark'>

/** Ties to an item as it stands now; an item the edition does not have keeps the title it was known by. */
export function bindingOf(item: NoteRef, { content, version }: NoteMoment, title = ''): Binding {
  return { title: titleOf(item, content) ?? title, version, mark: itemMark(content, item) ?? '' }
}

/** What an edition calls an item; one year of an indicator is called as its indicator. */
function titleOf(item: NoteRef, content: EditionContent): string | undefined {
  return itemCards(content).get(ownerOf(item))?.title
}

/** What the reader calls a binder, a line of it or a visit; undefined for items of the edition and for what is not here. */
export function ownTitle(item: NoteRef, notes: ReadonlyMap<string, Note>): string | undefined {
  const at = parseNoteRef(item)
  if (at?.kind === 'entry') {
    const [owner, part] = splitKey(at.key)
    const binder = notes.get(owner)
    return binder?.kind === 'binder' ? binder.entries.find(entry => entry.id === part)?.title : undefined
  }
  return at?.kind === 'binder' || at?.kind === 'visit' ? notes.get(at.key)?.title : undefined
}

/** What every first write begins with. */
export function firstHead(item: NoteRef, id: string, moment: NoteMoment, title?: string): NoteHead {
  const { feed, instant } = moment
  return { id, feed, item, ...bindingOf(item, moment, title), text: '', created: instant, changed: instant, revision: 1, deleted: false }
}

/** The first write of a note. */
export function firstWrite(item: NoteRef, kind: (WrittenNote | Bookmark)['kind'], text: string, id: string, moment: NoteMoment, title?: string): WrittenNote | Bookmark {
  return { ...firstHead(item, id, moment, title), kind, text }
}

/** One more write of a note. */
export function nextWrite<Written extends Note>(note: Written, changes: Partial<Written>): Written {
  return { ...note, ...changes, revision: note.revision + 1 }
}

/** A copy of a note on another item, which remembers where it comes from. */
export function carriedWrite(note: Note, to: NoteRef, moment: NoteMoment): Note {
  return { ...note, ...firstHead(to, carriedId(note, to), moment), text: note.text, from: { item: note.item, title: note.title } }
}

/** One item has one bookmark, on however many screens and devices it was put there. */
export function bookmarkId(feed: string, item: NoteRef): string {
  return `bookmark/${feed}/${item}`
}

/** A note is carried to an item once, however often it is asked for. */
export function carriedId(note: Note, to: NoteRef): string {
  return note.kind === 'bookmark' ? bookmarkId(note.feed, to) : `${note.id}>${to}`
}

/** An id no other note has, on this device or another. */
export function newNoteId(): string {
  return randomHex(16)
}

/** An id no other line of the same agenda has; short, as it travels in the code of a small agenda. */
export function newEntryId(): string {
  return randomHex(5)
}

function randomHex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), byte => byte.toString(16).padStart(2, '0')).join('')
}
