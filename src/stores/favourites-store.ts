import type { Service } from '../domain/service'
import type { DeviceMemory } from '../storage/device-memory'
import { defineStore } from 'pinia'
import { computed, ref } from 'vue'
import { keptList, onKeptElsewhere } from './kept-list'
import { useLibraryStore } from './library-store'
import { useServices } from './services'

/** Beside the feed's name: another city at the same address has services of its own. */
const FAVOURITES_KEY = 'favourite-services'

/** A service the reader keeps at hand; its name is kept too, to tell which one it was when an edition drops it. */
export interface Favourite {
  readonly id: string
  readonly name: string
}

/** Forgets the reader's favourites: only when the device's data is erased. */
export function forgetFavourites(feed: string, memory: DeviceMemory): void {
  memory.removeItem(`${FAVOURITES_KEY}:${feed}`)
}

/** お気に入り: services kept at hand, on this device only. */
export const useFavouritesStore = defineStore('favourites', () => {
  const { memory, trust } = useServices()
  const key = `${FAVOURITES_KEY}:${trust.feed}`
  const library = useLibraryStore()
  const kept = ref(readKept(key, memory))

  // Another tab's star counts here too.
  onKeptElsewhere(key, () => {
    kept.value = readKept(key, memory)
  })

  const services = computed(() => new Map(library.content.services.map(service => [service.id, service])))
  /** Favourites of the edition on the device, in the order they were chosen. */
  const shown = computed<readonly Service[]>(() => kept.value.flatMap(({ id }) => services.value.get(id) ?? []))
  /** Favourites the edition does not have. */
  const gone = computed<readonly Favourite[]>(() => library.state.kind === 'ready' ? kept.value.filter(({ id }) => !services.value.has(id)) : [])

  const has = (id: string): boolean => kept.value.some(favourite => favourite.id === id)

  /** Takes a service in or out; what other tabs wrote meanwhile stays. */
  function choose(service: Favourite, wanted: boolean): void {
    const others = readKept(key, memory).filter(({ id }) => id !== service.id)
    kept.value = wanted ? [...others, { id: service.id, name: service.name }] : others
    if (kept.value.length === 0)
      forgetFavourites(trust.feed, memory)
    else
      memory.setItem(key, JSON.stringify(kept.value))
  }

  return { shown, gone, has, choose }
})

/** What the device remembers, as far as it can be read; each service once. */
function readKept(key: string, memory: DeviceMemory): readonly Favourite[] {
  const favourites = keptList(key, memory).flatMap(favouriteOf)
  return [...new Map(favourites.map(favourite => [favourite.id, favourite])).values()]
}

function favouriteOf(value: unknown): readonly Favourite[] {
  if (typeof value !== 'object' || value === null || !('id' in value) || typeof value.id !== 'string' || value.id === '')
    return []
  return [{ id: value.id, name: 'name' in value && typeof value.name === 'string' ? value.name : '' }]
}
