import type { FacetChoice } from '../stores/search-facets'
import { computed, nextTick, onScopeDispose, ref, watch } from 'vue'
import { onBeforeRouteLeave, useRoute, useRouter } from 'vue-router'
import { useLibraryStore } from '../stores/library-store'
import { narrow, soundChoice } from '../stores/search-facets'
import { useSearchStore } from '../stores/search-store'
import { useCityWords } from './city-words'
import { choiceWords, kindChoices, searchAddress, wantedChoice } from './search-choice'
import { searchNews } from './search-news'

/** How long typing must rest before the number of hits is spoken and the address changes, in milliseconds. */
const REST = 600

/** How long what is spoken stays; then the heading alone says it, and a reader who goes on from there hears it once. */
const TOLD = 5000

/** The search as its screen shows it: words and choices stand in the address, what was found is told when typing rests. */
export function useSearchView() {
  const store = useSearchStore()
  const library = useLibraryStore()
  const route = useRoute()
  const router = useRouter()
  const { word } = useCityWords()
  const telling = ref(false)
  let told: number | undefined
  let resting: number | undefined
  let settling = false

  /** Near candidates are few and mixed; they are never narrowed. */
  const choice = computed<FacetChoice>(() => store.result.near ? {} : soundChoice(store.result.hits, wantedChoice(route.query)))
  const hits = computed(() => narrow(store.result.hits, choice.value))
  const kinds = computed(() => kindChoices(store.result.hits, choice.value))
  const asked = computed(() => store.query.trim() !== '')

  const said = computed(() => {
    if (!telling.value || !asked.value || !store.ready || !store.settled)
      return ''
    return searchNews(hits.value.length, store.result.near, choiceWords(library.content, choice.value, word).map(({ label }) => label))
  })

  function tell(aloud: boolean): void {
    window.clearTimeout(told)
    telling.value = aloud
    if (aloud)
      told = window.setTimeout(() => telling.value = false, TOLD)
  }

  /** The query of an address with some choices changed. */
  const address = (change: FacetChoice = {}) => searchAddress(store.query, { ...choice.value, ...change })

  function rest(): boolean {
    const waited = resting !== undefined
    window.clearTimeout(resting)
    resting = undefined
    return waited
  }

  /**
   * Puts words and choices into the address, and tells what was found.
   *
   * @param aloud whether it is spoken; not where the reader is led to the heading, which says it.
   */
  async function settle(change: FacetChoice = {}, aloud = true): Promise<void> {
    rest()
    settling = true
    await store.whenSettled()
    await router.replace({ query: address(change) })
    await nextTick()
    settling = false
    tell(aloud)
  }

  /** Typing searches at once, also while an input method is composing; the address follows when typing rests. */
  function look(query: string): void {
    store.query = query
    tell(false)
    rest()
    resting = window.setTimeout(() => void settle(), REST)
  }

  /** Leaving before typing has come to rest: coming back must find the same words. */
  onBeforeRouteLeave(() => {
    if (!rest())
      return
    const { fullPath, href } = router.resolve({ name: 'search', query: address() })
    window.history.replaceState({ ...window.history.state, current: fullPath }, '', href)
  })

  watch(() => store.ready, () => tell(true))
  store.begin()
  onScopeDispose(() => window.clearTimeout(told))
  watch(() => route.query, ({ q }) => {
    if (route.name !== 'search')
      return
    if (resting === undefined)
      store.query = typeof q === 'string' ? q : ''
    if (!settling)
      tell(true)
  }, { immediate: true })

  return { store, choice, hits, kinds, asked, said, address, settle, look }
}
