import type { NumberedLabel } from './numbered-label'

/** What became of one label: read as it stands, told by the rest of the sheet, or not to be told. */
export type LabelReading =
  | { readonly kind: 'read' | 'told', readonly number: number, readonly text: string, readonly unusual: boolean }
  | { readonly kind: 'unread', readonly possible: readonly string[] }

/** The way from a goal downwards: its numbers, and at each level the wordings printed, the most frequent first. */
interface LabelPath {
  readonly numbers: readonly number[]
  readonly wordings: readonly (readonly string[])[]
}

/** Letters a torn-off piece must have before it says anything. */
const PIECE = 3

/**
 * All ways from goal to action that a sheet prints in full somewhere.
 *
 * They tell what a damaged row must have said, where one way alone fits all that is left of it; never where two do.
 */
export class LabelPaths {
  private readonly paths: readonly LabelPath[]

  private constructor(rows: readonly (readonly NumberedLabel[])[]) {
    const wordings = new Map<string, Map<string, number>>()
    const keys = new Set<string>()
    for (const labels of rows) {
      for (const [level, label] of labels.entries()) {
        const numbers = labels.slice(0, level + 1).map(above => above.number)
        if (numbers.includes(undefined))
          break
        const key = numbers.join('-')
        const counts = wordings.get(key) ?? new Map<string, number>()
        keys.add(key)
        wordings.set(key, label.text === '' ? counts : counts.set(label.text, (counts.get(label.text) ?? 0) + 1))
      }
    }
    this.paths = [...keys].map((key) => {
      const numbers = key.split('-').map(Number)
      return { numbers, wordings: numbers.map((_, level) => byFrequency(wordings.get(numbers.slice(0, level + 1).join('-')))) }
    })
  }

  /**
   * Learns the ways from the labels of all rows; rows they complete count for the usual wording too.
   *
   * @param known numbers another column tells of each row: a way that only a code still names is a way all the same, and
   * without it another would seem the only one.
   */
  static of(rows: readonly (readonly NumberedLabel[])[], known: readonly (readonly number[])[] = []): LabelPaths {
    const first = new LabelPaths(rows.map((labels, row) => labels.map((label, level) => label.number === undefined ? { number: known[row]?.[level], text: '', mark: '' } : label)))
    return new LabelPaths(rows.map((labels, row) => first.read(labels, known[row]).map((reading, level) => ({
      number: reading.kind === 'unread' ? undefined : reading.number,
      text: labels[level]?.number === undefined ? '' : labels[level].text,
      mark: '',
    }))))
  }

  /** Reads the labels of one row; `known` are numbers told by another column (a code says its own place). */
  read(labels: readonly NumberedLabel[], known: readonly number[] = []): readonly LabelReading[] {
    const fitting = this.fitting(labels, known)
    return labels.map((label, level) => {
      const number = label.number ?? known[level] ?? agreed(fitting.map(path => path.numbers[level]))
      if (number === undefined)
        return { kind: 'unread', possible: [...new Set(fitting.flatMap(path => path.wordings[level]?.[0] ?? []))] }
      const wordings = agreed(fitting.map(path => path.numbers.slice(0, level + 1).join('-'))) === undefined ? undefined : fitting[0]?.wordings[level]
      const text = wordings?.[0] ?? label.text
      const unusual = label.number !== undefined && !text.includes(label.text)
      return { kind: unusual || (label.number !== undefined && label.text === text) ? 'read' : 'told', number, text, unusual }
    })
  }

  /** The ways that fit all labels; where none does, those that fit the upper ones. */
  private fitting(labels: readonly NumberedLabel[], known: readonly number[]): readonly LabelPath[] {
    for (let depth = labels.length; depth > 0; depth--) {
      const upper = labels.slice(0, depth)
      const found = this.paths.filter(path => path.numbers.length === depth && upper.every((label, level) => this.fits(path, level, label, known[level], upper.slice(0, level).every((above, at) => (above.number ?? known[at]) !== undefined))))
      if (found.length > 0)
        return found
    }
    return []
  }

  /** @param placed whether the numbers above are there: a label of its own wording tells nothing of what stands above it. */
  private fits(path: LabelPath, level: number, label: NumberedLabel, known: number | undefined, placed: boolean): boolean {
    const number = label.number ?? known
    if (number !== undefined && path.numbers[level] !== number)
      return false
    const says = this.isPiece(level, label) || (!placed && label.number !== undefined && label.text.length >= PIECE)
    return !says || (path.wordings[level]?.some(wording => wording.includes(label.text)) ?? false)
  }

  /** Whether what is left of a cell stands in some label; otherwise it is noise, and says nothing. */
  private isPiece(level: number, label: NumberedLabel): boolean {
    return label.text.length >= PIECE && this.paths.some(path => path.wordings[level]?.some(wording => wording.includes(label.text)))
  }
}

function byFrequency(wordings: ReadonlyMap<string, number> | undefined): readonly string[] {
  return [...wordings ?? []].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length).map(([wording]) => wording)
}

function agreed<Value>(values: readonly (Value | undefined)[]): Value | undefined {
  return values.every(value => value === values[0]) ? values[0] : undefined
}
