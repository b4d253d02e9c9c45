import type { EditionContent } from '../../src/domain/edition'
import type { Bytes } from '../../src/feed/bytes'
import type { BuiltShard, PackedShard } from '../../src/feed/pack'
import type { ShardEntry } from '../../src/feed/payload'
import type { CutShard } from '../../src/feed/split'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeUtf8, sha256Hex } from '../../src/feed/bytes'
import { encodeJson } from '../../src/feed/json'
import { MANIFEST_LIMIT, PACKS } from '../../src/feed/limits'
import { cutPacks, listPacks, packBetween } from '../../src/feed/make-packs'
import { applyPack, encodePack } from '../../src/feed/pack'
import { cutEdition } from '../../src/feed/split'
import { arbitraryContent } from '../fixtures/arbitraries'
import * as make from '../fixtures/content'
import { payloadOf, signedEnvelope, testKey } from '../fixtures/feed'

/** A shard of any rows under any name. */
async function shardOf(name: string, rows: readonly unknown[]): Promise<CutShard> {
  const [collection] = name.split('/')
  const bytes = encodeJson({ collection, rows })
  return { entry: { name, sha256: await sha256Hex(bytes), bytes: bytes.byteLength, rows: rows.length }, bytes }
}

function edition(version: number, cut: readonly CutShard[]) {
  return { version, shards: cut.map(({ entry }) => entry) }
}

function bytesIn(...cuts: readonly (readonly CutShard[])[]) {
  const bytes = new Map(cuts.flat().map(shard => [shard.entry.sha256, shard.bytes]))
  return async (sha256: string) => bytes.get(sha256)
}

function byName(cut: readonly CutShard[]): ReadonlyMap<string, Bytes> {
  return new Map(cut.map(({ entry, bytes }) => [entry.name, bytes]))
}

function missingOf(before: readonly CutShard[], after: readonly CutShard[]): readonly ShardEntry[] {
  return after.map(({ entry }) => entry).filter(entry => before.every(old => old.entry.sha256 !== entry.sha256))
}

/** Makes a pack, applies it, and gives the shards that came out, by SHA-256. */
/** The shards alone, without the way they were made. */
function bytesOf(built: ReadonlyMap<string, BuiltShard>): ReadonlyMap<string, Bytes> {
  return new Map([...built].map(([sha256, shard]) => [sha256, shard.bytes]))
}

async function through(before: readonly CutShard[], after: readonly CutShard[]) {
  const pack = await packBetween(edition(1, before), after, bytesIn(before))
  if (!pack)
    throw new Error('no pack')
  const applied = await applyPack(pack, byName(before), missingOf(before, after))
  if (!applied.ok)
    throw new Error(JSON.stringify(applied.failure))
  return { pack, built: bytesOf(applied.value) }
}

function changedIn(before: readonly CutShard[], after: readonly CutShard[]): ReadonlyMap<string, Bytes> {
  const missing = new Set(missingOf(before, after).map(entry => entry.sha256))
  return new Map(after.filter(({ entry }) => missing.has(entry.sha256)).map(({ entry, bytes }) => [entry.sha256, bytes]))
}

/** An edition and another made of it: rows changed, gone, come, moved to another plan; whole collections gone. */
const edits = arbitraryContent.chain(before => fc.record({
  before: fc.constant(before),
  more: arbitraryContent,
  kept: fc.subarray([...before.initiatives]),
  renamed: fc.subarray([...before.initiatives]),
  dropped: fc.subarray(['services', 'terms', 'programmes', 'indicators', 'crosswalk'] as const),
  plan: fc.constantFrom('r2', 'r8'),
  limits: fc.tuple(fc.constantFrom(700, 1200, 5000, 250_000), fc.constantFrom(700, 1200, 5000, 250_000)),
})).map(({ before, more, kept, renamed, dropped, plan, limits }) => {
  const rest = kept.map(row => renamed.includes(row) ? { ...row, name: `${row.name}（変更）`, plan } : row)
  const come = more.initiatives.filter(row => rest.every(({ code }) => code !== row.code)).slice(0, 5)
  const after: EditionContent = { ...before, initiatives: [...rest, ...come], services: more.services, terms: more.terms }
  return { before, after: { ...after, ...Object.fromEntries(dropped.map(name => [name, []])) }, limits }
})

