import type { MarkedPiece } from '../search/highlight'
import type { SearchHit, SearchResult } from '../search/search'
import type { SearchDocument } from '../search/search-index'
import type { SearchEngine } from './search-engine'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef, watch } from 'vue'
import { readingOf } from '../domain/reading'
import { tidy } from '../domain/tidy'
import { excerpt, markHits } from '../search/highlight'
import { holdsForm } from '../search/latin'
import { loose } from '../search/loose'
import { useLibraryStore } from './library-store'
import { searchDocumentsOf } from './search-documents'
import { makeSearch } from './search-engine'
import { useServices } from './services'
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
  const { searchWorker } = useServices()
  const library = useLibraryStore()
  const wording = useWordingStore()
  const settings = useSettingsStore()
  const query = ref('')
  /** The newest answer, and the words it answers. */
  const answer = shallowRef({ words: '', result: NOTHING })
  const engine = shallowRef<SearchEngine>()
  const source = computed(() => ({ content: library.content, readings: wording.readings, english: settings.language === 'en' ? wording.english : undefined }))
  let making: AbortController | undefined

  const result = computed(() => answer.value.result)
  /** Whether there is something to search in. */
  const ready = computed(() => library.state.kind === 'ready' && engine.value !== undefined)
  /** Whether the result answers what is asked now. */
  const settled = computed(() => answer.value.words === query.value && (isBlank(query.value) || engine.value !== undefined))

  watch(query, ask, { flush: 'sync' })
  watch(source, () => {
    if (making)
      void make()
  }, { flush: 'sync' })
  onScopeDispose(() => {
    making?.abort()
    engine.value?.stop()
  })

  /** Makes the edition ready to be searched, before anything is asked. */
  function begin(): void {
    if (!making)
      void make()
  }

  async function make(): Promise<void> {
    making?.abort()
    engine.value?.stop()
    engine.value = undefined
    const own = making = new AbortController()
    const { content, readings, english } = source.value
    const made = await makeSearch(searchDocumentsOf(content, text => readingOf(text, readings), english), content.spellings, searchWorker, own.signal)
    if (own.signal.aborted)
      return made?.stop()
    engine.value = made
    ask()
  }

  function ask(): void {
    const words = query.value
    // Before anything is typed there is nothing to look for, and the index need not be there yet.
    if (isBlank(words))
      return void (answer.value = { words, result: NOTHING })
    const asked = engine.value
    const found = asked?.find(words)
    if (!asked)
      begin()
    else if (found instanceof Promise)
      void found.then(result => result && engine.value === asked && query.value === words && take(words, result))
    else if (found)
      take(words, found)
  }

  function take(words: string, result: SearchResult): void {
    answer.value = { words, result }
  }

  /** Resolves once the result answers what is asked then. */
  async function whenSettled(): Promise<void> {
    if (settled.value)
      return
    await new Promise<void>((resolve) => {
      const stop = watch(settled, () => {
        stop()
        resolve()
      })
    })
  }

  return { query, result, ready, settled, begin, whenSettled, showHit }
})

function isBlank(words: string): boolean {
  return words.trim() === ''
}

/** Hits as they were shown. */
const SHOWN = new WeakMap<SearchHit, FoundDocument>()

/** A hit with its marks; made for those that are shown, not for hundreds that are not, and once for each. */
function showHit(hit: SearchHit): FoundDocument {
  const shown = SHOWN.get(hit) ?? withMarks(hit)
  SHOWN.set(hit, shown)
  return shown
}

function withMarks({ document, forms }: SearchHit): FoundDocument {
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
  const holds = (line: string) => forms.some(form => holdsForm(loose(line), form))
  return body.find(holds) ?? (named ? body[0] : undefined) ?? area.find(holds) ?? body[0] ?? area[0] ?? ''
}
