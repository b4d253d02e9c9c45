import { createPinia } from 'pinia'
import { createApp } from 'vue'
import { createWebHistory } from 'vue-router'
import App from './App.vue'
import { deviceMemory } from './storage/device-memory'
import { LibraryDatabase } from './storage/library-database'
import { SERVICES } from './stores/services'
import { httpFeedSource } from './sync/http-feed-source'
import { createAppRouter } from './ui/router'
import { dayInJapan, TODAY } from './ui/today'
import '@digital-go-jp/design-tokens/dist/tokens.css'
import './ui/styles/tokens.css'
import './ui/styles/base.css'

const base = import.meta.env.BASE_URL

createApp(App, { cityTitle: __CITY__.title })
  .provide(SERVICES, {
    trust: __TRUST__,
    feed: httpFeedSource(`${base}feed/`),
    library: new LibraryDatabase(),
    memory: deviceMemory(),
    workerUrl: `${base}sw.js`,
    now: () => new Date(),
  })
  .provide(TODAY, dayInJapan(new Date()))
  .use(createPinia())
  .use(createAppRouter(createWebHistory(base)))
  .mount('#app')
