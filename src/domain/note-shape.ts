import type { Note, NoteHead, NoteKind } from './note'
import { isNoteRef } from './item-ref'
import { NOTE_LIMIT, tombstone } from './note'
import { fieldsOf, isCount, isId, isInstant, isName, isRevision, isShort } from './note-fields'
import { PARTS } from './note-parts'
import { told } from './told'

const HEAD_KEYS = ['id', 'feed', 'kind', 'item', 'title', 'version', 'mark', 'text', 'created', 'changed', 'revision', 'deleted', 'from'] as const
const FROM_KEYS = ['item', 'title'] as const

/** The note in a value from the disk or a file; undefined where any part of it is not as it must be. */
export function noteOf(value: unknown): Note | undefined {
  const head = headOf(value)
  const note = head && PARTS[head.kind](head, value)
  // Whoever deletes leaves nothing behind of what was written.
  return note && (!note.deleted || told(note) === told(tombstone(note))) ? note : undefined
}

/** The kind stands in its old place: notes are compared as texts with what was frozen before there were others. */
function headOf(value: unknown): (NoteHead & { readonly kind: NoteKind }) | undefined {
  const fields = fieldsOf(value, HEAD_KEYS)
  if (!fields)
    return undefined
  const { id, feed, kind, item, title, version, mark, text, created, changed, revision, deleted } = fields
  const from = fields.from === undefined ? undefined : originOf(fields.from)
  if (!isId(id) || !isName(feed) || !isKind(kind) || !isShort(item) || !isNoteRef(item) || !isShort(title) || !isCount(version) || !isShort(mark)
    || !isShort(text, NOTE_LIMIT) || !isInstant(created) || !isInstant(changed) || !isRevision(revision) || typeof deleted !== 'boolean'
    || (fields.from !== undefined && !from))
    return undefined
  return { id, feed, kind, item, title, version, mark, text, created, changed, revision, deleted, ...from && { from } }
}

function originOf(value: unknown): Note['from'] {
  const fields = fieldsOf(value, FROM_KEYS)
  return fields && isShort(fields.item) && isNoteRef(fields.item) && isShort(fields.title) ? { item: fields.item, title: fields.title } : undefined
}

function isKind(value: unknown): value is NoteKind {
  return typeof value === 'string' && Object.hasOwn(PARTS, value)
}
