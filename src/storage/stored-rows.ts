import type { ChangedPart, ItemChange } from '../domain/changes'
import type { Bytes } from '../feed/bytes'
import type { Pointer, StoredChanges, StoredEdition } from './library-database'
import { readPayload } from '../feed/payload'

/**
 * What lies on the device is data from outside: a torn file, another program or an older app may have written it.
 *
 * Each gives the record with nothing but its known fields, or undefined where a field is not what it must be.
 */

export function readPointerRow(row: unknown): Pointer | undefined {
  const { slot, version, previous, heldBack, checked } = fieldsOf(row)
  if (slot !== 'shown' || !isVersion(version) || !isText(checked) || !isVersionOrNone(previous) || !isVersionOrNone(heldBack))
    return undefined
  return { slot, version, previous, ...(heldBack === undefined ? {} : { heldBack }), checked }
}

export function readEditionRow(row: unknown): StoredEdition | undefined {
  const { version, payload: stated, envelope, applied, roots, era, made } = fieldsOf(row)
  const payload = readPayload(stated)
  if (!payload || payload.version !== version || !(envelope instanceof Uint8Array) || !isText(applied) || !isVersionOrNone(era))
    return undefined
  if (roots !== undefined && !isSteps(roots))
    return undefined
  if (made !== undefined && !isMakings(made))
    return undefined
  return { version, payload, envelope, applied, ...(roots && { roots }), ...(era !== undefined && { era }), ...(made && { made }) }
}

export function readChangesRow(row: unknown): StoredChanges | undefined {
  const { version, note, applied, items } = fieldsOf(row)
  if (!isVersion(version) || !isText(note) || !isText(applied) || !Array.isArray(items))
    return undefined
  const read = items.map(readChange)
  return read.every(item => item !== undefined) ? { version, note, applied, items: read } : undefined
}

const CHANGED: readonly ItemChange['collection'][] = ['initiatives', 'indicators', 'goals', 'directions', 'kinds', 'plans', 'services', 'programmes', 'meetings']
const CHANGES: readonly ItemChange['change'][] = ['added', 'changed', 'removed']
const PARTS: readonly ChangedPart[] = ['name', 'summary', 'departments', 'targets', 'results', 'grade', 'place', 'note', 'rate', 'crosswalk', 'other']

function readChange(item: unknown): ItemChange | undefined {
  const { collection, key, title, change, parts } = fieldsOf(item)
  if (!isOneOf(CHANGED, collection) || !isText(key) || !isText(title) || !isOneOf(CHANGES, change) || !Array.isArray(parts))
    return undefined
  const known = parts.filter((part): part is ChangedPart => isOneOf(PARTS, part))
  return known.length === parts.length ? { collection, key, title, change, parts: known } : undefined
}

/** The record's own fields under their names; a field such as `__proto__` is one like any other and leads nowhere. */
function fieldsOf(row: unknown): Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null ? Object.assign(Object.create(null), Object.fromEntries(Object.entries(row))) : {}
}

function isSteps(value: unknown): value is readonly Bytes[] {
  return Array.isArray(value) && value.every(step => step instanceof Uint8Array)
}

function isMakings(value: unknown): value is readonly (readonly [string, string])[] {
  return Array.isArray(value) && value.every(pair => Array.isArray(pair) && pair.length === 2 && pair.every(isText))
}

function isVersion(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 1
}

function isVersionOrNone(value: unknown): value is number | undefined {
  return value === undefined || isVersion(value)
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function isOneOf<Value>(values: readonly Value[], value: unknown): value is Value {
  return values.some(each => each === value)
}
