import type { Note } from '../domain/note'
import type { Sealed } from './note-cipher'
import type { NoteBody, StoredNote } from './notebook-database'
import { isNoteRef } from '../domain/item-ref'
import { fieldsOf, isId, isName, isRevision } from '../domain/note-fields'
import { noteOf } from '../domain/note-shape'
import { decodeBase64, encodeBase64 } from '../feed/bytes'

const ROW_KEYS = ['id', 'feed', 'item', 'revision', 'deleted', 'body'] as const

/** The row of a note, its body ready to lie on the device. */
export function storedNote({ id, feed, item, revision, deleted }: Note, body: NoteBody): StoredNote {
  return { id, feed, item, revision, deleted, body }
}

/** The row in a value from the disk; undefined where any part of it is not as it must be. */
export function storedNoteOf(value: unknown): StoredNote | undefined {
  const fields = fieldsOf(value, ROW_KEYS)
  if (!fields)
    return undefined
  const { id, feed, item, revision, deleted } = fields
  const body = bodyOf(fields.body)
  if (!isId(id) || !isName(feed) || typeof item !== 'string' || !isNoteRef(item) || !isRevision(revision) || typeof deleted !== 'boolean' || !body)
    return undefined
  const row = { id, feed, item, revision, deleted, body }
  return !('open' in body) || agrees(row, body.open) ? row : undefined
}

/** A row as text, the sealed bytes in base64. Equal rows give equal texts. */
export function encodeStoredNote({ id, feed, item, revision, deleted, body }: StoredNote): string {
  const open = 'open' in body ? noteOf(body.open) : undefined
  return JSON.stringify({ id, feed, item, revision, deleted, body: 'sealed' in body ? { sealed: { iv: encodeBase64(body.sealed.iv), data: encodeBase64(body.sealed.data) } } : { open } })
}

/** The row in a text that {@link encodeStoredNote} wrote; undefined where it is cut or altered. */
export function decodeStoredNote(text: string): StoredNote | undefined {
  const fields = fieldsOf(parsed(text), ROW_KEYS)
  const body = fieldsOf(fields?.body, ['open', 'sealed'])
  const sealed = fieldsOf(body?.sealed, ['iv', 'data'])
  return storedNoteOf({ ...fields, body: sealed ? { sealed: { iv: bytesIn(sealed.iv), data: bytesIn(sealed.data) } } : body })
}

/** The JSON value of a text; undefined where it is none. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  }
  catch (error) {
    if (error instanceof SyntaxError)
      return undefined
    throw error
  }
}

function bodyOf(value: unknown): NoteBody | undefined {
  const fields = fieldsOf(value, ['open', 'sealed'])
  if (!fields || ('open' in fields) === ('sealed' in fields))
    return undefined
  if ('open' in fields) {
    const open = noteOf(fields.open)
    return open && { open }
  }
  const sealed = sealedOf(fields.sealed)
  return sealed && { sealed }
}

function sealedOf(value: unknown): Sealed | undefined {
  const fields = fieldsOf(value, ['iv', 'data'])
  const [iv, data] = [fields?.iv, fields?.data]
  return iv instanceof Uint8Array && data instanceof Uint8Array ? { iv: new Uint8Array(iv), data: new Uint8Array(data) } : undefined
}

function bytesIn(value: unknown): Uint8Array | undefined {
  const bytes = typeof value === 'string' ? decodeBase64(value) : undefined
  return bytes?.ok ? bytes.value : undefined
}

export function isSealed(row: StoredNote): boolean {
  return 'sealed' in row.body
}

/** Whether what lies open in a row is what its note says. */
export function agrees(row: Omit<StoredNote, 'body'>, note: Note): boolean {
  return row.id === note.id && row.feed === note.feed && row.item === note.item && row.revision === note.revision && row.deleted === note.deleted
}
