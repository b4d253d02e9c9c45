import type { WordPart, Wording } from './wording'
import { computed } from 'vue'
import { useWordingStore } from '../stores/wording-store'
import { language } from './text/language'
import { isJapanese, wordParts } from './wording'

const NO_ENGLISH: ReadonlyMap<string, string> = new Map()

/** The city's texts in the language shown: stretch by stretch for the page, as one string for names of controls. */
export function useCityWords(): { readonly parts: (text: string) => readonly WordPart[], readonly word: (text: string) => string } {
  const store = useWordingStore()
  const wording = computed<Wording>(() => ({ readings: store.readings, english: language.value === 'en' ? store.english : NO_ENGLISH }))
  /** On an English screen what has no Japanese letters is English, also where the edition has no translations at all. */
  const parts = (text: string) => wordParts(text, wording.value).map(part => language.value === 'en' && !isJapanese(part.text) ? { ...part, lang: 'en' as const } : part)
  return { parts, word: text => parts(text).map(part => part.text).join('') }
}
