import type Dexie from 'dexie'
import type { Outcome } from '../domain/outcome'
import type { StorageFailure } from './storage-failure'
import { refusal, success } from '../domain/outcome'
import { storageFailure } from './storage-failure'

/** How long a store may be silent before the reader is served without it, in milliseconds. */
export const OPENING_PATIENCE = 5_000

/** How often a store whose connection died is opened anew before the reader must reload. */
export const REOPENINGS = 3

/** How long it may be silent before the reader hears that another screen may hold it, in milliseconds. */
export const OPENING_SILENCE = 2_500

export interface OpeningListener {
  /** Another screen holds an older store open; it goes on by itself when that is closed. */
  blocked: () => void
  /** No answer for {@link OPENING_SILENCE}: not every engine tells that another screen holds the store. */
  silent?: () => void
  /** No answer for {@link OPENING_PATIENCE}; it may still come. */
  late: () => void
}

/**
 * Opens a store and puts a first question to it: some engines open one that then never answers.
 *
 * Resolves when the store has answered or refused, however late.
 */
export async function openWatched(db: Dexie, question: () => PromiseLike<unknown>, listener: OpeningListener): Promise<Outcome<void, StorageFailure>> {
  const blocked = () => {
    listener.blocked()
    return false // Dexie would speak to the console
  }
  const timers = [setTimeout(() => listener.silent?.(), OPENING_SILENCE), setTimeout(listener.late, OPENING_PATIENCE)]
  db.on('blocked', blocked)
  try {
    await db.open()
    await question()
    return success(undefined)
  }
  catch (error) {
    return refusal(storageFailure(error))
  }
  finally {
    timers.forEach(clearTimeout)
    db.on.blocked.unsubscribe(blocked)
  }
}

/** Failures of a connection, rather than of the store or of what was asked of it. */
const DEAD: readonly StorageFailure[] = ['closed', 'unknown']

/** Does work on a store and opens the store anew where its connection died. */
export type Reopening = <Value>(work: () => PromiseLike<Value>) => Promise<Value>

/**
 * Work that outlives dead connections: iPads and sleeping tablets end them without a word.
 *
 * After {@link REOPENINGS} in vain the failure is thrown. Work must be such that it may be done twice.
 *
 * @param mayReopen whether the store may be opened at all: never where a newer app has taken it over.
 */
export function reopening(db: Dexie, mayReopen: () => boolean = () => true): Reopening {
  let connection = 0
  return async (work) => {
    for (let left = REOPENINGS; ; left--) {
      const used = connection
      try {
        return await work()
      }
      catch (error) {
        if (!DEAD.includes(storageFailure(error)) || !mayReopen() || left === 0)
          throw error
        // Other work may have opened it anew meanwhile.
        if (used === connection) {
          connection++
          db.close({ disableAutoOpen: false })
        }
      }
    }
  }
}
