import type { EditionContent } from '../domain/edition'
import type { Reading } from '../domain/reading'
import type { TableRows } from '../tables/read-table'
import type { HandReadings, ReadWord } from './readings'
import { encodeRubies, textKey } from '../domain/reading'
import { tidy } from '../domain/tidy'
import { readableTexts } from '../press/readable-texts'
import { textReader } from './readings'
import { openAnalyser, toHiragana } from './word-readings'

const KANJI = /[\u3400-\u9FFF々〆ヶ]/

/** The words read by hand: the table of readings first, then the glossary's and the roles' own. */
export function handReadings(rows: TableRows, content: Pick<EditionContent, 'terms' | 'roles'>): HandReadings {
  const named = [...content.roles.map(role => [role.name, role.reading] as const), ...content.terms.map(term => [term.term, term.reading] as const)]
  return new Map([
    ...named.filter(([word]) => KANJI.test(word)).map(([word, reading]) => [tidy(word), toHiragana(reading.replace(/[（）()、 ]/g, ''))] as const),
    ...rows('readings').map(row => [tidy(row.text('word')), toHiragana(row.text('reading'))] as const),
  ])
}

/** The readings of every text of an edition, each text once, in the order of their keys; and the words they are made of. */
export async function readReadings(content: EditionContent, byHand: HandReadings): Promise<{ readonly readings: readonly Reading[], readonly words: readonly ReadWord[] }> {
  const texts = [...new Set(readableTexts(content).map(tidy))].filter(text => KANJI.test(text))
  if (texts.length === 0)
    return { readings: [], words: [] }
  const read = textReader(await openAnalyser(), byHand)
  const readings = new Map<string, Reading>()
  const words: ReadWord[] = []
  const keys = new Set<string>()
  for (const text of texts) {
    const found = read(text)
    const key = textKey(text)
    words.push(...found.words)
    // Two texts of one key, once in a very long while: neither is read rather than one of them wrongly.
    if (keys.has(key))
      readings.delete(key)
    else if (found.rubies.length > 0)
      readings.set(key, { key, marks: encodeRubies(found.rubies) })
    keys.add(key)
  }
  return { readings: [...readings.values()].sort((a, b) => a.key < b.key ? -1 : 1), words }
}
