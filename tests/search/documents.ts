import type { SearchDocument } from '../../src/search/search-index'

/** A document to be found: an initiative of 2020 without number or text, unless told otherwise. */
export function found(key: string, changes: Partial<SearchDocument> = {}): SearchDocument {
  return { key, kind: 'initiative', plan: 'r2', code: '', title: '', reading: '', words: [], english: '', area: '', body: '', rank: 0, year: 2020, facets: {}, ...changes }
}
