import 'fake-indexeddb/auto'
import type { DBCore, Middleware } from 'dexie'
import type { Notebook, NotebookParts } from '../../src/storage/notebook'
import Dexie from 'dexie'
import { onTestFinished } from 'vitest'
import { NotebookDatabase } from '../../src/storage/notebook-database'
import { cacheMirror } from '../../src/storage/notebook-mirror'
import { storedNotebook } from '../../src/storage/stored-notebook'
import { memoryOf } from './memory'

let made = 0

/** A device with a place for notes: what outlives the page. */
export interface NotebookDevice {
  readonly name: string
  readonly caches: FakeCaches
  readonly memory: ReturnType<typeof memoryOf>
}

export function newNotebookDevice(): NotebookDevice {
  const name = `notebook-${++made}`
  onTestFinished(() => Dexie.delete(name))
  return { name, caches: new FakeCaches(), memory: memoryOf() }
}

/** A page on a device, its notebook not opened yet. */
export function pageOn({ name, caches, memory }: NotebookDevice, changes: Partial<NotebookParts> = {}): { readonly notebook: Notebook, readonly db: NotebookDatabase } {
  const db = changes.db ?? new NotebookDatabase(name)
  const notebook = storedNotebook({ feed: 'test/dev', mirror: cacheMirror(caches.asStorage()), memory, makeRoom: () => Promise.resolve(), ...changes, db })
  onTestFinished(() => notebook.close())
  return { notebook, db }
}

/** A page whose notebook is open. */
export async function openPage(device: NotebookDevice, changes: Partial<NotebookParts> = {}): Promise<{ readonly notebook: Notebook, readonly db: NotebookDatabase }> {
  const page = pageOn(device, changes)
  await page.notebook.open()
  return page
}

/** What a page shows, by id, the deleted left out. */
export async function shownIn(notebook: Notebook): Promise<Readonly<Record<string, string>>> {
  const { notes } = await notebook.read()
  return Object.fromEntries(notes.filter(note => !note.deleted).map(note => [note.id, note.text]).sort())
}

/** Removes the store as a forced kill does: the next to open it finds nothing. */
export async function loseStore({ name }: NotebookDevice): Promise<void> {
  await Dexie.delete(name)
}

/** Lets every write fail from the given one on, counted from one; undefined for none. */
export function failingWrites(db: NotebookDatabase, error: () => Error, fails: (write: number) => boolean): { readonly writes: () => number } {
  let writes = 0
  const middleware: Middleware<DBCore> = {
    stack: 'dbcore',
    name: 'failing',
    create: core => ({
      ...core,
      table: (name) => {
        const table = core.table(name)
        return { ...table, mutate: request => fails(++writes) ? Dexie.Promise.reject(error()) : table.mutate(request) }
      },
    }),
  }
  db.use(middleware)
  return { writes: () => writes }
}

/** The shape in which engines report a full disk: an abort with the reason inside. */
export function fullDisk(): Error {
  return new Dexie.AbortError('aborted', new DOMException('full', 'QuotaExceededError'))
}

/** The browser's caches in memory; they can be made to refuse, and looked into. */
export class FakeCaches {
  readonly stores = new Map<string, Map<string, string>>()
  /** Thrown by everything that is asked, while it is there. */
  refuses: Error | undefined
  /** What reading everything waits for, as on a slow device. */
  slow: Promise<unknown> = Promise.resolve()
  /** What writing an entry waits for. */
  slowWrite: Promise<unknown> = Promise.resolve()
  /** How often everything was read, and how many entries are on their way. */
  read = 0
  writing = 0
  /** Thrown by everything that would take up room. */
  full: Error | undefined

  asStorage(): CacheStorage {
    return {
      open: name => this.asked(() => this.cache(name)),
      has: name => this.asked(() => this.stores.has(name)),
      delete: name => this.asked(() => this.stores.delete(name)),
      keys: () => this.asked(() => [...this.stores.keys()]),
      match: () => Promise.reject(new Error('not asked for')),
    }
  }

  /** Everything that lies in the mirror, by address. */
  entries(): Map<string, string> {
    return this.stores.get('notebook') ?? new Map<string, string>()
  }

  private cache(name: string): Cache {
    const held = this.stores.get(name) ?? new Map<string, string>()
    this.stores.set(name, held)
    const nothing = () => Promise.reject(new Error('not asked for'))
    return {
      put: async (address, response) => {
        const text = await response.text()
        this.writing++
        await this.slowWrite
        this.writing--
        await (this.full ? Promise.reject(this.full) : this.asked(() => held.set(String(address), text)))
      },
      delete: address => this.asked(() => held.delete(String(address))),
      matchAll: async () => {
        const texts = [...held.values()]
        this.read++
        await this.slow
        return this.asked(() => texts.map(text => new Response(text)))
      },
      add: nothing,
      addAll: nothing,
      keys: nothing,
      match: nothing,
    }
  }

  private asked<Value>(answer: () => Value): Promise<Value> {
    return this.refuses ? Promise.reject(this.refuses) : Promise.resolve(answer())
  }
}
