import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GatheredText } from '../../src/ui/gathered-text'
import { columnHeads, placedCells } from '../../src/ui/table-heads'

/** Text from pieces that stand side by side; each letter's place is the piece and the letter's number in it. */
function gathered(steps: (text: GatheredText<string>, add: (name: string, shown: string) => void) => void): GatheredText<string> {
  const text = new GatheredText<string>()
  steps(text, (name, shown) => text.add(shown, at => `${name}${at}`))
  return text
}

const cell = <Content>(content: Content, columns = 1, rows = 1) => ({ content, columns, rows })

describe('gathered text', () => {
  test('joins what stands together and knows where every letter stood', () => {
    const { text, places } = gathered((_, add) => {
      add('a', '地域')
      add('b', '福祉')
    })
    expect([text, places]).toEqual(['地域福祉', ['a0', 'a1', 'b0', 'b1']])
  })

  test('takes blanks of any length for one space, and none at the beginning or the end', () => {
    const { text, places } = gathered((_, add) => add('a', ' \n 市　 の '))
    expect([text, places]).toEqual(['市 の', ['a3', undefined, 'a6']])
  })

  test('is parted by the strongest of several gaps, once', () => {
    const { text } = gathered((into, add) => {
      add('a', 'あ')
      for (const gap of ['、', '\n', ' '] as const)
        into.part(gap)
      add('b', 'い')
    })
    expect(text).toBe('あ\nい')
  })

  test('is parted where text between two stretches is passed over, and nowhere else', () => {
    const { text } = gathered((into, add) => {
      into.skip('Ask ')
      add('a', '福祉')
      into.skip('')
      add('b', '総務課')
      into.skip(' or ')
      add('c', '窓口')
      into.skip('.')
    })
    expect(text).toBe('福祉総務課\n窓口')
  })

  test('begins with no gap', () => {
    expect(gathered((into, add) => {
      into.part('\n')
      add('a', 'あ')
    }).text).toBe('あ')
  })

  test('says an announcement before what follows, and not before nothing', () => {
    const { text, places } = gathered((into, add) => {
      add('a', 'あ')
      into.announce('目標 ')
      into.announce('結果 ')
      into.part('、')
      add('b', '3')
      into.announce('出典 ')
      into.announce('')
      add('c', '人')
    })
    expect(text).toBe('あ、結果 3人')
    expect(places).toEqual(['a0', undefined, undefined, undefined, undefined, 'b0', 'c0'])
  })

  test('says an announcement once', () => {
    expect(gathered((into, add) => {
      into.announce('結果 ')
      add('a', '12')
      add('b', '人')
    }).text).toBe('結果 12人')
  })

  test('has a place for every letter that was shown', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom('', ' ', '、', '\n'), fc.string({ maxLength: 5 }))), (pieces) => {
      const { text, places } = gathered((into, add) => pieces.forEach(([gap, shown], index) => {
        into.part(gap as '' | ' ' | '、' | '\n')
        add(String(index), shown)
      }))
      expect(places).toHaveLength(text.length)
      expect(places.filter(place => place !== undefined)).toHaveLength(pieces.map(([, shown]) => shown).join('').replace(/\s/g, '').length)
    }))
  })
})

describe('what stands over a column', () => {
  test('is its heading', () => {
    expect(columnHeads([[cell('年度'), cell('目標')]])).toEqual(['年度', '目標'])
  })

  test('is the wider heading and then its own', () => {
    expect(columnHeads([
      [cell('年度', 1, 2), cell('見守り', 2), cell('備考', 1, 2)],
      [cell('目標'), cell('結果')],
    ])).toEqual(['年度', '見守り 目標', '見守り 結果', '備考'])
  })

  test('may be nothing', () => {
    expect(columnHeads([[cell(''), cell('目標')]])).toEqual(['', '目標'])
    expect(columnHeads([])).toEqual([])
  })
})

test('a cell that reaches down moves those of the next rows aside, and no later ones', () => {
  const columns = placedCells([[cell('a', 1, 3), cell('b')], [cell('c')], [cell('d')], [cell('e'), cell('f')]])
    .map(row => row.map(({ column }) => column))
  expect(columns).toEqual([[0, 1], [1], [1], [0, 1]])
})
