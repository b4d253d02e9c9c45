/** Longest id, feed, title, mark and instant that is taken for one, in UTF-16 units. */
const NAME_LIMIT = 1_000

/** An id becomes an address in the mirror and the first line of what lies there: no half characters, no control characters. */
const ID = /^[^\p{Cc}\p{Cs}]+$/u

/** An instant as `Date.toISOString` writes it; a screen that shows a day of another form would fail whole. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,3})?Z$/

const DAY = /^\d{4}-\d\d-\d\d$/
const CLOCK = /^(?:[01]\d|2[0-3]):[0-5]\d$/

/** Names that would reach behind an object instead of into it. */
const POISON = ['__proto__', 'constructor', 'prototype']

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

/** A list of at most `most` things that are all as `read` wants them; undefined for anything else. */
export function listOf<Item>(value: unknown, most: number, read: (value: unknown) => Item | undefined): readonly Item[] | undefined {
  if (!Array.isArray(value) || value.length > most)
    return undefined
  const items = value.map(read).filter(item => item !== undefined)
  return items.length === value.length ? items : undefined
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

export function isShort(value: unknown, limit = NAME_LIMIT): value is string {
  return typeof value === 'string' && value.length <= limit
}

export function isInstant(value: unknown): value is string {
  return isShort(value) && INSTANT.test(value) && !Number.isNaN(Date.parse(value))
}

/** Whether a value is an ISO day that there is. */
export function isDay(value: unknown): value is string {
  return isShort(value) && DAY.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString().startsWith(value)
}

/** Whether a value is a time of day, `HH:MM`. */
export function isClock(value: unknown): value is string {
  return isShort(value) && CLOCK.test(value)
}

export function isCount(value: unknown, most = Number.MAX_SAFE_INTEGER): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value <= most
}

/** Whether a field is left out, or as it must be. */
export function isMissingOr<Value>(value: unknown, is: (value: unknown) => value is Value): value is Value | undefined {
  return value === undefined || is(value)
}
