import type { OfficeField } from './office-columns'
import { TABLES } from '../table-plan'
import { officeHeadings } from './office-columns'
import { squash } from './squash'

/** What a list of services says beyond what every list of places says. */
export const SERVICE_FIELDS = ['nickname', 'poi', 'access', 'parking', 'ages', 'dayCare', 'starts', 'ends', 'place', 'serviceNo', 'oldNo', 'change', 'subtitle', 'audience', 'use', 'outline', 'content', 'howTo', 'opensOn', 'closesOn', 'law', 'details', 'provider', 'contact', 'applyUrl', 'lifeStage', 'serviceClass', 'need', 'disaster', 'keywords', 'published', 'withdrawn', 'amount', 'rate', 'supportType'] as const

export type ServiceField = OfficeField | typeof SERVICE_FIELDS[number] | keyof typeof TABLES['services']

/** One form in which lists of services come: its columns by their headings, and those no such list may lack. */
export interface ServiceLayout {
  readonly word: 'own' | 'care' | 'facilities' | 'childcare' | 'events' | 'support'
  readonly title: string
  /** Field by heading, folded; several headings may mean one field. */
  readonly columns: ReadonlyMap<string, ServiceField>
  /** Headings by field, as the form prints them, for those it marks as required. */
  readonly required: ReadonlyMap<ServiceField, string>
  /** Headings of which one is enough to know the form by. */
  readonly marks: readonly string[]
}

/** A heading without its star for 「required」, width and case. */
export function foldHeading(heading: string): string {
  return squash(heading).replace(/[*※]$/, '').toUpperCase()
}

type Columns = readonly (readonly [ServiceField, ...string[]])[]

function layout(word: ServiceLayout['word'], title: string, marks: readonly string[], required: Columns, others: Columns): ServiceLayout {
  const columns = [...required, ...others].flatMap(([field, ...headings]) => headings.map(heading => [foldHeading(heading), field] as const))
  return { word, title, marks: marks.map(foldHeading), columns: new Map(columns.reverse()), required: new Map(required.map(([field, heading]) => [field, heading ?? field])) }
}

/** Columns of the forms of 2021 that hold places. */
const PLACE_FIELDS: readonly OfficeField[] = ['municipality', 'number', 'kana', 'address', 'building', 'latitude', 'longitude', 'phone', 'extension', 'fax', 'corporation', 'corporationName', 'days', 'daysNote', 'opens', 'closes', 'capacity', 'description', 'url', 'note']
const PLACES: Columns = PLACE_FIELDS.map(field => [field, ...officeHeadings(field)])

/** Titles of our own table of services, as a city's datapackage.json gives them; what stands in brackets explains. */
const OWN: Columns = [
  ['id', '記号'],
  ['name', '名称'],
  ['type', '種類'],
  ['user_type', '使う人'],
  ['audiences', '対象'],
  ['needs', '困りごと'],
  ['source_doc', '出典の文書'],
]
const OWN_OTHERS: Columns = [
  ['summary', '要約'],
  ['keywords', 'さがす人の言葉'],
  ['organization', '運営'],
  ['department', 'たずねる課'],
  ['location', '場所'],
  ['hours', '時間'],
  ['phone', '電話'],
  ['opened', '始まった時'],
  ['as_of', '資料の時点'],
  ['last_checked', '窓口に確かめた日'],
  ['note', '備考'],
  ['related', '関係する項目(資料に書かれているもの)'],
  ['related_inferred', '関係する項目(内容からの推定)'],
  ['source_line', '出典の行'],
  ['other_sources', 'ほかの出典'],
]
const OWN_NAMES: Columns = (Object.keys(TABLES.services) as (keyof typeof TABLES['services'])[]).map(name => [name, name])

/**
 * The forms by their headings: our own table, 推奨データセット of 2021 (02, 06, 12, 13), 支援制度 in its earlier form (制度番号 …) and the present
 * one (支援制度（給付金）情報), of which only the headings seen are claimed.
 */
