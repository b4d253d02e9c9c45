import type { NoteRef } from './item-ref'
import type { Binder, Note } from './note'
import { isOfMeeting } from './binder'
import { ownerOf } from './item-ref'
import { isTextNote } from './note'

/** What a file that is handed over holds. */
export const HANDED_CONTENTS = ['all', 'binder', 'questions', 'opinions'] as const

export type HandedContent = typeof HANDED_CONTENTS[number]

/** What the reader wants to hand over: everything, one binder with or without the notes on it, the own questions, the own opinions. */
export type HandedSelection =
  | { readonly content: 'all' | 'questions' | 'opinions' }
  | { readonly content: 'binder', readonly binder: string, readonly withNotes: boolean }

/** What of the notes is handed over; nothing that was deleted. */
export function selectNotes(notes: readonly Note[], selection: HandedSelection): readonly Note[] {
  const living = notes.filter(note => !note.deleted)
  switch (selection.content) {
    case 'all': return living
    case 'questions': return living.filter(note => note.kind === 'question')
    case 'opinions': return living.filter(note => note.kind === 'opinion')
    case 'binder': return living.flatMap(note => note.kind === 'binder' && note.id === selection.binder ? [note, ...selection.withNotes ? notesAbout(note, living) : []] : [])
  }
}

/** Whether notes are what a file of this content may hold. */
export function isContent(notes: readonly Note[], content: HandedContent): boolean {
  switch (content) {
    case 'all': return true
    case 'questions': return notes.every(note => note.kind === 'question')
    case 'opinions': return notes.every(note => note.kind === 'opinion')
    case 'binder': return notes.filter(note => note.kind === 'binder').length <= 1 && notes.every(note => note.kind === 'binder' || isTextNote(note))
  }
}

/** Notes, questions and homework on a binder, its lines and their items, and what belongs to its meeting. */
function notesAbout(binder: Binder, notes: readonly Note[]): readonly Note[] {
  const items = new Set<NoteRef>([binder.item, ...binder.entries.flatMap(entry => entry.kind === 'item' ? [entry.item, entry.beside ?? entry.item] : [])])
  return notes.filter(isTextNote).filter(note => items.has(note.item) || items.has(ownerOf(note.item)) || isOfMeeting(note, binder.id))
}
