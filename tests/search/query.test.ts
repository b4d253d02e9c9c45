import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loose } from '../../src/search/loose'
import { parseQuery } from '../../src/search/query'
import { spelling } from '../fixtures/content'

/** The forms of each word, as they will be looked for; codes as they are. */
function read(typed: string, ...groups: readonly (readonly string[])[]) {
  return parseQuery(typed, groups.map((words, index) => spelling(index + 1, words)))
    .map(term => term.kind === 'code' ? term.code : term.variants)
}

describe('a query', () => {
  test.each(['', ' ', '　', '\t\n'])('of nothing but white space (%j) has no words', (typed) => {
    expect(parseQuery(typed, [])).toEqual([])
  })

  test('is cut into words at spaces of any width', () => {
    expect(read('高齢者 見守り　窓口\n相談')).toEqual([['高齢者'], ['見守り'], ['窓口'], ['相談']])
  })

  test('keeps each word as it was typed beside its form', () => {
    expect(parseQuery('ｹｱﾗｰ', [])).toEqual([{ kind: 'word', typed: 'ｹｱﾗｰ', variants: ['けあら'] }])
  })

  test('leaves out a word of which nothing remains', () => {
    expect(read('゛ 窓口 ﾞ')).toEqual([['窓口']])
  })

  test.each(['、', '・・・', '？！', '（ ）', '★ ☆', '👶'])('of nothing but signs (%s) has no words', (typed) => {
    expect(parseQuery(typed, [])).toEqual([])
  })

  test('is cut into words at commas, full stops and quotation marks as well', () => {
    expect(read('「見守り」、高齢者。')).toEqual([['見守り'], ['高齢者']])
    expect(read('健診・教室 2,000人')).toEqual([['健診・教室'], ['2,000人']])
  })

  test('is cut off after a hundred characters, never within one', () => {
    expect(read('𩸽'.repeat(120))).toEqual([['𩸽'.repeat(100)]])
  })

  test('can be any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => {
      for (const term of parseQuery(typed, [spelling(1, ['a', 'b'])]))
        expect(term.kind === 'code' ? term.code : term.variants[0]).toBeTruthy()
    }))
  })
})

describe('a code', () => {
  test.each([
    ['1-1-2-3', '1-1-2-3'],
    ['１－１－２－３', '1-1-2-3'],
    ['1ー1ー2ー3', '1-1-2-3'],
    ['４―１―２―１０', '4-1-2-10'],
    ['4-1', '4-1'],
    ['4-1-2-', '4-1-2'],
  ])('is read from %s', (typed, code) => {
    expect(read(typed)).toEqual([code])
  })

  test.each(['3', '110番', '1-a', '-1', '1--2', 'Net-119', '2.3'])('is not seen in %s', (typed) => {
    expect(parseQuery(typed, [])).toMatchObject([{ kind: 'word' }])
  })

  test.each([['3', '3'], ['１２', '12'], ['8050', '8050']])('may be a number (%s), which is a word as well', (typed, code) => {
    expect(parseQuery(typed, [])).toMatchObject([{ kind: 'word', code }])
  })

  test.each(['110番', '第3', 'Net119'])('is not a number within a word (%s)', (typed) => {
    expect(parseQuery(typed, [])[0]).not.toHaveProperty('code')
  })

  test('can stand among words', () => {
    expect(read('4-1 相談')).toEqual(['4-1', ['相談']])
  })

  test('is never spelled otherwise', () => {
    expect(read('1-1', ['1-1', '壱の壱'])).toEqual(['1-1'])
  })
})

describe('spelling variants', () => {
  const child = ['こども', '子ども', '子供']

  test.each([
    ['こども', ['こども', '子ども', '子供']],
    ['子ども', ['子ども', 'こども', '子供']],
    ['コドモ', ['こども', '子ども', '子供']],
  ])('of %s begin with the word itself', (typed, forms) => {
    expect(read(typed, child)).toEqual([forms])
  })

  test('of a part of a word keep the rest of it', () => {
    expect(read('子ども会', child)).toEqual([['子ども会', 'こども会', '子供会']])
  })

  test('of several groups are combined', () => {
    expect(read('こどもの見守り', child, ['見守り', 'みまもり'])).toEqual([[
      'こどもの見守り',
      '子どもの見守り',
      '子供の見守り',
      'こどものみまもり',
      '子どものみまもり',
      '子供のみまもり',
    ]])
  })

  test('take the longest form a word holds', () => {
    expect(read('市社会福祉協議会', ['社協', '市社会福祉協議会', '社会福祉協議会'])).toEqual([['市社会福祉協議会', '社協', '社会福祉協議会']])
  })

  test('are folded as the word is', () => {
    expect(read('取組', ['取組', '取り組ミ'])).toEqual([['取組', loose('取り組み')]])
  })

  test('stop at two dozen', () => {
    const many = Array.from({ length: 40 }, (_, index) => `語${index}`)
    expect(read('語0', many)[0]).toHaveLength(24)
  })

  test('are not made where no group has the word', () => {
    expect(read('窓口', child)).toEqual([['窓口']])
  })

  test('of a form that another group gave are found as well', () => {
    expect(read('子ども相談課', child, ['こども家庭相談課', 'こども相談課'])[0]).toContain('こども家庭相談課')
  })
})
