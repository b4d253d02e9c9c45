/**
 * The word of a closed list that a checked cell holds.
 *
 * The table's own constraint has refused every other word by then; the first of the list stands only where the cell is
 * already reported as bad and nothing will be published.
 */
export function oneOf<const Words extends readonly [string, ...string[]]>(words: Words, text: string): Words[number] {
  return words.find(word => word === text) ?? words[0]
}
