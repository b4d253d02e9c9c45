import type { Note } from '../../src/domain/note'
import { expect, test } from 'vitest'
import { tombstone } from '../../src/domain/note'
import { isContent, selectNotes } from '../../src/domain/note-selection'
import { binder, homework, note, opinion, visit } from '../fixtures/notes'

/** The binder shows initiative 1-1-1-1 beside the indicator `consult`. */
const NOTES: readonly Note[] = [
  binder({ id: 'b' }),
  binder({ id: 'other' }),
  note({ id: 'on item' }),
  note({ id: 'on line', item: 'entry:b/e3' }),
  note({ id: 'on binder', item: 'binder:b' }),
  note({ id: 'beside', item: 'point:consult/2024' }),
  note({ id: 'of meeting', item: 'goal:r8/1', kind: 'question', meeting: 'b' }),
  homework({ id: 'due', item: 'goal:r8/1', meeting: 'other', due: { binder: 'b' } }),
  note({ id: 'elsewhere', item: 'goal:r8/1', kind: 'question' }),
  note({ id: 'mark', kind: 'bookmark', text: '' }),
  tombstone(note({ id: 'gone' })),
  visit(),
  opinion(),
]
const ids = (notes: readonly Note[]) => notes.map(({ id }) => id)

test('everything is handed over but what was deleted', () => {
  expect(ids(selectNotes(NOTES, { content: 'all' }))).toEqual(ids(NOTES.filter(({ deleted }) => !deleted)))
})

test('a binder goes alone, or with what was written on it, its lines, their items and for its meeting', () => {
  expect(ids(selectNotes(NOTES, { content: 'binder', binder: 'b', withNotes: false }))).toEqual(['b'])
  expect(ids(selectNotes(NOTES, { content: 'binder', binder: 'b', withNotes: true }))).toEqual(['b', 'on item', 'on line', 'on binder', 'beside', 'of meeting', 'due'])
  expect(selectNotes(NOTES, { content: 'binder', binder: 'x', withNotes: true })).toEqual([])
})

test('questions and opinions go without anything else', () => {
  expect(ids(selectNotes(NOTES, { content: 'questions' }))).toEqual(['of meeting', 'elsewhere'])
  expect(ids(selectNotes(NOTES, { content: 'opinions' }))).toEqual(['o'])
})

test('what is selected is what a file of that name may hold, and nothing else is', () => {
  for (const selection of [{ content: 'all' }, { content: 'questions' }, { content: 'opinions' }, { content: 'binder', binder: 'b', withNotes: true }] as const) {
    expect(isContent(selectNotes(NOTES, selection), selection.content)).toBe(true)
    expect(isContent(NOTES, selection.content)).toBe(selection.content === 'all')
  }
})
