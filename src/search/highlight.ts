import { foldUnits, looseForm } from './fold'

/** A piece of the original text, and whether it is what was searched for. */
export interface MarkedPiece {
  readonly text: string
  readonly hit: boolean
}

/** Cuts the original text into pieces so that every occurrence of a folded form can be marked. */
export function markHits(text: string, forms: readonly string[]): readonly MarkedPiece[] {
  const ranges = hitRanges(text, forms)
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

/** A stretch of the text around its first hit, at most `length` characters, with … where it was cut. */
export function excerpt(text: string, forms: readonly string[], length: number): string {
  const first = hitRanges(text, forms)[0]
  if (text.length <= length)
    return text
  const from = wholeCharacter(text, first ? Math.max(0, Math.min(first.from - Math.floor(length / 3), text.length - length)) : 0)
  const to = wholeCharacter(text, from + length)
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

/** The place itself, or the one before it where it lies inside a character of two units. */
function wholeCharacter(text: string, at: number): number {
  return at < text.length && /^[\uDC00-\uDFFF]/.test(text.charAt(at)) ? at - 1 : at
}

function hitRanges(text: string, forms: readonly string[]): readonly { readonly from: number, readonly to: number }[] {
  const units = foldUnits(text).map(unit => ({ ...unit, text: looseForm(unit.text) }))
  const starts: number[] = []
  let folded = ''
  for (const [index, unit] of units.entries()) {
    for (let letter = 0; letter < unit.text.length; letter++)
      starts.push(index)
    folded += unit.text
  }
  const ranges: { from: number, to: number }[] = []
  for (const form of forms.filter(candidate => candidate !== '')) {
    for (let at = folded.indexOf(form); at >= 0; at = folded.indexOf(form, at + form.length)) {
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
  return merge(ranges.sort((a, b) => a.from - b.from || b.to - a.to))
}

function merge(ranges: readonly { from: number, to: number }[]): readonly { from: number, to: number }[] {
  const merged: { from: number, to: number }[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last && range.from <= last.to)
      last.to = Math.max(last.to, range.to)
    else
      merged.push({ ...range })
  }
  return merged
}
