import type { MarkedPiece } from '../search/highlight'
import type { SearchHit } from '../search/search'
import type { SearchDocument } from '../search/search-index'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { excerpt, markHits } from '../search/highlight'
import { search } from '../search/search'
import { buildIndex } from '../search/search-index'
import { useLibraryStore } from './library-store'
import { searchDocuments } from './search-documents'

/** Length of the text shown around a hit, in characters. */
const EXCERPT = 70

/** A hit as it is shown: its title and a piece of its text with what was searched for marked. */
export interface FoundDocument {
  readonly document: SearchDocument
  readonly title: readonly MarkedPiece[]
  readonly snippet: readonly MarkedPiece[]
}

/** The one search box over everything on the device. */
export const useSearchStore = defineStore('search', () => {
  const library = useLibraryStore()
  const query = ref('')
  const index = computed(() => buildIndex(searchDocuments(library.content)))
  const result = computed(() => {
    const { hits, near } = search(index.value, query.value, library.content.spellings)
    return { near, hits }
  })
  /** Whether there is something to search in. */
  const ready = computed(() => library.state.kind === 'ready')
  return { query, result, ready, showHit }
})

/** A hit with its marks; made for those that are shown, not for hundreds that are not. */
function showHit({ document, forms }: SearchHit): FoundDocument {
  const title = markHits(document.title, forms)
  const lines = [document.area, document.body].join('\n').split('\n').filter(line => line !== '')
  const line = lines.find(candidate => markHits(candidate, forms).some(piece => piece.hit)) ?? lines.at(document.kind === 'initiative' ? 1 : 0) ?? ''
  return { document, title, snippet: markHits(excerpt(line, forms, EXCERPT), forms) }
}
