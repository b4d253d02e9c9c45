import { describe, expect, test } from 'vitest'
import { silentIn, spokenIn } from './spoken'

/** All tables of sentences, as the screens import them. */
const MODULES = import.meta.glob<Readonly<Record<string, unknown>>>('../../src/ui/text/*.ts', { eager: true })

/** Names that others have written, as a standard's, and what only joins names. */
const QUOTED: readonly string[] = ['CRITERION_NAMES', 'JOINT']

const TABLES = Object.entries(MODULES)
  .filter(([file]) => !/\/(?:language|speak)\.ts$/.test(file))
  .flatMap(([, module]) => Object.entries(module).filter(([name]) => /^[A-Z_]+$/.test(name) && !QUOTED.includes(name)))

/** Fillings for sentences that look something up. */
const MORE: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  'SERVICE.unknown': [['noHours', ''], ['noDays', ''], ['holiday', '元日'], ['yearEnd', ''], ['noCalendar', '']],
  'SERVICE.days': [[[]], [['MO', 'TU']]],
}

const SPOKEN = TABLES.flatMap(([name, table]) => spokenIn(table, name, MORE))

/** Names that have no Japanese, file kinds printed on files, and the letters of grades. */
const LATIN = ['CSV', 'CSVW', 'HSDS', 'Open SDG', 'schema\\.org', 'JSON', 'ZIP', 'feed', 'open', 'manifest\\.json', 'PNG', 'SVG', 'Wi-Fi', 'URL', 'https', 'iPad', 'iPhone', 'Android', 'Mac', 'Safari', 'Firefox', 'Chrome', 'Edge', 'Dock', 'LINE', 'Windows', 'VoiceOver', 'TalkBack', 'NVDA', 'PDF', 'QR', 'WCAG', 'JIS X', 'AA', 'axe', 'Language', 'English', 'MIT', 'Apache', 'Material Symbols', 'Home', 'End', 'A', 'B', 'C', 'D', 'R(?=[市\\d])']

/** What describes a picture, lists meanings or shows a sample may end in a noun. */
const LISTS = /\.pictures\.|\.sample$|^GRADES_TEXT\./

function offending(pattern: RegExp): readonly string[] {
  return SPOKEN.flatMap(({ place, said }) => pattern.test(said) ? [`${place}: ${said}`] : [])
}

describe('every sentence of the screens', () => {
  test('can be brought to speak here', () => {
    expect(SPOKEN.length).toBeGreaterThan(700)
    expect(TABLES.flatMap(([name, table]) => silentIn(table, name, MORE))).toEqual([])
  })

  test('has no Latin words but names', () => {
    const names = new RegExp(`(?<![A-Za-z])(?:${LATIN.join('|')})(?![A-Za-z])`, 'g')
    expect(SPOKEN.flatMap(({ place, said }) => /[A-Za-zＡ-Ｚａ-ｚ]/.test(said.replace(names, '')) ? [`${place}: ${said}`] : [])).toEqual([])
  })

  test('ends as one speaks to a reader: です and ます', () => {
    const blunt = SPOKEN.filter(({ place }) => !LISTS.test(place)).flatMap(({ place, said }) => said.replace(/（[^（）]*）/g, '').split(/(?<=。)/)
      .filter(sentence => sentence.endsWith('。') && !/(?:です|ます|ません|ました|でした|ましょう|ください|ですか|ますか)[」]?。$/.test(sentence))
      .map(sentence => `${place}: ${sentence}`))
    expect(blunt).toEqual([])
  })

  test('is never written as in a report: である, だ', () => {
    expect(offending(/(?:である|であった|だった|のだ|ものとする|(?<![まは])だ)(?:。|$)/)).toEqual([])
  })

  test.each([
    ['ください', /下さい/],
    ['できる', /出来[るなまてた]/],
    ['すべて', /全て|凡て/],
    ['いただく', /頂[くいけき]/],
    ['ご', /(?<!制)御(?!所|中)/],
    ['選ぶ', /えら[ぶびんべ]/],
    ['子ども', /子供|こども(?!園)/],
    ['サーバー, ブラウザー', /サーバ(?!ー)|ブラウザ(?!ー)|ユーザ(?!ー)/],
    ['取組', /取り組み|取組み/],
    ['引き継ぐ', /引継/],
    ['計算', /算出/],
    ['という', /と言う/],
    ['とき', /する時は|した時は/],
    ['押す', /クリック|タップ/],
    ['画面', /ページ(?!の|が|は)[をに]開/],
    ['端末', /デバイス|機器/],
    ['保存する', /ダウンロード/],
    ['更新', /アップデート|リロード|同期/],
  ])('writes %s in one way', (_, other) => {
    expect(offending(other)).toEqual([])
  })

  test('has no half-width brackets, commas or marks beside Japanese', () => {
    expect(offending(/[()[\]{}!?;,]|[ぁ-んァ-ヶ一-龠][.:]/)).toEqual([])
  })

  test('has no half-width kana', () => {
    expect(offending(/[\uFF61-\uFF9F]/)).toEqual([])
  })

  test('never names a place only as 「こちら」', () => {
    expect(offending(/こちら/)).toEqual([])
  })

  test('has no space at its ends and no two marks in a row', () => {
    expect(offending(/^\s+[ぁ-ん一-龠]|[ぁ-ん一-龠]\s+$|。。|、、|。、|、。/)).toEqual([])
  })
})

describe('the search for such sentences', () => {
  test('says one that is put together with all that it may be given', () => {
    const said = spokenIn({ a: { of: (n: number, names: readonly string[]) => n > 1 ? `${n}つの${names.join('と')}` : 'なし' } }, 'T', { 'T.a.of': [[2, ['谷']]] })
    expect(said).toContainEqual({ place: 'T.a.of', said: '2つの谷' })
    expect(said).toContainEqual({ place: 'T.a.of', said: 'なし' })
  })

  test('names one that stays silent', () => {
    expect(silentIn({ of: (kind: string) => ({ x: 'y' } as Record<string, string>)[kind]?.toUpperCase() }, 'T', {})).toEqual(['T.of'])
  })
})
