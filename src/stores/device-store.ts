import type { StorageFailure } from '../storage/storage-failure'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref } from 'vue'
import { appLeft, eraseApp } from '../pwa/erase-app'
import { editionBytes } from '../storage/editions'
import { databasesLeft, eraseDatabases } from '../storage/erase-databases'
import { useKeptPagesStore } from './kept-pages-store'
import { useLibraryStore } from './library-store'
import { useServices } from './services'
import { useSettingsStore } from './settings-store'
import { useSpeechStore } from './speech-store'
import { useSyncStore } from './sync-store'

/** Told to the other tabs before the data goes, so that none of them brings it back. */
const ERASING = 'erasing'

/** The same of one city, to the tabs that read it. */
const erasingOne = (feed: string) => `${ERASING}:${feed}`

/** Milliseconds after which what was not gone is removed again. */
const AGAIN_AFTER = [0, 500, 1000, 2000, 4000] as const

/** What the reader may do with the data on this device. */
export const useDeviceStore = defineStore('device', () => {
  const { library: kept, notebook, memory, cities, trust, leave } = useServices()
  const library = useLibraryStore()
  const settings = useSettingsStore()
  const speech = useSpeechStore()
  const sync = useSyncStore()
  const pages = useKeptPagesStore()
  const failure = ref<StorageFailure>()
  /** Names of what was still there after the last erasing; empty before it, and where it left nothing. */
  const left = ref<readonly string[]>([])
  /** Bytes of the edition shown, as received; undefined while there is none. */
  const bytes = computed(() => library.holding && editionBytes(library.holding.shown))

  const tabs = new BroadcastChannel('device')
  tabs.onmessage = (event: MessageEvent<unknown>) => {
    if (event.data === ERASING || event.data === erasingOne(trust.feed)) {
      sync.stop()
      pages.stop()
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
    pages.stop()
    tabs.postMessage(ERASING)
    // What these could not remove is found below.
    await notebook.erase()
    await kept.erase()
    let still = await sweep()
    // A tab on its way out may have written once more, and a worker that is still being stored goes on for a while.
    for (const wait of AGAIN_AFTER) {
      if (still.length === 0)
        break
      await new Promise(resolve => setTimeout(resolve, wait))
      still = await sweep()
    }
    left.value = still
    if (still.length === 0)
      leave()
  }

  /** Removes what lies here of the city that is read; other cities' data stays. The app then reads its own city where that lies here, and else asks which. */
  async function eraseCity(): Promise<void> {
    if (!cities)
      return
    sync.stop()
    tabs.postMessage(erasingOne(trust.feed))
    await notebook.erase()
    await kept.erase()
    left.value = await cities.erase(trust.feed)
    if (left.value.length > 0)
      return
    cities.forget()
    cities.restart()
  }

  /** Removes whatever this origin has, whoever wrote it; answers what is still there. */
  async function sweep(): Promise<readonly string[]> {
    await eraseDatabases()
    settings.reset()
    speech.reset()
    memory.clear()
    await eraseApp()
    return [...await databasesLeft(), ...memory.keys(), ...await appLeft()]
  }

  /** Whether the site has several cities, and whether another is read than the one the app was built for. */
  const several = cities !== undefined
  const away = cities !== undefined && cities.shown !== cities.home

  return { bytes, failure, left, several, away, goBack, eraseEverything, eraseCity }
})
