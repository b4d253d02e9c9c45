import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalPassphrase, PASSPHRASE_MOST, passphraseProblem } from '../../src/domain/passphrase'

describe('a passphrase', () => {
  test.each(['さくらの咲く坂道', '春の海 ひねもす', 'correct horse', '山川谷森海空雲雨', '🌸🌊🏔️🍵🐈🚲☂️🎏'])('may be 「%s」', (typed) => {
    expect(passphraseProblem(typed)).toBeUndefined()
  })

  test.each([
    ['short', ''],
    ['short', 'さくらの咲く坂'],
    ['short', '   さくらさか   '],
    ['long', 'さくらの咲く坂道'.repeat(26)],
    ['guessable', 'ああああああああ'],
    ['guessable', 'abababababab'],
    ['guessable', '12345678'],
    ['guessable', '1234567890'],
    ['guessable', '９８７６５４３２１０'],
    ['guessable', 'abcdefgh'],
    ['guessable', 'Password'],
    ['guessable', 'ｐａｓｓｗｏｒｄ'],
  ])('is %s: 「%s」', (problem, typed) => {
    expect(passphraseProblem(typed)).toBe(problem)
  })

  test('is counted in letters as a reader counts, not in parts of a letter', () => {
    expect(passphraseProblem('𠮷野家𠀋𡈽葛')).toBe('short')
    expect(passphraseProblem('𠮷野家𠀋𡈽葛飾区')).toBeUndefined()
  })

  test('is the same whichever keyboard wrote it', () => {
    expect(normalPassphrase('ｻｸﾗ ﾊﾟｰｸ１２　')).toBe('サクラ パーク12')
    expect(normalPassphrase('か\u3099くどう')).toBe('がくどう')
  })

  test('is brought into one form once and for all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: PASSPHRASE_MOST }), (typed) => {
      expect(normalPassphrase(normalPassphrase(typed))).toBe(normalPassphrase(typed))
    }))
  })
})
