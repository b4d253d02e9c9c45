import type { Component } from 'vue'
import type { CityStart } from './stores/city-start'
import { createPinia, disposePinia } from 'pinia'
import { createApp, watch } from 'vue'
import { createWebHistory } from 'vue-router'
import App from './App.vue'
import { watchLostFiles } from './pwa/lost-file'
import { sideWorker } from './pwa/side-worker'
import { speechEngine } from './pwa/speech-engine'
import searchWorkerUrl from './search-worker.ts?worker&url'
import { deviceLibrary } from './storage/device-library'
import { deviceMemory } from './storage/device-memory'
import { LIBRARY_NAME, LibraryDatabase } from './storage/library-database'
import { ITERATIONS } from './storage/note-key'
import { NOTEBOOK_NAME, NotebookDatabase } from './storage/notebook-database'
import { cacheMirror, MIRROR_NAME } from './storage/notebook-mirror'
import { storedNotebook } from './storage/stored-notebook'
import { useAppStore } from './stores/app-store'
import { useDeviceStore } from './stores/device-store'
import { pause } from './stores/in-slices'
import { useKeptFilesStore } from './stores/kept-files-store'
import { useKeptPagesStore } from './stores/kept-pages-store'
import { libraryShown, useLibraryStore } from './stores/library-store'
import { useMishapStore } from './stores/mishap-store'
import { useNewsStore } from './stores/news-store'
import { useNotesStore } from './stores/notes-store'
import { SERVICES } from './stores/services'
import { useSettingsStore } from './stores/settings-store'
import { useSyncStore } from './stores/sync-store'
import { useVisitsStore } from './stores/visits-store'
import { httpFeedSource } from './sync/http-feed-source'
import { CITY_ROUTE, createAppRouter } from './ui/router'
import { frameDrawn, holdSheetsBack, takeOver } from './ui/take-over'
import { language } from './ui/text/language'
import { SETTINGS } from './ui/text/settings'
import { fetchesEnglish, speak } from './ui/text/speak'
import { dayInJapan, TODAY } from './ui/today'
import { beginTurns, endTurns, takeLaterTurns, turnsTaken } from './ui/turns'
import '@digital-go-jp/design-tokens/dist/tokens.css'
import './ui/styles/tokens.css'
import './ui/styles/base.css'

const base = import.meta.env.BASE_URL
const device = deviceMemory()
/** What the page says where the site has several cities: the name of their list, and who may sign it. */
const several = document.querySelector<HTMLMetaElement>('meta[name="cities"]')?.content

if (several === undefined)
  void start(undefined, App)
else
  void startAmongCities(several)

/** Starts for the city that was chosen, or with the question which to read. */
async function startAmongCities(said: string): Promise<void> {
  const { cityStart } = await import('./stores/city-start')
  const city = cityStart({ said, home: __TRUST__, memory: device, base, restart: () => location.assign(base) })
  await start(city, city.choosing ? (await import('./ui/CityStart.vue')).default : App)
}

/**
 * Puts the app together, for the city it was built for or for one that was chosen.
 *
 * In several tasks: on a slow phone it takes a third of a second, and whoever reads the page that stands meanwhile scrolls.
 */
