import type { Outcome } from '../../domain/outcome'
import type { SheetCell } from '../sheet'
import type { OfficeField } from './office-columns'
import { refusal, success } from '../../domain/outcome'
import { DATE_FOR_CODE, looksLikeDate } from '../check-cell'

/** What a spreadsheet makes of a long number. */
const EXPONENT = /^\d(?:\.\d+)?E\+\d+$/i

/** Degrees within which all of Japan lies. */
const JAPAN = { latitude: { from: 20, to: 46 }, longitude: { from: 122, to: 154 } } as const

/** Fields that are numbers by their letters only: their noughts in front count, and no sum is made of them. */
const LETTERS: Partial<Record<OfficeField, { readonly form: RegExp, readonly expected: string }>> = {
  officeId: { form: /^\d{2}[0-9A-Z]\d{7}$/, expected: '10けたの事業所番号（頭の0が消えていないか確かめてください）' },
  corporation: { form: /^\d{13}$/, expected: '13けたの法人番号' },
  municipality: { form: /^\d{5,6}$/, expected: '5けたか6けたの団体コード（頭の0が消えていないか確かめてください）' },
  phone: { form: /^(?:0\d{9,10}|0\d{1,4}-\d{1,4}-\d{3,4}|0\d{1,4}\(\d{1,4}\)\d{3,4})$/, expected: '市外局番からの電話番号（頭の0が消えていないか確かめてください）' },
  fax: { form: /^(?:0\d{9,10}|0\d{1,4}-\d{1,4}-\d{3,4}|0\d{1,4}\(\d{1,4}\)\d{3,4})$/, expected: '市外局番からのFAX番号（頭の0が消えていないか確かめてください）' },
  capacity: { form: /^\d{1,5}$/, expected: '人数（整数。単位は付けない）' },
  url: { form: /^https?:\/\/[^\s<>"']+$/, expected: 'http:// か https:// で始まるアドレス' },
}

/** The text of a checked cell, or what should have stood there; a blank cell is '' in every field but the name. */
export function readOfficeCell(cell: SheetCell | undefined, field: OfficeField): Outcome<string, string> {
  const text = cell?.text ?? ''
  if (text === '')
    return field === 'name' ? refusal('名称（空欄にはできません）') : success('')
  const folded = text.normalize('NFKC').replace(/[‐‑‒–—―−]/g, '-').trim()
  if (field === 'opens' || field === 'closes')
    return readClock(folded)
  const letters = LETTERS[field]
  if ((letters || field === 'number') && EXPONENT.test(folded))
    return refusal('表計算ソフトが短くした番号です。列を「文字列」にして番号を入れ直してください')
  if (letters && field !== 'url' && (cell?.kind === 'date' || looksLikeDate(folded)))
    return refusal(DATE_FOR_CODE)
  if (letters)
    return letters.form.test(folded) ? success(folded) : refusal(letters.expected)
  if (field === 'latitude' || field === 'longitude')
    return readDegrees(folded, field)
  return success(text)
}

function readDegrees(text: string, field: 'latitude' | 'longitude'): Outcome<string, string> {
  const { from, to } = JAPAN[field]
  const degrees = /^\d{1,3}(?:\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  return degrees >= from && degrees <= to ? success(text) : refusal(`日本の中の${field === 'latitude' ? '緯度' : '経度'}（${from} から ${to} まで。分からなければ空欄）`)
}

/** A time of day; a spreadsheet that keeps it as a moment gives it the day before its first. */
function readClock(text: string): Outcome<string, string> {
  const [, hour = '', minute = ''] = /^(?:1899-12-3\dT)?(\d|[01]\d|2[0-3]|24(?=:00)):([0-5]\d)$/.exec(text) ?? []
  return hour !== '' ? success(`${hour.padStart(2, '0')}:${minute}`) : refusal('00:00 から 24:00 までの時刻（例：09:00）')
}
