import type { Term } from '../domain/city-facts'
import { tidy } from './format'
import { GLOSSARY } from './text/glossary'
import { language, LOCALE } from './text/language'
import { isJapanese } from './wording'

/** A heading of the glossary with the terms below it. */
export interface GlossaryRow {
  readonly name: string
  readonly terms: readonly Term[]
}

/**
 * The glossary in the order of the language shown: by the Japanese reading, or by the English name with what has none
 * last.
 *
 * @param word puts a term in the language shown.
 */
export function glossaryRows(terms: readonly Term[], word: (text: string) => string): readonly GlossaryRow[] {
  const sortedBy = (term: Term) => language.value === 'ja' || isJapanese(word(term.term)) ? tidy(term.reading) : word(term.term)
  const collator = new Intl.Collator(language.value === 'ja' ? 'ja' : LOCALE.en)
  const sorted = [...terms].sort((a, b) => collator.compare(sortedBy(a), sortedBy(b)))
  const nameOf = (term: Term) => rowName(sortedBy(term))
  return [...GLOSSARY.kana().map(([name]) => name), GLOSSARY.otherRow]
    .map(name => ({ name, terms: sorted.filter(term => nameOf(term) === name) }))
    .filter(row => row.terms.length > 0)
}

/** The row of a name, whether it is written in hiragana or katakana. */
function rowName(name: string): string {
  const first = name.charAt(0).replace(/[ァ-ヴ]/, kana => String.fromCharCode(kana.charCodeAt(0) - 0x60))
  return GLOSSARY.kana().find(([, letters]) => first !== '' && letters.includes(first))?.[0] ?? GLOSSARY.otherRow
}
