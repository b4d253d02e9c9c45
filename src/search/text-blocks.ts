/** Texts one behind the other: a word is looked for in all of them at once, which takes half as long as in each on its own. */
export interface TextBlock {
  readonly text: string
  /** Where each text begins, and at the end where one more would. */
  readonly starts: readonly number[]
  /** The number of the first text. */
  readonly first: number
  /** Which pairs of letters stand in it: see {@link pairsOf}. */
  readonly pairs: Uint32Array
}

/** Between two texts; no text and nothing that is looked for has it. */
const BETWEEN = '\f'

/** Texts of a block: of more there would be fewer blocks that a form can be told not to stand in without looking. */
export const BLOCK_SIZE = 64

/** Bits that tell which pairs of letters stand in a block, as a power of two: some thousands of pairs leave most of them unset. */
const PAIR_BITS = 14

/** Puts texts behind each other. @param first the number of the first one */
export function blockOf(texts: readonly string[], first: number): TextBlock {
  const starts = [0]
  for (const text of texts)
    starts.push((starts.at(-1) ?? 0) + text.length + BETWEEN.length)
  const text = texts.join(BETWEEN)
  const pairs = new Uint32Array(2 ** PAIR_BITS / 32)
  for (let at = 1; at < text.length; at++) {
    const bit = bitOf(text, at)
    pairs[bit >>> 5] = (pairs[bit >>> 5] ?? 0) | 1 << (bit & 31)
  }
  return { text, starts, first, pairs }
}

/** The bit of the pair of letters that ends at a place; some pairs share one. */
function bitOf(text: string, at: number): number {
  return Math.imul(text.charCodeAt(at - 1), 0x9E3779B1) + Math.imul(text.charCodeAt(at), 0x85EBCA6B) >>> 32 - PAIR_BITS
}

/** A form that is looked for, with the bits of its pairs of letters: a block that lacks one of them need not be looked through. */
export interface SoughtForm {
  readonly form: string
  readonly bits: readonly number[]
}

/** A form made ready to be looked for. */
export function sought(form: string): SoughtForm {
  return { form, bits: Array.from({ length: Math.max(0, form.length - 1) }, (_, at) => bitOf(form, at + 1)) }
}

function lacks({ pairs }: TextBlock, { bits }: SoughtForm): boolean {
  for (let at = 0; at < bits.length; at++) {
    const bit = bits[at] ?? 0
    if (((pairs[bit >>> 5] ?? 0) & 1 << (bit & 31)) === 0)
      return true
  }
  return false
}

/** The texts of a block, which share its memory. */
export function textsOf({ text, starts }: TextBlock): readonly string[] {
  return starts.slice(1).map((end, index) => text.slice(starts[index] ?? 0, end - BETWEEN.length))
}

/**
 * Finds the texts of a block that hold a form: the number of each within the block, once each, and where in the block the form first stands.
 *
 * @param states texts whose state is `from` or higher are passed over
 * @returns how many numbers and places were written
 */
export function holdersOf(block: TextBlock, wanted: SoughtForm, states: Uint8Array, from: number, numbers: Uint16Array, places: Uint32Array): number {
  const { text, starts } = block
  const many = starts.length - 1
  let count = 0
  let number = lacks(block, wanted) ? many : 0
  while (true) {
    while (number < many && (states[number] ?? 0) >= from)
      number++
    const at = number < many ? text.indexOf(wanted.form, starts[number]) : -1
    if (at < 0)
      return count
    while ((starts[number + 1] ?? Infinity) <= at)
      number++
    if ((states[number] ?? 0) < from) {
      numbers[count] = number
      places[count] = at
      count++
    }
    number++
  }
}
