/** The strokes people write for a minus or a hyphen, after NFKC. */
const STROKES = /[‐‑‒–—―−─]/g

/** A text with width folded and every kind of stroke written as a hyphen: how codes and numbers are compared. */
export function foldSigns(printed: string): string {
  return printed.normalize('NFKC').replace(STROKES, '-').trim()
}

/**
 * A number as people print it, in plain digits: 「１，０５６」 is 1056, 「▲５」 and 「△5」 are -5.
 *
 * Undefined where it is none, or could be read in two ways: 「1,05」 (a comma that parts no thousands), 「約100」, 「1,200人」,
 * 「1E+05」.
 */
export function plainNumber(printed: string): string | undefined {
  const folded = foldSigns(printed).replace(/^[▲△]\s*(?=\d)/, '-')
  const found = /^(-?)(\d{1,15}|\d{1,3}(?:,\d{3}){1,4})(\.\d{1,10})?$/.exec(folded)
  if (!found)
    return undefined
  const [, sign = '', whole = '', fraction = ''] = found
  return `${sign}${whole.replaceAll(',', '')}${fraction}`
}

/** What a clerk can do about a text that stands where a number belongs, or '' where nothing special is the matter. */
export function numberAdvice(printed: string): string {
  const folded = foldSigns(printed)
  if (/^\d+(?:\.\d+)?E[+-]?\d+$/i.test(folded))
    return '表計算ソフトが短くした数です。列の表示形式を「数値」にして入れ直してください'
  if (/^(?:\d{4}[-/])?\d{1,2}[-/]\d{1,2}(?:[-/]\d{2,4})?$/.test(folded) || /^\d{1,2}月\d{1,2}日$/.test(folded))
    return '日付に見えます。表計算ソフトが変えていないか確かめ、数を入れ直してください'
  if (/^-+$/.test(folded))
    return '横線は意味がいくつもあります。値がなければ空欄にしてください'
  if (/^(?:約|およそ|ほぼ)|(?:程度|前後|以上|以下|未満|余り?|強|弱)$/.test(folded))
    return 'おおよその数は入れられません。数がはっきりしなければ空欄にし、備考に書いてください'
  if (/^[-▲△]?[\d,.]+\s*[^\d\s.,-]{1,5}$/u.test(folded))
    return '単位は付けず、数だけにしてください'
  if (/^-?[\d,]+$/.test(folded) && folded.includes(','))
    return 'カンマ（,）の位置を確かめてください。3けたごとでなければ、小数点（.）かもしれません'
  return ''
}
