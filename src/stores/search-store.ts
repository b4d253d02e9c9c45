import type { SearchResult } from '../search/search'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { search } from '../search/search'
import { buildIndex } from '../search/search-index'
import { useLibraryStore } from './library-store'
import { searchDocuments } from './search-documents'

/** The one search box over everything on the device. */
export const useSearchStore = defineStore('search', () => {
  const library = useLibraryStore()
  const query = ref('')
  const index = computed(() => buildIndex(searchDocuments(library.content)))
  const result = computed<SearchResult>(() => search(index.value, query.value, library.content.spellings))
  return { query, result }
})
