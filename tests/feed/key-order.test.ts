import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareKeys } from '../../src/feed/key-order'

/** The rule, written as it is said: run by run, numbers as numbers, else by their letters. */
function byRuns(left: string, right: string): number {
  const [these, those] = [left, right].map(key => key.match(/\d+|\D+/g) ?? [])
  for (const [at, x] of (these ?? []).entries()) {
    const y = those?.[at]
    if (y === undefined)
      return 1
    if (/^\d/.test(x) && /^\d/.test(y) && Number(x) !== Number(y))
      return Number(x) - Number(y)
    if (x !== y)
      return x < y ? -1 : 1
  }
  return (these?.length ?? 0) - (those?.length ?? 0)
}

test('keys are in the order of their runs, whatever they begin with alike', () => {
  const key = fc.array(fc.constantFrom('1', '0', '2', '9', '-', '/', 'a', 'b', '目', '９', '12', '007'), { maxLength: 8 }).map(letters => letters.join(''))
  fc.assert(fc.property(key, key, key, (begin, x, y) => {
    expect(Math.sign(compareKeys(begin + x, begin + y))).toBe(Math.sign(byRuns(begin + x, begin + y)))
  }), { numRuns: 3000 })
  expect([compareKeys('a1', 'a-'), compareKeys('r2/1-9', 'r2/1-10'), compareKeys('r2/1', 'r2/1-1'), compareKeys('1', '01')].map(Math.sign)).toEqual([-1, -1, -1, 1])
})
