import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeJson } from '../../src/feed/json'
import { isSameRow } from '../../src/tables/same-row'

/** Plain data of few words, so that two of them are the same now and then. */
const data = fc.letrec(tie => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(0, 1, -1, '', 'あ', true, false, null),
    fc.array(tie('value'), { maxLength: 2 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(tie('value'), fc.constant(undefined)), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

test('two rows are the same just where their published bytes are', () => {
  fc.assert(fc.property(data, data, (left, right) => {
    expect(isSameRow(left, right)).toBe(Buffer.compare(encodeJson([left]), encodeJson([right])) === 0)
  }), { numRuns: 2000 })
})

test.each([
  ['fields in another order', { a: 1, b: [2] }, { b: [2], a: 1 }, true],
  ['a field that is undefined', { a: 1, b: undefined }, { a: 1 }, true],
  ['a field that is blank instead of missing', { a: '' }, {}, false],
  ['an array and an object of the same entries', { a: [1] }, { a: { 0: 1 } }, false],
  ['a number and its text', { a: 1 }, { a: '1' }, false],
  ['a deep difference', { a: [{ b: { c: 1 } }] }, { a: [{ b: { c: 2 } }] }, false],
])('%s', (_, left, right, answer) => {
  expect(isSameRow(left, right)).toBe(answer)
})
