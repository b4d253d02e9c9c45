import type { SearchEngine } from '../../src/stores/search-engine'
import { sideWorker } from '../../src/pwa/side-worker'
import { loose } from '../../src/search/loose'
import searchWorkerUrl from '../../src/search-worker.ts?worker&url'
import { foldDocument } from '../../src/search/search-index'
import { inSlices } from '../../src/stores/in-slices'
import { makeSearch } from '../../src/stores/search-engine'
import { median } from '../statistics'
import { documentsOf, QUERIES, SPELLINGS } from './rows'

/** What the bench asks of this page: the search of the app itself, and beside it the plainest search there is. */
export interface SearchBench {
  /** Makes so many rows ready to be searched; milliseconds until then, the longest task meanwhile, and the longest one where slices of the same length do nothing for a second. */
  readonly make: (rows: number) => Promise<{ readonly took: number, readonly longest: number, readonly worker: boolean, readonly idle: number }>
  /**
   * Milliseconds of every question, and of the plainest search for the same words in the same folded text: both in turns,
   * each turn so many calls together, and of the turns the middle one. A clock of a tenth of a millisecond tells no call
   * of a third of one, and what else the machine does in between hits one turn and not the question.
   */
  readonly ask: (turns: number, calls: number) => Promise<{ readonly search: readonly number[], readonly limit: readonly number[] }>
}

declare global {
  interface Window { searchBench: SearchBench }
}

let engine: SearchEngine | undefined
let texts: readonly string[] = []
let longest = 0

new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries())
    longest = Math.max(longest, duration)
}).observe({ type: 'longtask' })

const rest = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

/** Does nothing but look at the clock: what a machine that is busy elsewhere makes of it. */
function* nothingFor(milliseconds: number): Generator<void, void> {
  const end = performance.now() + milliseconds
  while (performance.now() < end)
    yield
}

window.searchBench = {
  make: async (rows) => {
    engine?.stop()
    await rest(300)
    longest = 0
    let worker = false
    const start = performance.now()
    engine = await makeSearch(documentsOf(rows), SPELLINGS, () => {
      const started = sideWorker(searchWorkerUrl)
      worker = started !== undefined
      return started
    }, new AbortController().signal)
    const took = performance.now() - start
    await rest(300)
    const made = longest
    longest = 0
    await inSlices(nothingFor(1000), new AbortController().signal)
    await rest(300)
    const told = { took, longest: made, worker, idle: longest }
    texts = [...documentsOf(rows)].map((document, at) => {
      const { names, body } = foldDocument(document, at)
      return `${names}\t${body}`
    })
    return told
  },
  ask: async (turns, calls) => {
    const search: number[] = []
    const limit: number[] = []
    for (const query of QUERIES) {
      const words = query.split(' ').map(loose)
      const own: number[] = []
      const plain: number[] = []
      for (let turn = 0; turn < turns; turn++) {
        const start = performance.now()
        let found
        for (let call = 0; call < calls; call++)
          found = await engine?.find(query)
        const middle = performance.now()
        let rows = 0
        for (let call = 0; call < calls; call++)
          rows = texts.filter(text => words.every(word => text.includes(word))).length
        const end = performance.now()
        if (!found || (rows > 0 && found.near))
          throw new Error(`${query}: ${rows} rows hold it, ${found?.hits.length} were found`)
        own.push((middle - start) / calls)
        plain.push((end - middle) / calls)
      }
      search.push(median(own))
      limit.push(median(plain))
    }
    return { search, limit }
  },
}
