/** About how wide a word stands, in letters of Japanese: Latin letters and digits are narrower. */
export function emWidth(word: string): number {
  return [...word].reduce((sum, letter) => sum + (letter < '\u2E80' ? 0.6 : 1), 0)
}
