import type { ItemRef } from './item-ref'
import type { Note } from './note'
import { isItemRef } from './item-ref'
import { NOTE_LIMIT } from './note'

/** Bounds of what stands beside a note's text, in UTF-16 units: wide enough for anything the app writes. */
const ID_LIMIT = 200
const FEED_LIMIT = 200
const ITEM_LIMIT = 400
const TITLE_LIMIT = 2_000
const MARK_LIMIT = 200

/** Letters of an id: it becomes part of an address, so nothing that an address could not carry. */
const ID = /^[\w.~-]+$/

/** An instant as `Date.toISOString` writes it. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/

/**
 * The note in a value that came from a disk or a file; undefined where any field is not as this app would have written it.
 *
 * It is built anew from the fields a note has, so that nothing else comes along.
 */
export function readNote(value: unknown): Note | undefined {
  if (!isRecord(value))
    return undefined
  const { id, feed, kind, item, title, version, mark, text, created, changed, revision, deleted } = value
  const origin = readOrigin(value.from)
  if (!isText(id, ID_LIMIT) || !ID.test(id) || !isText(feed, FEED_LIMIT, 1) || (kind !== 'note' && kind !== 'bookmark') || !isItem(item)
    || !isText(title, TITLE_LIMIT) || !isCount(version, 0) || !isText(mark, MARK_LIMIT) || !isText(text, NOTE_LIMIT)
    || !isInstant(created) || !isInstant(changed) || !isCount(revision, 1) || typeof deleted !== 'boolean' || origin === 'wrong')
    return undefined
  if (text !== '' && (deleted || kind === 'bookmark'))
    return undefined
  const note: Note = { id, feed, kind, item, title, version, mark, text, created, changed, revision, deleted }
  return origin ? { ...note, from: origin } : note
}

function readOrigin(value: unknown): Note['from'] | 'wrong' {
  if (value === undefined)
    return undefined
  return isRecord(value) && isItem(value.item) && isText(value.title, TITLE_LIMIT) ? { item: value.item, title: value.title } : 'wrong'
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isText(value: unknown, limit: number, least = 0): value is string {
  return typeof value === 'string' && value.length >= least && value.length <= limit
}

function isItem(value: unknown): value is ItemRef {
  return isText(value, ITEM_LIMIT) && isItemRef(value)
}

function isCount(value: unknown, least: number): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= least
}

function isInstant(value: unknown): value is string {
  return isText(value, 30) && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
}
