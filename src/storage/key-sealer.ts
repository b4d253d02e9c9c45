import type { Note } from '../domain/note'
import type { Outcome } from '../domain/outcome'
import type { OpenKey } from './note-key'
import type { NoteSealer, OpeningFailure } from './note-sealer'
import type { NoteBody, StoredNote } from './notebook-database'
import { noteOf } from '../domain/note-shape'
import { refusal, success } from '../domain/outcome'
import { decodeJson } from '../feed/json'
import { encodeUtf8 } from '../feed/bytes'
import { noteBinding, openText, sealText } from './note-cipher'
import { agrees } from './stored-note'

/** A passphrase is set and was not given: nothing sealed opens, and nothing is written. */
export const LOCKED_SEALER: NoteSealer = {
  secret: true,
  seal: () => Promise.resolve(refusal('locked')),
  open: ({ body }) => Promise.resolve('open' in body ? success(body.open) : refusal('locked')),
}

/** The passphrase was given: notes are sealed as they are written, and opened as they are read. */
export function keySealer({ key, record }: OpenKey): NoteSealer {
  return {
    secret: true,
    record,
    vault: { seal: (text, boundTo) => sealText(text, boundTo, key), open: (sealed, boundTo) => openText(sealed, boundTo, key) },
    seal: note => sealNote(note, key),
    open: stored => 'open' in stored.body ? Promise.resolve(success(stored.body.open)) : openNote(stored, stored.body.sealed, key),
  }
}

async function sealNote(note: Note, key: CryptoKey): Promise<Outcome<NoteBody, 'locked'>> {
  // As JSON, halves of characters and all come back as they were; UTF-8 alone would lose them.
  return success({ sealed: await sealText(JSON.stringify(note), noteBinding(note), key) })
}

/** What lies open beside the ciphertext must be what was sealed: an older ciphertext under a newer revision is no note. */
async function openNote(row: StoredNote, sealed: Parameters<typeof openText>[0], key: CryptoKey): Promise<Outcome<Note, OpeningFailure>> {
  const text = await openText(sealed, noteBinding(row), key)
  const value = text.ok ? decodeJson(encodeUtf8(text.value)) : text
  const note = value.ok ? noteOf(value.value) : undefined
  return note && agrees(row, note) ? success(note) : refusal('damaged')
}
