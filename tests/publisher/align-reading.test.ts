import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alignReading } from '../../src/publisher/align-reading'

/** 支え合い → 〔ささ〕え〔あ〕い, as a reader sees it. */
function shown(word: string, reading: string): string {
  let at = 0
  return `${alignReading(word, reading).map((ruby) => {
    const text = `${word.slice(at, ruby.from)}${word.slice(ruby.from, ruby.to)}〔${ruby.reading}〕`
    at = ruby.to
    return text
  }).join('')}${word.slice(at)}`
}

test.each([
  ['地域', 'ちいき', '地域〔ちいき〕'],
  ['支え合い', 'ささえあい', '支〔ささ〕え合〔あ〕い'],
  ['お年寄り', 'おとしより', 'お年寄〔としよ〕り'],
  ['取り組み', 'とりくみ', '取〔と〕り組〔く〕み'],
  ['七里ガ浜', 'しちりがはま', '七里〔しちり〕ガ浜〔はま〕'],
  ['ケアラー支援', 'けあらーしえん', 'ケアラー支援〔しえん〕'],
  ['「等」', 'とう', '「等〔とう〕」'],
  ['8050問題', 'はちまるごうまるもんだい', '8050問題〔はちまるごうまるもんだい〕'],
  ['小・中学校', 'しょうちゅうがっこう', '小・中学校〔しょうちゅうがっこう〕'],
  ['複雑化・複合化', 'ふくざつか・ふくごうか', '複雑化〔ふくざつか〕・複合化〔ふくごうか〕'],
  ['自助・互助・共助・公助', 'じじょごじょきょうじょこうじょ', '自助・互助・共助・公助〔じじょごじょきょうじょこうじょ〕'],
  ['今日', 'きょう', '今日〔きょう〕'],
  ['障がい者', 'ちがうよみ', '障がい者〔ちがうよみ〕'],
  ['ひらがな', 'ひらがな', 'ひらがな'],
])('%s, %s', (word, reading, expected) => {
  expect(shown(word, reading)).toBe(expected)
})

test('kana are neither lost nor made: word and reading are told whole, and stretches never overlap', () => {
  const kana = fc.stringMatching(/^[あ-おか-こた-と]{1,3}$/)
  const kanji = fc.stringMatching(/^[地域福祉計画]{1,2}$/)
  fc.assert(fc.property(fc.array(fc.record({ kanji, reading: kana, kana }), { minLength: 1, maxLength: 4 }), (parts) => {
    const word = parts.map(part => part.kanji + part.kana).join('')
    const reading = parts.map(part => part.reading + part.kana).join('')
    const rubies = alignReading(word, reading)
    let at = 0
    let heard = ''
    for (const ruby of rubies) {
      expect(ruby.from).toBeGreaterThanOrEqual(at)
      heard += word.slice(at, ruby.from) + ruby.reading
      at = ruby.to
    }
    expect(heard + word.slice(at)).toBe(reading)
  }))
})
