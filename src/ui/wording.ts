import type { ReadingBook, Ruby } from '../domain/reading'
import { rubiesOf } from '../domain/reading'
import { tidy } from '../domain/tidy'

/** A stretch of a text of the city as it is shown: in English where it is translated, else in Japanese with its kana. */
export interface WordPart {
  readonly text: string
  readonly lang: 'ja' | 'en'
  readonly rubies: readonly Ruby[]
}

/** What a text is looked up in. */
export interface Wording {
  readonly readings: ReadingBook
  /** Tidy Japanese text → English; empty while Japanese is shown. */
  readonly english: ReadonlyMap<string, string>
}

const JAPANESE = /[\u3040-\u30FF\u3400-\u9FFF]/

/** Whether a text has letters that an English reader cannot read. */
export function isJapanese(text: string): boolean {
  return JAPANESE.test(text)
}

/** Words as they begin a line or a choice: an English one with a capital. */
export function atStart(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/**
 * A text in the stretches the edition knows.
 *
 * A screen often puts a number or a code before a name, 「目標1 …」, 「4-1-2-10 …」: where the whole is not known, what
 * follows a space is looked up by itself.
 */
export function wordParts(text: string, wording: Wording): readonly WordPart[] {
  const shown = tidy(text)
  const known = knownPart(shown, wording)
  if (known)
    return [known]
  for (let at = shown.indexOf(' '); at >= 0; at = shown.indexOf(' ', at + 1)) {
    const tail = knownPart(shown.slice(at + 1), wording)
    if (tail)
      return [headPart(shown.slice(0, at), wording), tail]
  }
  return [plainPart(shown, wording)]
}

function knownPart(text: string, { readings, english }: Wording): WordPart | undefined {
  const translated = english.get(text)
  if (translated !== undefined)
    return { text: translated, lang: 'en', rubies: [] }
  const rubies = rubiesOf(text, readings)
  return rubies.length > 0 ? { text, lang: 'ja', rubies } : undefined
}

/** What stands before a name: a number, a code, or another name. */
function headPart(text: string, wording: Wording): WordPart {
  const { text: shown, ...part } = knownPart(text, wording) ?? plainPart(text, wording)
  return { ...part, text: `${shown} ` }
}

function plainPart(text: string, wording: Wording): WordPart {
  return { text, lang: wording.english.size > 0 && !isJapanese(text) ? 'en' : 'ja', rubies: [] }
}
