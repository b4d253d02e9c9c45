import { compareCodes } from '../domain/initiative'
import { loose } from './fold'

/** Where in a document a word stands; earlier fields weigh more. */
export type SearchField = 'title' | 'area' | 'body'

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
  /** Departments, goal and direction: what it belongs to. */
  readonly area: string
  /** Summaries, results, targets: everything else that is shown. */
  readonly body: string
  /** Among equals the higher comes first: what a reader came for, before what only speaks of it. */
  readonly rank: number
  /** Newer first among equals: the fiscal year it speaks of. */
  readonly year: number
}

/** A document with its folded texts beside it. */
export interface IndexedDocument {
  readonly document: SearchDocument
  readonly folded: Readonly<Record<SearchField, string>>
  readonly whole: string
}

/** Documents ready to be searched, in the order in which equals are shown. */
export interface SearchIndex {
  readonly entries: readonly IndexedDocument[]
}

/** Folds every document once; searching then only scans. */
export function buildIndex(documents: readonly SearchDocument[]): SearchIndex {
  const entries = documents.map((document) => {
    const folded = { title: loose(document.title), area: foldLines(document.area), body: foldLines(document.body) }
    return { document, folded, whole: `${folded.title}\n${folded.area}\n${folded.body}` }
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
