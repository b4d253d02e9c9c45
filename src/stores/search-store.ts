import type { MarkedPiece } from '../search/highlight'
import type { SearchHit, SearchResult } from '../search/search'
import type { SearchDocument } from '../search/search-index'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { readingOf } from '../domain/reading'
import { tidy } from '../domain/tidy'
import { excerpt, markHits } from '../search/highlight'
import { search } from '../search/search'
import { buildIndex } from '../search/search-index'
import { useLibraryStore } from './library-store'
import { searchDocuments } from './search-documents'
import { useSettingsStore } from './settings-store'
import { useWordingStore } from './wording-store'

/** Length of the text shown around a hit, in characters. */
const EXCERPT = 70

/** A hit as it is shown: its title and a piece of its text with what was searched for marked. */
export interface FoundDocument {
  readonly document: SearchDocument
  readonly title: readonly MarkedPiece[]
  /** Its title in English, where it is searched in English and has one of its own. */
  readonly english: readonly MarkedPiece[]
  readonly snippet: readonly MarkedPiece[]
}

const NOTHING: SearchResult = { hits: [], near: false }

/** The one search box over everything on the device. */
export const useSearchStore = defineStore('search', () => {
  const library = useLibraryStore()
  const wording = useWordingStore()
  const settings = useSettingsStore()
  const query = ref('')
  const index = computed(() => buildIndex(searchDocuments(library.content, text => readingOf(text, wording.readings), settings.language === 'en' ? wording.english : undefined)))
  // Before anything is typed there is nothing to look for, and the index need not be there yet.
  const result = computed<SearchResult>(() => query.value.trim() === '' ? NOTHING : search(index.value, query.value, library.content.spellings))
  /** Whether there is something to search in. */
  const ready = computed(() => library.state.kind === 'ready')
  return { query, result, ready, showHit }
})

/** A hit with its marks; made for those that are shown, not for hundreds that are not. */
function showHit({ document, forms }: SearchHit): FoundDocument {
  const title = markHits(document.title, forms, document.reading.split('\n')[0])
  const name = document.english.split('\n')[0] ?? ''
  const english = markHits(name === tidy(document.title) ? '' : name, forms)
  const named = [...title, ...english].some(piece => piece.hit)
  return { document, title, english, snippet: markHits(excerpt(tellingLine(document, forms, named), forms, EXCERPT), forms) }
}

/** The line that tells most about a hit: one of its text with the words, or where these stand in its name its summary, or what it belongs to. */
function tellingLine(document: SearchDocument, forms: readonly string[], named: boolean): string {
  const linesOf = (text: string) => text.split('\n').filter(line => line !== '')
  const [body, area] = [linesOf(document.body), linesOf(document.area)]
  const holds = (line: string) => markHits(line, forms).some(piece => piece.hit)
  return body.find(holds) ?? (named ? body[0] : undefined) ?? area.find(holds) ?? body[0] ?? area[0] ?? ''
}
