const LETTER = /^\p{Script=Latin}/u
const WORD = /^\p{Script=Latin}[\p{Script=Latin}\d'’&.-]*$/u

/** Letters a Latin word needs for its likes to be looked for, or for its plural to be cut. */
const LIKENESS = 4

/** Share of a Latin word, from its beginning, that a near hit must begin a word with. */
const PREFIX_SHARE = 0.6

/** Whether a folded form is one Latin word, or begins like one: `childcare`, `dv`, `net119`, `old age`. */
export function isLatin(form: string): boolean {
  return form.split(' ').every(word => WORD.test(word))
}

/** Whether a character is a Latin letter. */
export function isLatinLetter(character: string): boolean {
  return !(character >= FIRST_JAPANESE && character <= LAST_JAPANESE) && LETTER.test(character)
}

/** Between these stand kana and kanji, nearly all that is ever asked about, and no Latin letter. */
const [FIRST_JAPANESE, LAST_JAPANESE] = ['\u3000', '\u9FFF']

/**
 * Where a folded form stands in a folded text, from a place on; -1 where it does not.
 *
 * A Latin word stands only where a run of Latin letters begins: `rent` is in no parents, but `dv` is in 夫のdv.
 */
export function findForm(text: string, form: string, from = 0): number {
  let at = text.indexOf(form, from)
  while (at > 0 && isLatinLetter(text.charAt(at - 1)) && isLatin(form))
    at = text.indexOf(form, at + 1)
  return at
}

/** Whether a folded form stands in a folded text. */
export function holdsForm(text: string, form: string): boolean {
  return findForm(text, form) >= 0
}

/** Whether a folded text ends with a form; with a Latin one only as a whole word. */
export function endsWithForm(text: string, form: string): boolean {
  return text.endsWith(form) && !(isLatinLetter(text.charAt(text.length - form.length - 1)) && isLatin(form))
}

/** What a Latin word is without the plural s: childcares → childcare, families → family. Nothing for any other word. */
export function singularOf(form: string): string | undefined {
  if (form.length < LIKENESS || !isLatin(form) || !/[^s]s$/.test(form))
    return undefined
  return form.endsWith('ies') ? `${form.slice(0, -3)}y` : form.slice(0, -1)
}

/** The beginning of a Latin word that its likes share with it: counsel of counselling. Nothing for a short word. */
export function likenessOf(form: string): string | undefined {
  return form.length < LIKENESS ? undefined : form.slice(0, Math.max(LIKENESS, Math.ceil(form.length * PREFIX_SHARE)))
}
