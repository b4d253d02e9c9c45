import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { decodeJson, encodeJson } from '../../src/feed/json'

const FORBIDDEN = ['__proto__', 'constructor', 'prototype']

function text(value: unknown): string {
  return new TextDecoder().decode(encodeJson(value))
}

/** The same value with the keys of every object in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(turned)
  if (value === null || typeof value !== 'object')
    return value
  return Object.fromEntries(Object.entries(value).reverse().map(([key, inner]) => [key, turned(inner)]))
}

function hasForbiddenKey(value: unknown): boolean {
  if (value === null || typeof value !== 'object')
    return false
  return Object.entries(value).some(([key, inner]) => FORBIDDEN.includes(key) || hasForbiddenKey(inner))
}

const anyJson = fc.jsonValue().filter(value => !hasForbiddenKey(value))

describe('encoding', () => {
  test('sorts keys by code unit on every level and writes no white space', () => {
    expect(text({ b: [{ d: 1, c: 2 }], a: { あ: 1, Z: 2, z: 3, é: 4 } })).toBe('{"a":{"Z":2,"z":3,"é":4,"あ":1},"b":[{"c":2,"d":1}]}')
  })

  test('keeps the order of a list', () => {
    expect(text([3, 1, 2])).toBe('[3,1,2]')
  })

  test('leaves out what is undefined', () => {
    expect(text({ a: undefined, b: 1 })).toBe('{"b":1}')
  })

  test('does not depend on the order of the keys', () => {
    fc.assert(fc.property(anyJson, (value) => {
      expect(text(turned(value))).toBe(text(value))
    }))
  })

  test('comes back as the same value', () => {
    // JSON has no minus zero.
    fc.assert(fc.property(anyJson.map(value => JSON.parse(JSON.stringify(value)) as unknown), (value) => {
      expect(decodeJson(encodeJson(value))).toEqual({ ok: true, value })
    }))
  })
})

describe('decoding refuses', () => {
  test.each(FORBIDDEN)('the key %s, at the top or deep inside', (key) => {
    expect(decodeJson(encodeUtf8(`{"${key}":{"polluted":true}}`))).toEqual({ ok: false, failure: 'notJson' })
    expect(decodeJson(encodeUtf8(`[{"rows":[{"${key}":1}]}]`))).toEqual({ ok: false, failure: 'notJson' })
    expect('polluted' in {}).toBe(false)
  })

  test('a forbidden key written with escapes', () => {
    expect(decodeJson(encodeUtf8('{"\\u005f_proto__":1}'))).toEqual({ ok: false, failure: 'notJson' })
  })

  test.each(['', '{', '{"a":1,}', '<!doctype html>', 'undefined', 'NaN', '{"a":1}{"b":2}'])('%j, which is no JSON', (wrong) => {
    expect(decodeJson(encodeUtf8(wrong))).toEqual({ ok: false, failure: 'notJson' })
  })

  test('bytes that are no UTF-8', () => {
    expect(decodeJson(new Uint8Array([0x22, 0x80, 0x22]))).toEqual({ ok: false, failure: 'notJson' })
  })

  test('a byte order mark, because readers hash bytes and never repair them', () => {
    expect(decodeJson(encodeUtf8('\uFEFF{}'))).toEqual({ ok: false, failure: 'notJson' })
  })

  test.each([65, 1000, 5000, 32_000])('%d levels of nesting, which no feed has, instead of running out of stack', (depth) => {
    expect(decodeJson(encodeUtf8('['.repeat(depth) + ']'.repeat(depth)))).toEqual({ ok: false, failure: 'notJson' })
    expect(decodeJson(encodeUtf8('{"a":'.repeat(depth) + '1' + '}'.repeat(depth)))).toEqual({ ok: false, failure: 'notJson' })
  })
})

test('64 levels of nesting are read', () => {
  expect(decodeJson(encodeUtf8('['.repeat(64) + ']'.repeat(64)))).toMatchObject({ ok: true })
})

test('a forbidden word is no harm as a value', () => {
  expect(decodeJson(encodeUtf8('{"name":"__proto__"}'))).toEqual({ ok: true, value: { name: '__proto__' } })
})