test('others have their turn before each shard that is made', async () => {
  const initiatives = Array.from({ length: 20 }, (_, index) => make.initiative(`1-1-1-${index + 1}`))
  const [before, after] = [await cutEdition(make.editionContent({ initiatives }), 1200), await cutEdition(make.editionContent({ initiatives: initiatives.map(row => ({ ...row, summary: '変わりました。' })) }), 1200)]
  const missing = missingOf(before, after)
  const pack = await packBetween(edition(1, before), after, bytesIn(before))
  let turns = 0
  await applyPack(pack ?? new Uint8Array(), byName(before), missing, async () => void turns++)
  expect(missing.length).toBeGreaterThan(2)
  expect(turns).toBe(missing.length)
})

describe('a pack leads from any edition to any other', () => {
  test('byte for byte: rows changed, gone and come, collections new and removed, cut otherwise than before', async () => {
    await fc.assert(fc.asyncProperty(edits, async ({ before, after, limits: [first, second] }) => {
      const [old, cut] = [await cutEdition(before, first), await cutEdition(after, second)]
      expect((await through(old, cut)).built).toEqual(changedIn(old, cut))
      expect((await through(cut, old)).built).toEqual(changedIn(cut, old))
    }), { numRuns: 60 })
  })

  test('whatever its shards hold: rows of any shape, in any order, twice over, under other names', async () => {
    const row = fc.dictionary(fc.constantFrom('id', 'name', '2020', 'ä', '😀'), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 })
    const pool = fc.array(row, { maxLength: 12 })
    const shards = fc.uniqueArray(fc.constantFrom('services', 'services/0', 'services/0f', 'services/r2', 'terms'), { maxLength: 4 })
    const pair = fc.record({ pool, old: shards, names: shards, picks: fc.array(fc.array(fc.nat(11), { maxLength: 15 }), { minLength: 8, maxLength: 8 }) })
    await fc.assert(fc.asyncProperty(pair, async ({ pool: rows, old, names, picks }) => {
      const made = (list: readonly string[], from: number) => Promise.all(list.map((name, index) => shardOf(name, (picks[from + index] ?? []).flatMap(pick => rows[pick] ?? []))))
      const [before, after] = [await made(old, 0), await made(names, 4)]
      expect((await through(before, after)).built).toEqual(changedIn(before, after))
    }))
  })

  test('and has the same bytes whenever it is made', async () => {
    await fc.assert(fc.asyncProperty(edits, async ({ before, after }) => {
      const [old, cut] = [await cutEdition(before), await cutEdition(after)]
      expect((await through(old, cut)).pack).toEqual((await through([...old].reverse(), cut)).pack)
    }), { numRuns: 20 })
  })
})

/** A number from another, as good as drawn. */
const drawn = (seed: number) => (Math.imul(seed ^ seed >>> 15, 0x2C1B3C6D) ^ Math.imul(seed, 0x297A2D39) >>> 12) >>> 3

/** A word of two to four characters. */
const wordOf = (seed: number) => Array.from({ length: 2 + seed % 3 }, (_, at) => String.fromCharCode(0x4E00 + drawn(seed * 4 + at) % 2000)).join('')

/** Services whose texts pack about as well as a city's own do. */
const services = (count: number, changed: (index: number) => boolean = () => false) => Array.from({ length: count }, (_, index) => make.service(`s-${index}`, {
  summary: Array.from({ length: 60 }, (__, at) => wordOf(drawn(index * 61 + at) % 400)).join(''),
  note: changed(index) ? `新しい注記${index}` : '',
}))

