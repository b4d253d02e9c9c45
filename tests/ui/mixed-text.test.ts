import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isReferenceNumber, mixedText } from '../../src/ui/mixed-text'

function japaneseIn(text: string): readonly string[] {
  return mixedText(text).filter(({ japanese }) => japanese).map(stretch => stretch.text)
}

describe('names in Japanese inside an English sentence', () => {
  test.each([
    ['This counts 12 initiatives.', []],
    ['Ask to speak to “こどもみらい部” or “福祉総務課”.', ['こどもみらい部', '福祉総務課']],
    ['Reference number 健福-02 (健康福祉部)', ['健福-02', '健康福祉部']],
    ['From 令和7 on, 3 places', ['令和7']],
    ['FY2025 – Total cost: 令和7年度は「0」と印字されています。', ['令和7年度は「0」と印字されています。']],
    ['議事録の、書きまちがい', ['議事録の、書きまちがい']],
    ['Source: 報告書（案）.', ['報告書（案）']],
    ['', []],
  ])('“%s” has %j', (text, names) => {
    expect(japaneseIn(text)).toEqual(names)
  })

  test('take nothing from the sentence, whatever it says', () => {
    const letters = fc.constantFrom('a', 'B', ' ', '1', '(', '”', '・', '（', '案', 'ー', '々', '。', '%')
    fc.assert(fc.property(fc.array(letters).map(each => each.join('')), text => mixedText(text).map(stretch => stretch.text).join('') === text))
  })

  test('are never left in a stretch that is taken for English', () => {
    const letters = fc.constantFrom('a', ' ', '1', '(', '：', '市', 'か', 'ナ', '々')
    fc.assert(fc.property(fc.array(letters).map(each => each.join('')), text => mixedText(text).every(stretch => stretch.japanese || !/[々\u3040-\u30FF\u3400-\u9FFF]/.test(stretch.text))))
  })
})

test.each([['健福-06', true], ['こども-32', true], ['健福-06 ', true], ['健福', false], ['目標1', false], ['4-1-2', false], ['健福-06の事業', false]])('“%s” is a reference number: %s', (text, is) => {
  expect(isReferenceNumber(text)).toBe(is)
})
