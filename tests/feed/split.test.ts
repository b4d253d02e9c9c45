import type { CutShard } from '../../src/feed/split'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { encodeUtf8, sha256Hex } from '../../src/feed/bytes'
import { SHARD_LIMIT } from '../../src/feed/limits'
import { encodeShard, parseShard } from '../../src/feed/shard'
import { partCovers, partHolds, splitName } from '../../src/feed/shard-part'
import { cutEdition } from '../../src/feed/split'
import { arbitraryContent } from '../fixtures/arbitraries'
import { kamakura } from '../fixtures/city-folder'
import * as make from '../fixtures/content'
import { richEdition } from '../fixtures/rich-edition'

/** Small enough that a dozen initiatives need several parts, large enough for any single row. */
const SMALL = 1200

function rowsOf(cut: CutShard) {
  const parsed = parseShard(cut.bytes, cut.entry)
  if (!parsed.ok)
    throw new Error(JSON.stringify(parsed.failure))
  return parsed.value.rows
}

function names(cuts: readonly CutShard[]): readonly string[] {
  return cuts.map(cut => cut.entry.name)
}

describe('an edition is cut', () => {
  test('into one shard for each collection of each plan, plans by number', async () => {
    const content = make.editionContent({ goals: [make.goal(1, { plan: 'r10' }), make.goal(1), make.goal(1, { plan: 'r8' })] })
    expect(names(await cutEdition(content))).toEqual([
      'city',
      'plans',
      'goals/r2',
      'goals/r8',
      'goals/r10',
      'directions/r2',
      'directions/r8',
      'kinds/r2',
      'kinds/r8',
      'initiatives/r2',
      'crosswalk/r2',
      'indicators/r2',
      'summaries/r2',
      'sources',
      'spellings',
    ])
  })

  test('into one shard for each collection around the plans; places, roles and contacts lie with their plan', async () => {
    expect(names(await cutEdition(richEdition())).slice(-17)).toEqual([
      'programmes',
      'costs',
      'assessments',
      'meetings',
      'services',
      'topics',
      'contacts/r8',
      'districts/r8',
      'roles/r8',
      'holidays',
      'terms',
      'discrepancies',
      'sources',
      'spellings',
      'easy',
      'translations',
      'readings',
    ])
  })

  test('with nothing for a collection that has no row', async () => {
    expect(names(await cutEdition(make.editionContent({ spellings: [] })))).not.toContain('spellings')
  })

  test('with entries that tell the truth about their bytes', async () => {
    for (const { entry, bytes } of await cutEdition(make.editionContent()))
      expect(entry).toMatchObject({ bytes: bytes.byteLength, sha256: await sha256Hex(bytes) })
  })

  test('with rows in the order of their keys', async () => {
    const codes = ['1-1-1-10', '1-1-1-2', '1-1-1-1']
    const content = make.editionContent({ initiatives: codes.map(code => make.initiative(code)) })
    const shard = (await cutEdition(content)).find(cut => cut.entry.name === 'initiatives/r2')
    expect(shard && rowsOf(shard)).toMatchObject([{ code: '1-1-1-1' }, { code: '1-1-1-2' }, { code: '1-1-1-10' }])
  })

  test('for the real city into shards of at most 256 KB', async () => {
    const cuts = await cutEdition(await kamakura())
    expect(cuts.filter(cut => cut.bytes.byteLength > SHARD_LIMIT)).toEqual([])
    expect(new Set(names(cuts)).size).toBe(cuts.length)
  })
})

