import type { SpellingGroup } from '../domain/edition'
import type { Found } from './found'
import type { FoldedDocument, SearchDocument, SearchEntries } from './search-index'
import { findEntries } from './search'
import { arranged, foldDocument } from './search-index'

/** What of a document a worker needs. */
export type BareDocument = Omit<SearchDocument, 'facets'>

/** What a page asks of its worker: first all documents, then that they be arranged, then one question after another. */
export type SearchErrand =
  | { readonly kind: 'documents', readonly documents: readonly BareDocument[] }
  | { readonly kind: 'arrange', readonly spellings: readonly SpellingGroup[] }
  | { readonly kind: 'find', readonly typed: string }

/** What the worker answers: once when all is arranged, then once for each question. */
export type SearchReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'found', readonly found: Found }

/** The search behind a worker's door: it holds the folded texts of one edition, and nothing else. */
export function searchDesk(): (errand: SearchErrand) => SearchReply | undefined {
  let folded: FoldedDocument[] = []
  let index: SearchEntries = arranged([])
  let spellings: readonly SpellingGroup[] = []
  return (errand) => {
    if (errand.kind === 'find')
      return { kind: 'found', found: findEntries(index, errand.typed, spellings) }
    if (errand.kind === 'documents') {
      for (const document of errand.documents)
        folded.push(foldDocument(document, folded.length))
      return undefined
    }
    index = arranged(folded)
    folded = []
    spellings = errand.spellings
    return { kind: 'ready' }
  }
}
