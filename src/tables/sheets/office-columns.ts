import { squash } from './squash'

/** What a list of care offices or public facilities says of one of them. */
export const OFFICE_FIELDS = ['municipality', 'number', 'officeId', 'name', 'kana', 'serviceType', 'address', 'building', 'latitude', 'longitude', 'phone', 'extension', 'fax', 'corporation', 'corporationName', 'days', 'daysNote', 'opens', 'closes', 'capacity', 'description', 'url', 'note'] as const

export type OfficeField = typeof OFFICE_FIELDS[number]

/**
 * The headings of each field: 推奨データセット 02_介護サービス事業所一覧 and 12_公共施設一覧 (2021), 介護サービス情報公表システム's open
 * data, and the address columns 自治体標準オープンデータセット share. The official heading of the latter's table of care offices was
 * not found, so no other of its columns is claimed.
 */
const HEADINGS: Readonly<Record<OfficeField, readonly string[]>> = {
  municipality: ['都道府県コード又は市区町村コード', '都道府県コード又は市町村コード', '全国地方公共団体コード'],
  number: ['NO', 'ID'],
  officeId: ['事業所番号'],
  name: ['介護サービス事業所名称', '事業所名', '名称'],
  kana: ['介護サービス事業所名称_カナ', '事業所名カナ', '名称_カナ'],
  serviceType: ['実施サービス', 'サービスの種類'],
  address: ['住所', '所在地_連結表記', '所在地_連結標記', '所在地_連結表示'],
  building: ['方書', '方書(ビル名等)', '建物名等(方書)'],
  latitude: ['緯度'],
  longitude: ['経度'],
  phone: ['電話番号'],
  extension: ['内線番号'],
  fax: ['FAX番号'],
  corporation: ['法人番号'],
  corporationName: ['法人の名称', '団体名'],
  days: ['利用可能曜日'],
  daysNote: ['利用可能曜日特記事項', '利用可能日時特記事項'],
  opens: ['開始時間'],
  closes: ['終了時間'],
  capacity: ['定員'],
  description: ['説明'],
  url: ['URL'],
  note: ['備考'],
}

const FIELD_OF: ReadonlyMap<string, OfficeField> = new Map(OFFICE_FIELDS.flatMap(field => HEADINGS[field].map(heading => [heading.toUpperCase(), field] as const)))

/** The field a heading names, its star for 「required」 and its width put aside. */
export function officeField(heading: string): OfficeField | undefined {
  return FIELD_OF.get(squash(heading).replace(/[*※]$/, '').toUpperCase())
}

/** The first heading of a field: how it is called in a problem where its column is missing. */
export function officeHeading(field: OfficeField): string {
  return HEADINGS[field][0] ?? field
}

/** Every heading of a field. */
export function officeHeadings(field: OfficeField): readonly string[] {
  return HEADINGS[field]
}
