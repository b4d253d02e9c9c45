import type { SpellingGroup } from '../domain/edition'
import { fold } from './fold'
import { loose } from './loose'
import { isLatin, singularOf } from './latin'

/** Longest query taken, in characters; the rest is cut off. */
export const QUERY_LIMIT = 100

const BETWEEN = /[\s、。「」『』]+/

/** Spellings tried for one word at most. */
const VARIANT_LIMIT = 24

/** One word of a query; all words must be found. A word of digits alone may be a code too: 3 is goal 3. */
export type Term =
  | { readonly kind: 'code', readonly code: string, readonly text: string }
  | { readonly kind: 'word', readonly typed: string, readonly variants: readonly string[], readonly code?: string }

/**
 * Reads what was typed: words between spaces, commas or quotation marks, codes such as 1-1-2-3 or 1-1, spelling variants
 * from the city's table. A word without a letter or a number asks nothing.
 */
export function parseQuery(typed: string, spellings: readonly SpellingGroup[]): readonly Term[] {
  const words = [...typed].slice(0, QUERY_LIMIT).join('').split(BETWEEN).filter(word => /[\p{L}\p{N}]/u.test(word))
  return words.flatMap((word): Term[] => {
    const folded = fold(word)
    if (/^\d+(?:-\d+)+-?$/.test(folded))
      return [{ kind: 'code', code: folded.replace(/-$/, ''), text: loose(word) }]
    const form = loose(word)
    const code = /^\d+$/.test(folded) ? { code: folded } : {}
    return form === '' ? [] : [{ kind: 'word', typed: word, variants: variantsOf(form, spellings), ...code }]
  })
}

/** The folded forms of each group; folded once for a table, not for every word that is typed. */
function formsOf(spellings: readonly SpellingGroup[]): readonly (readonly string[])[] {
  const groups = FORMS.get(spellings) ?? spellings.map(group => group.words.map(loose).filter(form => form !== ''))
  FORMS.set(spellings, groups)
  return groups
}

const FORMS = new WeakMap<readonly SpellingGroup[], readonly (readonly string[])[]>()

/**
 * The word itself first, a Latin one without its plural s too, then every form the spelling groups offer for a part of
 * it, or for a part of such a form. A Latin form stands for whole words only, and only whole words stand for it.
 */
function variantsOf(word: string, spellings: readonly SpellingGroup[]): readonly string[] {
  const groups = formsOf(spellings)
  const found = new Set([word, singularOf(word) ?? word])
  for (const known of found) {
    for (const forms of groups) {
      const present = forms.filter(form => isLatin(form) ? known === form : known.includes(form)).sort((a, b) => b.length - a.length)[0]
      for (const form of present === undefined ? [] : forms) {
        if (found.size < VARIANT_LIMIT && (present === known || !isLatin(form)))
          found.add(known.replace(present ?? form, form))
      }
    }
  }
  return [...found]
}
