import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NOTE_LIMIT } from '../../src/domain/note'
import { noteOf } from '../../src/domain/note-shape'
import { note } from '../fixtures/notes'

describe('a value', () => {
  test('that is a note is taken for one, with nothing else that lies in it', () => {
    const carried = note({ from: { item: 'goal:r2/1', title: '目標' } })
    expect(noteOf({ ...carried, more: 1 })).toEqual(carried)
    expect(noteOf(note({ text: 'あ'.repeat(NOTE_LIMIT) }))).toBeDefined()
  })

  test.each(Object.keys(note()))('without %s is none', (key) => {
    const value: Record<string, unknown> = { ...note() }
    Reflect.deleteProperty(value, key)
    expect(noteOf(value)).toBeUndefined()
  })

  test.each([
    ['a number for a text', { text: 7 }],
    ['a text that is too long', { text: 'あ'.repeat(NOTE_LIMIT + 1) }],
    ['an item of no kind', { item: 'javascript:alert(1)' }],
    ['an unknown kind', { kind: 'poem' }],
    ['a revision of 0', { revision: 0 }],
    ['a revision past counting', { revision: 2 ** 53 }],
    ['no id', { id: '' }],
    ['a bookmark with a text', { kind: 'bookmark', text: 'あ' }],
    ['a tombstone with a text', { deleted: true }],
    ['an origin that is none', { from: 'goal:r2/1' }],
  ])('with %s is none', (_, changes) => {
    expect(noteOf({ ...note(), ...changes })).toBeUndefined()
  })

  test.each(['__proto__', 'constructor', 'prototype'])('that brings its own %s is none', (key) => {
    expect(noteOf(JSON.parse(`{"${key}":{"deleted":true},${JSON.stringify(note()).slice(1)}`))).toBeUndefined()
  })

  test('of any other form is none, and nothing is thrown', () => {
    fc.assert(fc.property(fc.anything(), value => noteOf(value) === undefined))
  })
})
