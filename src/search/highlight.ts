import type { FoldedUnit } from './fold'
import { looseSlots } from './fold'
import { findForm, holdsForm, isLatinLetter } from './latin'
import { loose } from './loose'
import { alignReading, READING_LENGTH } from './reading'

/** A piece of the original text, and whether it is what was searched for. */
export interface MarkedPiece {
  readonly text: string
  readonly hit: boolean
}

/**
 * Cuts the original text into pieces so that every occurrence of a folded form can be marked.
 *
 * @param reading how the text is read: what stands in it marks the kanji it reads, where that is certain.
 */
export function markHits(text: string, forms: readonly string[], reading = ''): readonly MarkedPiece[] {
  const ranges = merge([...hitRanges(text, forms), ...readRanges(text, forms, reading)])
  const pieces: MarkedPiece[] = []
  let at = 0
  for (const { from, to } of ranges) {
    if (from > at)
      pieces.push({ text: text.slice(at, from), hit: false })
    pieces.push({ text: text.slice(from, to), hit: true })
    at = to
  }
  if (at < text.length)
    pieces.push({ text: text.slice(at), hit: false })
  return pieces
}

/** A stretch of the text around its first hit, at most `length` characters, with … where it was cut: never within a Latin word, if that leaves the hit. */
export function excerpt(text: string, forms: readonly string[], length: number): string {
  const first = hitRanges(text, forms)[0]
  if (text.length <= length)
    return text
  const from = wholeCharacter(text, first ? Math.max(0, Math.min(first.from - Math.floor(length / 3), text.length - length)) : 0)
  const to = wholeCharacter(text, from + length)
  const [start, end] = [wordAfter(text, from, first?.from ?? from), wordBefore(text, to, first?.to ?? from + 1)]
  return `${start > 0 ? '…' : ''}${text.slice(start, end)}${end < text.length ? '…' : ''}`
}

/** The place itself, or the end of the Latin word it cuts, but not beyond `most`. */
function wordAfter(text: string, at: number, most: number): number {
  let end = at
  while (cutsWord(text, end))
    end++
  return end <= most ? end : at
}

/** The place itself, or the start of the Latin word it cuts, but not before `least`. */
function wordBefore(text: string, at: number, least: number): number {
  let start = at
  while (cutsWord(text, start))
    start--
  return start >= least ? start : at
}

/** Whether a place lies within a Latin word. */
function cutsWord(text: string, at: number): boolean {
  return at > 0 && isLatinLetter(text.charAt(at - 1)) && isLatinLetter(text.charAt(at))
}

/** The place itself, or the one before it where it lies inside a character of two units. */
function wholeCharacter(text: string, at: number): number {
  return at < text.length && /^[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at
}

interface Range {
  readonly from: number
  readonly to: number
}

function hitRanges(text: string, forms: readonly string[]): readonly Range[] {
  return merge(rangesIn(looseSlots(text), forms))
}

/** Where the forms stand in the reading, told as places of the text it reads. */
function readRanges(text: string, forms: readonly string[], reading: string): readonly Range[] {
  const spoken = loose(reading)
  const heard = forms.filter(form => form.length >= READING_LENGTH && holdsForm(spoken, form))
  return heard.length === 0 ? [] : rangesIn(alignReading(text, reading), heard)
}

/** Where the forms stand in folded letters, told as places of the original text. */
function rangesIn(units: readonly FoldedUnit[], forms: readonly string[]): readonly Range[] {
  const starts: number[] = []
  let folded = ''
  for (const [index, unit] of units.entries()) {
    for (let letter = 0; letter < unit.text.length; letter++)
      starts.push(index)
    folded += unit.text
  }
  const ranges: Range[] = []
  for (const form of forms.filter(candidate => candidate !== '')) {
    for (let at = findForm(folded, form); at >= 0; at = findForm(folded, form, at + form.length)) {
      const first = units[starts[at] ?? 0]
      let end = starts[at + form.length - 1] ?? 0
      // A long vowel at the end of a word counts for nothing in matching, but belongs to the word.
      while (units[end + 1]?.text === '')
        end++
      const last = units[end]
      if (first && last)
        ranges.push({ from: first.from, to: last.to })
    }
  }
  return ranges
}

function merge(ranges: readonly Range[]): readonly Range[] {
  const merged: { from: number, to: number }[] = []
  for (const range of [...ranges].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = merged.at(-1)
    if (last && range.from <= last.to)
      last.to = Math.max(last.to, range.to)
    else
      merged.push({ ...range })
  }
  return merged
}
