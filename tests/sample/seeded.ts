/**
 * Choices that look like chance and are none: each hangs on a name alone, so the same name gives the same choice on every
 * machine, and a row more or less changes no other row.
 */
export function chance(name: string): number {
  let hash = 0x811C9DC5
  for (const letter of name)
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 15), 0x85EBCA6B)
  hash = Math.imul(hash ^ (hash >>> 13), 0xC2B2AE35)
  return ((hash ^ (hash >>> 16)) >>> 0) / 0x1_0000_0000
}

/** A whole number from `least` to `most`. */
export function whole(name: string, least: number, most: number): number {
  return least + Math.floor(chance(name) * (most - least + 1))
}

/** One of a list. */
export function pick<Item>(name: string, list: readonly Item[]): Item {
  const found = list[whole(name, 0, list.length - 1)]
  if (found === undefined)
    throw new RangeError(`nothing to pick for ${name}`)
  return found
}

/** Whether something that happens so often (0–1) happens here. */
export function happens(name: string, share: number): boolean {
  return chance(name) < share
}
