import { defineStore } from 'pinia'
import { watch } from 'vue'
import { whenIdle } from '../pwa/idle'
import { runsInstalled } from '../pwa/install-prompt'
import { connectionOf, englishFile, keepFiles, mayFetchAhead, nextEnglishFile } from '../pwa/keep-files'
import { useAppStore } from './app-store'
import { useServices } from './services'
import { useSettingsStore } from './settings-store'

/**
 * Files that a first visit does not bring: pictures of the help, and English. They are kept once the whole app is on the
 * device, as soon as the reader uses them; what may be used later is fetched ahead where that costs nothing.
 */
export const useKeptFilesStore = defineStore('kept-files', () => {
  const { workerUrl } = useServices()
  const app = useAppStore()
  const settings = useSettingsStore()
  /** A worker answered from the beginning: this is not the first visit. */
  const returned = 'serviceWorker' in navigator && navigator.serviceWorker.controller !== null

  const asked = new Set<string>()

  /** Keeps what the screen shows now, once the app itself is kept. */
  function keep(addresses: readonly string[]): void {
    const fresh = addresses.filter(address => !asked.has(address))
    fresh.forEach(address => asked.add(address))
    if (fresh.length > 0)
      whenReady(() => void keepFiles(fresh))
  }

  /** Keeps on a later visit what the reader has not asked for; it is only looked up when the page has nothing else to do. */
  function keepAhead(find: () => Promise<readonly string[]>): void {
    if (returned && mayFetchAhead(runsInstalled(), connectionOf(navigator)))
      whenReady(() => void whenIdle().then(find).then(addresses => keepFiles(addresses)))
  }

  function whenReady(work: () => void): void {
    const stop = watch(() => app.offlineReady, (ready) => {
      if (!ready)
        return
      queueMicrotask(() => stop())
      work()
    }, { immediate: true })
  }

  watch(() => settings.language, (language) => {
    const file = language === 'en' ? englishFile() : undefined
    if (file !== undefined)
      keep([file])
  }, { immediate: true })
  // The newer app must not begin in Japanese because it begins without a connection.
  watch(() => app.updateWaiting, async (waiting) => {
    const file = waiting && settings.language === 'en' ? await nextEnglishFile(workerUrl.replace(/[^/]*$/, '')) : undefined
    if (file !== undefined)
      await keepFiles([file])
  })

  return { keep, keepAhead }
})
