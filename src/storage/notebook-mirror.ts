import type { Outcome } from '../domain/outcome'
import { refusal, success } from '../domain/outcome'

/** The cache that holds the second copy of the notebook. */
export const MIRROR_NAME = 'notebook'

/** Addresses of entries: on this origin, but no page and no file of it. */
const ROOT = '/notebook-mirror/'

/** How long an entry may take to be written, in milliseconds; the note itself lies in the notebook by then. */
const PATIENCE = 3_000

/** Why the second copy could not be reached: the browser has no such place, or it refused, or it does not answer. */
export type MirrorFailure = 'unavailable'

/**
 * The second copy of the notebook, in another store of the browser: a forced kill that empties IndexedDB leaves it whole.
 *
 * It is a few names with texts and knows nothing of notes.
 */
export interface NotebookMirror {
  readAll: () => Promise<Outcome<ReadonlyMap<string, string>, MirrorFailure>>
  write: (entries: ReadonlyMap<string, string>) => Promise<Outcome<void, MirrorFailure>>
  remove: (names: readonly string[]) => Promise<Outcome<void, MirrorFailure>>
  /** Removes everything. */
  erase: () => Promise<Outcome<void, MirrorFailure>>
}

/** The mirror in the Cache API. @param stores undefined where the browser has none, as in an insecure context */
export function cacheMirror(stores: CacheStorage | undefined, name = MIRROR_NAME): NotebookMirror {
  return {
    readAll: () => guarded(stores, async (caches) => {
      const cache = await caches.open(name)
      const texts = await Promise.all((await cache.matchAll()).map(async response => parsedEntry(await response.text())))
      return new Map(texts.flatMap(entry => entry ? [entry] : []))
    }),
    write: entries => guarded(stores, async (caches) => {
      const cache = await caches.open(name)
      await Promise.all([...entries].map(([key, text]) => cache.put(addressOf(key), new Response(`${key}\n${text}`))))
    }),
    remove: names => guarded(stores, async (caches) => {
      const cache = await caches.open(name)
      await Promise.all(names.map(key => cache.delete(addressOf(key))))
    }),
    erase: () => guarded(stores, async (caches) => {
      await caches.delete(name)
    }),
  }
}

function addressOf(key: string): string {
  return ROOT + encodeURIComponent(key)
}

/** The name and the text of an entry: the name stands in its first line, as a response does not know its address everywhere. */
function parsedEntry(text: string): readonly [string, string] | undefined {
  const end = text.indexOf('\n')
  return end > 0 ? [text.slice(0, end), text.slice(end + 1)] : undefined
}

async function guarded<Value>(stores: CacheStorage | undefined, work: (stores: CacheStorage) => Promise<Value>): Promise<Outcome<Value, MirrorFailure>> {
  if (!stores)
    return refusal('unavailable')
  let timer: ReturnType<typeof setTimeout> | undefined
  const patience = new Promise<Outcome<Value, MirrorFailure>>((resolve) => {
    timer = setTimeout(() => resolve(refusal('unavailable')), PATIENCE)
  })
  try {
    return await Promise.race([work(stores).then(success), patience])
  }
  catch (error) {
    // Engines refuse with either: a full disk, a private window, a cache directory that is gone.
    if (error instanceof DOMException || error instanceof TypeError)
      return refusal('unavailable')
    throw error
  }
  finally {
    clearTimeout(timer)
  }
}
