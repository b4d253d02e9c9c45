import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partCovers, partHolds, smallerParts, splitName } from '../../src/feed/shard-part'

const hash = fc.stringMatching(/^[0-9a-f]{64}$/)

/** The parts a hash falls into from the whole down to so many cuts. */
function wayOf(digits: string, cuts: number): readonly string[] {
  const way = ['']
  for (let cut = 0; cut < cuts; cut++)
    way.push(smallerParts(way.at(-1) ?? '').filter(part => partHolds(part, digits)).join(' and '))
  return way
}

describe('a collection that is cut', () => {
  test('is named by digits, and by a run of the next where a part was halved', () => {
    expect(smallerParts('')).toHaveLength(16)
    expect(smallerParts('a')).toEqual(['a0-7', 'a8-f'])
    expect(smallerParts('a0-7')).toEqual(['a0-3', 'a4-7'])
    expect(smallerParts('a4-5')).toEqual(['a4', 'a5'])
    expect(smallerParts('a4')).toEqual(['a40-7', 'a48-f'])
  })

  test('has every row in exactly one part, however deep the cut', () => {
    fc.assert(fc.property(hash, (digits) => {
      for (const part of wayOf(digits, 12).slice(1))
        expect(part).toMatch(/^[0-9a-f]+(?:-[0-9a-f])?$/)
    }))
  })

  test('has parts that lie one in another, and in no other', () => {
    fc.assert(fc.property(hash, hash, fc.nat(11), fc.nat(11), (one, two, shallow, more) => {
      const [outer, inner] = [wayOf(one, shallow).at(-1) ?? '', wayOf(two, shallow + more).at(-1) ?? '']
      expect(partCovers(outer, inner)).toBe(partHolds(outer, two))
    }))
  })
})

test('a name is taken apart; a plan is no part', () => {
  expect(splitName('initiatives/r2/a0-7')).toEqual({ whole: 'initiatives/r2', part: 'a0-7' })
  expect(splitName('services/f')).toEqual({ whole: 'services', part: 'f' })
  expect(splitName('initiatives/r2')).toEqual({ whole: 'initiatives/r2', part: '' })
  expect(splitName('services')).toEqual({ whole: 'services', part: '' })
})
