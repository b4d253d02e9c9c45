import type { StorageFailure } from '../storage/storage-failure'
import { defineStore } from 'pinia'
import { ref, watch } from 'vue'
import { eraseApp } from '../pwa/erase-app'
import { eraseLibrary, libraryBytes, stepBack } from '../storage/editions'
import { forgetFloor } from '../storage/floor'
import { useLibraryStore } from './library-store'
import { useServices } from './services'
import { useSettingsStore } from './settings-store'

/** What the reader may do with the data on this device. */
export const useDeviceStore = defineStore('device', () => {
  const { library: db, memory, trust } = useServices()
  const library = useLibraryStore()
  const settings = useSettingsStore()
  /** Bytes of the stored shards; undefined until counted. */
  const bytes = ref<number>()
  const failure = ref<StorageFailure>()

  watch(() => library.holding?.shown.version, async (version) => {
    bytes.value = version === undefined ? undefined : await libraryBytes(db)
  }, { immediate: true })

  /** Shows the previous edition again. */
  async function goBack(): Promise<boolean> {
    const result = await stepBack(db)
    failure.value = result.ok ? undefined : result.failure
    return result.ok && result.value
  }

  /** Removes editions, settings, the stored app: as if it had never been opened. */
  async function eraseEverything(): Promise<boolean> {
    const result = await eraseLibrary(db)
    if (!result.ok) {
      failure.value = result.failure
      return false
    }
    forgetFloor(trust.feed, memory)
    memory.removeItem('news-seen-version')
    settings.reset()
    await eraseApp()
    return true
  }

  return { bytes, failure, goBack, eraseEverything }
})
