import type { Topic } from './topic'

/** Every topic in the order of the table; a topic is a file of `figures/`, loaded when its turn comes. */
export const TOPICS: readonly Topic[] = [
  { name: 'start', about: 'first visit ÷ a page of one paragraph', measure: async ({ browser, rounds }) => (await import('./figures/start')).startFigures(await browser(), rounds) },
  { name: 'restart', about: 'the next start, without a connection and with one ÷ a page of one paragraph', measure: async ({ browser, rounds }) => (await import('./figures/restart')).restartFigures(await browser(), rounds) },
  { name: 'search', about: 'search ÷ String.includes over the same folded text, and the longest task while the index is made', measure: async ({ browser, rounds }) => (await import('./figures/search')).searchFigures(await browser(), rounds) },
  { name: 'list', about: 'long lists: frames that come late', measure: async ({ browser, rounds }) => (await import('./figures/list')).listFigures(await browser(), rounds) },
  { name: 'sync', about: 'first sync, an update and an item opened again ÷ fetch and JSON.parse', measure: async ({ browser, rounds }) => (await import('./figures/sync')).syncFigures(await browser(), rounds) },
  { name: 'day', about: 'a day in the pocket: requests, bytes and timers', measure: async ({ browser, rounds }) => (await import('./figures/day')).dayFigures(await browser(), rounds) },
  { name: 'weight', about: 'bytes of a first visit, and what each library weighs', measure: async () => (await import('./figures/weight')).weightFigures() },
  { name: 'nation', about: 'the list of 1,741 cities ÷ 60 kB', measure: async () => (await import('./figures/nation')).nationFigures() },
  { name: 'publisher', about: '100,000 rows of tables to a signed edition', measure: async ({ rounds }) => (await import('./figures/publisher')).publisherFigures(rounds) },
  { name: 'growth', about: 'slopes over the sample city at ×1 to ×100', measure: async ({ rounds }) => (await import('./figures/growth')).growthFigures(rounds) },
  { name: 'peers', peers: true, about: 'PouchDB and RxDB with the same rows', measure: async ({ browser, rounds }) => (await import('./figures/peers')).peersFigures(await browser(), rounds) },
]
