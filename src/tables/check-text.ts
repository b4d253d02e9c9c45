/** Characters a cell of Excel can hold; a longer one was never a cell. */
export const CELL_LIMIT = 32_767

/** Signs that show nothing or turn the writing round: two texts that look alike would not be. Joiners (emoji) and variants of kanji are none of them. */
const HIDDEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2028\u2029\u2060-\u2069\uFEFF\u{E0000}-\u{E007F}]/u

/** What stands in the place of a letter that was lost. */
const LOST = /\uFFFD/

/** Control characters other than the tab and the ends of lines. */
const CONTROL = /[^\P{Cc}\t\n\r]/u

/** Markup that does something where it is taken for markup; 「<i>」 in a quotation does nothing. */
const ACTIVE = /<\s*\/?\s*(?:script|iframe|frame|object|embed|applet|svg|math|img|image|link|meta|base|form|input|button|style|video|audio|body|details|marquee|template|noscript)\b|<[^>]*\son[a-z]+\s*=|(?:j\s*a\s*v\s*a|v\s*b)\s*s\s*c\s*r\s*i\s*p\s*t\s*:|data\s*:\s*text\/html/i

/** A word in which letters of two alphabets stand side by side: one of them only looks like the other. */
const MIXED = /[A-Za-z][\u0370-\u03FF\u0400-\u04FF]|[\u0370-\u03FF\u0400-\u04FF][A-Za-z]/

/** The words a spreadsheet writes where a sum went wrong. */
const ERROR_VALUE = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$|^#{3,}$/

/** A formula that came as text, in letters of either width. */
const FORMULA = /^[=＝]\s*[-+(@A-Za-zＡ-Ｚａ-ｚ]|^[=＝]\s*["\d]/

/** Why no cell may hold a text, whatever its column; undefined where nothing is wrong with it. */
export function textFault(text: string): string | undefined {
  if (text.length > CELL_LIMIT)
    return `1つのセルは ${CELL_LIMIT.toLocaleString('en-US')} 字までです（いま ${text.length.toLocaleString('en-US')} 字）。文を分けてください`
  if (ERROR_VALUE.test(text.trim().normalize('NFKC')))
    return '計算のまちがい（エラー値）です。正しい値にしてください'
  if (FORMULA.test(text.trim()))
    return '計算式が文字のまま入っています。計算した結果の値にしてください'
  if (CONTROL.test(text))
    return '目に見えない制御文字があります。セルの文を消して、手で打ち直してください'
  if (HIDDEN.test(text))
    return '目に見えない文字（向きを変える記号や幅のない空白）があります。セルの文を消して、手で打ち直してください'
  if (LOST.test(text))
    return '読めなくなった文字（�）があります。元の文書を見て打ち直してください'
  if (ACTIVE.test(text))
    return 'プログラムの書き方（HTML や javascript:）は入れられません。文だけにしてください'
  return MIXED.test(text) ? 'アルファベットに、形の似たほかの文字（ギリシャ文字・ロシア文字）がまざっています。打ち直してください' : undefined
}
