import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTE_LIMIT } from '../../src/domain/note'
import { noteOf } from '../../src/domain/note-shape'
import { note } from '../fixtures/notes'
import { arbitraryNotes } from '../fixtures/written-notes'

describe('a note from a disk or a file', () => {
  test('is taken as it was written', () => {
    fc.assert(fc.property(arbitraryNotes(5), (notes) => {
      expect(notes.map(noteOf)).toEqual(notes)
    }))
  })

  test('may have the name of an item in its id, as bookmarks have', () => {
    expect(noteOf(note({ id: 'bookmark/city/prod/service:相談' }))).toMatchObject({ id: 'bookmark/city/prod/service:相談' })
  })

  test('brings nothing along that a note does not have', () => {
    expect(noteOf({ ...note(), extra: 1, toString: 'x' })).toEqual(note())
  })

  test.each<[string, object]>([
    ['no id', { id: '' }],
    ['an id an address cannot carry', { id: '\uD800' }],
    ['an id of two lines', { id: 'a\nb' }],
    ['an endless id', { id: 'a'.repeat(1001) }],
    ['an id that is a number', { id: 7 }],
    ['no feed', { feed: '' }],
    ['an unknown kind', { kind: 'list' }],
    ['an item that is none', { item: 'mayor:1' }],
    ['an endless item', { item: `goal:${'1'.repeat(1000)}` }],
    ['an endless title', { title: 'あ'.repeat(1001) }],
    ['an edition before the first', { version: -1 }],
    ['half an edition', { version: 1.5 }],
    ['an edition in words', { version: '3' }],
    ['an endless mark', { mark: '0'.repeat(1001) }],
    ['a text past the limit', { text: 'あ'.repeat(NOTE_LIMIT + 1) }],
    ['a text that is a list', { text: ['a'] }],
    ['a day that is none', { created: '2026-13-41T00:00:00.000Z' }],
    ['a day in words', { changed: 'きのう' }],
    ['no revision', { revision: 0 }],
    ['a revision past counting', { revision: 2 ** 53 }],
    ['a revision that is no number', { revision: Number.NaN }],
    ['a question whether it was deleted', { deleted: 'no' }],
    ['a text although it was deleted', { deleted: true }],
    ['a text although it is a bookmark', { kind: 'bookmark' }],
    ['an origin that is no item', { from: { item: 'x', title: '' } }],
    ['an origin without a title', { from: { item: 'goal:r8/1' } }],
    ['an origin that is nothing', { from: null }],
    ['a name that reaches behind it', { prototype: {} }],
  ])('is none with %s', (_, wrong) => {
    expect(noteOf({ ...note(), ...wrong })).toBeUndefined()
  })

  test.each(Object.keys(note()))('is none without its %s', (field) => {
    expect(noteOf(Object.fromEntries(Object.entries(note()).filter(([name]) => name !== field)))).toBeUndefined()
  })

  test.each([undefined, null, 'note', 7, [], [note()], {}])('is none as %j', (value) => {
    expect(noteOf(value)).toBeUndefined()
  })
})
