import type { FoldedUnit } from './fold'
import { isKanji, looseUnits } from './fold'

/** Letters a word needs to be looked for inside a reading: shorter ones stand in nearly every one. */
export const READING_LENGTH = 3

/** Kana one kanji is read with at most: こころざし. */
const KANA_PER_KANJI = 5

/** A run of kanji, whose reading is to be found, or one other letter, which reads as it is written. */
interface Stretch {
  readonly units: readonly FoldedUnit[]
  readonly kanji: boolean
}

/**
 * The reading of a text letter by letter, folded for matching, each letter knowing which part of the text it reads.
 *
 * Kana are their own anchors; the letters between two anchors read the whole run of kanji between them. Empty where the
 * reading does not fit the text, or fits it in more than one way.
 */
export function alignReading(text: string, reading: string): readonly FoldedUnit[] {
  const letters = looseUnits(reading).map(unit => unit.text)
  const stretches = stretchesOf(text)
  const lengths = onlyFit(stretches, letters)
  let at = 0
  return lengths.flatMap((length, index) => {
    const units = stretches[index]?.units ?? []
    const [from, to] = [units[0]?.from ?? 0, units.at(-1)?.to ?? 0]
    const read = letters.slice(at, at + length)
    at += length
    return read.map(letter => ({ text: letter, from, to }))
  })
}

function stretchesOf(text: string): readonly Stretch[] {
  const found: { units: FoldedUnit[], kanji: boolean }[] = []
  for (const unit of looseUnits(text)) {
    const last = found.at(-1)
    const kanji = isKanji(unit.text)
    if (last?.kanji && kanji)
      last.units.push(unit)
    else
      found.push({ units: [unit], kanji })
  }
  return found
}

/** How many letters each stretch is read with, if there is exactly one way; otherwise nothing. */
function onlyFit(stretches: readonly Stretch[], letters: readonly string[]): readonly number[] {
  const known = new Map<number, number>()
  /** Ways to read the rest of the text with the rest of the letters: none, one, or more than one (2). */
  const ways = (index: number, at: number): number => {
    if (index === stretches.length)
      return at === letters.length ? 1 : 0
    const place = index * (letters.length + 1) + at
    const before = known.get(place)
    if (before !== undefined)
      return before
    const total = lengthsFor(stretches[index], letters, at).reduce((sum, length) => Math.min(2, sum + ways(index + 1, at + length)), 0)
    known.set(place, total)
    return total
  }
  if (ways(0, 0) !== 1)
    return []
  let at = 0
  return stretches.map((stretch, index) => {
    const length = lengthsFor(stretch, letters, at).find(each => ways(index + 1, at + each) === 1) ?? 0
    at += length
    return length
  })
}

function lengthsFor(stretch: Stretch | undefined, letters: readonly string[], at: number): readonly number[] {
  if (!stretch)
    return []
  const { length } = stretch.units
  if (!stretch.kanji)
    return letters[at] === stretch.units[0]?.text ? [1] : []
  const most = Math.min(length * KANA_PER_KANJI, letters.length - at)
  return Array.from({ length: Math.max(0, most - length + 1) }, (_, more) => length + more)
}