describe('random editions under a small limit', () => {
  test('have no shard above it and every row once', async () => {
    await fc.assert(fc.asyncProperty(arbitraryContent, async (content) => {
      const cuts = (await cutEdition(content, SMALL)).filter(cut => cut.entry.name.startsWith('initiatives'))
      expect(cuts.filter(cut => cut.bytes.byteLength > SMALL)).toEqual([])
      expect(cuts.reduce((sum, cut) => sum + cut.entry.rows, 0)).toBe(content.initiatives.length)
      const codes = cuts.flatMap(rowsOf).map(row => 'code' in row ? row.code : '').sort()
      expect(codes).toEqual(content.initiatives.map(row => row.code).sort())
    }))
  })

  test('give the same bytes in whatever order the rows came', async () => {
    const turned = arbitraryContent.chain(content => fc.record({
      content: fc.constant(content),
      initiatives: fc.shuffledSubarray([...content.initiatives], { minLength: content.initiatives.length }),
      crosswalk: fc.shuffledSubarray([...content.crosswalk], { minLength: content.crosswalk.length }),
    }))
    await fc.assert(fc.asyncProperty(turned, async ({ content, initiatives, crosswalk }) => {
      expect(await cutEdition({ ...content, initiatives, crosswalk }, SMALL)).toEqual(await cutEdition(content, SMALL))
    }))
  })

  test('keep every row in its part when another row comes: only the part it falls into changes', async () => {
    await fc.assert(fc.asyncProperty(arbitraryContent, async (content) => {
      const before = await cutEdition(content, SMALL)
      const added = make.initiative('1-1-9-99')
      const after = await cutEdition({ ...content, initiatives: [...content.initiatives, added] }, SMALL)
      const hash = await sha256Hex(encodeUtf8('r2/1-1-9-99'))
      const takesIt = ({ entry: { name } }: CutShard) => name === 'initiatives/r2'
        || (name.startsWith('initiatives/r2/') && partHolds(name.slice('initiatives/r2/'.length), hash))
      // A part that takes the row may be cut further; all others keep name and bytes.
      for (const cut of before.filter(part => !takesIt(part)))
        expect(after).toContainEqual(cut)
      const inside = before.find(takesIt)
      for (const cut of after.filter(part => !before.some(old => old.entry.sha256 === part.entry.sha256)))
        expect(partCovers(splitName(inside?.entry.name ?? 'initiatives/r2').part, splitName(cut.entry.name).part)).toBe(true)
    }))
  })
})

describe('a collection that passes the limit', () => {
  const content = make.editionContent({ initiatives: Array.from({ length: 120 }, (_, index) => make.initiative(`1-1-1-${index + 1}`)) })

  test('is cut into parts for all sixteen digits, and no row falls between them', async () => {
    const parts = (await cutEdition(content, 8 * SMALL)).filter(part => part.entry.name.startsWith('initiatives'))
    expect(parts.map(part => part.entry.name.split('/')[2])).toEqual([...'0123456789abcdef'])
    expect(parts.reduce((sum, part) => sum + part.entry.rows, 0)).toBe(120)
  })

  test('is cut by the digits of each key’s hash: by the first into sixteen, from there on into halves', async () => {
    const cuts = (await cutEdition(content, SMALL)).filter(part => part.entry.name.startsWith('initiatives'))
    for (const cut of cuts) {
      for (const row of rowsOf(cut))
        expect(partHolds(cut.entry.name.slice('initiatives/r2/'.length), await sha256Hex(encodeUtf8(`r2/${'code' in row ? row.code : ''}`)))).toBe(true)
    }
    expect(names(cuts).map(name => name.replace(/[0-9a-f]/g, 'x')).filter(name => name.includes('-'))).not.toEqual([])
  })

  test('leaves the collections beside it whole', async () => {
    expect(names(await cutEdition(content, SMALL))).toEqual(expect.arrayContaining(['goals/r2', 'kinds/r2', 'crosswalk/r2', 'spellings']))
  })

  test('stays whole at exactly the limit and is cut one byte below it', async () => {
    const whole = encodeShard({ collection: 'initiatives', rows: content.initiatives }).byteLength
    expect(names(await cutEdition(content, whole))).toContain('initiatives/r2')
    expect(names(await cutEdition(content, whole - 1))).not.toContain('initiatives/r2')
  })

  test('cannot be cut below a single row, which is left to the publisher to refuse', async () => {
    const large = make.editionContent({ initiatives: [make.initiative('1-1-1-1', { summary: 'あ'.repeat(1000) }), make.initiative('1-1-1-2')] })
    const cuts = (await cutEdition(large, SMALL)).filter(cut => cut.entry.name.startsWith('initiatives'))
    expect(cuts.map(cut => cut.entry.rows)).toEqual([1, 1])
    expect(cuts.some(cut => cut.bytes.byteLength > SMALL)).toBe(true)
  })
})
