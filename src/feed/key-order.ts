/** Orders keys part by part, numbers as numbers: r2/1-1-2 before r2/1-1-10. The same in every locale. */
export function compareKeys(left: string, right: string): number {
  return compareParts(keyParts(left), keyParts(right))
}

/** A run of digits or of anything else, with its number where it is digits. */
export type KeyPart = readonly [text: string, number: number]

/** The runs a key is made of. */
export function keyParts(key: string): readonly KeyPart[] {
  return (key.match(/\d+|\D+/g) ?? []).map(text => [text, /^\d/.test(text) ? Number(text) : Number.NaN])
}

/** Orders keys by their runs. */
export function compareParts(left: readonly KeyPart[], right: readonly KeyPart[]): number {
  for (let index = 0; index < left.length && index < right.length; index++) {
    const [[x, a], [y, b]] = [left[index] ?? ['', Number.NaN], right[index] ?? ['', Number.NaN]]
    // Not a number is unequal to everything, and neither less nor more.
    if (a < b || a > b)
      return a - b
    if (x !== y)
      return x < y ? -1 : 1
  }
  return left.length - right.length
}
