import type { NoteRef } from '../../src/domain/item-ref'
import type { TextNote } from '../../src/domain/note'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupOf, inOrder, NOTE_ORDERS } from '../../src/domain/note-order'
import * as make from '../fixtures/content'
import { homework, textNote } from '../fixtures/notes'

const content = make.editionContent()
const on = (item: NoteRef, id: string = item) => textNote({ id, item })
const ids = (notes: readonly TextNote[]) => notes.map(({ id }) => id)

describe('the reader’s notes are listed', () => {
  test('as they come, the newest change first', () => {
    const notes = [on('goal:r8/1'), on('initiative:r2/1-1-1-1')]
    expect(inOrder(notes, 'newest', content, [])).toEqual(notes)
  })

  test('by item in the order of the plans: years under their indicator, lines under their agenda, what is gone last', () => {
    const notes = [on('entry:b/e1'), on('point:consult/2023'), on('binder:c'), on('initiative:r2/9-9-9-9'), on('binder:b'), on('point:consult/2021'), on('initiative:r2/1-1-1-1'), on('indicator:consult'), on('goal:r2/1'), on('entry:b/e0')]
    expect(ids(inOrder(notes, 'item', content, []))).toEqual(['goal:r2/1', 'indicator:consult', 'point:consult/2021', 'point:consult/2023', 'initiative:r2/1-1-1-1', 'binder:b', 'entry:b/e0', 'entry:b/e1', 'binder:c', 'initiative:r2/9-9-9-9'])
  })

  test('by meeting, the latest first; what belongs to none, or to one that is not here, last', () => {
    const notes = [on('goal:r2/1', 'none'), textNote({ id: 'asked', kind: 'question', meeting: 'b' }), textNote({ id: 'lost', meeting: 'x' }), homework({ id: 'due', due: { binder: 'c' }, meeting: 'c' }), on('entry:b/e1', 'on line')]
    const ordered = inOrder(notes, 'meeting', content, ['c', 'b'])
    expect(ids(ordered)).toEqual(['due', 'asked', 'on line', 'none', 'lost'])
    expect(ordered.map(each => groupOf(each, 'meeting', ['c', 'b']))).toEqual(['c', 'b', 'b', undefined, undefined].map(binder => ({ by: 'meeting', binder })))
  })

  test('whole, whatever the order, and those of one group together', () => {
    const place = fc.constantFrom<NoteRef>('goal:r2/1', 'indicator:consult', 'point:consult/2021', 'binder:a', 'binder:b', 'entry:a/1', 'entry:b/1', 'entry:b/2', 'initiative:r2/0-0-0-0', 'visit:v')
    const written = fc.array(fc.tuple(place, fc.constantFrom('a', 'b', 'x', undefined)), { maxLength: 12 })
      .map(all => all.map(([item, meeting], at) => textNote({ id: `n${at}`, item, ...meeting !== undefined && { meeting } })))
    fc.assert(fc.property(written, fc.constantFrom(...NOTE_ORDERS), (notes, order) => {
      const ordered = inOrder(notes, order, content, ['b', 'a'])
      expect(ids(ordered).toSorted()).toEqual(ids(notes).toSorted())
      const groups = ordered.map(each => JSON.stringify(groupOf(each, order, ['b', 'a'])))
      const begun = groups.filter((group, at) => group !== groups[at - 1])
      expect(new Set(begun).size).toBe(begun.length)
    }))
  })
})