test('a shard that is cut into parts for the first time is made of the whole one, for a fraction of its bytes', async () => {
  const content = make.editionContent({ services: services(250) })
  const [whole, parts] = [await cutEdition(content), await cutEdition(content, 100_000)]
  expect(parts.filter(({ entry }) => entry.name.startsWith('services/')).length).toBe(16)
  const { pack } = await through(whole, parts)
  expect(pack.byteLength).toBeLessThan(0.2 * missingOf(whole, parts).reduce((sum, entry) => sum + entry.bytes, 0))
})

describe('one row in a hundred changed, spread at random, of 5,000', () => {
  test('weighs at most 1.15 times those rows alone, plain and packed, and a fraction of the shards', async () => {
    const isChanged = (index: number) => index * 7919 % 5000 < 50
    const before = await cutEdition(make.editionContent({ services: services(5000) }))
    const rows = services(5000, isChanged)
    const after = await cutEdition(make.editionContent({ services: rows }))
    const [pack] = await cutPacks(2, after, [edition(1, before)], bytesIn(before))
    const alone = encodeJson([{ collection: 'services', rows: rows.filter((_, index) => isChanged(index)) }])
    expect(pack).toBeDefined()
    if (!pack)
      return
    expect(pack.bytes.byteLength / alone.byteLength).toBeLessThan(1.15)
    expect(gzipSync(pack.bytes).byteLength / gzipSync(alone).byteLength).toBeLessThan(1.15)
    expect(brotliCompressSync(pack.bytes).byteLength / brotliCompressSync(alone).byteLength).toBeLessThan(1.15)
    expect(missingOf(before, after).reduce((sum, entry) => sum + entry.bytes, 0)).toBeGreaterThan(15 * pack.bytes.byteLength)
  })
})

describe('packs are made', () => {
  const versions = Array.from({ length: 13 }, (_, index) => index + 1)
  const contentOf = (version: number) => make.editionContent({ services: services(30, index => index < version) })

  test(`from the ${PACKS} editions before, the newest first, and from none further back`, async () => {
    const cuts = await Promise.all(versions.map(version => cutEdition(contentOf(version))))
    const after = await cutEdition(contentOf(20))
    const packs = await cutPacks(13, after, cuts.map((cut, index) => edition(index + 1, cut)), bytesIn(...cuts))
    expect(packs.map(({ entry }) => entry.from)).toEqual([12, 11, 10, 9, 8, 7, 6, 5, 4, 3])
    for (const { entry, bytes } of packs)
      expect(entry).toEqual({ from: entry.from, sha256: await sha256Hex(bytes), bytes: bytes.byteLength })
  })

  test('from none whose shards are gone or damaged', async () => {
    const [before, after] = [await cutEdition(contentOf(1)), await cutEdition(contentOf(2))]
    expect(await cutPacks(2, after, [edition(1, before)], async () => undefined)).toEqual([])
    expect(await cutPacks(2, after, [edition(1, before)], async sha256 => (await bytesIn(before)(sha256))?.slice(1))).toEqual([])
  })

  test('not where whole shards weigh no more, or nothing changed', async () => {
    const [few, other] = [await cutEdition(make.editionContent()), await cutEdition(make.editionContent({ spellings: [{ no: 1, words: ['ほか', 'その他'] }] }))]
    expect(await cutPacks(2, other, [edition(1, few)], bytesIn(few))).toEqual([])
    expect(await cutPacks(2, few, [edition(1, few)], bytesIn(few))).toEqual([])
  })

  test('and listed as far as the manifest has room, the newest first', async () => {
    const cut = await cutEdition(contentOf(1))
    const pack = (from: number) => ({ entry: { from, sha256: 'ab'.repeat(32), bytes: 1000 }, bytes: encodeUtf8('') })
    const all = Array.from({ length: 10 }, (_, index) => pack(20 - index))
    const roomy = listPacks(payloadOf(cut), all)
    expect(roomy.payload.packs).toEqual(all.map(({ entry }) => entry))
    // As much of a note as leaves room for some.
    const note = 'a'.repeat(47_000 - encodeJson(payloadOf(cut)).byteLength)
    const narrow = listPacks(payloadOf(cut, { note }), all)
    expect(narrow.packs.length).toBeGreaterThan(0)
    expect(narrow.packs.length).toBeLessThan(10)
    expect(narrow.payload.packs).toEqual(all.slice(0, narrow.packs.length).map(({ entry }) => entry))
    expect(signedEnvelope(encodeJson(narrow.payload), await testKey()).byteLength).toBeLessThanOrEqual(MANIFEST_LIMIT)
    expect(listPacks(payloadOf(cut, { note: note.padEnd(48_000) }), all).payload.packs).toBeUndefined()
  })
})

