import type { City, EditionContent } from '../domain/edition'
import type { Meeting } from '../domain/meeting'
import type { Service } from '../domain/service'
import type { SheetColumn } from '../domain/spreadsheet'
import type { OpenFile } from './open-file'
import { mainContact } from '../domain/city-facts'
import { readingOf } from '../domain/reading'
import { toCsv } from '../domain/spreadsheet'
import { CSV_TYPE } from './open-file'
import { place } from './table'

/**
 * The columns of 支援制度 in the government's 推奨データセット, in its order.
 *
 * @see docs/open-data.md — where they were found, and which table's columns were not
 */
const SUPPORT = [
  '制度番号', '全国地方公共団体コード', '法人番号', '元制度番号', '制度変更区分', 'タイトル（制度名）', 'サブタイトル（通称）', '対象者', '用途・対象物', '対象地域', '対象地域群', '概要', '内容', '利用・申請方法',
  '受付開始日', '受付終了日', '受付備考', '根拠法令', '詳細参照先', '実施組織・支援機関', 'お問い合わせ先', '電子申請URL', '標準産業分類', '（事業者対象）事業ステージ分類', '（事業者対象）行政サービス分類', '（事業者対象）お困りごと分類',
  '（個人対象）ライフステージ分類', '（個人対象）行政サービス分類', '（個人対象）お困りごと分類', '災害名', 'キーワード', '制度集', '公開日', '公開終了日',
] as const

/** The columns of イベント一覧 in the same collection. */
const EVENTS = [
  '都道府県コード又は市区町村コード', 'NO', '都道府県名', '市区町村名', 'イベント名', 'イベント名_カナ', 'イベント名_英語', '開始日', '終了日', '開始時間', '終了時間', '開始日時特記事項', '説明', '料金(基本)', '料金(詳細)', '連絡先名称', '連絡先電話番号',
  '連絡先内線番号', '主催者', '場所名称', '住所', '方書', '緯度', '経度', 'アクセス方法', '駐車場情報', '定員', '参加申込終了日', '参加申込終了時間', '参加申込方法', 'URL', '備考',
] as const

/** As many key words as the table takes. */
const MOST_KEYWORDS = 5

/** What a column says of a row; a column that is not named is blank in every row, as no document tells it. */
type Known<Column extends string, Row> = Readonly<Partial<Record<Column, (row: Row) => string>>>

/** Services and meetings under the column names Japanese local governments share, own columns after them. */
export function recommendedFiles(city: City, content: EditionContent): readonly OpenFile[] {
  return [
    { format: 'recommended', path: 'recommended/support-services.csv', mediaType: CSV_TYPE, title: '支援制度（推奨データセットの列）', text: toCsv(content.services, supportColumns(content)) },
    { format: 'recommended', path: 'recommended/events.csv', mediaType: CSV_TYPE, title: 'イベント一覧（推奨データセットの列）', text: toCsv(content.meetings, eventColumns(city, content)) },
  ]
}

function supportColumns(content: EditionContent): readonly SheetColumn<Service>[] {
  const names = new Map(content.topics.map(topic => [`${topic.axis}/${topic.id}`, topic.name]))
  const main = mainContact(content.contacts)
  const instead = main ? `（電話番号は資料にありません。代表 ${main.phone}）` : '（電話番号は資料にありません）'
  return [
    ...laid<typeof SUPPORT[number], Service>(SUPPORT, {
      '制度番号': row => row.id,
      'タイトル（制度名）': row => row.name,
      '対象者': row => row.audiences.map(id => names.get(`audience/${id}`) ?? id).join('・'),
      '概要': row => ownWords(row.summary),
      '実施組織・支援機関': row => row.organization.join(';'),
      'お問い合わせ先': row => `${row.department.join('、')}${row.phone === '' ? instead : ` ${row.phone}`}`,
      'キーワード': row => row.keywords.slice(0, MOST_KEYWORDS).join(';'),
    }),
    { title: '種類（独自）', value: row => row.type },
    { title: '使う人（独自）', value: row => row.userType },
    { title: '困りごと（独自）', value: row => row.needs.map(id => names.get(`need/${id}`) ?? id).join(';') },
    { title: '場所（独自）', value: row => row.location.join(';') },
    { title: '時間（独自）', value: row => row.hours },
    { title: '資料の時点の年度（独自）', value: row => row.asOf },
    { title: '窓口に確かめた日（独自）', value: row => row.lastChecked === '' ? '確かめていない' : row.lastChecked },
    { title: '備考（独自）', value: row => row.note },
    { title: '出典（独自）', value: row => place(row.source) },
  ]
}

function eventColumns(city: City, content: EditionContent): readonly SheetColumn<Meeting>[] {
  const book = new Map(content.readings.map(({ key, marks }) => [key, marks]))
  const kanaOf = (title: string) => katakana(readingOf(title, book) ?? '')
  return [
    ...laid<typeof EVENTS[number], Meeting>(EVENTS, {
      'NO': row => row.id,
      '市区町村名': () => city.name,
      'イベント名': row => row.title,
      'イベント名_カナ': row => kanaOf(row.title),
      'イベント名_英語': row => content.translations.find(({ lang, text }) => lang === 'en' && text === row.title)?.translation ?? '',
      '開始日': row => row.held,
      '終了日': row => row.held,
      '開始時間': row => row.start,
      '終了時間': row => row.end,
      '説明': row => ownWords(row.summary),
      '場所名称': row => row.place,
      '備考': row => row.note,
    }),
    { title: '種類（独自）', value: () => '会議' },
    { title: 'カナの根拠（独自）', value: row => kanaOf(row.title) === '' ? '' : 'この版のふりがな' },
    { title: '出典（独自）', value: row => place(row.source) },
  ]
}

function laid<Column extends string, Row>(columns: readonly Column[], known: Known<Column, Row>): readonly SheetColumn<Row>[] {
  return columns.map(title => ({ title, value: row => known[title]?.(row) }))
}

/** 要約 marked as such, where the form has no column to say so. */
export function ownWords(summary: string): string {
  return summary === '' ? '' : `（要約）${summary}`
}

function katakana(text: string): string {
  return text.replaceAll(/[ぁ-ゖ]/g, kana => String.fromCharCode(kana.charCodeAt(0) + 0x60))
}
