import type { Note } from './note'
import { isItemRef } from './item-ref'
import { NOTE_LIMIT } from './note'

/** Longest id, feed, title, mark and instant that is taken for one, in UTF-16 units. */
const NAME_LIMIT = 1_000

/** An id becomes an address in the mirror and the first line of what lies there: no half characters, no control characters. */
const ID = /^[^\p{Cc}\p{Cs}]+$/u

/** An instant as `Date.toISOString` writes it; a screen that shows a day of another form would fail whole. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/

/** Names that would reach behind an object instead of into it. */
const POISON = ['__proto__', 'constructor', 'prototype']

const NOTE_KEYS = ['id', 'feed', 'kind', 'item', 'title', 'version', 'mark', 'text', 'created', 'changed', 'revision', 'deleted', 'from'] as const
const FROM_KEYS = ['item', 'title'] as const

/** The note in a value from the disk or a file; undefined where any part of it is not as it must be. */
export function noteOf(value: unknown): Note | undefined {
  const fields = fieldsOf(value, NOTE_KEYS)
  if (!fields)
    return undefined
  const { id, feed, kind, item, title, version, mark, text, created, changed, revision, deleted } = fields
  const from = fields.from === undefined ? undefined : originOf(fields.from)
  if (!isId(id) || !isName(feed) || (kind !== 'note' && kind !== 'bookmark') || !isShort(item) || !isItemRef(item)
    || !isShort(title) || !isCount(version) || !isShort(mark) || !isShort(text, NOTE_LIMIT) || !isInstant(created) || !isInstant(changed)
    || !isRevision(revision) || typeof deleted !== 'boolean' || (fields.from !== undefined && !from))
    return undefined
  if ((kind === 'bookmark' || deleted) && text !== '')
    return undefined
  return { id, feed, kind, item, title, version, mark, text, created, changed, revision, deleted, ...from && { from } }
}

/** Fields of a plain object by their names; undefined for anything else, and where a name would reach behind the object. */
export function fieldsOf<Key extends string>(value: unknown, keys: readonly Key[]): Readonly<Partial<Record<Key, unknown>>> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || Object.keys(value).some(key => POISON.includes(key)))
    return undefined
  const held = new Map<string, unknown>(Object.entries(value))
  const fields: Partial<Record<Key, unknown>> = {}
  for (const key of keys) {
    if (held.get(key) !== undefined)
      fields[key] = held.get(key)
  }
  return fields
}

/** Whether a value can be the id of a note. */
export function isId(value: unknown): value is string {
  return isShort(value) && ID.test(value)
}

/** Whether a value can be the name of a feed. */
export function isName(value: unknown): value is string {
  return isShort(value) && value !== ''
}

export function isRevision(value: unknown): value is number {
  return isCount(value) && value >= 1
}

function originOf(value: unknown): Note['from'] {
  const fields = fieldsOf(value, FROM_KEYS)
  return fields && isShort(fields.item) && isItemRef(fields.item) && isShort(fields.title) ? { item: fields.item, title: fields.title } : undefined
}

function isShort(value: unknown, limit = NAME_LIMIT): value is string {
  return typeof value === 'string' && value.length <= limit
}

function isInstant(value: unknown): value is string {
  return isShort(value) && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0
}
