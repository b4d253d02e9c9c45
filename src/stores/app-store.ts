import type { AppLife, AppReadiness } from '../pwa/app-life'
import type { Persistence } from '../pwa/persistence'
import { defineStore } from 'pinia'
import { computed, onScopeDispose, ref, shallowRef } from 'vue'
import { startAppLife } from '../pwa/app-life'
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
  const installed = ref(runsInstalled())
  const askInstall = shallowRef<() => Promise<boolean>>()
  const persistence = ref<Persistence>('unknown')
  let life: AppLife | undefined

  /** Both halves of the promise: every file of the app and a whole edition are on the device. */
  const offlineReady = computed(() => readiness.value === 'ready' && library.state.kind === 'ready')

  function start(): void {
    life = startAppLife(workerUrl, {
      readiness: state => readiness.value = state,
      updateWaiting: () => updateWaiting.value = true,
      replaced: () => replaced.value = true,
    })
    void readPersistence().then(state => persistence.value = state)
  }

  function useUpdate(): void {
    life?.useUpdate()
  }

  /** Looks for a newer app now: the data needs one. */
  function lookForUpdate(): void {
    void life?.checkForUpdate()
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
  return { readiness, offlineReady, updateWaiting, replaced, installed, askInstall, persistence, start, useUpdate, lookForUpdate, reload, protect, install }
})
