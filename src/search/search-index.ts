import { compareCodes } from '../domain/initiative'
import { loose } from './fold'

/** Where in a document a word stands; earlier fields weigh more. */
export type SearchField = 'title' | 'reading' | 'englishTitle' | 'area' | 'english' | 'body'

/** What a list of hits can be narrowed by, in the order in which it is asked, under the names the address uses. */
export const FACETS = ['kind', 'plan', 'goal', 'dept', 'audience', 'year'] as const

/** One way to narrow a list of hits. */
export type FacetName = typeof FACETS[number]

/** What a document has in each facet, besides its kind; nothing where the facet says nothing about it. */
export type DocumentFacets = Readonly<Partial<Record<Exclude<FacetName, 'kind'>, readonly string[]>>>

/** One thing a reader can find. */
export interface SearchDocument {
  /** Unique among all documents. */
  readonly key: string
  /** What it is, for grouping and filtering: `initiative`, `indicator`, `goal` … */
  readonly kind: string
  readonly plan: string
  /** Its number, `4-1-2-10` or `3`; empty where it has none. */
  readonly code: string
  readonly title: string
  /** In hiragana: its title on the first line, the words people look for it by on the others; empty where unknown. */
  readonly reading: string
  /** Whole words that mean just this: its other names, and what people say who look for it. */
  readonly words: readonly string[]
  /** In English, where that is shown: its title on the first line, what it belongs to and is looked for by on the others. */
  readonly english: string
  /** Departments, goal and direction: what it belongs to. */
  readonly area: string
  /** Summaries, results, targets: everything else that is shown. */
  readonly body: string
  /** How likely it is what a reader came for: 3 a service for persons … 0 what only speaks of other things. */
  readonly rank: 0 | 1 | 2 | 3
  /** Newer first among equals: the fiscal year it speaks of. */
  readonly year: number
  readonly facets: DocumentFacets
}

/** A document with its folded texts beside it. */
export interface IndexedDocument {
  readonly document: SearchDocument
  /** `reading` is that of the title alone; `english` is without the title's line. */
  readonly folded: Readonly<Record<SearchField, string>>
  readonly words: readonly string[]
  /** How its words are read. */
  readonly spoken: readonly string[]
  readonly whole: string
}

/** Documents ready to be searched, in the order in which equals are shown. */
export interface SearchIndex {
  readonly entries: readonly IndexedDocument[]
}

/** Folds every document once; searching then only scans. */
export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  const entries = documents.map((document) => {
    const [reading = '', ...wordReadings] = document.reading.split('\n').map(loose)
    const [englishTitle = '', ...english] = document.english.split('\n').map(loose)
    const folded = { title: loose(document.title), reading, englishTitle, area: foldLines(document.area), english: english.join('\n'), body: foldLines(document.body) }
    const filled = (form: string) => form !== ''
    return { document, folded, words: document.words.map(loose).filter(filled), spoken: wordReadings.filter(filled), whole: `${folded.title}\n${folded.area}\n${folded.body}` }
  })
  entries.sort((a, b) => b.document.rank - a.document.rank || b.document.year - a.document.year || compareCodes(a.document.code, b.document.code) || compareText(a.document.key, b.document.key))
  return { entries }
}

/** Folds line by line, so that the end of one department never joins the next. */
function foldLines(text: string): string {
  return text.split('\n').map(loose).join('\n')
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
