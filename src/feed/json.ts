import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import { refusal, success } from '../domain/outcome'
import { decodeUtf8, encodeUtf8 } from './bytes'

/** Keys that could reach an object's prototype; no feed needs them. */
const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * JSON bytes that depend on the value alone: keys sorted by code unit, no white space, no `undefined`.
 *
 * Readers never re-serialise; hashes are taken over these bytes as published.
 */
export function encodeJson(value: unknown): Bytes {
  return encodeUtf8(JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner))
}

/** Levels of nesting a feed may have; ours has eight. */
const DEPTH_LIMIT = 64

/** The value of JSON bytes, or a refusal where they are no JSON, carry a forbidden key or nest too deep. */
export function decodeJson(bytes: Uint8Array): Outcome<unknown, 'notJson'> {
  const text = decodeUtf8(bytes)
  if (!text.ok)
    return refusal('notJson')
  const value = parse(text.value)
  return value.ok && isPlain(value.value) ? value : refusal('notJson')
}

function parse(text: string): Outcome<unknown, 'notJson'> {
  try {
    return success(JSON.parse(text))
  }
  catch (error) {
    if (error instanceof SyntaxError)
      return refusal('notJson')
    throw error
  }
}

/** Walks no deeper than the limit, so that no depth of brackets can exhaust the stack. */
function isPlain(value: unknown, depth = 0): boolean {
  if (typeof value !== 'object' || value === null)
    return true
  if (depth >= DEPTH_LIMIT)
    return false
  if (Array.isArray(value))
    return value.every(inner => isPlain(inner, depth + 1))
  // What JSON.parse made has no keys but its own; this way over them makes nothing that must be collected again.
  for (const key in value) {
    if (FORBIDDEN_KEYS.has(key))
      return false
    const inner: unknown = Reflect.get(value, key)
    // Most are texts: not worth a call.
    if (typeof inner === 'object' && !isPlain(inner, depth + 1))
      return false
  }
  return true
}