describe('a pack that is none is refused', async () => {
  const before = [await shardOf('terms', [{ id: 1 }, { id: 2 }])]
  const after = [await shardOf('terms', [{ id: 1 }, { id: 3 }])]
  const good: PackedShard = { name: 'terms', edits: [[1, 1, { id: 3 }]] }
  const apply = async (pack: Bytes) => {
    const applied = await applyPack(pack, byName(before), missingOf(before, after))
    return applied.ok ? { ok: true, value: bytesOf(applied.value) } : applied
  }

  test('but for the one that is right', async () => {
    expect(await apply(encodePack([good]))).toEqual({ ok: true, value: changedIn(before, after) })
  })

  test.each([
    ['a page', encodeUtf8('<!doctype html>')],
    ['nothing', encodeUtf8('')],
    ['a shard', before[0]?.bytes ?? encodeUtf8('')],
    ['of a later form', encodeJson({ kind: 'chiiki-fukushi-navi/pack', form: 2, shards: [good] })],
    ['of another kind', encodeJson({ kind: 'x', form: 1, shards: [good] })],
    ['with a step backwards', encodePack([{ ...good, edits: [[-1, 2]] }])],
    ['with half a step', encodePack([{ ...good, edits: [[0.5, 1]] }])],
    ['of a crowd of shards', encodePack(Array.from({ length: 513 }, () => good))],
    ['with a key that reaches a prototype', encodeUtf8('{"kind":"chiiki-fukushi-navi/pack","form":1,"shards":[],"__proto__":{}}')],
  ])('%s', async (_, pack) => {
    expect(await apply(pack)).toEqual({ ok: false, failure: { kind: 'damaged', what: 'pack' } })
  })

  test.each<[string, readonly PackedShard[]]>([
    ['that knows nothing of a missing shard', []],
    ['that reaches past the end', [{ ...good, edits: [[1, 2, { id: 3 }]] }]],
    ['that reaches very far past the end', [{ ...good, edits: [[Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER]] }]],
    ['that brings a row too many', [{ ...good, edits: [[1, 0, { id: 3 }]] }]],
    ['that brings a hundred thousand rows', [{ ...good, edits: [[1, 1, ...Array.from({ length: 100_000 }, () => 0)]] }]],
    ['made of a shard nobody holds', [{ ...good, of: 'topics' }]],
  ])('%s', async (_, shards) => {
    expect(await apply(encodePack(shards))).toEqual({ ok: false, failure: { kind: 'inconsistent', what: 'pack: terms' } })
  })

  test.each<[string, readonly PackedShard[]]>([
    ['that lies in a row', [{ ...good, edits: [[1, 1, { id: 4 }]] }]],
    ['that lies in the order', [{ ...good, edits: [[0, 2, { id: 3 }, { id: 1 }]] }]],
    ['that says each shard twice: the last is tried', [good, { ...good, edits: [] }]],
  ])('%s', async (_, shards) => {
    expect(await apply(encodePack(shards))).toEqual({ ok: false, failure: { kind: 'damaged', what: 'terms' } })
  })

  test('whatever bit of it is changed, or the result is the very same', async () => {
    const pack = encodePack([good])
    for (let bit = 0; bit < pack.byteLength * 8; bit += 3) {
      const altered = new Uint8Array(pack)
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      const applied = await apply(altered)
      if (applied.ok)
        expect(applied.value).toEqual(changedIn(before, after))
    }
  })
})
