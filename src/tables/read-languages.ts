import type { EditionContent } from '../domain/edition'
import type { Problem } from './problem'
import type { Table, TableRows } from './read-table'
import { isItemRef, parseRef } from '../domain/item-ref'
import { EASY_KINDS, TRANSLATED } from '../domain/languages'
import { oneOf } from './one-of'

/** Tables that hold no texts of the city itself. */
const ABOUT_TEXTS: readonly string[] = ['translations', 'easy', 'readings', 'spellings']

/**
 * The same texts for other readers.
 *
 * A translation whose Japanese stands nowhere any more (someone has reworded it) is left out and told in `notices`:
 * the reworded text is then shown in Japanese, marked, rather than in an English that no longer fits.
 */
export function readLanguages(rows: TableRows, tables: ReadonlyMap<string, Table>, titles: readonly string[], problems: Problem[], notices: Problem[]): Pick<EditionContent, 'easy' | 'translations'> {
  const known = new Set(titles)
  for (const [name, table] of tables) {
    for (const row of ABOUT_TEXTS.includes(name) ? [] : table.rows) {
      for (const text of row.texts())
        known.add(text)
    }
  }
  return {
    easy: rows('easy').flatMap((row) => {
      const ref = row.text('ref')
      const kind = parseRef(ref)?.kind
      if (!isItemRef(ref) || kind === undefined || !EASY_KINDS.includes(kind)) {
        if (!row.isBad('ref'))
          problems.push(row.problem('ref', 'goal:r8/1、direction:r8/1-1、service:記号 のどれか'))
        return []
      }
      return [{ ref, text: row.text('text'), reviewed: row.flag('reviewed') }]
    }),
    translations: rows('translations').flatMap((row) => {
      if (!row.isBad('text') && !known.has(row.text('text')) && !known.has(row.printed('text'))) {
        notices.push(row.problem('text', 'ほかの表にこの文はもうありません。訳を使いません。文を書き直したときは、ここも直してください'))
        return []
      }
      return [{ lang: oneOf(TRANSLATED, row.text('lang')), text: row.text('text'), translation: row.text('translation'), reviewed: row.flag('reviewed') }]
    }),
  }
}
