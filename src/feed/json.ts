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

/** The value of JSON bytes, or a refusal where they are no JSON or carry a forbidden key. */
export function decodeJson(bytes: Uint8Array): Outcome<unknown, 'notJson'> {
  const text = decodeUtf8(bytes)
  if (!text.ok)
    return refusal('notJson')
  try {
    return success(JSON.parse(text.value, (key, inner: unknown) => {
      if (FORBIDDEN_KEYS.has(key))
        throw new SyntaxError(`forbidden key ${key}`)
      return inner
    }))
  }
  catch (error) {
    if (error instanceof SyntaxError)
      return refusal('notJson')
    throw error
  }
}
