import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSayable, sentencesOf, spoken } from '../../src/domain/spoken-text'

/** The sentences of a text, as they are written. */
function pieces(text: string): readonly string[] {
  return sentencesOf(text).map(({ from, to }) => text.slice(from, to))
}

/** Texts made of what the documents are made of. */
const documentText = fc.array(fc.oneof(
  fc.constantFrom('。', '！', '？', '、', '\n', ' ', '　', '「', '」', '（', '）', '〜', '–', '-', '－', '―', '→', '・', '％', '：', '①', '○', '〇', '▲', '…', ','),
  fc.constantFrom('令和', '年度', 'R7', 'Ｒ２', '2020', '1-1-2-3', '0467-61-3974', '1,820', '見守り', 'ケアラー', 'に', 'A', '人', '月'),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
), { maxLength: 60 }).map(parts => parts.join(''))

describe('a text is cut into sentences', () => {
  test.each([
    ['市は進めます。市民も進めます。', ['市は進めます。', '市民も進めます。']],
    ['本当ですか？はい！', ['本当ですか？', 'はい！']],
    ['本当ですか!?はい', ['本当ですか!?', 'はい']],
    ['見出し\n本文です。', ['見出し', '本文です。']],
    ['「はい。」と答えた。', ['「はい。」', 'と答えた。']],
    ['相談できます（予約はいりません。）どうぞ。', ['相談できます（予約はいりません。）', 'どうぞ。']],
    ['『「はい。」』です。', ['『「はい。」』', 'です。']],
    ['点のない見出し', ['点のない見出し']],
    ['  前後の空き。　次。 ', ['前後の空き。', '次。']],
    ['あ。\n\n\nい。', ['あ。', 'い。']],
    ['達成率は65.6％、前年は70.1％です。', ['達成率は65.6％、前年は70.1％です。']],
    ['', []],
    [' \n　', []],
  ])('%s', (text, expected) => {
    expect(pieces(text)).toEqual(expected)
  })

  test('at the last 、 that is near enough, where it is very long', () => {
    const [first, second, third] = ['あ'.repeat(50), 'い'.repeat(50), 'う'.repeat(50)]
    expect(pieces(`${first}、${second}、${third}。`)).toEqual([`${first}、${second}、`, `${third}。`])
  })

  test('at the first 、 there is, where none is near', () => {
    expect(pieces(`${'あ'.repeat(130)}、い。`)).toEqual([`${'あ'.repeat(130)}、`, 'い。'])
  })

  test('and left whole, however long, where it has no 、 or only a last one', () => {
    const long = 'あ'.repeat(300)
    expect(pieces(`${long}。`)).toEqual([`${long}。`])
    expect(pieces(`${long}、`)).toEqual([`${long}、`])
  })

  test('of at most 120 letters while a 、 allows it', () => {
    expect(pieces('あいう、'.repeat(100)).every(piece => piece.length <= 120)).toBe(true)
    expect(pieces(`${'あ'.repeat(119)}。`)).toHaveLength(1)
  })

  test('that stand in order, overlap nowhere, begin and end with no blank, and leave out only blanks', () => {
    fc.assert(fc.property(documentText, (text) => {
      const found = sentencesOf(text)
      let done = 0
      for (const { from, to } of found) {
        expect(from).toBeGreaterThanOrEqual(done)
        expect(text.slice(done, from).trim()).toBe('')
        expect(text.slice(from, to).trim()).toBe(text.slice(from, to))
        expect(to).toBeGreaterThan(from)
        done = to
      }
      expect(text.slice(done).trim()).toBe('')
    }))
  })
})

