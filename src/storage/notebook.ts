import type { Note } from '../domain/note'
import type { NoteImport } from '../domain/note-import'
import type { Outcome } from '../domain/outcome'
import type { DeviceMemory } from './device-memory'
import type { NoteFailure } from './note-failure'
import type { KeyRecord } from './note-key'
import type { NoteSealer } from './note-sealer'
import type { NotebookMode } from './notebook-connection'
import type { NotebookDatabase } from './notebook-database'
import type { NotebookMirror } from './notebook-mirror'
import type { StorageFailure } from './storage-failure'

/** What a notebook is made of. */
export interface NotebookParts {
  /** Notes of another city's feed on this device are neither shown nor touched. */
  readonly feed: string
  readonly db: NotebookDatabase
  readonly mirror: NotebookMirror
  readonly memory: DeviceMemory
  /** Keeps the tabs of this origin from healing and sealing at once; absent where the browser has no such thing. */
  readonly locks?: Pick<LockManager, 'request'> | undefined
  /** Gives up what can be fetched again, as the disk is full and a note is worth more. */
  readonly makeRoom: () => Promise<unknown>
}

/** What the notebook holds. */
export interface NotebookContent {
  /** Every note of this feed, tombstones included, in no order. */
  readonly notes: readonly Note[]
  /** Notes that are closed by a passphrase, of any feed. */
  readonly locked: number
  /** Ids of the {@link locked}. */
  readonly closed: ReadonlySet<string>
  /** Notes that cannot be read: broken rows, and sealed ones that the right key does not open. */
  readonly damaged: number
  /** Whether notes are sealed here. */
  readonly key: KeyRecord | undefined
}

/** Whether notes are sealed and the record of their key is gone: no passphrase opens them. */
export function isKeyLost({ locked, key }: NotebookContent): boolean {
  return locked > 0 && key === undefined
}

/** What the reader should be told, added up since the page opened. */
export interface NotebookReport {
  /** Notes brought back from the mirror. */
  readonly restored: number
  /** Notes this device knows it had and has no more. */
  readonly lost: number
  /** Whether some note lies in one place only. */
  readonly unmirrored: boolean
}

/**
 * What the reader wrote, on this device: in IndexedDB, and once more in a mirror that outlives it.
 *
 * A write is good when IndexedDB has it on the disk; a mirror that could not be written is reported and healed at the next
 * start. Every failure comes back as a refusal, and then nothing was written.
 */
export interface Notebook {
  readonly feed: string
  readonly mode: () => NotebookMode
  readonly report: () => NotebookReport
  readonly sealer: () => NoteSealer
  /** Opens the notebook and heals it from its mirror. Resolves when this is done; until then {@link mode} says how it goes. */
  open: () => Promise<void>
  /** Where the store cannot be read, what the mirror holds. */
  read: () => Promise<NotebookContent>
  /** Puts in one more write of a note: its revision must be one more than that of the note it is based on. */
  write: (note: Note) => Promise<Outcome<Note, NoteFailure>>
  /** {@link write} of several, all or none. */
  writeAll: (notes: readonly Note[]) => Promise<Outcome<void, NoteFailure>>
  /** Takes in notes from elsewhere, all or none. */
  take: (notes: readonly Note[]) => Promise<Outcome<NoteImport, NoteFailure>>
  /** Asks a store that may have died while nobody looked, before anything is written. */
  probe: () => Promise<void>
  /** Calls after every change, in any tab, of what {@link mode}, {@link report} and {@link read} give. Returns the function that ends it. */
  subscribe: (changed: () => void) => () => void
  /** Opens and seals by other means from now on: the passphrase was given, or the time of use is over. */
  useSealer: (sealer: NoteSealer) => void
  /** Seals every note anew, under a key or under none: all of them or nothing. `locked` if one of them is closed. */
  reseal: (sealer: NoteSealer, key: KeyRecord | undefined) => Promise<Outcome<void, NoteFailure>>
  /** The same key behind another passphrase. */
  changeKey: (key: KeyRecord) => Promise<Outcome<void, StorageFailure>>
  /**
   * Puts the key of sealed notes back where its record was lost, if it opens one of them; no note is touched.
   *
   * False where it opens none, or a key is there.
   */
  restoreKey: (sealer: NoteSealer, key: KeyRecord) => Promise<Outcome<boolean, StorageFailure>>
  /** Removes the sealed notes alone, where the record of their key was lost; the others stay. */
  clearSealed: () => Promise<Outcome<void, StorageFailure>>
  /** Removes every note and the key, and leaves an empty notebook. */
  clear: () => Promise<Outcome<void, StorageFailure>>
  /** Removes notebook, mirror and every memory of them, in all tabs, and closes for good. */
  erase: () => Promise<Outcome<void, StorageFailure>>
  /** Ends the use of it on this page. */
  close: () => void
}
