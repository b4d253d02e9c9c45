import type { Ruby } from '../domain/reading'
import type { Analyser, Word } from './word-readings'
import { tidy } from '../domain/tidy'
import { alignReading } from './align-reading'
import { toHiragana } from './word-readings'

/** Words read by hand: theirs win over the dictionary. */
export type HandReadings = ReadonlyMap<string, string>

/** A word as it was read in a text. */
export interface ReadWord {
  readonly text: string
  readonly reading: string
  readonly by: 'hand' | 'dictionary'
}

/** How a text is read, stretch by stretch, and the words behind it. */
export interface ReadText {
  readonly rubies: readonly Ruby[]
  readonly words: readonly ReadWord[]
}

const KANJI = /[\u3400-\u9FFF\uF900-\uFAFF々〆ヶ]/

/** Counters whose sound changes with the number before them; they are left without kana. */
const SHIFTING = /^[人日月分本匹杯階泊歩軒羽]$/

/** Makes a reader of texts: hand-kept words first, the longest first, the dictionary between them. */
export function textReader(analyse: Analyser, byHand: HandReadings): (text: string) => ReadText {
  const known = [...byHand.keys()].filter(word => word !== '').sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  const byFirst = new Map<string, string[]>()
  for (const word of known)
    byFirst.set(word.charAt(0), [...byFirst.get(word.charAt(0)) ?? [], word])
  return (text) => {
    const shown = tidy(text)
    const rubies: Ruby[] = []
    const words: ReadWord[] = []
    const put = (at: number, word: string, reading: string, by: ReadWord['by']) => {
      // The dictionary's kana stand above kanji only; a hand-kept word may have them above digits too (8050問題).
      const laid = (by === 'hand' ? splitByWords(word, reading, analyse) : alignReading(word, reading)).filter(ruby => by === 'hand' || KANJI.test(word.slice(ruby.from, ruby.to)))
      rubies.push(...laid.map(ruby => ({ from: at + ruby.from, to: at + ruby.to, reading: ruby.reading })))
      if (laid.length > 0)
        words.push({ text: word, reading, by })
    }
    let start = 0
    const between = (end: number) => {
      let at = start
      let before: Word | undefined
      for (const word of start < end ? analyse(shown.slice(start, end)) : []) {
        if (isReadable(word, before))
          put(at, word.text, readingAfter(before, word), 'dictionary')
        at += word.text.length
        before = word
      }
    }
    for (let at = 0; at < shown.length;) {
      const word = byFirst.get(shown.charAt(at))?.find(candidate => shown.startsWith(candidate, at))
      if (word === undefined) {
        at += 1
        continue
      }
      between(at)
      put(at, word, byHand.get(word) ?? '', 'hand')
      at += word.length
      start = at
    }
    between(shown.length)
    return { rubies, words }
  }
}

/** A word read by hand, cut where the dictionary cuts it if it reads the parts alike: short kana runs fit narrow screens. */
function splitByWords(word: string, reading: string, analyse: Analyser): readonly Ruby[] {
  const parts = analyse(word).map(part => ({ ...part, reading: part.reading || toHiragana(part.text) }))
  if (parts.length < 2 || parts.map(part => part.reading).join('') !== reading)
    return alignReading(word, reading)
  let at = 0
  return parts.flatMap((part) => {
    const from = at
    at += part.text.length
    return alignReading(part.text, part.reading).map(ruby => ({ ...ruby, from: ruby.from + from, to: ruby.to + from }))
  })
}

/** Lines of a document are counted in ぎょう, which the dictionary does not know of 行 behind a number. */
function readingAfter(before: Word | undefined, word: Word): string {
  return counts(before) && word.text === '行' ? 'ぎょう' : word.reading
}

function counts(before: Word | undefined): boolean {
  return before?.isNumber === true || /\d$/.test(before?.text ?? '')
}

/** Kanji of a known reading; numbers stay as they are, and so do counters that change with them. */
function isReadable(word: Word, before: Word | undefined): boolean {
  if (word.reading === '' || word.isNumber || !KANJI.test(word.text))
    return false
  return !(counts(before) && SHIFTING.test(word.text))
}
