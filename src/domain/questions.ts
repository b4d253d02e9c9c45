import type { EditionContent } from './edition'
import type { NoteRef } from './item-ref'
import type { Note, WrittenNote } from './note'
import { itemCards } from './item-card'
import { itemOrder } from './item-order'
import { ownerOf } from './item-ref'
import { mergeNotes } from './note-merge'

/** A question as it was written, and which of the files it came in: the first is 0. */
export interface CollectedQuestion {
  readonly text: string
  readonly done: boolean
  readonly file: number
}

/** Questions that say the same, in the order of their files. */
export type EqualQuestions = readonly CollectedQuestion[]

/** The questions about one item. */
export interface ItemQuestions {
  readonly item: NoteRef
  /** What the edition calls it, else what the member's did. */
  readonly title: string
  /** The number it is known by; empty where it has none. */
  readonly code: string
  readonly questions: readonly EqualQuestions[]
}

/**
 * The questions of many members as one list, in the order of the plans; those that say the same about one item stand
 * together. A question that came in several files, or twice from one member, is there once, as it was written last.
 *
 * @param files what each member handed in
 */
export function collectQuestions(files: readonly (readonly Note[])[], content: EditionContent): readonly ItemQuestions[] {
  const found = new Map<NoteRef, { readonly title: string, readonly said: Map<string, CollectedQuestion[]> }>()
  for (const { note, file } of fromFiles(files, isQuestion)) {
    const held = found.get(note.item) ?? { title: note.title, said: new Map<string, CollectedQuestion[]>() }
    const key = essence(note.text)
    held.said.set(key, [...held.said.get(key) ?? [], { text: note.text, done: note.done === true, file }])
    found.set(note.item, held)
  }
  const cards = itemCards(content)
  const order = itemOrder(content)
  return [...found]
    .sort(([a], [b]) => order(a, b))
    .map(([item, { title, said }]) => {
      const card = cards.get(ownerOf(item))
      return { item, title: card?.title ?? title, code: card?.code ?? '', questions: [...said.values()] }
    })
}

/** One line of the list as a table. */
export interface QuestionRow {
  readonly item: NoteRef
  readonly code: string
  readonly title: string
  readonly text: string
  /** How many asked the same about it. */
  readonly askedBy: number
  /** Counted from 1, as people count. */
  readonly file: number
}

/** The list as rows of a table, every wording on a line of its own. `toCsv` makes the table harmless to spreadsheets. */
export function questionRows(items: readonly ItemQuestions[]): readonly QuestionRow[] {
  return items.flatMap(({ item, code, title, questions }) => questions.flatMap(same => same.map(({ text, file }) =>
    ({ item, code, title, text, askedBy: new Set(same.map(each => each.file)).size, file: file + 1 }))))
}

/** Notes of one kind out of many members' files, each once, with the first file it came in; in the order of the files. */
export function fromFiles<Kind extends Note>(files: readonly (readonly Note[])[], is: (note: Note) => note is Kind): readonly { readonly note: Kind, readonly file: number }[] {
  const firstFile = new Map<string, number>()
  files.forEach((notes, file) => notes.forEach(({ id }) => firstFile.set(id, firstFile.get(id) ?? file)))
  return files.reduce<readonly Note[]>((merged, notes) => mergeNotes(merged, notes), [])
    .filter(is)
    .filter(note => !note.deleted)
    .map(note => ({ note, file: firstFile.get(note.id) ?? firstFile.get(note.id.slice(0, note.id.lastIndexOf('~'))) ?? 0 }))
    .sort((a, b) => a.file - b.file || (a.note.created < b.note.created ? -1 : a.note.created > b.note.created ? 1 : a.note.id < b.note.id ? -1 : 1))
}

/** What two wordings have in common that say the same, whatever their width, spaces and Japanese stops, and how they end. */
function essence(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[\s、。]+/g, '').replace(/[.,!?]+$/, '')
}

function isQuestion(note: Note): note is WrittenNote {
  return note.kind === 'question'
}
