import { foldAlone, isDash, isJapanese, isKana, looseForm, looseUnits } from './fold'

/** What the table says of a code unit, where it does not say which code unit it folds to: nothing yet, a space, a dash, several letters, or that only a closer look tells. */
const [UNKNOWN, SPACE, DASH, SEVERAL, CLOSER] = [0, 1, 2, 3, 4]
/** Code units below this one have no entry of their own: the table's marks lie there. */
const LEAST = 0x20

const KANA = 1
const JAPANESE = 2
const ASKED = 4

const HYPHEN = 0x2D
const LONG = 0x30FC

/** What each code unit folds to, filled as texts bring them: nearly every text is folded by looking up. */
const table = new Uint16Array(0x10000)
const several = new Map<number, readonly number[]>()
/** What a folded code unit is, and what it counts for in matching: 0 for nothing. */
const kinds = new Uint8Array(0x10000)
const forms = new Uint16Array(0x10000)

let letters = new Uint16Array(4096)

/**
 * Folds further for matching: small kana become large and ー vanishes, so ボランテイア finds ボランティア; ヶ between two
 * kanji is the が it is read as, so 七里ヶ浜 finds 七里ガ浜.
 */
export function loose(text: string): string {
  return looseByTable(text) ?? looseUnits(text).map(unit => unit.text).join('')
}

/** The text folded by the table; undefined where it holds what only a closer look can fold. */
function looseByTable(text: string): string | undefined {
  let length = 0
  let before = 0
  let spaced = false
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    const known = table[unit] ?? UNKNOWN
    const folded = known === UNKNOWN ? learn(unit) : known
    if (folded === SPACE) {
      spaced = before !== 0
      continue
    }
    // A dash at the beginning or behind a space.
    if (folded === CLOSER || (folded === DASH && (spaced || before === 0)))
      return undefined
    const parts = folded === SEVERAL ? several.get(unit) : undefined
    for (let part = 0; part < (parts?.length ?? 1); part++) {
      const letter = parts ? parts[part] ?? 0 : folded !== DASH ? folded : kindOf(before) & KANA ? LONG : HYPHEN
      const kind = kindOf(letter)
      if (spaced && !(kindOf(before) & kind & JAPANESE))
        length = put(0x20, length)
      spaced = false
      before = letter
      const form = forms[letter] ?? 0
      if (form !== 0)
        length = put(form, length)
    }
  }
  return written(length)
}

/** Asks once what a code unit folds to. */
function learn(unit: number): number {
  const folded = foldAlone(String.fromCharCode(unit)) ?? ''
  const parts = [...folded].map(letter => letter.length === 1 ? letter.charCodeAt(0) : 0)
  const plain = parts.length > 0 && parts.every(part => part > LEAST) && ![...folded].some(isDash)
  const entry = folded === ' ' ? SPACE : parts.length === 1 && isDash(folded) ? DASH : !plain ? CLOSER : parts.length > 1 ? SEVERAL : parts[0] ?? CLOSER
  if (entry === SEVERAL)
    several.set(unit, parts)
  table[unit] = entry
  return entry
}

/** Asks once what a folded code unit is, and what it counts for. */
function kindOf(letter: number): number {
  const known = kinds[letter] ?? 0
  if (known !== 0)
    return known
  const folded = String.fromCharCode(letter)
  const kind = ASKED | (isKana(folded) ? KANA : 0) | (isJapanese(folded) ? JAPANESE : 0)
  kinds[letter] = kind
  forms[letter] = looseForm(folded) === '' ? 0 : looseForm(folded).charCodeAt(0)
  return kind
}

function put(letter: number, length: number): number {
  if (length === letters.length) {
    const longer = new Uint16Array(length * 2)
    longer.set(letters)
    letters = longer
  }
  letters[length] = letter
  return length + 1
}

/** Letters made into a text at once; more are more arguments than a call can have. */
const AT_ONCE = 4096

function written(length: number): string {
  let text = ''
  for (let from = 0; from < length; from += AT_ONCE)
    text += Reflect.apply(String.fromCharCode, undefined, letters.subarray(from, Math.min(length, from + AT_ONCE)))
  return text
}
