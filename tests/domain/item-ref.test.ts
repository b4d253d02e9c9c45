import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isItemRef, parseRef, REF_KINDS, refTo } from '../../src/domain/item-ref'

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
