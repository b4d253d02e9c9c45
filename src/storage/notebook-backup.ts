import type { Note } from '../domain/note'
import type { HandedContent } from '../domain/note-selection'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { Sealed } from './note-cipher'
import type { KeyFailure, KeyRecord, OpenKey } from './note-key'
import { HANDED_CONTENTS, isContent } from '../domain/note-selection'
import { noteOf } from '../domain/note-shape'
import { refusal, success } from '../domain/outcome'
import { decodeBase64, encodeBase64, encodeUtf8 } from '../feed/bytes'
import { decodeJson } from '../feed/json'
import { openText, sealText } from './note-cipher'
import { keyRecordOf, openKey } from './note-key'

/** What a file of notes says it is. */
export const BACKUP_KIND = 'chiiki-fukushi-navi/notebook'

/** The form of file written here, and the newest that is read: 1 always held everything · 2 says what it holds. */
const BACKUP_SPEC = 2

/** Bytes of the largest file that is taken in, asked before a byte of it is read. */
export const BACKUP_LIMIT = 10 * 1024 * 1024

/** Bytes of notes in one file: sealed and in base64 it still stays under {@link BACKUP_LIMIT}. More notes make more files. */
const PART_LIMIT = 7 * 1024 * 1024

/** Of which city's notes a backup is, when it was made (ISO instant), and what of them is in it. */
export interface BackupLabel {
  readonly feed: string
  readonly created: string
  readonly content: HandedContent
}

/** A backup that was read: its notes, each with an id of its own or several times; or notes still sealed. */
export type Backup = BackupLabel & (
  | { readonly kind: 'open', readonly notes: readonly Note[] }
  | { readonly kind: 'sealed', readonly record: KeyRecord, readonly sealed: Sealed }
)

/**
 * Why a backup is not taken in; nothing on the device was changed.
 *
 * `tooLarge` · `notBackup` another kind of file · `damaged` cut, or changed by someone · `newer` made by a newer app ·
 * `otherFeed` notes of another city, or of a test
 */
export type BackupFailure = 'tooLarge' | 'notBackup' | 'damaged' | 'newer' | 'otherFeed'

/**
 * Notes as the bytes of files, mostly one.
 *
 * @param lock seals a backup of everything, which then opens with the passphrase of the notebook. What is made for others
 * stays open: they do not know it.
 */
export async function encodeBackup(notes: readonly Note[], label: BackupLabel, lock?: OpenKey): Promise<readonly Bytes[]> {
  return Promise.all(partsOf(notes.map(note => JSON.stringify(note))).map(part => encodePart(`[${part.join(',\n')}]`, label, lock)))
}

async function encodePart(notes: string, { feed, created, content }: BackupLabel, lock: OpenKey | undefined): Promise<Bytes> {
  const head = { kind: BACKUP_KIND, spec: BACKUP_SPEC, feed, created, content }
  if (!lock || content !== 'all')
    return encodeUtf8(`${JSON.stringify(head).slice(0, -1)},"notes":${notes}}\n`)
  const { salt, iterations, iv, wrappedKey } = lock.record
  const sealed = await sealText(notes, bindingOf(head), lock.key)
  return encodeUtf8(`${JSON.stringify({
    ...head,
    key: { spec: 1, salt: encodeBase64(salt), iterations, iv: encodeBase64(iv), wrappedKey: encodeBase64(wrappedKey) },
    sealed: { iv: encodeBase64(sealed.iv), data: encodeBase64(sealed.data) },
  })}\n`)
}

/** Reads a backup of this feed; every field is held to its limits, and one that fails refuses the whole. */
export function parseBackup(bytes: Uint8Array, feed: string): Outcome<Backup, BackupFailure> {
  if (bytes.byteLength > BACKUP_LIMIT)
    return refusal('tooLarge')
  const value = decodeJson(withoutMark(bytes))
  if (!value.ok)
    return refusal(beginsAsBackup(bytes) ? 'damaged' : 'notBackup')
  const head = headOf(value.value)
  if (!head.ok)
    return head
  if (head.value.feed !== feed)
    return refusal('otherFeed')
  const { fields, created, content } = head.value
  return 'sealed' in fields ? sealedBackup(fields, { feed, created, content }) : openBackup(fields.notes, { feed, created, content })
}