export const SERVICE_LAYOUTS: readonly ServiceLayout[] = [
  layout('own', '相談先・サービスの表（このアプリの形）', ['使う人', 'user_type'], OWN, [...OWN_OTHERS, ...OWN_NAMES]),
  layout('events', '推奨データセット 06 イベント一覧', ['イベント名'], [
    ['name', 'イベント名'],
    ['kana', 'イベント名_カナ'],
    ['opensOn', '開始日'],
    ['closesOn', '終了日'],
    ['starts', '開始時間'],
    ['ends', '終了時間'],
    ['description', '説明'],
    ['place', '場所名称'],
    ['address', '住所', '所在地_連結表記'],
  ], [...PLACES.filter(([field]) => !['kana', 'opens', 'closes', 'description', 'address'].includes(field)), ['access', 'アクセス方法'], ['parking', '駐車場情報']]),
  layout('support', '支援制度の一覧', ['タイトル（制度名）'], [['name', 'タイトル（制度名）']], [
    ['serviceNo', '制度番号'],
    ['municipality', '全国地方公共団体コード'],
    ['oldNo', '元制度番号'],
    ['change', '制度変更区分'],
    ['subtitle', 'サブタイトル（通称）', 'サブタイトル（通称名）'],
    ['supportType', '支援制度種別'],
    ['audience', '対象者'],
    ['use', '用途・対象物', '用途・対象費'],
    ['outline', '概要', '制度概要'],
    ['content', '内容'],
    ['amount', '給付金額'],
    ['rate', '補助率'],
    ['howTo', '利用・申請方法'],
    ['opensOn', '受付開始日'],
    ['closesOn', '受付終了日'],
    ['law', '根拠法令'],
    ['details', '詳細参照先'],
    ['provider', '実施組織・支援機関', '地方公共団体の名称'],
    ['contact', 'お問い合わせ先', '問い合わせ先'],
    ['phone', '連絡先電話番号'],
    ['url', 'URL'],
    ['applyUrl', '電子申請URL', '申請方法URL'],
    ['lifeStage', '（個人対象）ライフステージ分類', '【人生の制度】ライフステージ分類'],
    ['serviceClass', '（個人対象）行政サービス分類'],
    ['need', '（個人対象）お困りごと分類'],
    ['disaster', '災害名'],
    ['keywords', 'キーワード'],
    ['published', '公開日'],
    ['withdrawn', '公開終了日'],
  ]),
  layout('childcare', '推奨データセット 13 子育て施設一覧', ['受入年齢', '一時預かりの有無', '収容定員'], [
    ['name', '名称'],
    ['kana', '名称_カナ'],
    ['serviceType', '種別'],
    ['address', '住所', '所在地_連結表記'],
  ], [...PLACES.filter(([field]) => !['kana', 'address', 'capacity'].includes(field)), ['nickname', '名称_通称'], ['poi', 'POIコード'], ['capacity', '収容定員'], ['access', 'アクセス方法'], ['parking', '駐車場情報'], ['ages', '受入年齢'], ['dayCare', '一時預かりの有無']]),
  layout('care', '推奨データセット 02 介護サービス事業所一覧', ['介護サービス事業所名称', '実施サービス', 'サービスの種類'], [
    ['name', '介護サービス事業所名称', '事業所名'],
    ['kana', '介護サービス事業所名称_カナ', '事業所名カナ'],
    ['serviceType', '実施サービス', 'サービスの種類'],
    ['address', '住所'],
    ['phone', '電話番号'],
  ], [...PLACES.filter(([field]) => !['kana', 'address', 'phone'].includes(field)), ['officeId', '事業所番号']]),
  layout('facilities', '推奨データセット 12 公共施設一覧', ['名称_カナ', '名称_通称', 'POIコード', 'バリアフリー情報'], [
    ['name', '名称'],
    ['kana', '名称_カナ'],
    ['address', '住所', '所在地_連結表記', '所在地_連結標記', '所在地_連結表示'],
  ], [...PLACES.filter(([field]) => !['kana', 'address'].includes(field)), ['nickname', '名称_通称'], ['poi', 'POIコード']]),
]

/** The field of a heading in one layout; of our own the brackets behind a title are put aside. */
export function serviceField({ columns, word }: ServiceLayout, heading: string): ServiceField | undefined {
  const folded = foldHeading(heading)
  return columns.get(folded) ?? (word === 'own' ? columns.get(folded.replace(/\([^)]*\)$/, '')) : undefined)
}
