import type { StorageFailure } from '../storage/storage-failure'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref } from 'vue'
import { eraseApp } from '../pwa/erase-app'
import { editionBytes } from '../storage/editions'
import { forgetFloor } from '../storage/floor'
import { forgetManifest } from '../storage/known-manifest'
import { forgetFavourites } from './favourites-store'
import { forgetGuide } from './guide-store'
import { useLibraryStore } from './library-store'
import { forgetNews } from './news-store'
import { forgetRecentSearches } from './recent-searches-store'
import { useServices } from './services'
import { useSettingsStore } from './settings-store'
import { useSpeechStore } from './speech-store'
import { useSyncStore } from './sync-store'

/** Told to the other tabs before the data goes, so that none of them brings it back. */
const ERASING = 'erasing'

/** What the reader may do with the data on this device. */
export const useDeviceStore = defineStore('device', () => {
  const { library: kept, memory, trust, leave } = useServices()
  const library = useLibraryStore()
  const settings = useSettingsStore()
  const speech = useSpeechStore()
  const sync = useSyncStore()
  const failure = ref<StorageFailure>()
  /** Bytes of the edition shown, as received; undefined while there is none. */
  const bytes = computed(() => library.holding && editionBytes(library.holding.shown))

  const tabs = new BroadcastChannel('device')
  tabs.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data === ERASING) {
      sync.stop()
      leave()
    }
  }
  onScopeDispose(() => tabs.close())

  /** Shows the previous edition again. */
  async function goBack(): Promise<boolean> {
    const result = await kept.stepBack()
    failure.value = result.ok ? undefined : result.failure
    return result.ok && result.value
  }

  /** Removes editions, settings and the stored app, here and for every open tab: as if it had never been opened. */
  async function eraseEverything(): Promise<void> {
    sync.stop()
    tabs.postMessage(ERASING)
    const result = await kept.erase()
    if (!result.ok) {
      failure.value = result.failure
      return
    }
    forgetFloor(trust.feed, memory)
    forgetManifest(trust.feed, memory)
    forgetNews(memory)
    forgetGuide(memory)
    forgetFavourites(trust.feed, memory)
    forgetRecentSearches(trust.feed, memory)
    settings.reset()
    speech.reset()
    await eraseApp()
    leave()
  }

  return { bytes, failure, goBack, eraseEverything }
})
