import type { Ruby } from './reading'

/** A piece of a text: with kana above it, or plain. */
export interface TextPiece {
  readonly text: string
  readonly reading?: string
}

/**
 * The pieces of the stretch from `from` to `to` of a text, with their kana.
 *
 * Kana that reach over an end of the stretch are left out, so that no letter stands twice.
 */
export function rubyPieces(text: string, rubies: readonly Ruby[], from = 0, to = text.length): readonly TextPiece[] {
  const pieces: TextPiece[] = []
  let at = from
  for (const ruby of rubies) {
    if (ruby.from < at || ruby.to > to)
      continue
    if (ruby.from > at)
      pieces.push({ text: text.slice(at, ruby.from) })
    pieces.push({ text: text.slice(ruby.from, ruby.to), reading: ruby.reading })
    at = ruby.to
  }
  if (at < to)
    pieces.push({ text: text.slice(at, to) })
  return pieces
}

/**
 * The stretches of a text dealt out to its pieces, counted anew from the start of each.
 *
 * What reaches over the end of a piece is left out of both.
 *
 * @param lengths the lengths of the pieces, which together make the text
 */
export function cutRubies(rubies: readonly Ruby[], lengths: readonly number[]): readonly (readonly Ruby[])[] {
  let from = 0
  return lengths.map((length) => {
    const [start, end] = [from, from + length]
    from = end
    return rubies.filter(ruby => ruby.from >= start && ruby.to <= end).map(ruby => ({ ...ruby, from: ruby.from - start, to: ruby.to - start }))
  })
}
