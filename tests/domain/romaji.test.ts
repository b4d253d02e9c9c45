import { describe, expect, test } from 'vitest'
import { encodeRubies, textKey } from '../../src/domain/reading'
import { romaji, romajiName } from '../../src/domain/romaji'

describe('kana in Latin letters', () => {
  test.each([
    ['そうだん', 'sodan'],
    ['おおさか', 'osaka'],
    ['くうき', 'kuki'],
    ['せいかつ', 'seikatsu'],
    ['いきいき', 'ikiiki'],
    ['きって', 'kitte'],
    ['まっちゃ', 'matcha'],
    ['ざっし', 'zasshi'],
    ['しんぶん', 'shinbun'],
    ['さんぽ', 'sanpo'],
    ['あんま', 'anma'],
    ['ほんやく', 'hon\'yaku'],
    ['しゃかい', 'shakai'],
    ['ちゅうがく', 'chugaku'],
    ['じょうほう', 'joho'],
    ['きょうどう', 'kyodo'],
    ['りょうり', 'ryori'],
    ['サポートセンター', 'sapotosenta'],
    ['ファミリー', 'famiri'],
    ['パーティー', 'pati'],
    ['チェック', 'chekku'],
    ['ほんをよむ', 'hon\'oyomu'],
    ['を', 'o'],
    ['ぢづ', 'jizu'],
    ['NPO法人 3', 'NPO法人 3'],
    ['', ''],
  ])('“%s” is %s', (kana, latin) => {
    expect(romaji(kana)).toBe(latin)
  })
})

describe('a name as it is said', () => {
  /** A book that reads 「くらしと|福祉:ふくし|の」. */
  function said(marked: string): string | undefined {
    let text = ''
    const rubies = marked.split('|').flatMap((part) => {
      const [base = '', reading] = part.split(':')
      const from = text.length
      text += base
      return reading === undefined ? [] : [{ from, to: text.length, reading }]
    })
    return romajiName(text, new Map(rubies.length > 0 ? [[textKey(text), encodeRubies(rubies)]] : []))
  }

  test.each([
    ['こどもみらい|部:ぶ', 'Kodomo Mirai Bu'],
    ['くらしと|福祉:ふくし|の|総合:そうごう|相談:そうだん|窓口:まどぐち', 'Kurashi to Fukushi no Sogo Sodan Madoguchi'],
    ['かまくらこども|相談:そうだん|窓口:まどぐち| きらきら', 'Kamakura Kodomo Sodan Madoguchi Kirakira'],
    ['声:こえ|かけふれあい|収集:しゅうしゅう', 'Koekake Fureai Shushu'],
    ['住:す|まいの|相談:そうだん', 'Sumai no Sodan'],
    ['ファミリーサポートセンター', 'Famiri Sapoto Senta'],
    ['都市計画課:としけいかくか|（|交通:こうつう|）', 'Toshikeikakuka (Kotsu)'],
    ['家族:かぞく|・|地域:ちいき', 'Kazoku Chiiki'],
    ['つどいの|広場:ひろば', 'Tsudoi no Hiroba'],
    ['団体:だんたい|への|支援:しえん', 'Dantai e no Shien'],
    ['二:に|人:にん|などの|会:かい', 'Ni Nin nado no Kai'],
  ])('“%s” is “%s”', (marked, spoken) => {
    expect(said(marked)).toBe(spoken)
  })

  test('is not made up where a letter of it has no reading', () => {
    expect([said('福祉総務課'), said('福祉:ふくし|課'), said('')]).toEqual([undefined, undefined, undefined])
  })
})
