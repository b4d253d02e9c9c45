/** One folded character and the stretch of the original text it came from. */
export interface FoldedUnit {
  readonly text: string
  readonly from: number
  readonly to: number
}

const JAPANESE = /^[\u3040-\u30FF\u3400-\u9FFF々〆ヶ]/
const KANA = /^[\u3040-\u309Fー]/
const ASCII_WORD = /^[0-9a-z]/
const DASH = /^[-‐‑‒–—―−ー]$/
const VOICING = /^[\u3099\u309A\uFF9E\uFF9F]/
/** Kanji that NFKC leaves apart though names use them for each other. */
const KANJI: Readonly<Record<string, string>> = { 髙: '高', 﨑: '崎', 邉: '辺', 邊: '辺', 濵: '浜', 濱: '浜', 澤: '沢', 齋: '斎', 齊: '斉', 廣: '広', 國: '国', 惠: '恵' }
const SMALL: Readonly<Record<string, string>> = { ぁ: 'あ', ぃ: 'い', ぅ: 'う', ぇ: 'え', ぉ: 'お', っ: 'つ', ゃ: 'や', ゅ: 'ゆ', ょ: 'よ', ゎ: 'わ', ゕ: 'か', ゖ: 'け' }

/**
 * Folds writing variants that mean the same: width, case, hiragana and katakana, dashes, white space, name kanji.
 *
 * A dash after kana becomes ー, between ASCII letters or digits -; spaces between two Japanese characters vanish (PDF
 * text breaks words so). Folding a folded text changes nothing.
 */
export function fold(text: string): string {
  return foldUnits(text).map(unit => unit.text).join('')
}

/** Folds further for matching: small kana become large and ー vanishes, so ボランテイア finds ボランティア. */
export function loose(text: string): string {
  return looseUnits(text).map(unit => unit.text).join('')
}

/** The folded text piece by piece, each knowing where it came from. */
export function foldUnits(text: string): readonly FoldedUnit[] {
  const units = segments(text).flatMap(segment => foldSegment(segment))
  const dashed = units.map((unit, index) => DASH.test(unit.text) ? { ...unit, text: foldDash(units, index) } : unit)
  return dashed.filter((unit, index) => {
    if (unit.text !== ' ')
      return unit.text !== ''
    const before = lastSolid(dashed, index)
    const after = dashed.slice(index + 1).find(next => next.text !== ' ')
    if (!before || !after || dashed[index - 1]?.text === ' ')
      return false
    return !(JAPANESE.test(before.text) && JAPANESE.test(after.text))
  })
}

/** As {@link foldUnits}, folded for matching. */
export function looseUnits(text: string): readonly FoldedUnit[] {
  return foldUnits(text).flatMap(unit => unit.text === 'ー' ? [] : [{ ...unit, text: SMALL[unit.text] ?? unit.text }])
}

function lastSolid(units: readonly FoldedUnit[], index: number): FoldedUnit | undefined {
  for (let at = index - 1; at >= 0; at--) {
    if (units[at]?.text !== ' ')
      return units[at]
  }
  return undefined
}

/** Characters with the voicing marks that belong to them. */
function segments(text: string): FoldedUnit[] {
  const found: { text: string, from: number, to: number }[] = []
  let at = 0
  for (const character of text) {
    const last = found.at(-1)
    if (last && VOICING.test(character)) {
      last.text += character
      last.to = at + character.length
    }
    else {
      found.push({ text: character, from: at, to: at + character.length })
    }
    at += character.length
  }
  return found
}

function foldSegment(segment: FoldedUnit): FoldedUnit[] {
  const folded = [...segment.text.normalize('NFKC').toLowerCase().normalize('NFKC')]
  return folded.map(character => ({ text: foldCharacter(character), from: segment.from, to: segment.to }))
}

function foldCharacter(character: string): string {
  if (/\s/.test(character))
    return ' '
  if (character === '〜' || character === '～')
    return '~'
  const code = character.codePointAt(0) ?? 0
  if ((code >= 0x30A1 && code <= 0x30F6) || code === 0x30FD || code === 0x30FE)
    return String.fromCodePoint(code - 0x60)
  return KANJI[character] ?? character
}

function foldDash(units: readonly FoldedUnit[], index: number): string {
  const before = units[index - 1]?.text ?? ''
  const after = units[index + 1]?.text ?? ''
  if (ASCII_WORD.test(before) && ASCII_WORD.test(after))
    return '-'
  for (let at = index - 1; at >= 0; at--) {
    const text = units[at]?.text ?? ''
    if (!DASH.test(text))
      return KANA.test(text) ? 'ー' : '-'
  }
  return '-'
}
