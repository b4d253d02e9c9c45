import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { sha256Hex } from '../../src/feed/bytes'
import { FEED_LIMIT, WHOLE_PACK_LIMIT } from '../../src/feed/limits'
import { cutEdition } from '../../src/feed/split'
import { cutWholePack, NOTHING, piecesOf, wholePackOf } from '../../src/feed/whole-pack'
import { arbitraryContent } from '../fixtures/arbitraries'
import * as make from '../fixtures/content'

const cut = await cutEdition(make.editionContent())
const shards = cut.map(({ entry }) => entry)

describe('the pack from nothing', () => {
  test('is JSON of all shards in the manifest’s order, and has each byte for byte where its place is', async () => {
    await fc.assert(fc.asyncProperty(arbitraryContent, async (content) => {
      const cut = await cutEdition(content)
      fc.pre(cut.length > 1)
      const pack = await cutWholePack(cut)
      expect(pack?.entry).toEqual({ from: NOTHING, sha256: await sha256Hex(pack?.bytes ?? new Uint8Array()), bytes: pack?.bytes.byteLength })
      expect(JSON.parse(new TextDecoder().decode(pack?.bytes))).toEqual(cut.map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes))))
      expect(piecesOf(pack?.bytes ?? new Uint8Array(), cut.map(({ entry }) => entry))).toEqual(cut.map(({ entry, bytes }) => ({ entry, bytes })))
    }), { numRuns: 25 })
  })

  test('is not made for a single shard', async () => {
    expect(await cutWholePack(cut.slice(0, 1))).toBeUndefined()
  })

  test('of the largest edition there may be, in as many shards, is what a reader still takes', async () => {
    const [first] = cut
    const many = Array.from({ length: 512 }, () => first ? [{ entry: { ...first.entry, bytes: FEED_LIMIT / 512 }, bytes: new Uint8Array(FEED_LIMIT / 512) }] : []).flat()
    const pack = await cutWholePack(many)
    expect(pack?.bytes.byteLength).toBe(FEED_LIMIT + 513)
    expect(pack?.entry.bytes).toBeLessThanOrEqual(WHOLE_PACK_LIMIT)
  })

  test('is found among the packs by where it begins and by its length, which the shards make', async () => {
    const pack = await cutWholePack(cut)
    const entry = pack?.entry ?? { from: NOTHING, sha256: '', bytes: 0 }
    expect(wholePackOf({ shards, packs: [{ ...entry, from: 3 }, entry] })).toBe(entry)
    expect(wholePackOf({ shards, packs: [{ ...entry, bytes: entry.bytes + 1 }] })).toBeUndefined()
    expect(wholePackOf({ shards, packs: [{ ...entry, from: 1 }] })).toBeUndefined()
    expect(wholePackOf({ shards })).toBeUndefined()
  })
})
