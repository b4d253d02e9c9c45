import type { FiscalYear } from './fiscal-year'
import type { ItemRef, NoteRef } from './item-ref'
import { isItemRef } from './item-ref'

/** The longest text of a note, in UTF-16 units. */
export const NOTE_LIMIT = 10_000

/** Upper bounds of what else the reader writes: texts in UTF-16 units, lists in entries, minutes of one line of an agenda. */
export const WRITTEN_LIMITS = {
  owner: 100,
  place: 200,
  entries: 100,
  entryTitle: 1_000,
  entryText: 2_000,
  minutes: 600,
  services: 50,
  visitReason: 200,
  reports: 100,
  reportText: 500,
  opinionText: 2_000,
} as const

/** What every piece of the reader's writing has. It belongs to the reader, not to an edition. */
export interface NoteHead {
  readonly id: string
  /** `<city>/<environment>`: another city's items are other items. */
  readonly feed: string
  /** What it is about; of a binder and a visit, itself. */
  readonly item: NoteRef
  /** The item's title when the note was last bound to it, to tell which one it was; empty where none was known. Binders and visits are called so. */
  readonly title: string
  /** The edition it is bound to; 0 where none was shown. */
  readonly version: number
  /** The {@link itemMark} in that edition; empty where it was known to have no such item. */
  readonly mark: string
  /** At most {@link NOTE_LIMIT}; empty for whatever is no note, question or homework. */
  readonly text: string
  /** ISO instants by the device's clock: for people to read, never to order writes by. */
  readonly created: string
  readonly changed: string
  /** 1, 2 …: grows with every write of this note. */
  readonly revision: number
  /** A tombstone keeps the revision, so that no older copy brings the note back; nothing the reader wrote is left in it. */
  readonly deleted: boolean
  /** The item it was carried over from; its own item where it was kept as the other version of a conflict. */
  readonly from?: { readonly item: NoteRef, readonly title: string }
}

/** What is followed up from meeting to meeting. */
interface FollowedUp {
  /** The id of the binder of the meeting it belongs to. */
  readonly meeting?: string
  /** Answered or done; absent is not. */
  readonly done?: boolean
}

/** メモ or 質問: what the reader wrote about one item, or wants to ask. */
export interface WrittenNote extends NoteHead, FollowedUp {
  readonly kind: 'note' | 'question'
}

/** しおり: the wish to find an item again. */
export interface Bookmark extends NoteHead {
  readonly kind: 'bookmark'
}

/** 宿題: what somebody is to bring to a later meeting. */
export interface Homework extends NoteHead, FollowedUp {
  readonly kind: 'homework'
  /** The 課 or the role it is for, never a person's name; empty where nobody was named. */
  readonly owner: string
  /** The meeting (id of its binder) or the ISO day it is for. */
  readonly due?: { readonly binder?: string, readonly day?: string }
}

/** One line of an agenda. */
export type BinderEntry = EntryHead & (
  | {
    readonly kind: 'item'
    readonly item: ItemRef
    /** The {@link itemMark} when it was put in; empty where the edition had no such item, or it is not known. */
    readonly mark: string
    /** A second item, shown next to it: an indicator beside an initiative, the old plan beside the new. */
    readonly beside?: ItemRef
  }
  | { readonly kind: 'heading' }
  | { readonly kind: 'text' }
)

interface EntryHead {
  /** Unique in its binder, and kept when it is moved: letters, digits, `-` and `_`. */
  readonly id: string
  readonly title: string
  readonly minutes?: number
  readonly text?: string
}

/** 議題: the agenda of one meeting, as its owner made it. Its item is `binder:<id>`. */
export interface Binder extends NoteHead {
  readonly kind: 'binder'
  /** ISO day; absent while it is not fixed. */
  readonly day?: string
  /** `HH:MM` */
  readonly time?: string
  readonly place?: string
  readonly entries: readonly BinderEntry[]
  /** The id of the binder it was carried on from. */
  readonly before?: string
}

export type ServiceRef = `service:${string}`

/** One service on the sheet for a visit. */
export interface VisitEntry {
  readonly service: ServiceRef
  /** Its name when it was put in. */
  readonly title: string
  /** Why it was chosen, on one line. Nothing about a person belongs here. */
  readonly reason: string
  readonly checked: boolean
}

/** 「情報がちがう」: what was found to be wrong about a service. */
export interface VisitReport {
  readonly service: ServiceRef
  readonly text: string
  /** ISO day */
  readonly day: string
}

/** 訪問シート: services chosen for one visit. It has no place for a person. Its item is `visit:<id>`. */
export interface Visit extends NoteHead {
  readonly kind: 'visit'
  readonly entries: readonly VisitEntry[]
  readonly reports: readonly VisitReport[]
  /** The last ISO day it is kept, unless {@link kept}. */
  readonly until: string
  /** Whether the reader wants to keep it beyond that day. */
  readonly kept: boolean
}

/** What a member thinks of the city's evaluation; `none` not said yet. */
export type Stance = 'agree' | 'disagree' | 'unsure' | 'none'

/** 意見票: what a committee member says to the evaluation of one goal (`goal:<plan>/<no>`) in one year. */
export interface Opinion extends NoteHead {
  readonly kind: 'opinion'
  /** The fiscal year the evaluation is of. */
  readonly year: FiscalYear
  readonly stance: Stance
  readonly reason: string
  readonly question: string
}

/** Everything the reader writes lies in one notebook as one kind of record. */
export type Note = WrittenNote | Bookmark | Homework | Binder | Visit | Opinion

export type NoteKind = Note['kind']

/** What the reader writes as a text about an item, and sees in the list of notes. */
export type TextNote = WrittenNote | Homework

export function isTextNote(note: Note): note is TextNote {
  return note.kind === 'note' || note.kind === 'question' || note.kind === 'homework'
}

/** What stays of a note when it is deleted: nothing its writer wrote. */
export function tombstone(note: Note): Note {
  const { id, feed, item, version, mark, created, changed, revision, from } = note
  // What is no item of an edition is called as its writer called it.
  const title = isItemRef(item) ? note.title : ''
  const head = { id, feed, item, title, version, mark, text: '', created, changed, revision, deleted: true, ...from && isItemRef(from.item) && { from } }
  switch (note.kind) {
    case 'binder': return { ...head, kind: 'binder', entries: [] }
    case 'visit': return { ...head, kind: 'visit', entries: [], reports: [], until: note.until, kept: false }
    case 'opinion': return { ...head, kind: 'opinion', year: note.year, stance: 'none', reason: '', question: '' }
    case 'homework': return { ...head, kind: 'homework', owner: '' }
    default: return { ...head, kind: note.kind }
  }
}
