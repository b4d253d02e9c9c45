import { expect, test } from 'vitest'
import { oneOf } from '../../src/tables/one-of'

test('a word of the list is that word', () => {
  expect(oneOf(['yes', 'no', 'unknown'], 'unknown')).toBe('unknown')
})

test.each(['', 'maybe', 'YES'])('「%s」, which is already reported as bad, stands as the first of the list', (text) => {
  expect(oneOf(['yes', 'no'], text)).toBe('yes')
})
