import type { StorageFailure } from '../storage/storage-failure'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref } from 'vue'
import { appLeft, eraseApp } from '../pwa/erase-app'
import { editionBytes } from '../storage/editions'
import { databasesLeft, eraseDatabases } from '../storage/erase-databases'
import { useLibraryStore } from './library-store'
import { useServices } from './services'
import { useSettingsStore } from './settings-store'
import { useSpeechStore } from './speech-store'
import { useSyncStore } from './sync-store'

/** Told to the other tabs before the data goes, so that none of them brings it back. */
const ERASING = 'erasing'

/** What the reader may do with the data on this device. */
export const useDeviceStore = defineStore('device', () => {
  const { library: kept, notebook, memory, leave } = useServices()
  const library = useLibraryStore()
  const settings = useSettingsStore()
  const speech = useSpeechStore()
  const sync = useSyncStore()
  const failure = ref<StorageFailure>()
  /** Names of what was still there after the last erasing; empty before it, and where it left nothing. */
  const left = ref<readonly string[]>([])
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

  /**
   * Removes all that lies on the device, notes too, here and for every open tab: as if it had never been opened.
   *
   * Looks afterwards whether anything is left, and ends the app only where nothing is.
   */
  async function eraseEverything(): Promise<void> {
    sync.stop()
    tabs.postMessage(ERASING)
    // What these could not remove is found below.
    await notebook.erase()
    await kept.erase()
    await eraseDatabases()
    settings.reset()
    speech.reset()
    memory.clear()
    await eraseApp()
    left.value = [...await databasesLeft(), ...memory.keys(), ...await appLeft()]
    if (left.value.length === 0)
      leave()
  }

  return { bytes, failure, left, goBack, eraseEverything }
})
