/** Names of the prefectures by the first two digits of a municipality's code (JIS X 0401: 01 is 北海道). */
export const PREFECTURES: readonly string[] = [
  '北海道', '青森県', '岩手県', '宮城県', '秋田県', '山形県', '福島県', '茨城県', '栃木県', '群馬県', '埼玉県', '千葉県',
  '東京都', '神奈川県', '新潟県', '富山県', '石川県', '福井県', '山梨県', '長野県', '岐阜県', '静岡県', '愛知県', '三重県',
  '滋賀県', '京都府', '大阪府', '兵庫県', '奈良県', '和歌山県', '鳥取県', '島根県', '岡山県', '広島県', '山口県', '徳島県',
  '香川県', '愛媛県', '高知県', '福岡県', '佐賀県', '長崎県', '熊本県', '大分県', '宮崎県', '鹿児島県', '沖縄県',
]

/** What codes of cities that do not exist (見本) begin with: no prefecture has it. */
export const SAMPLE_PREFECTURE = '00'

/**
 * Whether a text is a municipality's code (全国地方公共団体コード): six digits, of which the first two are a prefecture's
 * and the last one checks the others.
 */
export function isMunicipalityCode(text: string): boolean {
  return /^\d{6}$/.test(text) && (PREFECTURES[Number(text.slice(0, 2)) - 1] !== undefined || text.startsWith(SAMPLE_PREFECTURE)) && checkDigit(text) === text[5]
}

/** The sixth digit that belongs to the first five: weights 6 to 2, what is left of 11, its last digit. */
export function checkDigit(code: string): string {
  const sum = [...code.slice(0, 5)].reduce((total, digit, index) => total + Number(digit) * (6 - index), 0)
  return String((11 - sum % 11) % 10)
}

/** The prefecture's name of a code; undefined for a city that does not exist. */
export function prefectureOf(code: string): string | undefined {
  return PREFECTURES[Number(code.slice(0, 2)) - 1]
}
