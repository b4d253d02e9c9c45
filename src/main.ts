import { createPinia, disposePinia } from 'pinia'
import { createApp } from 'vue'
import { createWebHistory } from 'vue-router'
import App from './App.vue'
import { watchLostFiles } from './pwa/lost-file'
import { speechEngine } from './pwa/speech-engine'
import { deviceLibrary } from './storage/device-library'
import { deviceMemory } from './storage/device-memory'
import { LIBRARY_NAME, LibraryDatabase } from './storage/library-database'
import { ITERATIONS } from './storage/note-key'
import { NotebookDatabase } from './storage/notebook-database'
import { cacheMirror } from './storage/notebook-mirror'
import { storedNotebook } from './storage/stored-notebook'
import { useAppStore } from './stores/app-store'
import { libraryShown, useLibraryStore } from './stores/library-store'
import { SERVICES } from './stores/services'
import { useSettingsStore } from './stores/settings-store'
import { httpFeedSource } from './sync/http-feed-source'
import { createAppRouter } from './ui/router'
import { SETTINGS } from './ui/text/settings'
import { speak } from './ui/text/speak'
import { dayInJapan, TODAY } from './ui/today'
import '@digital-go-jp/design-tokens/dist/tokens.css'
import './ui/styles/tokens.css'
import './ui/styles/base.css'

const base = import.meta.env.BASE_URL
const pinia = createPinia()
const app = createApp(App, { cityTitle: __CITY__.title })
const memory = deviceMemory()
const library = deviceLibrary(new LibraryDatabase(LIBRARY_NAME, __TRUST__.feed), memory, __TRUST__.feed)
const notebook = storedNotebook({
  feed: __TRUST__.feed,
  db: new NotebookDatabase(),
  mirror: cacheMirror('caches' in window ? caches : undefined),
  memory,
  makeRoom: () => library.makeRoom(),
})
const router = createAppRouter(createWebHistory(base), anchored => libraryShown(useLibraryStore(pinia), anchored))

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
    trust: __TRUST__,
    feed: httpFeedSource(`${base}feed/`),
    library,
    notebook,
    keyRounds: ITERATIONS,
    memory,
    speech: speechEngine(),
    workerUrl: `${base}sw.js`,
    now: () => new Date(),
    leave,
  })
  .provide(TODAY, dayInJapan(new Date()))
  .use(pinia)

/** Where the reader is going: the screen whose file may turn out to be lost. */
let heading = location.href
router.beforeEach((to, from) => {
  heading = router.resolve(to.fullPath).href
  if (!useAppStore(pinia).replaced || to.path === from.path)
    return true
  // Another page switched the app: the next screen comes from the new one, before a file of the old one is missed.
  location.assign(heading)
  return false
})
watchLostFiles(() => void useAppStore(pinia).fileLost(heading))

app.use(router)

// No flash of Japanese before English; where English cannot be had, Japanese opens.
void speak(useSettingsStore(pinia).language).finally(() => app.mount('#app'))
