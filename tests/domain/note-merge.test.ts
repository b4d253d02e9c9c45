import type { Note } from '../../src/domain/note'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isVariant, mergeNotes, sameContent, settled } from '../../src/domain/note-merge'
import { note } from '../fixtures/notes'

const arbitraryNote: fc.Arbitrary<Note> = fc.record({
  id: fc.constantFrom('a', 'b', 'c'),
  text: fc.constantFrom('', 'りんご', 'みかん', 'ぶどう'),
  changed: fc.constantFrom('2026-12-01T00:00:00.000Z', '2026-12-02T00:00:00.000Z'),
  revision: fc.integer({ min: 1, max: 3 }),
  deleted: fc.boolean(),
}).map(fields => note({ ...fields, text: fields.deleted ? '' : fields.text }))

const arbitraryNotes = fc.array(arbitraryNote, { maxLength: 6 })

/** What a device would hold that has merged before. */
const arbitraryHolding = fc.oneof(arbitraryNotes, fc.tuple(arbitraryNotes, arbitraryNotes).map(([a, b]) => mergeNotes(a, b)))

describe('merging notes', () => {
  test('gives the same in either order', () => {
    fc.assert(fc.property(arbitraryHolding, arbitraryHolding, (a, b) => {
      expect(mergeNotes(a, b)).toEqual(mergeNotes(b, a))
    }))
  })

  test('gives the same whichever two of three are merged first', () => {
    fc.assert(fc.property(arbitraryHolding, arbitraryHolding, arbitraryHolding, (a, b, c) => {
      expect(mergeNotes(mergeNotes(a, b), c)).toEqual(mergeNotes(a, mergeNotes(b, c)))
    }), { numRuns: 500 })
  })

  test('gives the same when it is done again', () => {
    fc.assert(fc.property(arbitraryHolding, arbitraryHolding, (a, b) => {
      const once = mergeNotes(a, b)
      expect(mergeNotes(once, a)).toEqual(once)
      expect(mergeNotes(once, once)).toEqual(once)
    }))
  })

  test('loses no text of the highest revision', () => {
    fc.assert(fc.property(arbitraryNotes, arbitraryNotes, (a, b) => {
      const texts = new Set(mergeNotes(a, b).map(({ text }) => text))
      const all = [...a, ...b]
      const newest = all.filter(({ id, revision, deleted }) => !deleted && all.every(other => other.id !== id || other.revision <= revision))
      expect(newest.filter(({ text }) => !texts.has(text))).toEqual([])
    }))
  })

  test('keeps what only one side has', () => {
    expect(mergeNotes([note({ id: 'a' })], [note({ id: 'b' })]).map(({ id }) => id)).toEqual(['a', 'b'])
  })

  test('keeps the higher revision, whatever the clock said', () => {
    const older = note({ text: '前', revision: 1, changed: '2030-01-01T00:00:00.000Z' })
    const newer = note({ text: '後', revision: 2, changed: '2020-01-01T00:00:00.000Z' })
    expect(mergeNotes([older], [newer])).toEqual([newer])
  })

  test('leaves deleted what was deleted last', () => {
    const deletion = note({ text: '', revision: 2, deleted: true })
    expect(mergeNotes([note({ revision: 1 })], [deletion])).toEqual([deletion])
  })

  test('keeps both where two writes made the same revision', () => {
    const [first, second] = [note({ text: '一つ目', revision: 2 }), note({ text: '二つ目', revision: 2 })]
    const merged = mergeNotes([first], [second])
    expect(merged.map(({ text }) => text).sort()).toEqual(['一つ目', '二つ目'])
    expect(merged.map(isVariant)).toEqual([false, true])
    expect(merged[1]).toMatchObject({ item: first.item, from: { item: first.item, title: first.title } })
  })

  test('keeps the text where it was deleted and changed in the same revision', () => {
    const changed = note({ text: '残す', revision: 2 })
    expect(mergeNotes([note({ text: '', revision: 2, deleted: true })], [changed])).toEqual([changed])
  })

  test('takes two equal writes at different instants for one', () => {
    const merged = mergeNotes([note({ changed: '2026-12-01T00:00:00.000Z' })], [note({ changed: '2026-12-02T00:00:00.000Z' })])
    expect(merged).toHaveLength(1)
  })
})

describe('the other version of a conflict', () => {
  const [, variant] = mergeNotes([note({ text: '一つ目' })], [note({ text: '二つ目' })])

  test('gives way to a later write of the note', () => {
    const later = note({ text: 'まとめた', revision: 2 })
    expect(variant && mergeNotes([variant], [later])).toEqual([later])
  })

  test('stays for good once it is a note of its own', () => {
    const own = variant && settled(variant)
    const later = note({ text: 'まとめた', revision: 9 })
    expect(own && isVariant(own)).toBe(false)
    expect(own && mergeNotes([own], [later])).toEqual([later, own])
  })

  test('is the only note that settling changes', () => {
    expect(settled(note())).toEqual(note())
  })
})

test('a carried note that comes back to the item it came from is told apart from its like', () => {
  const carried = note({ from: { item: 'goal:r2/1', title: '目標' } })
  expect(sameContent(carried, note())).toBe(false)
  expect(sameContent(carried, { ...carried, changed: '2027-01-01T00:00:00.000Z' })).toBe(true)
})
