import type Dexie from 'dexie'
import type { KeyRecord } from './note-key'
import type { NotebookDatabase, StoredKey, StoredNote } from './notebook-database'
import { keyRecordOf, sameRecord } from './note-key'
import { encodeStoredNote, storedNoteOf } from './stored-note'

/** Where the key of the notes lies. */
export const KEY_SLOT = 'passphrase'

/** What lies in a notebook. */
export interface NotebookRows {
  readonly notes: ReadonlyMap<string, StoredNote>
  /** Rows that are none; they stay as they are, and nothing else is kept from being read by them. */
  readonly broken: number
  readonly key: KeyRecord | undefined
}

/** Every row. Also of a notebook that another version of the app made, as far as it can be understood. */
export async function readRows(db: Dexie): Promise<NotebookRows> {
  const all = async (name: string): Promise<readonly unknown[]> => db.tables.some(table => table.name === name) ? db.table(name).toArray() : []
  const [rows, keys] = [await all('notes'), await all('keys')]
  const notes = rows.flatMap(row => storedNoteOf(row) ?? [])
  const records = keys.flatMap(row => typeof row === 'object' && row !== null && 'record' in row ? keyRecordOf(row.record) ?? [] : [])
  return { notes: new Map(notes.map(note => [note.id, note])), broken: rows.length - notes.length, key: records[0] }
}

/** `conflict` a row of this revision or a later one is there · `locked` the row is open where notes are sealed, or the reverse. */
export type PutResult = 'put' | 'locked' | { readonly kind: 'conflict', readonly theirs: StoredNote }

/**
 * Puts rows in, all or none; each must be newer than what is there. Done again it changes nothing.
 *
 * @param sealedBy the key under which they are sealed: another tab may have put another in its place meanwhile
 */
export function putRows(rows: readonly StoredNote[], sealedBy: KeyRecord | undefined, db: NotebookDatabase): PromiseLike<PutResult> {
  return db.transaction('rw', db.notes, db.keys, async (): Promise<PutResult> => {
    const key = keyRecordOf((await db.keys.get(KEY_SLOT))?.record)
    if (rows.some(row => 'open' in row.body) && await db.keys.count() > 0)
      return 'locked'
    if (rows.some(row => 'sealed' in row.body) && (!key || !sealedBy || !sameRecord(key, sealedBy)))
      return 'locked'
    const there = (await db.notes.bulkGet(rows.map(row => row.id))).map(storedNoteOf)
    for (const [index, row] of rows.entries()) {
      const theirs = there[index]
      if (theirs && theirs.revision >= row.revision && encodeStoredNote(theirs) !== encodeStoredNote(row))
        return { kind: 'conflict', theirs }
    }
    await db.notes.bulkPut([...rows])
    return 'put'
  })
}

/** Puts in what healing found: rows that are newer than what is there, and rows to stand in the place of another of the same revision. */
export function healRows(rows: readonly StoredNote[], replaced: ReadonlyMap<string, StoredNote>, key: KeyRecord | undefined, db: NotebookDatabase): PromiseLike<void> {
  return db.transaction('rw', db.notes, db.keys, async () => {
    for (const row of rows) {
      const there = storedNoteOf(await db.notes.get(row.id))
      const expected = replaced.get(row.id)
      if (!there || there.revision < row.revision || (expected && encodeStoredNote(there) === encodeStoredNote(expected)))
        await db.notes.put(row)
    }
    if (key && await db.keys.count() === 0)
      await db.keys.put(keyRow(key))
  })
}

/**
 * Puts the same notes in under another key, or under none: all of them or nothing.
 *
 * False where another screen wrote meanwhile; the caller begins again.
 */
export function rekeyRows(before: ReadonlyMap<string, StoredNote>, after: readonly StoredNote[], key: KeyRecord | undefined, db: NotebookDatabase): PromiseLike<boolean> {
  return db.transaction('rw', db.notes, db.keys, async () => {
    const there = (await db.notes.toArray()).flatMap(row => storedNoteOf(row) ?? [])
    if (there.length !== before.size || there.some(row => before.get(row.id)?.revision !== row.revision))
      return false
    await db.notes.bulkPut([...after])
    await db.keys.clear()
    if (key)
      await db.keys.put(keyRow(key))
    return true
  })
}

export function keyRow(record: KeyRecord): StoredKey {
  return { slot: KEY_SLOT, record }
}
