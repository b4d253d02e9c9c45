import type { Outcome } from '../domain/outcome'
import type { DeviceMemory } from './device-memory'
import type { DeviceLibrary, Holding, HoldingListener, Keeping, Library, MemoryReason } from './library'
import type { LibraryDatabase } from './library-database'
import type { StorageFailure } from './storage-failure'
import { refusal, success } from '../domain/outcome'
import { readKept, rememberKept } from './library-kept'
import { memoryLibrary } from './memory-library'
import { openWatched } from './opening'
import { storedLibrary } from './stored-library'
import { frozenLibrary } from './frozen-library'

/** How long a note waits for the store to be removed, in milliseconds. */
const ROOM_PATIENCE = 4_000

/** How long after a store went away it is looked for again, in milliseconds: who removed it may be removing everything. */
const RETURN_DELAY = 500

/** Why the page's memory must do, by what the store answered when it was opened. */
const BECAUSE: Readonly<Record<StorageFailure, MemoryReason>> = {
  full: 'full',
  closed: 'unavailable',
  newer: 'newer',
  blocked: 'blocked',
  unavailable: 'unavailable',
  unknown: 'broken',
}

/** The library of this device, on whichever of its two shelves can be used. @see docs/decisions/0018-library-without-a-store.md */
export function deviceLibrary(db: LibraryDatabase, memory: DeviceMemory, feed: string): DeviceLibrary {
  const stored = rememberingLibrary(storedLibrary(db), feed, memory)
  const page = memoryLibrary()
  const listeners = new Set<HoldingListener>()
  const keepers = new Set<(keeping: Keeping) => void>()
  let keeping: Keeping = { kind: 'opening', blocked: false }
  let latest: { readonly holding: Holding | undefined } | undefined
  let opening: Promise<void> | undefined
  let stopWatching = () => {}
  let rebuilt = false
  let erased = false
  let decide: (library: Library) => void = () => {}
  let active = new Promise<Library>(resolve => decide = resolve)

  function become(next: Keeping): void {
    keeping = next
    keepers.forEach(tell => tell(next))
  }

  function settle(library: Library, next: Keeping): void {
    decide(library)
    active = Promise.resolve(library)
    become(next)
    stopWatching()
    stopWatching = library.watch({
      changed: (holding) => {
        latest = { holding }
        listeners.forEach(listener => listener.changed(holding))
      },
      failed: reason => become({ kind: 'dead', reason }),
    })
  }

  /** Opens the store, or asks the open one whether it still answers; takes it up, or falls back. */
  async function open(): Promise<void> {
    let blocked = false
    const opened = await openWatched(db, () => stored.readHolding(), {
      blocked: () => {
        blocked = true
        if (keeping.kind === 'opening')
          become({ ...keeping, blocked })
      },
      silent: () => {
        if (keeping.kind === 'opening')
          become({ kind: 'opening', blocked, silent: true })
      },
      late: () => settle(page, { kind: 'memory', because: blocked ? 'blocked' : 'slow' }),
    })
    if (keeping.kind === 'stale' || (keeping.kind === 'memory' && keeping.because === 'gaveWay'))
      return
    if (opened.ok)
      await takeUp()
    else if (keeping.kind === 'stored' || keeping.kind === 'dead')
      become({ kind: 'dead', reason: opened.failure })
    else
      settle(page, { kind: 'memory', because: BECAUSE[opened.failure] })
  }

  /** Goes on with the store; what was fetched while it could not be used is put there. */
  async function takeUp(): Promise<void> {
    const fetched = await page.readHolding()
    if (fetched)
      await stored.apply(fetched.shown, shardsOf(await page.heldShards(fetched.shown.payload.shards)), undefined)
    settle(stored, { kind: 'stored' })
  }

  function probe(): Promise<void> {
    if (keeping.kind === 'stale' || (keeping.kind === 'memory' && keeping.because === 'gaveWay'))
      return Promise.resolve()
    opening ??= open().finally(() => opening = undefined)
    return opening
  }

  /** A store that cannot be read is thrown away, but only once what it held has been fetched again. */
  async function rebuild(): Promise<void> {
    if (rebuilt || keeping.kind !== 'memory' || keeping.because !== 'broken')
      return
    rebuilt = true
    if ((await stored.erase()).ok)
      await probe()
  }

  db.on('versionchange', (event) => {
    if (event.newVersion !== null)
      settle(frozenLibrary(latest?.holding), { kind: 'stale' })
    else if (readKept(feed, memory) === 'gaveWay')
      settle(page, { kind: 'memory', because: 'gaveWay' })
  })
  // Also where the browser ends the connection: the reader cleared the data, or the store broke.
  db.on('close', () => {
    if (keeping.kind === 'stored')
      setTimeout(() => listeners.size > 0 && keeping.kind === 'stored' && !erased && void probe(), RETURN_DELAY)
  })

  const pinned = () => {
    if (keeping.kind === 'opening')
      void probe()
    return active
  }
  const later = <Args extends readonly unknown[], Value>(pick: (library: Library) => (...args: Args) => Promise<Value>) =>
    async (...args: Args): Promise<Value> => pick(await pinned())(...args)

  return {
    get lasting() {
      return keeping.kind === 'stored'
    },
    watch: (listener) => {
      listeners.add(listener)
      const known = latest
      if (known)
        queueMicrotask(() => listeners.has(listener) && listener.changed(known.holding))
      void pinned()
      return () => void listeners.delete(listener)
    },
    watchKeeping: (listener) => {
      keepers.add(listener)
      listener(keeping)
      return () => void keepers.delete(listener)
    },
    pinned,
    probe,
    readHolding: later(library => library.readHolding),
    readContent: later(library => library.readContent),
    readAround: later(library => library.readAround),
    heldShards: later(library => library.heldShards),
    stage: later(library => library.stage),
    dropStaged: later(library => library.dropStaged),
    apply: async (...brought) => {
      const applied = await (await pinned()).apply(...brought)
      void rebuild()
      return applied
    },
    readBefore: () => undefined,
    patch: later(library => library.patch),
    noteChecked: later(library => library.noteChecked),
    stepBack: later(library => library.stepBack),
    dropPrevious: later(library => library.dropPrevious),
    erase: async () => {
      erased = true // or the watching would bring an empty store back
      stopWatching()
      await page.erase()
      const removed = await stored.erase()
      return !removed.ok && removed.failure === 'unavailable' ? success(undefined) : removed
    },
    makeRoom: async () => {
      const held = latest?.holding
      if (keeping.kind === 'stored' && held)
        await page.apply(held.shown, shardsOf(await stored.heldShards(held.shown.payload.shards)), undefined)
      rememberKept(feed, 'gaveWay', memory)
      settle(page, { kind: 'memory', because: 'gaveWay' })
      return within(ROOM_PATIENCE, stored.erase())
    },
  }
}

function shardsOf(held: Awaited<ReturnType<Library['heldShards']>>) {
  return [...held].map(([sha256, bytes]) => ({ sha256, bytes }))
}

/** Remembers outside the store that something was put into it. */
function rememberingLibrary(library: Library, feed: string, memory: DeviceMemory): Library {
  return {
    ...library,
    apply: async (...brought) => {
      const applied = await library.apply(...brought)
      if (applied.ok)
        rememberKept(feed, 'kept', memory)
      return applied
    },
  }
}

function within(patience: number, work: Promise<Outcome<void, StorageFailure>>): Promise<Outcome<void, StorageFailure>> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(refusal('blocked')), patience)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
