import type { Note } from '../domain/note'
import { minutesTotal } from '../domain/binder'
import { startOf } from './item-notes'
import { BINDER } from './text/binders'
import { JOINT } from './text/common'
import { FOLLOW_UP } from './text/follow-ups'
import { IMPORT_DETAIL } from './text/note-places'
import { BOOKMARK } from './text/notes'
import { OPINION } from './text/opinions'
import { VISIT } from './text/visits'

/** As much of a text as tells it from another. */
const LETTERS = 60

/** What a piece of the reader's writing says, on one line: to compare two of them. */
export function gistOf(note: Note): string {
  if (note.deleted)
    return IMPORT_DETAIL.deleted
  const begins = (text: string) => startOf({ ...note, text }, LETTERS).trim() || IMPORT_DETAIL.empty
  switch (note.kind) {
    case 'note': return begins(note.text)
    case 'question':
    case 'homework': return note.done ? begins(note.text) + JOINT.dot + FOLLOW_UP.done[note.kind] : begins(note.text)
    case 'bookmark': return BOOKMARK.name
    case 'binder': return BINDER.summary(note.entries.length, minutesTotal(note.entries).minutes)
    case 'visit': return VISIT.count(note.entries.length)
    case 'opinion': return OPINION.stances[note.stance] + JOINT.dot + begins(note.reason || note.question)
  }
}
