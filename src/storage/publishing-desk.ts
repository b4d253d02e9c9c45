import type { EntityTable } from 'dexie'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { Reopening } from './opening'
import type { StorageFailure } from './storage-failure'
import Dexie from 'dexie'
import { refusal, success } from '../domain/outcome'
import { reopening } from './opening'
import { storageFailure } from './storage-failure'
import { strictFactory } from './strict-factory'

/** A file that someone who makes an edition has put in, as it came. */
export interface DeskFile {
  /** Its name: a file of the same name takes its place. */
  readonly name: string
  /** Counted up: files stand in the order they were put in. */
  readonly no: number
  readonly bytes: Bytes
}

/** What was decided about the files, to be gone on with after the page was loaded again. Never a key, never a passphrase. */
export interface DeskMarks {
  readonly slot: 'marks'
  /** Who works here: a department that fills its own rows, or the office that publishes. */
  readonly role: 'department' | 'office'
  /** 「この版で変わったこと」 as typed; undefined where it is still the one suggested. */
  readonly note: string | undefined
  /** Which value was chosen where two files say different things, by the cell. */
  readonly choices: Readonly<Record<string, string>>
  /** The city's own sheets by their names; absent from what was kept before there were any. */
  readonly adoptions?: Readonly<Record<string, DeskAdoption>> | undefined
}

/** What was said and decided about one of the city's own sheets, from which cells are taken into the tables. */
export interface DeskAdoption {
  /** What the sheet does not say itself, by the name of the question; one nobody answered is not there. */
  readonly said: Readonly<Record<string, string>>
  /** Rows picked or left out otherwise than proposed, by what they would write. */
  readonly picks: Readonly<Record<string, boolean>>
  /** Rows that were taken, by what they write. */
  readonly taken: readonly string[]
}

/** A private key that somebody asked to leave here, behind its passphrase: never in clear, and never with the passphrase. */
export interface DeskKey {
  readonly slot: 'key'
  /** The name of the file it was read from; that file stays the original. */
  readonly file: string
  /** The name readers know its public half by. */
  readonly keyid: string
  /** The text of a sealed key file. */
  readonly sealed: string
  /** Whether it was sealed on this device, rather than left as its file was. */
  readonly sealedHere: boolean
}

/** The files that lie on the desk, and what was decided about them. */
export interface DeskContent {
  readonly files: readonly DeskFile[]
  readonly marks: DeskMarks | undefined
}

/** Where the files of an edition in the making lie until they are put away: on this device, and nowhere else. */
export interface PublishingDesk {
  readonly read: () => Promise<Outcome<DeskContent, StorageFailure>>
  readonly put: (file: DeskFile) => Promise<Outcome<void, StorageFailure>>
  readonly remove: (name: string) => Promise<Outcome<void, StorageFailure>>
  readonly mark: (marks: Omit<DeskMarks, 'slot'>) => Promise<Outcome<void, StorageFailure>>
  /** Puts away the files and what was decided about them; a key stays where it is. */
  readonly clear: () => Promise<Outcome<void, StorageFailure>>
  /** The key left here; undefined where there is none. */
  readonly readKey: () => Promise<Outcome<DeskKey | undefined, StorageFailure>>
  /** Leaves a sealed key here, in the place of the one before. */
  readonly keepKey: (key: Omit<DeskKey, 'slot'>) => Promise<Outcome<void, StorageFailure>>
  readonly removeKey: () => Promise<Outcome<void, StorageFailure>>
  readonly close: () => void
}

/** Schema history: 1 (2026-11) files, marks; 2 (2026-11) keys. */
const DESK_SCHEMA = 2

class DeskDatabase extends Dexie {
  readonly files!: EntityTable<DeskFile, 'name'>
  readonly marks!: EntityTable<DeskMarks, 'slot'>
  readonly keys!: EntityTable<DeskKey, 'slot'>
  readonly alive: Reopening

  constructor(name: string) {
    super(name, { indexedDB: strictFactory(DESK_SCHEMA) })
    this.alive = reopening(this)
    this.version(1).stores({ files: 'name, no', marks: 'slot' })
    this.version(DESK_SCHEMA).stores({ keys: 'slot' })
  }
}

/** The desk for one feed's editions. @param name of the database, for tests. */
export function publishingDesk(feed: string, name = `publishing:${feed}`): PublishingDesk {
  const db = new DeskDatabase(name)
  async function tried<Value>(work: () => PromiseLike<Value>): Promise<Outcome<Value, StorageFailure>> {
    try {
      return success(await db.alive(work))
    }
    catch (error) {
      return refusal(storageFailure(error))
    }
  }
  const done = async (work: () => PromiseLike<unknown>) => {
    const outcome = await tried(work)
    return outcome.ok ? success(undefined) : outcome
  }
  return {
    read: () => tried(async () => ({ files: await db.files.orderBy('no').toArray(), marks: await db.marks.get('marks') })),
    put: file => done(() => db.files.put(file)),
    remove: name => done(() => db.files.delete(name)),
    mark: marks => done(() => db.marks.put({ slot: 'marks', ...marks })),
    clear: () => done(() => db.transaction('rw', db.files, db.marks, () => Promise.all([db.files.clear(), db.marks.clear()]))),
    readKey: () => tried(() => db.keys.get('key')),
    keepKey: key => done(() => db.keys.put({ slot: 'key', ...key })),
    removeKey: () => done(() => db.keys.delete('key')),
    close: () => db.close(),
  }
}
