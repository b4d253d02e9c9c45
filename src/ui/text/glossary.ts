import { sentences } from './language'

/** The rows of the kana table, each by its first letters. */
const KANA: readonly (readonly [name: string, letters: string])[] = [
  ['あ行', 'あいうえおぁぃぅぇぉゔ'],
  ['か行', 'かきくけこがぎぐげご'],
  ['さ行', 'さしすせそざじずぜぞ'],
  ['た行', 'たちつてとだぢづでどっ'],
  ['な行', 'なにぬねの'],
  ['は行', 'はひふへほばびぶべぼぱぴぷぺぽ'],
  ['ま行', 'まみむめも'],
  ['や行', 'やゆよゃゅょ'],
  ['ら行', 'らりるれろ'],
  ['わ行', 'わゐゑをん'],
]

/** Sentences of the glossary and of the explanations inside texts. */
export const GLOSSARY = sentences('GLOSSARY', {
  title: '用語集',
  lead: (total: number) => `計画や会議の資料に出てくる言葉を、${total}語選んで短く説明しました。本文の中で点線の付いた言葉を押しても、同じ説明が開きます。`,
  summaryNote: '説明は、このアプリの作り手が資料をもとに短く書いたもの（要約）です。',
  rows: 'よみで選ぶ',
  explain: (term: string) => `${term}（用語の説明）`,
  more: '用語集でくわしく見る',
  aliases: 'ほかの書き方',
  none: '用語は登録されていません。',
  columns: { term: '用語', reading: 'よみ', explanation: '説明（要約）', aliases: 'ほかの書き方', note: '備考' },
  file: '用語集',
  /** The row of whatever begins with no letter of these. */
  otherRow: 'その他',
  /** The rows that words are looked up in, each with its first letters. */
  kana: () => KANA,
})
