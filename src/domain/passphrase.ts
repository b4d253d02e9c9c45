/** Fewest letters of a passphrase, counted as a reader counts them after {@link normalPassphrase}. */
export const PASSPHRASE_LEAST = 8

/** Most letters of a passphrase; what is longer was pasted by mistake. */
export const PASSPHRASE_MOST = 200

/** Why a passphrase is not taken: `short`, `long`, or `guessable`, one that is tried first by whoever guesses. */
export type PassphraseProblem = 'short' | 'long' | 'guessable'

/** Different letters a passphrase must have: 「ああああああああ」 is one guess. */
const DIFFERENT_LEAST = 4

/** What people choose most; each is in every list of first guesses. */
const CHOSEN_OFTEN = new Set(['password', 'passw0rd', 'password1', 'qwertyui', 'qwertyuiop', '1q2w3e4r', 'iloveyou', 'いろはにほへと', 'いろはにほへとちりぬるを', 'あいうえおかきくけこ', 'あかさたなはまやらわ'])

/**
 * A passphrase as it goes into the derivation: the same whichever keyboard wrote it.
 *
 * NFKC makes full-width letters, half-width kana and composed marks one; spaces at the ends, which keyboards add, go.
 */
export function normalPassphrase(typed: string): string {
  return typed.normalize('NFKC').trim()
}

/**
 * What is wrong with a passphrase; undefined if it may be used.
 *
 * Length counts, kinds of letters do not: rules of composition make people write it on the tablet. Any script may be used.
 *
 * @see NIST SP 800-63B, 3.1.1.2
 */
export function passphraseProblem(typed: string): PassphraseProblem | undefined {
  const letters = Array.from(normalPassphrase(typed))
  if (letters.length < PASSPHRASE_LEAST)
    return 'short'
  if (letters.length > PASSPHRASE_MOST)
    return 'long'
  if (new Set(letters).size < DIFFERENT_LEAST || isRun(letters) || CHOSEN_OFTEN.has(letters.join('').toLowerCase()))
    return 'guessable'
  return undefined
}

/** Whether each letter is the next or the one before: 12345678, 87654321, abcdefgh; 0 after 9 counts. */
function isRun(letters: readonly string[]): boolean {
  const codes = letters.map(letter => letter.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, index) => step(codes[index] ?? 0, code)))
  return steps.size === 1 && (steps.has(1) || steps.has(-1))
}

function step(before: number, after: number): number {
  const [nine, zero] = [57, 48]
  return before === nine && after === zero ? 1 : before === zero && after === nine ? -1 : after - before
}