/** Opens a sealed backup. `wrongPassphrase` may be tried again; `damaged` says that the passphrase was right. */
export async function unsealBackup(backup: Backup & { readonly kind: 'sealed' }, passphrase: string): Promise<Outcome<Backup & { readonly kind: 'open' }, BackupFailure | KeyFailure>> {
  const key = await openKey(backup.record, passphrase)
  if (!key.ok)
    return key
  const text = await openText(backup.sealed, bindingOf(backup), key.value.key)
  const notes = text.ok ? decodeJson(encodeUtf8(text.value)) : text
  return notes.ok ? openBackup(notes.value, backup) : refusal('damaged')
}

interface Head extends BackupLabel {
  readonly fields: Readonly<Record<string, unknown>>
}

function headOf(value: unknown): Outcome<Head, BackupFailure> {
  if (!isFields(value) || value.kind !== BACKUP_KIND)
    return refusal('notBackup')
  const { spec, feed, created } = value
  if (typeof spec === 'number' && spec > BACKUP_SPEC)
    return refusal('newer')
  const content = spec === 1 ? 'all' : HANDED_CONTENTS.find(each => each === value.content)
  if ((spec !== 1 && spec !== BACKUP_SPEC) || !content || typeof feed !== 'string' || typeof created !== 'string' || created.length > 30 || Number.isNaN(Date.parse(created)))
    return refusal('damaged')
  return success({ feed, created, content, fields: value })
}

function openBackup(value: unknown, { feed, created, content }: BackupLabel): Outcome<Backup & { readonly kind: 'open' }, BackupFailure> {
  if (!Array.isArray(value))
    return refusal('damaged')
  const notes = value.map(noteOf)
  const whole = notes.filter(note => note !== undefined)
  if (whole.length < notes.length || !isContent(whole, content))
    return refusal('damaged')
  return whole.every(note => note.feed === feed) ? success({ kind: 'open', feed, created, content, notes: whole }) : refusal('otherFeed')
}

function sealedBackup({ key, sealed }: Head['fields'], label: BackupLabel): Outcome<Backup, BackupFailure> {
  if (!isFields(key) || !isFields(sealed) || label.content !== 'all')
    return refusal('damaged')
  const record = keyRecordOf({ spec: key.spec, iterations: key.iterations, salt: bytesIn(key.salt), iv: bytesIn(key.iv), wrappedKey: bytesIn(key.wrappedKey) })
  const [iv, data] = [bytesIn(sealed.iv), bytesIn(sealed.data)]
  return record && data && iv?.byteLength === 12 ? success({ kind: 'sealed', ...label, record, sealed: { iv, data } }) : refusal('damaged')
}

/** What a sealed backup is bound to, so that its date and city cannot be exchanged. */
function bindingOf({ feed, created }: BackupLabel): string {
  return `notebook-backup/1/${feed}/${created}`
}

/** An editor may have put the mark of UTF-8 in front. */
function withoutMark(bytes: Uint8Array): Uint8Array {
  return bytes[0] === 0xEF && bytes[1] === 0xBB && bytes[2] === 0xBF ? bytes.subarray(3) : bytes
}

/** Whether bytes that cannot be read begin as a backup does: then it is a broken one and not some other file. */
function beginsAsBackup(bytes: Uint8Array): boolean {
  const start = new TextDecoder().decode(bytes.subarray(0, 200))
  return start.trimStart().startsWith('{') && start.includes(BACKUP_KIND)
}

function bytesIn(value: unknown): Bytes | undefined {
  const bytes = typeof value === 'string' ? decodeBase64(value) : undefined
  return bytes?.ok ? bytes.value : undefined
}

/** Deals texts out to parts of at most {@link PART_LIMIT} bytes, in their order; at least one part. */
function partsOf(texts: readonly string[]): readonly (readonly string[])[] {
  const parts: string[][] = [[]]
  let size = 0
  for (const text of texts) {
    const bytes = encodeUtf8(text).byteLength + 2
    if (size + bytes > PART_LIMIT) {
      parts.push([])
      size = 0
    }
    size += bytes
    parts.at(-1)?.push(text)
  }
  return parts
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