describe('years are said in words', () => {
  test.each([
    ['R7', '令和7年度'],
    ['Ｒ７', '令和7年度'],
    ['R1', '令和元年度'],
    ['R元', '令和元年度'],
    ['H30', '平成30年度'],
    ['R7年度の評価', '令和7年度の評価'],
    ['R7年', '令和7年'],
    ['R7.4', '令和7年4月'],
    ['R8.4.1', '令和8年4月1日'],
    ['R2–R7', '令和2年度から令和7年度まで'],
    ['R2〜R7', '令和2年度から令和7年度まで'],
    ['R2～R7まで', '令和2年度から令和7年度まで'],
    ['R2-R7の評価', '令和2年度から令和7年度までの評価'],
    ['R2〜7', '令和2年度から令和7年度まで'],
    ['R2・R3', '令和2年度、令和3年度'],
    ['R2→R3', '令和2年度から令和3年度へ'],
    ['令和2年度（2020年度）', '令和2年度'],
    ['令和元年度(2019)', '令和元年度'],
    ['2020年度（令和2年度）', '令和2年度'],
    ['R2（2020年度）', '令和2年度'],
    ['令和2年度（R2）', '令和2年度'],
    ['令和2年度（2021年度）', '令和2年度、2021年度'],
    ['令和2年度（2020年度）〜令和7年度（2025年度）', '令和2年度から令和7年度まで'],
    ['2020〜2025年度', '2020から2025年度まで'],
    ['2020-2025', '2020から2025'],
    ['2024-01-11', '2024年1月11日'],
    ['4〜5年かかる', '4から5年かかる'],
    ['CR7', 'CR7'],
    ['R7a', 'R7a'],
    ['R100', 'R100'],
    ['第3版', '第3版'],
  ])('%s → %s', (text, said) => {
    expect(spoken(text)).toBe(said)
  })
})

describe('numbers are said as people say them', () => {
  test.each([
    ['1-1-2-3', '1の1の2の3'],
    ['１－１－２－３', '1の1の2の3'],
    ['取組番号 4-1-2-10', '取組番号 4の1の2の10'],
    ['1-2の施策', '1の2の施策'],
    ['2-3人', '2から3人'],
    ['1-2-3-4-5', '1-2-3-4-5'],
    ['30-40代', '30から40代'],
    ['30代-40代', '30代から40代'],
    ['1-2代表', '1の2代表'],
    ['100-200人', '100から200人'],
    ['100-2000人', '100から2000人'],
    ['1,000-2,000円', '1000から2000円'],
    ['1.5-2倍', '1.5から2倍'],
    ['1-2時間', '1から2時間'],
    ['1-2-3人', '1の2の3人'],
    ['23-3000日曜も', '2 3、3 0 0 0日曜も'],
    ['健福-06', '健福 06'],
    ['COVID-19', 'COVID-19'],
    ['0467-61-3974', '0 4 6 7、6 1、3 9 7 4'],
    ['電話０４６７（６１）３９７４', '電話0 4 6 7、6 1、3 9 7 4'],
    ['0120-123-456', '0 1 2 0、1 2 3、4 5 6'],
    ['0467613974', '0 4 6 7 6 1 3 9 7 4'],
    ['23-3000', '2 3、3 0 0 0'],
    ['〒248-8686', '郵便番号 2 4 8、8 6 8 6'],
    ['1,820', '1820'],
    ['１，８２０，５００人', '1820500人'],
    ['1,2,3', '1,2,3'],
    ['65.6%', '65.6パーセント'],
    ['達成率 89.6％', '達成率 89.6パーセント'],
    ['千円', '千円'],
    ['10〜20人', '10から20人'],
    ['1.5–2.0', '1.5から2.0'],
    ['第1期〜第2期', '第1期から第2期'],
    ['65歳〜', '65歳から'],
    ['〜65歳', '65歳まで'],
    ['9:00〜17:30', '9時から17時30分'],
    ['9:00-17:00', '9時から17時'],
    ['9:30－17:05', '9時30分から17時5分'],
    ['9時-17時', '9時から17時'],
    ['9時30分-17時', '9時30分から17時'],
    ['午前9時-午後5時', '午前9時から午後5時'],
    ['月〜金曜日', '月から金曜日'],
    ['▲5', 'マイナス5'],
    ['-2.0ポイント', 'マイナス2.0ポイント'],
    ['3×4', '3かける4'],
    ['①', '1'],
    ['①相談、②見守り', '1、相談、2、見守り'],
    ['①〜③', '1から3'],
    ['第Ⅱ期', '第2期'],
    ['二〇二〇年', '二〇二〇年'],
  ])('%s → %s', (text, said) => {
    expect(spoken(text)).toBe(said)
  })
})

