import type { ListedCity } from '../domain/listed-city'
import type { FoundList } from '../sync/city-lists'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { prefectureOf } from '../domain/municipality'
import { fold } from '../search/fold'
import { useServices } from './services'

/** Cities of one prefecture; cities that do not exist (見本) have none. */
export interface CityGroup {
  readonly prefecture: string | undefined
  readonly cities: readonly ListedCity[]
}

/** How far the list has come. */
export type CitiesState = 'idle' | 'loading' | 'ready' | 'failed'

/** The cities of this site and which of them is read. There are none where the site is one city's. */
export const useCitiesStore = defineStore('cities', () => {
  const { cities, now } = useServices()
  const state = ref<CitiesState>('idle')
  const found = shallowRef<FoundList>()
  const wanted = ref('')
  /** The city that is being made ready, and the one that could not be. */
  const taking = ref<ListedCity>()
  const refused = ref<ListedCity>()
  const running = new AbortController()
  onScopeDispose(() => running.abort())

  const expired = computed(() => found.value !== undefined && Date.parse(found.value.list.expires) < now().getTime())
  const hits = computed(() => found.value?.list.cities.filter(finder(wanted.value)) ?? [])
  const groups = computed(() => grouped(hits.value))
  const shown = computed(() => found.value?.list.cities.find(({ feed }) => feed === cities?.shown))

  /** Looks for the list: only here, never with the daily check of an edition. */
  async function open(): Promise<void> {
    if (!cities || state.value === 'loading')
      return
    state.value = 'loading'
    const list = await cities.lists.look(running.signal)
    found.value = list.ok ? list.value : found.value
    state.value = found.value ? 'ready' : 'failed'
  }

  /** Reads this city from now on: the app begins anew, so that nothing of the other stays on the page. */
  async function choose(city: ListedCity): Promise<void> {
    const list = found.value?.list
    if (!cities || !list || taking.value)
      return
    taking.value = city
    refused.value = undefined
    const taken = await cities.lists.take(list, city, running.signal)
    taking.value = undefined
    if (!taken.ok) {
      refused.value = city
      return
    }
    cities.remember(city.feed)
    cities.restart()
  }

  return {
    /** The feed that is read; undefined before a choice. */
    reading: cities?.shown,
    state, found, wanted, taking, refused, expired, hits, groups, shown, open, choose,
  }
})

/** Whether a city goes by the words: in its name, its reading, or its prefecture's name; spaces and kinds of kana do not matter. */
export function finder(words: string): (city: ListedCity) => boolean {
  const parts = words.split(/\s+/).map(fold).filter(part => part !== '')
  return ({ code, name, kana }) => {
    const texts = [name, kana, prefectureOf(code) ?? ''].map(fold)
    return parts.every(part => texts.some(text => text.includes(part)))
  }
}

function grouped(cities: readonly ListedCity[]): readonly CityGroup[] {
  const groups = new Map<string, ListedCity[]>()
  for (const city of cities) {
    const start = city.code.slice(0, 2)
    groups.set(start, [...groups.get(start) ?? [], city])
  }
  // What does not exist comes last.
  return [...groups].sort(([a], [b]) => Number(prefectureOf(a) === undefined) - Number(prefectureOf(b) === undefined) || (a < b ? -1 : 1))
    .map(([start, inIt]) => ({ prefecture: prefectureOf(start), cities: inIt }))
}
