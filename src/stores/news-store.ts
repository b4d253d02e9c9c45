import type { StoredChanges } from '../storage/library-database'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, watch } from 'vue'
import { useLibraryStore } from './library-store'
import { useServices } from './services'

const SEEN_KEY = 'news-seen-version'

/** 更新のお知らせ: what changed since this reader last looked. */
export const useNewsStore = defineStore('news', () => {
  const { memory } = useServices()
  const library = useLibraryStore()
  const seen = ref(readSeen())

  function readSeen(): number {
    return Number(memory.getItem(SEEN_KEY) ?? Number.NaN)
  }

  // 「読みました」 in another tab counts here too.
  const onElsewhere = (event: StorageEvent) => {
    // Where there are several cities, the key ends in the name of one.
    if (event.key?.startsWith(SEEN_KEY))
      seen.value = readSeen()
  }
  window.addEventListener('storage', onElsewhere)
  onScopeDispose(() => window.removeEventListener('storage', onElsewhere))

  const shown = computed(() => library.holding?.shown.version)
  watch(shown, (version) => {
    // The first edition is no news: there is nothing it could differ from.
    if (version !== undefined && Number.isNaN(seen.value))
      remember(version)
  }, { immediate: true })

  /** Change lists of this and earlier updates, newest first. */
  const history = computed<readonly StoredChanges[]>(() =>
    (library.holding?.changes ?? []).filter(changes => shown.value !== undefined && changes.version <= shown.value))
  const unread = computed(() => history.value.filter(changes => changes.version > seen.value))

  function remember(version: number): void {
    seen.value = version
    memory.setItem(SEEN_KEY, String(version))
  }

  /** The reader has seen everything up to the edition shown. */
  function markRead(): void {
    if (shown.value !== undefined)
      remember(shown.value)
  }

  return { history, unread, markRead }
})
