/** Rows up to this many are all drawn: they print, they are found by the browser's own search, and no phone minds them. */
export const DRAWN_WHOLE = 300

/** A stretch of a list: a row that is drawn, or rows that are not, from one up to another one. */
export type Piece =
  | { readonly kind: 'row', readonly row: number }
  | { readonly kind: 'gap', readonly from: number, readonly to: number }

/**
 * The rows to draw, the second one not included.
 *
 * @param ahead rows beyond those that are needed: below them, or above where it is negative
 * @param held what is drawn; answered as it is while it holds all that is needed
 */
export function reach(first: number, last: number, count: number, ahead: number, held?: readonly [number, number]): readonly [number, number] {
  const [from, to] = [Math.max(0, Math.min(first, count - 1)), Math.min(count, last + 1)]
  if (held && held[0] <= from && to <= held[1])
    return held
  return [Math.max(0, from + Math.min(0, ahead)), Math.min(count, to + Math.max(0, ahead))]
}

/**
 * A whole list in its order, with the rows that are drawn and the gaps between them.
 *
 * The first and the last row are always there: who comes into the list by the Tab key comes in at its ends. So are the
 * row in use and its neighbours, wherever the screen has been scrolled to meanwhile.
 */
export function piecesOf(count: number, [from, to]: readonly [number, number], inUse: number | undefined): readonly Piece[] {
  const rows = new Set<number>([0, count - 1, ...inUse === undefined ? [] : [inUse - 1, inUse, inUse + 1]])
  for (let row = from; row < to; row++)
    rows.add(row)
  const pieces: Piece[] = []
  let next = 0
  for (const row of [...rows].filter(each => each >= 0 && each < count).sort((a, b) => a - b)) {
    if (row > next)
      pieces.push({ kind: 'gap', from: next, to: row })
    pieces.push({ kind: 'row', row })
    next = row + 1
  }
  return pieces
}
