import type { SpellingGroup } from '../domain/edition'
import { fold, loose } from './fold'

/** Longest query taken, in characters; the rest is cut off. */
export const QUERY_LIMIT = 100

/** Spellings tried for one word at most. */
const VARIANT_LIMIT = 24

/** One word of a query; all words must be found. */
export type Term =
  | { readonly kind: 'code', readonly code: string, readonly text: string }
  | { readonly kind: 'word', readonly typed: string, readonly variants: readonly string[] }

/** Reads what was typed: words between spaces, codes such as 1-1-2-3 or 1-1, spelling variants from the city's table. */
export function parseQuery(typed: string, spellings: readonly SpellingGroup[]): readonly Term[] {
  const words = [...typed].slice(0, QUERY_LIMIT).join('').split(/\s+/).filter(word => word !== '')
  return words.flatMap((word): Term[] => {
    const folded = fold(word)
    if (/^\d+(?:-\d+)+-?$/.test(folded))
      return [{ kind: 'code', code: folded.replace(/-$/, ''), text: loose(word) }]
    const form = loose(word)
    return form === '' ? [] : [{ kind: 'word', typed: word, variants: variantsOf(form, spellings) }]
  })
}

/** The word itself first, then every form the spelling groups offer for a part of it, or for a part of such a form. */
function variantsOf(word: string, spellings: readonly SpellingGroup[]): readonly string[] {
  const groups = spellings.map(group => group.words.map(loose).filter(form => form !== ''))
  const found = new Set([word])
  for (const known of found) {
    for (const forms of groups) {
      const present = forms.filter(form => known.includes(form)).sort((a, b) => b.length - a.length)[0]
      for (const form of present === undefined ? [] : forms) {
        if (found.size < VARIANT_LIMIT)
          found.add(known.replace(present ?? form, form))
      }
    }
  }
  return [...found]
}
