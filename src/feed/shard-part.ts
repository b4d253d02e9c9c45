/** Hexadecimal digits in their order. */
const DIGITS = '0123456789abcdef'

/** Part of a collection that is cut by the SHA-256 of its rows' keys: digits so far, and a run of the next. */
interface Part {
  readonly prefix: string
  readonly from: number
  readonly to: number
}

/**
 * The names of the parts into which a part is cut; the whole collection is `''`.
 *
 * A collection falls into sixteen by the first digit, as it always did. A part that is still too large is halved: cut by
 * sixteen again, it would lie in crumbs, and the manifest would weigh more than the changes it speaks of.
 */
export function smallerParts(part: string): readonly string[] {
  if (part === '')
    return [...DIGITS]
  const { prefix, from, to } = readPart(part) ?? { prefix: part, from: 0, to: 15 }
  // A single digit is all the digits that may follow it.
  const whole = from === to ? { prefix: prefix + DIGITS[from], from: 0, to: 15 } : { prefix, from, to }
  const middle = (whole.from + whole.to - 1) / 2
  return [partName({ ...whole, to: middle }), partName({ ...whole, from: middle + 1 })]
}

/** Whether the row whose key has this SHA-256 lies in the part. */
export function partHolds(part: string, hash: string): boolean {
  const read = readPart(part)
  if (!read)
    return part === ''
  const digit = DIGITS.indexOf(hash.charAt(read.prefix.length))
  return hash.startsWith(read.prefix) && digit >= read.from && digit <= read.to
}

/** Whether every row of the second part lies in the first. */
export function partCovers(part: string, other: string): boolean {
  const inner = readPart(other)
  return part === '' || (inner !== undefined && partHolds(part, inner.prefix + DIGITS[inner.from]) && partHolds(part, inner.prefix + DIGITS[inner.to]))
}

/** A shard's name without its part, and the part; `''` where its last word is none. */
export function splitName(name: string): { readonly whole: string, readonly part: string } {
  const at = name.lastIndexOf('/')
  const part = name.slice(at + 1)
  return at > 0 && readPart(part) ? { whole: name.slice(0, at), part } : { whole: name, part: '' }
}

function readPart(part: string): Part | undefined {
  const [, prefix, first, last] = /^([0-9a-f]*)([0-9a-f])(?:-([0-9a-f]))?$/.exec(part) ?? []
  if (prefix === undefined || first === undefined)
    return undefined
  return { prefix, from: DIGITS.indexOf(first), to: DIGITS.indexOf(last ?? first) }
}

function partName({ prefix, from, to }: Part): string {
  return prefix + DIGITS[from] + (from === to ? '' : `-${DIGITS[to]}`)
}
