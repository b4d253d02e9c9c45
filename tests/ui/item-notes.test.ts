import type { ItemRef } from '../../src/domain/item-ref'
import type { Note } from '../../src/domain/note'
import { describe, expect, test } from 'vitest'
import { isPartOf, notesOn, screenOf, startOf } from '../../src/ui/item-notes'
import { note } from '../fixtures/notes'

describe('the screen that shows the notes of an item', () => {
  test.each([
    ['goal:r2/3', 'goal:r2/3'],
    ['direction:r8/1-2', 'goal:r8/1'],
    ['kind:r8/1-2-4', 'goal:r8/1'],
    ['kind:r8/12-2-4', 'goal:r8/12'],
    ['record:2024-01-11-renrakukai/3', 'meeting:2024-01-11-renrakukai'],
    ['initiative:r2/4-1-5-13', 'initiative:r2/4-1-5-13'],
    ['service:tsudoi-hiroba', 'service:tsudoi-hiroba'],
    ['point:consult/2021', 'indicator:consult'],
    ['entry:b/e1', 'binder:b'],
  ] as const)('%s is on the screen of %s', (item, screen) => {
    expect(screenOf(item)).toBe(screen)
  })

  test('has its own and those of the places on it, in their order, and no others', () => {
    const items: readonly ItemRef[] = ['kind:r8/1-2-4', 'goal:r8/1', 'goal:r8/11', 'kind:r8/11-2-4', 'goal:r2/1']
    const all: readonly Note[] = items.map(item => note({ id: item, item }))
    expect(notesOn(all, 'goal:r8/1').map(({ id }) => id)).toEqual(['kind:r8/1-2-4', 'goal:r8/1'])
  })
})

test.each([
  ['point:consult/2021', 'indicator:consult', true],
  ['point:consult/2021', 'indicator:jobs', false],
  ['entry:b/e1', 'binder:b', true],
  ['indicator:consult', 'indicator:consult', false],
  ['kind:r8/1-2-4', 'goal:r8/1', false],
] as const)('%s stands on a place of its own on the screen of %s: %s', (part, whole, own) => {
  expect(isPartOf(part, whole)).toBe(own)
})

describe('a note among others is named', () => {
  test('by all of a short text, on one line', () => {
    expect(startOf(note({ text: '委員会で\r\n聞くこと' }))).toBe('委員会で 聞くこと')
  })

  test('by the first letters of a long one, none of them cut in half', () => {
    expect(startOf(note({ text: `${'𠮷'.repeat(30)}` }))).toBe(`${'𠮷'.repeat(20)}…`)
    expect(startOf(note({ text: 'あ'.repeat(30) }), 3)).toBe('あああ…')
  })
})
