import type { EditionContent } from './edition'
import type { ItemRef, NoteRef } from './item-ref'
import type { Binder, BinderEntry, Homework, Note, NoteHead, TextNote, WrittenNote } from './note'
import type { NoteState } from './note-state'
import type { Outcome } from './outcome'
import { itemMark } from './item-mark'
import { ownerOf, parseNoteRef } from './item-ref'
import { WRITTEN_LIMITS } from './note'
import { stateByMark } from './note-state'
import { refusal, success } from './outcome'

type Entries = readonly BinderEntry[]

/** A line that shows an item, bound to it as it stands in an edition. @param title what the edition calls it */
export function itemEntry(id: string, item: ItemRef, title: string, content: EditionContent): BinderEntry {
  return { id, kind: 'item', title: title.slice(0, WRITTEN_LIMITS.entryTitle), item, mark: itemMark(content, item) ?? '' }
}

/** Puts a line in, at the end or before the one that stands at `at`; `fullAgenda` where the agenda has as many as it may. */
export function addEntry(entries: Entries, entry: BinderEntry, at = entries.length): Outcome<Entries, 'fullAgenda'> {
  return entries.length >= WRITTEN_LIMITS.entries ? refusal('fullAgenda') : success([...entries.slice(0, at), entry, ...entries.slice(at)])
}

export function removeEntry(entries: Entries, id: string): Entries {
  return entries.filter(entry => entry.id !== id)
}

/** Puts another line in the place of the one that has its id. */
export function replaceEntry(entries: Entries, changed: BinderEntry): Entries {
  return entries.map(entry => entry.id === changed.id ? changed : entry)
}

/** Moves a line to a place, counted from 0 among all lines; places outside are the first and the last. */
export function moveEntry(entries: Entries, id: string, to: number): Entries {
  const moved = entries.find(entry => entry.id === id)
  if (!moved)
    return entries
  const others = removeEntry(entries, id)
  const place = Math.min(Math.max(to, 0), others.length)
  return [...others.slice(0, place), moved, ...others.slice(place)]
}

/** One place towards the start (-1) or the end (1); at either end it stays where it is. */
export function shiftEntry(entries: Entries, id: string, by: -1 | 1): Entries {
  return moveEntry(entries, id, entries.findIndex(entry => entry.id === id) + by)
}

/** How long an agenda takes, as far as it is said. */
export interface MinutesTotal {
  readonly minutes: number
  /** Lines, headings not counted, of which nobody said how long they take. */
  readonly unsaid: number
}

export function minutesTotal(entries: Entries): MinutesTotal {
  const lines = entries.filter(entry => entry.kind !== 'heading' || entry.minutes !== undefined)
  return {
    minutes: lines.reduce((sum, entry) => sum + (entry.minutes ?? 0), 0),
    unsaid: lines.filter(entry => entry.minutes === undefined).length,
  }
}

/** How the item of a line stands in an edition; a line without an item is always the same. */
export function entryState(entry: BinderEntry, content: EditionContent): NoteState {
  return entry.kind === 'item' ? stateByMark(entry, itemMark(content, entry.item)) : 'same'
}

/** Whether the item shown next to a line's own is missing in an edition. */
export function isBesideGone(entry: BinderEntry, content: EditionContent): boolean {
  return entry.kind === 'item' && entry.beside !== undefined && itemMark(content, entry.beside) === undefined
}

/** Binds a line to its item as it stands now: its owner has seen what changed. */
export function confirmedEntry(entry: BinderEntry, content: EditionContent): BinderEntry {
  return entry.kind === 'item' ? { ...entry, mark: itemMark(content, entry.item) ?? '' } : entry
}

/** Whether a note belongs to a meeting: it came up there, is due there, or stands on its agenda and was given to no other. */
export function isOfMeeting(note: TextNote, binder: string): boolean {
  return (note.meeting ?? agendaOf(note.item)) === binder || (note.kind === 'homework' && note.due?.binder === binder)
}

/** The one meeting a note is listed under, by the id of its binder: where it came up, is due, or on whose agenda it stands; undefined for none. */
export function meetingOf(note: TextNote): string | undefined {
  return note.meeting ?? (note.kind === 'homework' ? note.due?.binder : undefined) ?? agendaOf(note.item)
}

/** The meeting a question about an item is most likely for: on whose agenda it is written, or the one in use if it shows the item. */
export function likelyMeeting(item: NoteRef, current: Binder | undefined): string | undefined {
  const shown = ownerOf(item)
  return agendaOf(item) ?? (current?.entries.some(entry => entry.kind === 'item' && [entry.item, entry.beside].some(each => each === item || each === shown)) ? current.id : undefined)
}

/** The id of the binder that is written about, or a line of it. */
function agendaOf(item: NoteRef): string | undefined {
  const at = parseNoteRef(ownerOf(item))
  return at?.kind === 'binder' ? at.key : undefined
}

/** The next meeting's agenda, and what goes on to it. */
export interface CarriedOn {
  readonly binder: Binder
  /** One more write of every open question and homework of the meeting before. */
  readonly moved: readonly (WrittenNote | Homework)[]
}

/**
 * Begins the next meeting's agenda: what is open of this one goes with it, and is no longer shown here.
 *
 * @param head the first write of the new binder: its item is `binder:<id>`
 * @param keep lines that stand on the next agenda too, under their own ids
 */
export function carryOn(binder: Binder, head: NoteHead, keep: Entries, notes: readonly Note[]): CarriedOn {
  const { id, title, time, place } = binder
  return {
    binder: { ...head, title: head.title || title, kind: 'binder', ...time !== undefined && { time }, ...place !== undefined && { place }, entries: keep, before: id },
    moved: notes.flatMap(note => isOpen(note) && isOfMeeting(note, id) ? [movedOn(note, id, head)] : []),
  }
}

/** Whether a note waits for somebody: a question without an answer, homework not done. */
export function isOpen(note: Note): note is WrittenNote | Homework {
  return (note.kind === 'question' || note.kind === 'homework') && !note.deleted && note.done !== true
}

function movedOn<Open extends WrittenNote | Homework>(note: Open, from: string, { id, changed }: NoteHead): Open {
  const due = note.kind === 'homework' && note.due?.binder === from ? { due: { ...note.due, binder: id } } : {}
  return { ...note, ...due, meeting: note.meeting === from ? id : note.meeting ?? id, changed, revision: note.revision + 1 }
}
