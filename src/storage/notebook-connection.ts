import type { Outcome } from '../domain/outcome'
import type { NotebookDatabase } from './notebook-database'
import type { StorageFailure } from './storage-failure'
import Dexie from 'dexie'
import { refusal, success } from '../domain/outcome'
import { openWatched, reopening } from './opening'
import { storageFailure } from './storage-failure'

/**
 * How far a notebook can be used: `opening` · `open` · `readonly` only read, as a newer app made it or the step to this
 * app's form failed · else why not. What is not yet final may still change: `blocked` and `unavailable` heal by themselves.
 */
export type NotebookMode = 'opening' | 'open' | 'readonly' | StorageFailure

/** The connection to a notebook, which may die and come back. */
export interface NotebookConnection {
  readonly mode: () => NotebookMode
  /** How often the store was opened: another number says that it may be another store. */
  readonly openings: () => number
  /** Resolves when the store has answered or refused, however late. */
  open: () => Promise<void>
  /** Does work that may be done twice; a dead connection is replaced at most three times. */
  run: <Value>(work: () => PromiseLike<Value>) => Promise<Outcome<Value, StorageFailure>>
  /** Reads, also from a store that must not be written. */
  read: <Value>(work: (store: Dexie) => Promise<Value>) => Promise<Outcome<Value, StorageFailure>>
  /** Closes for good. */
  close: () => void
  /** Deletes the store and closes for good. */
  erase: () => Promise<Outcome<void, StorageFailure>>
}

export function notebookConnection(db: NotebookDatabase, changed: () => void): NotebookConnection {
  let mode: NotebookMode = 'opening'
  let copy: Dexie | undefined
  let openings = 0
  let takenOver = false
  /** Why the store can only be read. */
  let hindrance: StorageFailure = 'newer'

  const become = (next: NotebookMode) => {
    if (next === mode)
      return
    mode = next
    changed()
  }

  function takeOver(): void {
    takenOver = true
    db.close()
    copy?.close()
    copy = undefined
    become('closed')
  }

  db.on('ready', () => {
    openings++
  }, true)
  db.on('versionchange', (event) => {
    // A newer app takes the store over: this one must never touch it again. A store that is being deleted may be made anew.
    if (event.newVersion === null)
      db.close({ disableAutoOpen: false })
    else
      takeOver()
    return false // Dexie would open it again without a word
  })
  const heal = reopening(db, () => !takenOver)

  /** Reads what cannot be opened for writing, without a step to another form. */
  async function openToRead(): Promise<boolean> {
    const other = new Dexie(db.name)
    try {
      await other.open()
    }
    catch (error) {
      storageFailure(error)
      return false
    }
    other.on('versionchange', () => {
      takeOver()
      return false
    })
    copy = other
    return true
  }

  async function watched(): Promise<Outcome<void, StorageFailure>> {
    try {
      return await openWatched(db, () => db.notes.count(), {
        blocked: () => become('blocked'),
        late: () => become(mode === 'blocked' ? 'blocked' : 'unavailable'),
      })
    }
    catch (error) {
      // A mistake of ours in the step to a new form: the notes can still be read and handed on.
      await openOtherwise('unknown')
      throw error
    }
  }

  async function openOtherwise(failure: StorageFailure): Promise<void> {
    hindrance = failure
    const readable = (failure === 'newer' || failure === 'unknown') && await openToRead()
    become(readable ? 'readonly' : failure)
  }

  async function run<Value>(work: () => PromiseLike<Value>): Promise<Outcome<Value, StorageFailure>> {
    if (mode === 'opening' || mode === 'readonly')
      return refusal(mode === 'opening' ? 'unavailable' : hindrance)
    // A store whose connections died is asked again each time; one that was taken over never is.
    if (mode !== 'open' && (takenOver || mode !== 'closed'))
      return refusal(mode)
    const result = await attempt(() => heal(work))
    if (result.ok) {
      if (!takenOver)
        become('open')
      return result
    }
    // Whatever it was, it has outlived three connections.
    const failure = result.failure === 'unknown' ? 'closed' : result.failure
    if (failure === 'closed')
      become('closed')
    return refusal(failure)
  }

  return {
    mode: () => mode,
    openings: () => openings,
    async open() {
      const answer = await watched()
      if (takenOver)
        return
      if (answer.ok)
        become('open')
      else
        await openOtherwise(answer.failure)
    },
    run,
    async read(work) {
      const readonly = copy
      if (!readonly)
        return run(() => work(db))
      return attempt(() => work(readonly))
    },
    close: takeOver,
    async erase() {
      takeOver()
      return attempt(() => db.delete({ disableAutoOpen: true }))
    },
  }
}

async function attempt<Value>(work: () => PromiseLike<Value>): Promise<Outcome<Value, StorageFailure>> {
  try {
    return success(await work())
  }
  catch (error) {
    return refusal(storageFailure(error))
  }
}
