import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { achievement, roundHalfUp } from '../../src/domain/achievement'

const reported = (value: number) => ({ kind: 'reported', value }) as const
const set = (value: number) => ({ kind: 'set', value }) as const

// Target, result and rate exactly as printed on the city's own sheet (seed 002, 成果指標①〜④).
test.each([
  ['①R3', 58.9, 60.2, 'higher', 102.2],
  ['①R4', 61.8, 61.0, 'higher', 98.7],
  ['①R5', 64.7, 62.0, 'higher', 95.8],
  ['①R6', 67.6, 65.6, 'higher', 97.0],
  ['②R3', 58.8, 52.7, 'higher', 89.6],
  ['②R4', 61.6, 53.2, 'higher', 86.4],
  ['②R5', 64.4, 51.8, 'higher', 80.4],
  ['②R6', 67.2, 57.7, 'higher', 85.9],
  ['③R2', 18.5, 17.9, 'lower', 103.4],
  ['③R3', 18.7, 18.3, 'lower', 102.2],
  ['③R4', 19.0, 18.6, 'lower', 102.2],
  ['③R5', 19.4, 19.2, 'lower', 101.0],
  ['④R2', 1642, 1623, 'higher', 98.8],
  ['④R3', 1820, 1810, 'higher', 99.5],
  ['④R4', 2000, 1906, 'higher', 95.3],
  ['④R5', 2000, 2043, 'higher', 102.2], // 102.15 exactly: half up
  ['④R6', 2000, 2186, 'higher', 109.3],
] as const)('%s: target %d, result %d (%s is better) gives the printed rate %d', (_, target, result, better, percent) => {
  expect(achievement(reported(result), set(target), better)).toEqual({ kind: 'measured', percent, grade: 'A' })
})

// The two rates the progress report prints with a grade (seed 001, L103 and L231).
test.each([
  ['213 of 224 committee members', 224, 213, 95.1, 'A'],
  ['70.3 of 100 per cent of lists', 100, 70.3, 70.3, 'B'],
] as const)('%s gives the printed rate and grade', (_, target, result, percent, grade) => {
  expect(achievement(reported(result), set(target), 'higher')).toEqual({ kind: 'measured', percent, grade })
})

describe('a year without a result', () => {
  test.each(['notConducted', 'pending', 'blank'] as const)('%s gives neither a rate nor a grade', (kind) => {
    expect(achievement({ kind }, set(58.8), 'higher')).toEqual({ kind: 'noResult', because: kind })
  })

  test.each(['notSet', 'undecided', 'blank'] as const)('is told as such even where the target is %s', (kind) => {
    expect(achievement({ kind: 'blank' }, { kind }, 'lower')).toEqual({ kind: 'noResult', because: 'blank' })
  })
})

test.each(['notSet', 'undecided', 'blank'] as const)('a target that is %s gives neither a rate nor a grade', (kind) => {
  expect(achievement(reported(0.9), { kind }, 'higher')).toEqual({ kind: 'noTarget', because: kind })
})

describe('zero', () => {
  test('as a reported result is 0 % and D: somebody counted, and there was nothing', () => {
    expect(achievement(reported(0), set(10), 'higher')).toEqual({ kind: 'measured', percent: 0, grade: 'D' })
  })

  test('as a target has no rate, because nothing can be divided by it', () => {
    expect(achievement(reported(3), set(0), 'higher')).toEqual({ kind: 'undefinedRatio' })
  })

  test('as a result of an indicator that should be low has no rate', () => {
    expect(achievement(reported(0), set(18.5), 'lower')).toEqual({ kind: 'undefinedRatio' })
  })
})

test('a negative result has no rate and does not throw', () => {
  expect(achievement(reported(-1), set(10), 'higher')).toEqual({ kind: 'undefinedRatio' })
})

test('the rate of tenths equals the exact fraction rounded half up, in both directions', () => {
  const tenths = fc.integer({ min: 1, max: 100_000 })
  fc.assert(fc.property(tenths, tenths, (result, target) => {
    expect(achievement(reported(result / 10), set(target / 10), 'higher')).toMatchObject({ percent: exactPercent(result, target) })
    expect(achievement(reported(result / 10), set(target / 10), 'lower')).toMatchObject({ percent: exactPercent(target, result) })
  }))
})

describe('roundHalfUp', () => {
  test.each([
    [102.15, 1, 102.2], // 2043 ÷ 2000
    [1.005, 2, 1.01],
    [62.5, 0, 63],
    [0.05, 1, 0.1],
    [0.0499, 1, 0],
    [89.625, 1, 89.6],
  ])('%d to %d decimals is %d', (value, decimals, expected) => {
    expect(roundHalfUp(value, decimals)).toBe(expected)
  })

  test('agrees with exact whole-number arithmetic and stays within half a step', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 1, max: 100_000 }), (n, d) => {
      const percent = n / d * 100
      const rounded = roundHalfUp(percent, 1)
      expect(rounded).toBe(exactPercent(n, d))
      expect(Math.abs(rounded - percent)).toBeLessThanOrEqual(0.05 + percent * 1e-11 + 1e-9)
    }), { numRuns: 1000 })
  })

  test('takes every exact half upwards, though no binary fraction is one', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 1_000_000 }), (k) => {
      // (2k + 1) ÷ 2000 is k whole tenths of a percent and a half.
      expect(roundHalfUp((2 * k + 1) / 2000 * 100, 1)).toBe((k + 1) / 10)
    }), { numRuns: 1000 })
  })
})

/** n ÷ d in percent to one decimal, half up, reckoned in whole numbers only. */
function exactPercent(n: number, d: number): number {
  return Number((2000n * BigInt(n) + BigInt(d)) / (2n * BigInt(d))) / 10
}
