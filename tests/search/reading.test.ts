import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loose } from '../../src/search/loose'
import { markHits } from '../../src/search/highlight'
import { alignReading } from '../../src/search/reading'

/** Each letter of the reading with the part of the text it reads. */
function aligned(text: string, reading: string): string {
  return alignReading(text, reading).map(unit => `${unit.text}${text.slice(unit.from, unit.to)}`).join(' ')
}

function marked(text: string, reading: string, ...words: readonly string[]): string {
  return markHits(text, words.map(loose), reading).map(piece => piece.hit ? `[${piece.text}]` : piece.text).join('')
}

describe('a reading', () => {
  test.each([
    ['kana stand for themselves', 'みまもり', 'みまもり', 'みみ まま もも りり'],
    ['kanji between kana are read with what lies between', '見守りの会', 'みまもりのかい', 'み見守 ま見守 も見守 りり のの か会 い会'],
    ['widths and katakana fold', 'ｹｱﾗｰ支援', 'けあらーしえん', 'けｹ あｱ らﾗ し支援 え支援 ん支援'],
  ])('is laid on its text: %s', (_, text, reading, pairs) => {
    expect(aligned(text, reading)).toBe(pairs)
  })

  test.each([
    ['does not fit', '見守りの会', 'おんせん'],
    ['fits in two ways', '市の野の花', 'しののののはな'],
    ['is too short for its kanji', '成年後見', 'せい'],
    ['is too long for its kanji', '会', 'こうけんにんかい'],
    ['is empty', '会', ''],
  ])('is left alone where it %s', (_, text, reading) => {
    expect(alignReading(text, reading)).toEqual([])
  })

  test('of any text gives letters that join to it and come from within the text, in order', () => {
    const piece = fc.constantFrom(['相談', 'そうだん'], ['見守', 'みまも'], ['り', 'り'], ['の', 'の'], ['ケアラー', 'けあらー'], ['１', '1'], ['髙', 'たか'], ['・', '・'])
    fc.assert(fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const text = pieces.map(([written]) => written).join('')
      const reading = pieces.map(([, read]) => read).join('')
      const units = alignReading(text, reading)
      if (units.length > 0)
        expect(units.map(unit => unit.text).join('')).toBe(loose(reading))
      let at = 0
      for (const unit of units) {
        expect(unit.from).toBeGreaterThanOrEqual(at)
        expect(unit.to).toBeLessThanOrEqual(text.length)
        at = unit.from
      }
    }))
  })

  test('of a very long text is laid on it in no time', () => {
    const text = '相談の会'.repeat(60)
    expect(alignReading(text, 'そうだんのかい'.repeat(59)).length).toBe(0)
  })
})

describe('a hit in the reading marks', () => {
  test.each([
    ['the kanji it reads', '見守りの会', 'みまもりのかい', 'みまもり', '[見守り]の会'],
    ['a run of kanji as a whole', '成年後見制度の普及', 'せいねんこうけんせいどのふきゅう', 'せいねんこうけん', '[成年後見制度]の普及'],
    ['kana and kanji together', '子ども食堂', 'こどもしょくどう', 'こどもしょくどう', '[子ども食堂]'],
    ['what stands in the text as well', 'みまもりと見守り', 'みまもりとみまもり', 'みまもり', '[みまもり]と[見守り]'],
    ['nothing where it is not certain', '市の野の花', 'しののののはな', 'ののの', '市の野の花'],
    ['nothing for two letters, which stand nearly everywhere', '見守りの会', 'みまもりのかい', 'かい', '見守りの会'],
    ['nothing without a reading', '見守りの会', '', 'みまもり', '見守りの会'],
  ])('%s', (_, text, reading, word, expected) => {
    expect(marked(text, reading, word)).toBe(expected)
  })

  test('pieces that join to the original text', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'見守りのケアラー会ｶﾞ１'), maxLength: 10 })
    fc.assert(fc.property(letters, fc.string({ unit: fc.constantFrom(...'みまもりのけあらーかいが1'), maxLength: 16 }), letters, (text, reading, word) => {
      expect(markHits(text, [loose(word)], reading).map(piece => piece.text).join('')).toBe(text)
    }))
  })
})
