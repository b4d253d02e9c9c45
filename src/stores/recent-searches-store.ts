import type { DeviceMemory } from '../storage/device-memory'
import { defineStore } from 'pinia'
import { ref } from 'vue'
import { loose } from '../search/loose'
import { parseQuery, QUERY_LIMIT } from '../search/query'
import { keptList, onKeptElsewhere } from './kept-list'
import { useServices } from './services'

/** Beside the feed's name: another city at the same address has searches of its own. */
const RECENT_KEY = 'recent-searches'

/** Searches remembered at most. */
const RECENT_LIMIT = 8

/** Forgets what was searched for: when the device's data is erased. */
export function forgetRecentSearches(feed: string, memory: DeviceMemory): void {
  memory.removeItem(`${RECENT_KEY}:${feed}`)
}

/** 最近さがしたことば: what the reader searched for, newest first, on this device only. */
export const useRecentSearchesStore = defineStore('recent-searches', () => {
  const { memory, trust } = useServices()
  const key = `${RECENT_KEY}:${trust.feed}`
  const kept = ref(readKept(key, memory))

  // Another tab's search counts here too.
  onKeptElsewhere(key, () => {
    kept.value = readKept(key, memory)
  })

  function keep(queries: readonly string[]): void {
    kept.value = tidyList(queries)
    if (kept.value.length === 0)
      forgetRecentSearches(trust.feed, memory)
    else
      memory.setItem(key, JSON.stringify(kept.value))
  }

  /** Remembers a search the reader acted on; what other tabs wrote meanwhile stays. */
  const remember = (query: string): void => keep([query, ...readKept(key, memory)])

  /** Takes one out, however it was written. */
  const forget = (query: string): void => keep(readKept(key, memory).filter(other => loose(other) !== loose(query)))

  const forgetAll = (): void => keep([])

  return { kept, remember, forget, forgetAll }
})

/** Each search once, however it was written; those that ask nothing are left out. */
function tidyList(queries: readonly string[]): readonly string[] {
  const byForm = new Map<string, string>()
  for (const query of queries) {
    const typed = [...query].slice(0, QUERY_LIMIT).join('').replace(/\s+/g, ' ').trim()
    if (parseQuery(typed, []).length > 0 && !byForm.has(loose(typed)))
      byForm.set(loose(typed), typed)
  }
  return [...byForm.values()].slice(0, RECENT_LIMIT)
}

/** What the device remembers, as far as it can be read. */
function readKept(key: string, memory: DeviceMemory): readonly string[] {
  return tidyList(keptList(key, memory).filter(value => typeof value === 'string'))
}