describe('signs are said in words or left out', () => {
  test.each([
    ['○', 'まる'],
    ['○○課', 'まるまる課'],
    ['×', 'ばつ'],
    ['―', '記載なし'],
    ['－', '記載なし'],
    ['ー', '記載なし'],
    ['目標 ―、結果 65.6％', '目標 記載なし、結果 65.6パーセント'],
    ['町――村', '町、村'],
    ['サ－ビス', 'サービス'],
    ['A→B', 'AからBへ'],
    ['A→B→C', 'AからBへ、さらにCへ'],
    ['評価はA→Bに変わった。', '評価はAからBに変わった。'],
    ['第2期→第3期の変更', '第2期から第3期への変更'],
    ['→ 次の計画', '次の計画'],
    ['A–D', 'AからD'],
    ['評価D', '評価D'],
    ['12件（48％）', '12件、48パーセント'],
    ['機会（場）の提供', '機会、場の提供'],
    ['（要約）市は進めます。', '要約、市は進めます。'],
    ['「はい」「いいえ」', 'はい、いいえ'],
    ['『地域福祉』の日', '地域福祉の日'],
    ['ふくし・くらし', 'ふくし、くらし'],
    ['つながる〜ひろがる', 'つながる、ひろがる'],
    ['担当課：福祉総務課', '担当課、福祉総務課'],
    ['※注意', '注、注意'],
    ['くらし／ふくし', 'くらし、ふくし'],
    ['ｹｱﾗｰ', 'ケアラー'],
    ['コロナ', 'コロナ'],
    ['くわしくは https://city.example/a?b=1 へ', 'くわしくは インターネットのアドレス へ'],
    ['はい…。', 'はい。'],
    ['あ、（い）、う', 'あ、い、う'],
    ['（）', '（）'],
    ['', ''],
  ])('%s → %s', (text, said) => {
    expect(spoken(text)).toBe(said)
  })
})

describe('what is said', () => {
  test('is never nothing, unless nothing is written', () => {
    fc.assert(fc.property(documentText, (text) => {
      expect(spoken(text) === '').toBe(text.trim() === '')
    }))
  })

  test('can be said wherever letters or figures are written', () => {
    fc.assert(fc.property(documentText, text => isSayable(spoken(text)) || !isSayable(text)))
  })

  test('keeps every word of plain Japanese as it is', () => {
    const plain = fc.array(fc.constantFrom('地域', '福祉', 'の', '計画', 'を', '進め', 'ます', 'ケア', '、市は', 'A')).map(words => words.join('').replace(/A+/g, '').replace(/^、/, ''))
    fc.assert(fc.property(plain, text => spoken(text) === text))
  })

  test('of a plan code never has a hyphen in it', () => {
    const code = fc.array(fc.integer({ min: 1, max: 19 }), { minLength: 2, maxLength: 4 }).map(numbers => numbers.join('-'))
    fc.assert(fc.property(code, (text) => {
      expect(spoken(`取組${text}です。`)).toBe(`取組${text.replaceAll('-', 'の')}です。`)
    }))
  })

  test('of a year in 令和 is that year and no other', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 99 }), (year) => {
      expect(spoken(`R${year}`)).toBe(`令和${year}年度`)
      expect(spoken(`令和${year}年度（${year + 2018}年度）`)).toBe(`令和${year}年度`)
      expect(spoken(`令和${year}年度（${year + 2019}年度）`)).toContain(String(year + 2019))
    }))
  })
})

test.each([['「」', false], ['、。', false], ['―', false], ['あ', true], ['3', true]])('whether a voice has anything to say for %s: %s', (text, answer) => {
  expect(isSayable(text)).toBe(answer)
})
