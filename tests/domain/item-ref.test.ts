import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as v from 'valibot'
import { isItemRef, isNoteRef, OWN_REF_KINDS, ownerOf, parseNoteRef, parseRef, REF_KINDS, refTo, splitKey } from '../../src/domain/item-ref'
import { itemRef } from '../../src/feed/schema-parts'

const KINDS = ['plan', 'goal', 'direction', 'kind', 'initiative', 'indicator', 'programme', 'service', 'meeting', 'record', 'term', 'discrepancy', 'assessment', 'source'] as const

describe('a reference', () => {
  test.each([
    ['initiative:r2/1-1-1-1', 'initiative', 'r2/1-1-1-1'],
    ['record:2024-01-11-renrakukai/3', 'record', '2024-01-11-renrakukai/3'],
    ['programme:健福-01', 'programme', '健福-01'],
  ])('%s is a kind and a key', (text, kind, key) => {
    expect(parseRef(text)).toEqual({ kind, key })
    expect(isItemRef(text)).toBe(true)
  })

  test('is divided at its first colon: a key may hold others', () => {
    expect(parseRef('source:report:12')).toEqual({ kind: 'source', key: 'report:12' })
  })

  test('is put together from what it was divided into', () => {
    fc.assert(fc.property(fc.constantFrom(...KINDS), fc.string({ minLength: 1 }), (kind, key) => {
      expect(parseRef(refTo(kind, key))).toEqual({ kind, key })
    }))
  })

  test.each(['', ':', 'goal', 'goal:', ':r2/1', 'goals:r2/1', 'Goal:r2/1', 'person:1', 'constructor:1', '__proto__:1', ' goal:r2/1'])('is not 「%s」', (text) => {
    expect(parseRef(text)).toBeUndefined()
    expect(isItemRef(text)).toBe(false)
  })

  test.each(['plans', 'goalx', 'termé'])('is not 「%s」, a kind with one letter more and no colon', (text) => {
    expect(parseRef(text)).toBeUndefined()
  })
})

test('every kind that can be pointed to is known', () => {
  expect([...REF_KINDS].sort()).toEqual([...KINDS].sort())
})

describe('what only writing stands on', () => {
  const OWN = ['binder:b1', 'entry:b1/e1', 'point:jobs-disabled/2024', 'visit:v1'] as const

  test('is a place for a note, and no item that a feed may point to', () => {
    expect(OWN.map(ref => parseNoteRef(ref)?.kind)).toEqual([...OWN_REF_KINDS])
    expect(OWN.filter(ref => isItemRef(ref) || v.is(itemRef, ref))).toEqual([])
  })

  test('is beside every item', () => {
    expect(REF_KINDS.every(kind => isNoteRef(`${kind}:x`) && v.is(itemRef, `${kind}:x`))).toBe(true)
  })

  test.each(['binder:', 'entry:b1', 'entry:/e1', 'entry:b1/', 'point:x', 'point:x/R6', 'point:/2024', 'point:x/20244', 'visit', 'binders:b1', 'person:1'])('is not 「%s」', (text) => {
    expect(isNoteRef(text)).toBe(false)
  })

  test('is divided at the last stroke, and belongs to its indicator or its binder', () => {
    expect(splitKey('a/b/2024')).toEqual(['a/b', '2024'])
    expect(ownerOf('point:a/b/2024')).toBe('indicator:a/b')
    expect(ownerOf('entry:b1/e1')).toBe('binder:b1')
    expect(['binder:b1', 'goal:r2/1'].map(ref => isNoteRef(ref) && ownerOf(ref))).toEqual(['binder:b1', 'goal:r2/1'])
  })
})
