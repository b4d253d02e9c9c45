import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compareCodes, initiativeKey, initiativeTitle, latestGradedYear } from '../../src/domain/initiative'
import { initiative, yearGrade } from '../fixtures/content'

describe('the order of codes', () => {
  test('goes by number and not by letter', () => {
    const codes = ['1-1-10-1', '1-1-2-10', '10-1-1-1', '1-1-2-9', '2-1-1-1', '1-1-2-1']
    expect(codes.sort(compareCodes)).toEqual(['1-1-2-1', '1-1-2-9', '1-1-2-10', '1-1-10-1', '2-1-1-1', '10-1-1-1'])
  })

  test('puts a shorter code before the codes below it', () => {
    expect(['1-1-1', '1-1', '1'].sort(compareCodes)).toEqual(['1', '1-1', '1-1-1'])
  })

  test('is the order of their numbers, one after the other, and reverses when the two change places', () => {
    const code = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 })
    fc.assert(fc.property(code, code, (left, right) => {
      const [a, b] = [left.join('-'), right.join('-')]
      expect(Math.sign(compareCodes(a, b))).toBe(Math.sign(byNumbers(left, right)))
      expect(compareCodes(a, b) + compareCodes(b, a)).toBe(0)
    }))
  })
})

test('a title is the name without its repost mark, whatever width the mark is printed in', () => {
  expect(initiativeTitle({ name: '【再掲3-1-1-7】老人クラブへの支援' })).toBe('老人クラブへの支援')
  expect(initiativeTitle({ name: '【再掲４－２－１－３】虐待防止の周知' })).toBe('虐待防止の周知')
})

test('a title keeps brackets that are no repost mark', () => {
  expect(initiativeTitle({ name: '【新規】居場所【再掲】づくり' })).toBe('【新規】居場所【再掲】づくり')
})

test('the key names the plan, because 4-1-5-18 is two things in two plans', () => {
  expect(initiativeKey(initiative('4-1-5-18'))).toBe('r2/4-1-5-18')
  expect(initiativeKey(initiative('4-1-5-18', { plan: 'r8' }))).toBe('r8/4-1-5-18')
})

test('the newest graded year is the largest, however the years are written down', () => {
  expect(latestGradedYear({ grades: { 2022: yearGrade('A'), 2020: yearGrade('B'), 2021: yearGrade('C') } })).toBe(2022)
})

test('an initiative nobody graded has no graded year', () => {
  expect(latestGradedYear({ grades: {} })).toBeUndefined()
})

function byNumbers(left: readonly number[], right: readonly number[]): number {
  const index = left.findIndex((part, at) => part !== right[at])
  return index < 0 ? left.length - right.length : (left[index] ?? 0) - (right[index] ?? -1)
}
