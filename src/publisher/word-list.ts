import type { SheetColumn } from '../domain/spreadsheet'
import type { ReadWord } from './readings'
import type { Analyser } from './word-readings'
import { toCsv } from '../domain/spreadsheet'

/** One word of an edition and how it is read, as the list of readings shows it. */
export interface ListedWord {
  readonly word: string
  readonly reading: string
  /** By whom it is read: a table of the city, or the dictionary. */
  readonly by: ReadWord['by']
  /** What the dictionary alone would have said; empty where it does not know the word. */
  readonly dictionary: string
  readonly count: number
}

/** Every word of the texts with its reading, each once, the most frequent first; `dictionary` tells the overridden ones. */
export function listWords(words: readonly ReadWord[], analyse: Analyser): readonly ListedWord[] {
  const counted = new Map<string, { readonly word: ReadWord, count: number }>()
  for (const word of words) {
    const key = `${word.by} ${word.text} ${word.reading}`
    const known = counted.get(key)
    if (known)
      known.count += 1
    else
      counted.set(key, { word, count: 1 })
  }
  return [...counted.values()]
    .map(({ word, count }) => ({
      word: word.text,
      reading: word.reading,
      by: word.by,
      dictionary: word.by === 'dictionary' ? word.reading : analyse(word.text).map(part => part.reading || part.text).join(''),
      count,
    }))
    .sort((a, b) => b.count - a.count || (a.word < b.word ? -1 : 1))
}

const COLUMNS: readonly SheetColumn<ListedWord>[] = [
  { title: '言葉', value: ({ word }) => word },
  { title: 'よみ', value: ({ reading }) => reading },
  { title: '決め方', value: ({ by }) => by === 'hand' ? '手' : '辞書' },
  { title: '辞書のよみ', value: ({ dictionary }) => dictionary },
  { title: '回数', value: ({ count }) => count },
]

/** The list as a table a clerk can open: 言葉, よみ, 決め方 (手 or 辞書), 辞書のよみ, 回数. */
export function wordListCsv(list: readonly ListedWord[]): string {
  return toCsv(list, COLUMNS)
}
