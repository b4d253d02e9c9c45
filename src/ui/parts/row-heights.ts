/** Heights of the rows of a list in pixels: those that were drawn as they are, the others as they are guessed. */
export interface RowHeights {
  /** Pixels above a row; above the one behind the last: all there are. */
  readonly above: (row: number) => number
  /** The row at so many pixels from the top; the first or the last beyond them. */
  readonly rowAt: (pixels: number) => number
  /** Notes how high a row turned out to be. Returns whether that changes anything. */
  readonly measure: (row: number, height: number) => boolean
  /** How high rows are that nobody has drawn; the mean of those that were. */
  readonly guess: () => number
}

/** Differences smaller than this are the rounding of browsers, in pixels. */
const ROUNDING = 0.5

/** Rows that must have been measured before the guess goes by them. */
const ENOUGH = 10

/** The heights of so many rows, none of them drawn yet. */
export function rowHeights(count: number, first: number): RowHeights {
  let guess = first
  let guessed = false
  const known = new Map<number, number>()
  /** Sums of what rows differ from the guess, in the manner of Fenwick: adding and summing both take a few steps. */
  let sums = new Float64Array(count + 1)

  function add(row: number, pixels: number): void {
    for (let at = row + 1; at <= count; at += at & -at)
      sums[at] = (sums[at] ?? 0) + pixels
  }

  function above(row: number): number {
    let pixels = guess * Math.min(row, count)
    for (let at = Math.min(row, count); at > 0; at -= at & -at)
      pixels += sums[at] ?? 0
    return pixels
  }

  /** Once enough is known, what is not known is guessed anew; later that would move what is on the screen. */
  function guessAnew(): void {
    guessed = true
    guess = [...known.values()].reduce((sum, height) => sum + height, 0) / known.size
    sums = new Float64Array(count + 1)
    known.forEach((height, row) => add(row, height - guess))
  }

  return {
    above,
    rowAt: (pixels) => {
      let [low, high] = [0, Math.max(0, count - 1)]
      while (low < high) {
        const middle = Math.ceil((low + high) / 2)
        if (above(middle) <= pixels)
          low = middle
        else
          high = middle - 1
      }
      return low
    },
    measure: (row, height) => {
      const before = known.get(row)
      if (row < 0 || row >= count || Math.abs((before ?? guess) - height) < ROUNDING) {
        if (before === undefined && row >= 0 && row < count) {
          known.set(row, height)
          add(row, height - guess)
        }
        return false
      }
      known.set(row, height)
      add(row, height - (before ?? guess))
      if (!guessed && known.size >= ENOUGH)
        guessAnew()
      return true
    },
    guess: () => guess,
  }
}