async function start(city: CityStart | undefined, root: Component): Promise<void> {
  const sheets = holdSheetsBack()
  await pause()
  const pinia = createPinia()
  const { trust, stores, memory, feed } = city ?? { trust: __TRUST__, stores: { library: LIBRARY_NAME, notebook: NOTEBOOK_NAME, mirror: MIRROR_NAME }, memory: device, feed: `${base}feed/` }
  const app = createApp(root, root === App ? { cityTitle: city?.title ?? __CITY__.title } : {})
  const library = deviceLibrary(new LibraryDatabase(stores.library, trust.feed), memory, trust.feed)
  const notebook = storedNotebook({
    feed: trust.feed,
    db: new NotebookDatabase(stores.notebook),
    mirror: cacheMirror('caches' in window ? caches : undefined, stores.mirror),
    memory,
    locks: 'locks' in navigator ? navigator.locks : undefined,
    makeRoom: () => library.makeRoom(),
  })
  await pause()
  const router = createAppRouter(createWebHistory(base), anchored => libraryShown(useLibraryStore(pinia), anchored))
  if (city)
    router.addRoute(CITY_ROUTE)

  /** Ends everything that could write to the device again, and says so. */
  function leave(): void {
    app.unmount()
    disposePinia(pinia)
    const root = document.getElementById('app')
    if (root)
      root.textContent = SETTINGS.erased
  }

  // Vue would write to the console only: whoever watches the page hears of it as of any other error.
  app.config.errorHandler = reportError

  app
    .provide(SERVICES, {
      trust,
      feed: httpFeedSource(feed),
      library,
      notebook,
      keyRounds: ITERATIONS,
      memory,
      cities: city?.services,
      speech: speechEngine(),
      workerUrl: `${base}sw.js`,
      searchWorker: () => sideWorker(searchWorkerUrl),
      cityPackage: async () => (await import('virtual:city-package')).default,
      now: () => new Date(),
      leave,
    })
    .provide(TODAY, dayInJapan(new Date()))
    .use(pinia)

  /** Where the reader is going: the screen whose file may turn out to be lost. */
  let heading = location.href
  router.beforeEach((to, from) => {
    heading = router.resolve(to.fullPath).href
    // The tables described in the app are those of the city it was built for.
    if (city?.home === false && to.name === 'publish')
      return '/settings'
    if (!useAppStore(pinia).replaced || to.path === from.path)
      return true
    // Another page switched the app: the next screen comes from the new one, before a file of the old one is missed.
    location.assign(heading)
    return false
  })
  watchLostFiles(() => void useAppStore(pinia).fileLost(heading, fetchesEnglish()))

  await pause()
  // No flash of Japanese before English; where English cannot be had, Japanese opens.
  await speak(useSettingsStore(pinia).language).catch(reportError)
  // Before a city is chosen there is one screen, and none of a city's stores is opened.
  if (root === App) {
    // What the frame of the screens begins with, one by one: else all of them are made while it is drawn.
    const prepared = [useLibraryStore, useSyncStore, useAppStore, useDeviceStore, useNewsStore, useVisitsStore, useKeptFilesStore, useKeptPagesStore, useNotesStore, useMishapStore]
    for (const prepare of prepared) {
      await pause()
      prepare(pinia)
    }
    await pause()
    app.use(router)
  }
  await pause()
  beginTurns()
  app.mount('#app')
  const shown = root === App ? somethingToShow() : Promise.resolve()
  await takeOver(shown, root === App ? outOfReach() : new Promise<void>(() => {}), sheets)
  takeLaterTurns(frameDrawn)
  await shown
  await turnsTaken()
  endTurns()

  /** Resolves once there is an edition on the screen, or the store says why there will be none; pages before the app speak Japanese. */
  async function somethingToShow(): Promise<void> {
    await router.isReady()
    if (language.value === 'ja')
      await libraryShown(useLibraryStore(pinia), true)
    await turnsTaken()
    // Whoever has read on, or asked for a part further down, goes on there.
    if (window.scrollY > 0 || location.hash !== '') {
      takeLaterTurns()
      await turnsTaken()
    }
  }

  /** Resolves once a look for the first edition has failed. */
  function outOfReach(): Promise<void> {
    const sync = useSyncStore(pinia)
    const library = useLibraryStore(pinia)
    return new Promise((resolve) => {
      // A device that holds an edition and is only still reading it needs no host.
      const stop = watch(() => sync.last?.kind === 'failed' && library.state.kind === 'absent', (lost) => {
        if (!lost)
          return
        stop()
        resolve()
      })
    })
  }
}
