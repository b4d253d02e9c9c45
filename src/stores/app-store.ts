import type { AppCheck, AppLife, AppReadiness } from '../pwa/app-life'
import type { LostFile } from '../pwa/lost-file'
import type { Persistence } from '../pwa/persistence'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { startAppLife } from '../pwa/app-life'
import { pageOfLostFile, recoverLostFile } from '../pwa/lost-file'
import { runsInstalled, watchInstall } from '../pwa/install-prompt'
import { askPersistence, readPersistence } from '../pwa/persistence'
import { useLibraryStore } from './library-store'
import { useServices } from './services'

/** The life of the app on this device: stored or not, a new version waiting, installed, its data protected. */
export const useAppStore = defineStore('app', () => {
  const { workerUrl } = useServices()
  const library = useLibraryStore()
  const readiness = ref<AppReadiness>('preparing')
  const updateWaiting = ref(false)
  /** Another tab switched to a newer app; this page is of the old one. */
  const replaced = ref(false)
  /** How many other pages will turn new with this one: asked once before switching, if there are any. */
  const othersOpen = ref<number>()
  /** What the last look for a newer app found; `looking` while one is under way. */
  const looked = ref<AppCheck | 'looking'>()
  /** A file of this app could not be had. */
  const lost = ref<LostFile>()
  const installed = ref(runsInstalled())
  const askInstall = shallowRef<() => Promise<boolean>>()
  const persistence = ref<Persistence>('unknown')
  let life: AppLife | undefined

  /** Both halves of the promise: every file of the app and a whole edition are on the device. */
  const offlineReady = computed(() => readiness.value === 'ready' && library.kept)

  function start(): void {
    life = startAppLife(workerUrl, {
      readiness: state => readiness.value = state,
      updateWaiting: () => updateWaiting.value = true,
      replaced: () => replaced.value = true,
    })
    void readPersistence().then(state => persistence.value = state)
  }

  /** Switches to the waiting app. Where other pages are open the first call only says how many. */
  async function useUpdate(): Promise<void> {
    const others = othersOpen.value === undefined ? await life?.otherPages() : 0
    if (others)
      othersOpen.value = others
    else
      life?.useUpdate()
  }

  /** Leaves the switch for later; the next start of the app offers it again. */
  function putOff(): void {
    updateWaiting.value = false
    othersOpen.value = undefined
  }

  /** Looks for a newer app now: the reader asks, or the data needs one. */
  async function lookForUpdate(): Promise<void> {
    if (looked.value === 'looking')
      return
    looked.value = 'looking'
    looked.value = await life?.checkForUpdate() ?? 'unsupported'
  }

  /**
   * A file of the app is gone: loads the page at the address once more, or tells why not.
   *
   * @param told that it cannot be had without a connection is said where it was asked for.
   */
  async function fileLost(path: string, told = false): Promise<void> {
    const outcome = await recoverLostFile(path, pageOfLostFile(new URL('./', new URL(workerUrl, location.href)).href))
    if (!told || outcome !== 'offline')
      lost.value = outcome
  }

  function reload(): void {
    location.reload()
  }

  /** Asks the browser to keep the data; browsers decide by how much the app is used. */
  async function protect(): Promise<void> {
    persistence.value = await askPersistence()
  }

  async function install(): Promise<void> {
    // A browser's question can be put once; whatever the answer, this one is used up.
    const ask = askInstall.value
    askInstall.value = undefined
    await ask?.()
  }

  onScopeDispose(watchInstall(
    ask => askInstall.value = ask,
    () => installed.value = true,
  ))
  return {
    readiness, offlineReady, updateWaiting, replaced, othersOpen, looked, lost, installed, askInstall, persistence,
    start, useUpdate, putOff, lookForUpdate, fileLost, reload, protect, install,
  }
})
