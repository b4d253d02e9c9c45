import { describe, expect, test } from 'vitest'
import { replacedAfter } from '../../src/domain/replaced-after'

const afterNoDigit = replacedAfter(/(?:^|\D)$/, /(\d)年/g, (_, digit) => `[${digit}]`)

describe('a replacement after what stands before', () => {
  test.each([
    ['3年', '[3]'],
    ['約3年と4年。', '約[3]と[4]。'],
    ['13年', '13年'],
    ['13年、3年', '13年、[3]'],
    ['3年4年', '[3][4]'],
    ['', ''],
  ])('%s → %s', (text, said) => {
    expect(afterNoDigit(text)).toBe(said)
  })

  test('finds a match that begins inside one that does not fit', () => {
    expect(replacedAfter(/b$/, /\w{2}/g, found => `<${found}>`)('abcde')).toBe('ab<cd>e')
  })

  test('looks at the text as it was, not as it is said', () => {
    expect(replacedAfter(/a$/, /a|b/g, () => 'x')('aab')).toBe('axx')
  })
})
