import type { KeyRecord } from './note-key'
import type { NotebookParts } from './notebook'
import type { MirrorFailure, NotebookMirror } from './notebook-mirror'
import type { NotebookRows } from './notebook-rows'
import type { StoredNote } from './notebook-database'
import type { Outcome } from '../domain/outcome'
import { fieldsOf } from '../domain/note-fields'
import { success } from '../domain/outcome'
import { decodeBase64, encodeBase64 } from '../feed/bytes'
import { keyRecordOf } from './note-key'
import { readRows } from './notebook-rows'
import { decodeStoredNote, encodeStoredNote, isSealed, parsed } from './stored-note'

const NOTE = 'note/'
const KEY = 'key'

/** What the mirror holds, read as a notebook. */
export async function readCopy(mirror: NotebookMirror): Promise<Outcome<NotebookRows, MirrorFailure>> {
  const read = await mirror.readAll()
  if (!read.ok)
    return read
  const rows = [...read.value].filter(([name]) => name.startsWith(NOTE))
  const notes = rows.flatMap(([name, text]) => {
    const note = decodeStoredNote(text)
    return note && name === NOTE + note.id ? [note] : []
  })
  return success({
    notes: new Map(notes.map(note => [note.id, note])),
    broken: rows.length - notes.length,
    key: decodeKey(read.value.get(KEY) ?? ''),
  })
}

/** Copies rows, and the key without which they could not be read. */
export function writeCopy(rows: readonly StoredNote[], key: KeyRecord | undefined, mirror: NotebookMirror): Promise<Outcome<void, MirrorFailure>> {
  const notes = rows.map(row => [NOTE + row.id, encodeStoredNote(row)] as const)
  return mirror.write(new Map(key ? [[KEY, encodeKey(key)], ...notes] : notes))
}

/**
 * Copies rows that were read or written a moment ago; open ones do not stay where another tab has set a passphrase since.
 *
 * Whoever sets one writes the mirror after the store: either its copy comes last, or the key is found here.
 *
 * @throws what {@link StorageFailure} names
 */
export async function copyRows(rows: readonly StoredNote[], key: KeyRecord | undefined, { db, mirror }: Pick<NotebookParts, 'db' | 'mirror'>): Promise<Outcome<void, MirrorFailure>> {
  const written = await writeCopy(rows, key, mirror)
  const open = new Set(rows.filter(row => !isSealed(row)).map(row => row.id))
  if (open.size === 0 || await db.keys.count() === 0)
    return written
  const now = await readRows(db)
  return writeCopy([...now.notes.values()].filter(row => open.has(row.id) && isSealed(row)), now.key, mirror)
}

export function removeCopies(rows: readonly StoredNote[], mirror: NotebookMirror): Promise<Outcome<void, MirrorFailure>> {
  return mirror.remove(rows.map(row => NOTE + row.id))
}

export function removeCopiedKey(mirror: NotebookMirror): Promise<Outcome<void, MirrorFailure>> {
  return mirror.remove([KEY])
}

function encodeKey({ spec, salt, iterations, iv, wrappedKey }: KeyRecord): string {
  return JSON.stringify({ spec, salt: encodeBase64(salt), iterations, iv: encodeBase64(iv), wrappedKey: encodeBase64(wrappedKey) })
}

function decodeKey(text: string): KeyRecord | undefined {
  const fields = fieldsOf(parsed(text), ['spec', 'salt', 'iterations', 'iv', 'wrappedKey'])
  const bytes = (value: unknown) => {
    const decoded = typeof value === 'string' ? decodeBase64(value) : undefined
    return decoded?.ok ? decoded.value : undefined
  }
  return keyRecordOf({ ...fields, salt: bytes(fields?.salt), iv: bytes(fields?.iv), wrappedKey: bytes(fields?.wrappedKey) })
}
