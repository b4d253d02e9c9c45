import type { Trust } from '../../src/feed/envelope'
import type { SyncResult } from '../../src/sync/synchronise'
import { deviceMemory } from '../../src/storage/device-memory'
import { LIBRARY_NAME, LibraryDatabase } from '../../src/storage/library-database'
import { storedLibrary } from '../../src/storage/stored-library'
import { httpFeedSource } from '../../src/sync/http-feed-source'
import { synchronise } from '../../src/sync/synchronise'

/** The page in which the bench runs the app's own sync and storage, as they are built for readers. */
export interface SyncBench {
  /** Fetches one file of rows and parses it: what no reader can be faster than. */
  readonly limit: (url: string) => Promise<Timed<number>>
  /** One run of sync, and then the rows it brought in memory, as the app reads them when it hears of an edition. */
  readonly sync: (trust: Trust) => Promise<Timed<SyncResult['kind']>>
  /** The edition on the device into memory, as at a start. */
  readonly read: (trust: Trust) => Promise<Timed<number>>
  /** One item of the edition on the device, as far as its own screen shows it. */
  readonly reopen: (trust: Trust, collection: 'services' | 'initiatives', key: string) => Promise<Timed<string>>
}

export interface Timed<Value> {
  /** Milliseconds. */
  readonly took: number
  /** The longest task of the main thread meanwhile that is longer than 50 ms, in milliseconds; 0 where there was none. */
  readonly longest: number
  readonly value: Value
}

declare global {
  interface Window { syncBench: SyncBench }
}

const source = httpFeedSource('/feed/')
const memory = deviceMemory()
let library: ReturnType<typeof storedLibrary> | undefined

/** One library a page, as in the app. */
function libraryOf({ feed }: Trust) {
  library ??= storedLibrary(new LibraryDatabase(LIBRARY_NAME, feed))
  return library
}

const pause = (milliseconds: number) => new Promise(resolve => setTimeout(resolve, milliseconds))

async function timed<Value>(work: () => Promise<Value>): Promise<Timed<Value>> {
  let longest = 0
  // The task of the question itself is not the work's: whoever asks first brings a script of 300 kB with it.
  await pause(50)
  const from = performance.now()
  await pause(0)
  const observer = new PerformanceObserver(list => list.getEntries().filter(({ startTime }) => startTime >= from).forEach(({ duration }) => longest = Math.max(longest, duration)))
  observer.observe({ type: 'longtask' })
  const begin = performance.now()
  const value = await work()
  const took = performance.now() - begin
  await pause(150)
  observer.disconnect()
  return { took, longest, value }
}

async function shownRows(trust: Trust): Promise<number> {
  const holding = await libraryOf(trust).readHolding()
  const content = holding && await libraryOf(trust).readContent(holding.shown)
  if (!content?.ok)
    throw new Error('the edition cannot be read')
  return content.value.services.length + content.value.initiatives.length + content.value.indicators.length
}

window.syncBench = {
  limit: url => timed(async () => {
    const rows: unknown = JSON.parse(await (await fetch(url, { cache: 'no-store' })).text())
    return Array.isArray(rows) ? rows.length : 0
  }),
  sync: trust => timed(async () => {
    const result = await synchronise({
      source,
      trust,
      library: libraryOf(trust),
      memory,
      instant: new Date().toISOString(),
      asked: false,
      signal: new AbortController().signal,
      progress: () => {},
    })
    if (result.kind === 'failed')
      throw new Error(JSON.stringify(result.failure))
    await shownRows(trust)
    return result.kind
  }),
  read: trust => timed(() => shownRows(trust)),
  reopen: (trust, collection, key) => timed(async () => {
    const holding = await libraryOf(trust).readHolding()
    const content = holding && await libraryOf(trust).readAround(holding.shown, { collection, key })
    const found = collection === 'services' ? content?.services.find(row => row.id === key) : content?.initiatives.find(row => `${row.plan}/${row.code}` === key)
    if (!found)
      throw new Error(`no ${collection} ${key}`)
    return found.name
  }),
}
