import { describe, expect, test } from 'vitest'
import { encodeUtf8 } from '../../src/feed/bytes'
import { encodeJson } from '../../src/feed/json'
import { FEED_LIMIT, PACK_LIMIT, SCHEMA, SHARD_LIMIT, WHOLE_PACK_LIMIT } from '../../src/feed/limits'
import { parsePayload } from '../../src/feed/payload'
import { testKey, trustIn } from '../fixtures/feed'

const trust = trustIn(await testKey(), 'kamakura/prod')

const entry = { name: 'goals/r2', sha256: 'ab'.repeat(32), bytes: 100, rows: 3 }

const payload = {
  spec: 1,
  feed: 'kamakura/prod',
  version: 7,
  created: '2026-11-21T00:00:00Z',
  expires: '2027-12-26T00:00:00Z',
  minSchema: 1,
  root: 1,
  note: 'R3の結果を加えました。',
  shards: [entry],
  removed: ['initiatives r2/1-1-1-1'],
}

const damaged = { ok: false, failure: { kind: 'damaged', what: 'manifest payload' } }

/** Reads the payload with some of its fields replaced. */
function parse(changes: Readonly<Record<string, unknown>> = {}) {
  return parsePayload(encodeJson({ ...payload, ...changes }), trust)
}

function shards(count: number, bytes: number) {
  return Array.from({ length: count }, (_, index) => ({ ...entry, name: `goals/r2/${index}`, bytes }))
}

test('a payload is read field by field', () => {
  expect(parse()).toEqual({ ok: true, value: payload })
})

test('a field this reader does not know is no harm', () => {
  expect(parse({ mirrors: ['https://example.jp/'] })).toMatchObject({ ok: true, value: payload })
})

describe('packs', () => {
  const pack = { from: 6, sha256: 'cd'.repeat(32), bytes: 500 }

  test('are read; an entry of another form is passed over', () => {
    expect(parse({ packs: [pack, { ...pack, from: -1 }, 'x', { ...pack, form: 2, from: 5 }, { ...pack, bytes: PACK_LIMIT + 1 }] })).toEqual({ ok: true, value: { ...payload, packs: [pack, { ...pack, from: 5 }] } })
  })

  test('may begin at nothing, and then be as large as an edition', () => {
    const whole = { ...pack, from: 0, bytes: WHOLE_PACK_LIMIT }
    expect(parse({ packs: [whole] })).toEqual({ ok: true, value: { ...payload, packs: [whole] } })
    expect(parse({ packs: [{ ...whole, bytes: WHOLE_PACK_LIMIT + 1 }] })).toEqual({ ok: true, value: { ...payload, packs: [] } })
  })

  test.each([5, 'x', null, { from: 6 }])('that are %j instead of a list refuse nothing', (packs) => {
    expect(parse({ packs })).toEqual({ ok: true, value: { ...payload, packs: [] } })
  })
})

describe('another feed is refused and named', () => {
  test.each(['kamakura/dev', 'zushi/prod', 'kamakura/prod2'])('%s', (feed) => {
    expect(parse({ feed })).toEqual({ ok: false, failure: { kind: 'otherFeed', found: feed, expected: 'kamakura/prod' } })
  })

  test.each(['Kamakura/prod', 'kamakura', 'kamakura/prod/x', '鎌倉/prod', ''])('「%s」 is no feed id', (feed) => {
    expect(parse({ feed })).toEqual(damaged)
  })
})

describe('a schema this app does not read', () => {
  test('asks for a newer app', () => {
    expect(parse({ minSchema: SCHEMA + 1 })).toEqual({ ok: false, failure: { kind: 'appTooOld', needed: SCHEMA + 1 } })
    expect(parse({ minSchema: SCHEMA })).toMatchObject({ ok: true })
  })

  test('asks for one too where the whole form of the payload is a later one', () => {
    expect(parse({ spec: 2, version: 'v8', shards: { packed: true } })).toEqual({ ok: false, failure: { kind: 'appTooOld', needed: 2 } })
  })

  test('is said of this feed only: another feed’s schema does not matter', () => {
    expect(parse({ minSchema: 2, feed: 'zushi/prod' })).toMatchObject({ failure: { kind: 'otherFeed' } })
  })
})

describe('a version', () => {
  test.each([
    ['zero', 0],
    ['below zero', -1],
    ['a fraction', 1.5],
    ['2^53, which no longer counts in ones', 2 ** 53],
    ['text', '1'],
    ['null', null],
    ['true', true],
  ])('that is %s is refused', (_, version) => {
    expect(parse({ version })).toEqual(damaged)
  })

  test('that is missing is refused', () => {
    expect(parse({ version: undefined })).toEqual(damaged)
  })

  test.each([1, 2 ** 53 - 1])('of %d is read', (version) => {
    expect(parse({ version })).toMatchObject({ ok: true, value: { version } })
  })
})

describe('a field of the wrong shape is refused', () => {
  test.each([
    ['spec 0', { spec: 0 }],
    ['a spec in quotes', { spec: '2' }],
    ['a local time', { created: '2026-11-21T09:00:00+09:00' }],
    ['a day without time', { expires: '2027-12-26' }],
    ['no note', { note: undefined }],
    ['a schema below zero', { minSchema: -1 }],
    ['a removed row that is no text', { removed: [1] }],
    ['no shard at all', { shards: [] }],
    ['a crowd of shards', { shards: shards(513, 1) }],
    ['a shard name that climbs', { shards: [{ ...entry, name: '../../etc/passwd' }] }],
    ['a hash in capitals', { shards: [{ ...entry, sha256: 'AB'.repeat(32) }] }],
    ['a hash that is too short', { shards: [{ ...entry, sha256: 'ab' }] }],
    ['a shard of no bytes', { shards: [{ ...entry, bytes: 0 }] }],
    ['a shard over the limit', { shards: [{ ...entry, bytes: SHARD_LIMIT + 1 }] }],
    ['rows below zero', { shards: [{ ...entry, rows: -1 }] }],
  ])('%s', (_, changes) => {
    expect(parse(changes)).toEqual(damaged)
  })

  test.each(['', '<!doctype html>', '[]', 'null', '{}'])('%j instead of a payload', (text) => {
    expect(parsePayload(encodeUtf8(text), trust)).toEqual(damaged)
  })
})

test('two shards of one name are refused, whatever their hashes', () => {
  expect(parse({ shards: [entry, { ...entry, sha256: 'cd'.repeat(32) }] })).toEqual({ ok: false, failure: { kind: 'inconsistent', what: 'two shards of one name' } })
})

describe('the sum of all shards', () => {
  test('may reach 20 MB', () => {
    expect(FEED_LIMIT).toBe(20 * 1024 * 1024)
    expect(parse({ shards: shards(80, SHARD_LIMIT) })).toMatchObject({ ok: true })
  })

  test('may not pass it by a byte', () => {
    const tooMuch = [...shards(80, SHARD_LIMIT), { ...entry, bytes: 1 }]
    expect(parse({ shards: tooMuch })).toEqual({ ok: false, failure: { kind: 'tooLarge', what: 'edition', limit: FEED_LIMIT } })
  })
})
