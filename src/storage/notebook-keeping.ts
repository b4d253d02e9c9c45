import type { Note } from '../domain/note'
import type { Outcome } from '../domain/outcome'
import type { NoteFailure } from './note-failure'
import type { KeyRecord } from './note-key'
import type { NoteSealer } from './note-sealer'
import type { NotebookParts } from './notebook'
import type { NotebookConnection } from './notebook-connection'
import type { StoredNote } from './notebook-database'
import type { StorageFailure } from './storage-failure'
import { refusal, success } from '../domain/outcome'
import { removeCopiedKey, removeCopies, writeCopy } from './notebook-copy'
import { keyRow, readRows, rekeyRows } from './notebook-rows'
import { isSealed, storedNote } from './stored-note'

/** How often something is begun again because another screen wrote in between. */
export const ATTEMPTS = 3

/** Rows of notes as they may lie on the device. */
export async function sealedRows(notes: readonly Note[], sealer: NoteSealer): Promise<Outcome<readonly StoredNote[], 'locked'>> {
  const rows: StoredNote[] = []
  for (const note of notes) {
    const body = await sealer.seal(note)
    if (!body.ok)
      return body
    rows.push(storedNote(note, body.value))
  }
  return success(rows)
}

/**
 * Seals every note anew: the store in one step, then the mirror, where nothing of the old form is left behind.
 *
 * Rows that no key opens stay as they are.
 */
export async function reseal({ db, mirror }: NotebookParts, connection: NotebookConnection, sealers: { readonly before: NoteSealer, readonly after: NoteSealer }, key: KeyRecord | undefined): Promise<Outcome<{ readonly mirrored: boolean }, NoteFailure>> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const before = await connection.run(() => readRows(db))
    if (!before.ok)
      return before
    const opened = await Promise.all([...before.value.notes.values()].map(row => sealers.before.open(row)))
    if (opened.some(note => !note.ok && note.failure === 'locked'))
      return refusal('locked')
    const rows = await sealedRows(opened.flatMap(note => note.ok ? [note.value] : []), sealers.after)
    if (!rows.ok)
      return rows
    const done = await connection.run(() => rekeyRows(before.value.notes, rows.value, key, db))
    if (!done.ok)
      return done
    if (done.value)
      return success({ mirrored: await copyAnew({ mirror }, rows.value, key) })
  }
  return refusal('blocked')
}

/** Puts the same key in behind another passphrase. */
export async function changeKey({ db, mirror }: NotebookParts, connection: NotebookConnection, key: KeyRecord): Promise<Outcome<void, StorageFailure>> {
  const done = await connection.run(() => db.keys.put(keyRow(key)))
  if (!done.ok)
    return done
  await writeCopy([], key, mirror)
  return success(undefined)
}

/** Puts the key back without which sealed notes cannot be opened, where it opens one of them. */
export async function restoreKey({ db, mirror }: NotebookParts, connection: NotebookConnection, sealer: NoteSealer, key: KeyRecord): Promise<Outcome<boolean, StorageFailure>> {
  const rows = await connection.run(() => readRows(db))
  if (!rows.ok)
    return rows
  const opened = await Promise.all([...rows.value.notes.values()].filter(isSealed).map(row => sealer.open(row)))
  if (!opened.some(note => note.ok))
    return success(false)
  const done = await connection.run(() => db.transaction('rw', db.keys, async () => {
    if (await db.keys.count() > 0)
      return false
    await db.keys.put(keyRow(key))
    return true
  }))
  if (done.ok && done.value)
    await writeCopy([], key, mirror)
  return done
}

/** Removes every note, the key and the mirror; the empty notebook stays. */
export async function clearNotebook({ db, mirror }: NotebookParts, connection: NotebookConnection): Promise<Outcome<void, StorageFailure>> {
  // The mirror last: a clearing that fails half-way must lose nothing.
  const done = await connection.run(() => db.transaction('rw', db.notes, db.keys, async () => {
    await db.notes.clear()
    await db.keys.clear()
  }))
  if (done.ok)
    await mirror.erase()
  return done
}

/** Removes the rows that are sealed, here and in the mirror, unless a key is there that may open them; gives what was removed. */
export async function clearSealed({ db, mirror }: NotebookParts, connection: NotebookConnection): Promise<Outcome<readonly StoredNote[], StorageFailure>> {
  const done = await connection.run(() => db.transaction('rw', db.notes, db.keys, async () => {
    const rows = await db.keys.count() > 0 ? [] : (await db.notes.toArray()).filter(isSealed)
    await db.notes.bulkDelete(rows.map(row => row.id))
    return rows
  }))
  if (done.ok)
    await removeCopies(done.value, mirror)
  return done
}

async function copyAnew({ mirror }: Pick<NotebookParts, 'mirror'>, rows: readonly StoredNote[], key: KeyRecord | undefined): Promise<boolean> {
  const written = await writeCopy(rows, key, mirror)
  if (written.ok)
    return key !== undefined || (await removeCopiedKey(mirror)).ok
  // Better no second copy than one that lies open.
  await mirror.erase()
  return false
}
