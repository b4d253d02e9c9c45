import { language, LOCALE } from './text/language'
import { isJapanese } from './wording'

/** Items in the order of their names in the language shown; on an English screen names in Japanese come last. */
export function byName<Item>(items: readonly Item[], nameOf: (item: Item) => string): readonly Item[] {
  const collator = new Intl.Collator(language.value === 'ja' ? 'ja' : LOCALE.en)
  const isLast = (item: Item) => Number(language.value === 'en' && isJapanese(nameOf(item)))
  return [...items].sort((a, b) => isLast(a) - isLast(b) || collator.compare(nameOf(a), nameOf(b)))
}
