import type { Note } from '../domain/note'
import type { NoteDifference } from '../domain/note-import'
import { gistOf } from './note-gist'

/** What taking something in would do to one note, as it is told. */
export interface ImportRow {
  readonly id: string
  /** `both` of two versions of one write neither gives way. */
  readonly fate: NoteDifference['fate'] | 'both'
  readonly name: string
  /** What is here now; undefined where nothing is. */
  readonly here: string | undefined
  readonly there: string
}

/** Nobody compares more by eye; the others are counted. */
const SHOWN = 50

/** @param nameOf what a note is about, in words */
export function importRows(differences: readonly NoteDifference[], nameOf: (note: Note) => string): { readonly rows: readonly ImportRow[], readonly others: number } {
  const rows = differences.slice(0, SHOWN).map(({ fate, note, before }): ImportRow => ({
    id: note.id,
    fate: fate === 'added' && before ? 'both' : fate,
    name: nameOf(note),
    here: before && gistOf(before),
    there: gistOf(note),
  }))
  return { rows, others: differences.length - rows.length }
}
