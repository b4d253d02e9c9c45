/** One folded character and the stretch of the original text it came from. */
export interface FoldedUnit {
  readonly text: string
  readonly from: number
  readonly to: number
}

const JAPANESE = /^[\u3040-\u30FF\u3400-\u9FFF々〆ヶ]/
const HAN = /^[\p{Script=Han}々〆]/u
const KANA = /^[\u3040-\u309Fー]/
const ASCII_WORD = /^[0-9a-z]/
const DASH = /^[-‐‑‒–—―−ー]$/
const VOICING = /^[\u3099-\u309C\uFF9E\uFF9F]/
/** What is there but never seen: variation selectors behind a kanji, soft hyphens, spaces without width. */
const UNSEEN = /^[\u00AD\u180B-\u180F\u200B\u2060\uFE00-\uFE0F\u{E0100}-\u{E01EF}]/u
const VOICED_BASE = /^[\u3041-\u3096\u30A1-\u30FA\uFF66-\uFF9D]/
/** Kanji that NFKC leaves apart though names use them for each other. */
const KANJI: Readonly<Record<string, string>> = { 髙: '高', 﨑: '崎', 邉: '辺', 邊: '辺', 濵: '浜', 濱: '浜', 澤: '沢', 齋: '斎', 齊: '斉', 廣: '広', 國: '国', 惠: '恵', 嶋: '島', 嶌: '島', 瀨: '瀬', 德: '徳', 眞: '真', 曾: '曽', 舘: '館', 峯: '峰', 逹: '達', 𠮷: '吉' }
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

/** The folded text piece by piece, each knowing where it came from. */
export function foldUnits(text: string): readonly FoldedUnit[] {
  const units = segments(text).flatMap(segment => foldSegment(segment))
  return joinWords(units.map((unit, index) => DASH.test(unit.text) ? { ...unit, text: foldDash(units, index) } : unit))
}

/** Leaves one space between words and none within a Japanese one, where a line break or a PDF had put it. */
function joinWords(units: readonly FoldedUnit[]): readonly FoldedUnit[] {
  const solid = units.flatMap((unit, index) => unit.text === ' ' ? [] : [index])
  return solid.flatMap((at, order) => {
    const unit = units[at]
    const next = solid[order + 1]
    const after = next === undefined ? undefined : units[next]
    if (!unit || next === undefined || !after || next === at + 1)
      return unit ?? []
    const space = units[at + 1]
    const within = JAPANESE.test(unit.text) && JAPANESE.test(after.text)
    return within || !space ? [unit] : [unit, space]
  })
}

/** As {@link foldUnits}, folded for matching as {@link ./loose!loose} tells. */
export function looseUnits(text: string): readonly FoldedUnit[] {
  return looseSlots(text).filter(unit => unit.text !== '')
}

/** As {@link looseUnits}, with the places of letters that count for nothing left in, empty. */
export function looseSlots(text: string): readonly FoldedUnit[] {
  const units = foldUnits(text)
  const isHan = (index: number) => HAN.test(units[index]?.text ?? '')
  return units.map((unit, index) => ({ ...unit, text: unit.text === 'ゖ' && isHan(index - 1) && isHan(index + 1) ? 'が' : looseForm(unit.text) }))
}

/** Whether a character is a kanji. */
export function isKanji(character: string): boolean {
  return HAN.test(character)
}

/** Whether a folded character is kana, which a dash behind it lengthens. */
export function isKana(folded: string): boolean {
  return KANA.test(folded)
}

/** Whether a folded character is Japanese: between two of these a space says nothing. */
export function isJapanese(folded: string): boolean {
  return JAPANESE.test(folded)
}

/** Whether a folded character is some dash, whose meaning hangs on what stands around it. */
export function isDash(folded: string): boolean {
  return DASH.test(folded)
}

/** What one code unit folds to wherever it stands, but for dashes and spaces; undefined where that hangs on its neighbours. */
export function foldAlone(unit: string): string | undefined {
  if (/[\uD800-\uDFFFヶゖ]/.test(unit) || UNSEEN.test(unit) || VOICING.test(unit))
    return undefined
  return foldSegment({ text: unit, from: 0, to: 1 }).map(({ text }) => text).join('')
}

/** What a folded character counts for in matching: nothing for ー, the large kana for a small one. */
export function looseForm(folded: string): string {
  return folded === 'ー' ? '' : SMALL[folded] ?? folded
}

/** Characters with the voicing marks that belong to them; a mark with nothing to belong to says nothing. */
function segments(text: string): FoldedUnit[] {
  const found: { text: string, from: number, to: number }[] = []
  let at = 0
  for (const character of text) {
    const last = found.at(-1)
    if (UNSEEN.test(character)) {
      if (last && last.to === at)
        last.to = at + character.length
    }
    else if (!VOICING.test(character)) {
      found.push({ text: character, from: at, to: at + character.length })
    }
    else if (last && last.to === at && VOICED_BASE.test(last.text)) {
      last.text += combining(character)
      last.to = at + character.length
    }
    at += character.length
  }
  return found
}

/** ゛ and ﾞ as the mark that joins the kana before it. */
function combining(mark: string): string {
  return mark === '゜' || mark === '\uFF9F' || mark === '\u309A' ? '\u309A' : '\u3099'
}

function foldSegment(segment: FoldedUnit): FoldedUnit[] {
  // A mark that could not join its kana says nothing.
  const folded = [...segment.text.normalize('NFKC').toLowerCase().normalize('NFKC')].filter(character => !/[\u3099\u309A]/.test(character))
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

/** A dash after kana lengthens it, even over a line break; a plain hyphen behind a space is a hyphen. */
function foldDash(units: readonly FoldedUnit[], index: number): string {
  const before = units[index - 1]?.text ?? ''
  const after = units[index + 1]?.text ?? ''
  if (ASCII_WORD.test(before) && ASCII_WORD.test(after))
    return '-'
  if (before === ' ' && units[index]?.text === '-')
    return '-'
  for (let at = index - 1; at >= 0; at--) {
    const text = units[at]?.text ?? ''
    if (text === ' ' && units[at + 1]?.text === '-')
      return '-'
    if (text !== ' ' && !DASH.test(text))
      return KANA.test(text) ? 'ー' : '-'
  }
  return '-'
}
