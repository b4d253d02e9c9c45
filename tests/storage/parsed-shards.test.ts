import type { PackEdit } from '../../src/feed/pack-edit'
import type { CutShard } from '../../src/feed/split'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { finished } from '../../src/domain/sliced'
import { assemble, editShard, parseShard } from '../../src/feed/shard'
import { packBetween } from '../../src/feed/make-packs'
import { applyPack } from '../../src/feed/pack'
import { brokenReferences } from '../../src/domain/references'
import { readMade, readShards } from '../../src/storage/parsed-shards'
import { cutEdition } from '../../src/feed/split'
import { arbitraryContent } from '../fixtures/arbitraries'
import * as make from '../fixtures/content'

const entriesOf = (cut: readonly CutShard[]) => cut.map(({ entry }) => entry)
const bytesOf = (cut: readonly CutShard[]) => new Map(cut.map(({ entry, bytes }) => [entry.sha256, bytes]))

async function readCut(cut: readonly CutShard[]) {
  const content = await readShards(entriesOf(cut), bytesOf(cut))
  if (!content.ok)
    throw new Error(JSON.stringify(content.failure))
  return content.value
}

/** Reads one edition, then another by the pack between the two, as a reader who takes the pack does. */
async function throughPack(before: readonly CutShard[], after: readonly CutShard[]) {
  const known = new Set(entriesOf(before).map(entry => entry.sha256))
  const old = await readCut(before)
  const pack = await packBetween({ version: 1, shards: entriesOf(before) }, after, async sha256 => bytesOf(before).get(sha256))
  const missing = entriesOf(after).filter(entry => !known.has(entry.sha256))
  const built = pack && await applyPack(pack, new Map(before.map(({ entry, bytes }) => [entry.name, bytes])), missing)
  if (!built?.ok)
    throw new Error('no pack')
  for (const entry of missing) {
    const made = built.value.get(entry.sha256)
    const of = entriesOf(before).find(({ name }) => name === made?.of)
    if (of)
      await readMade(entry, { of, edits: made?.edits ?? [] })
  }
  return { old, content: await readCut(after) }
}

test('an edition read by the way it was made says the very same as one read whole', async () => {
  await fc.assert(fc.asyncProperty(arbitraryContent, arbitraryContent, async (before, after) => {
    const [old, cut] = [await cutEdition(before, 1200), await cutEdition(after, 1200)]
    const { content } = await throughPack(old, cut)
    const whole = cut.map(({ bytes, entry }) => parseShard(bytes, entry))
    expect(content).toEqual(assemble(whole.flatMap(shard => shard.ok ? [shard.value] : [])))
  }), { numRuns: 20 })
})

test('rows that stay are the very same objects, so that an update looks at what came alone', async () => {
  const initiatives = Array.from({ length: 20 }, (_, index) => make.initiative(`1-1-1-${index + 1}`))
  const changed = initiatives.map((row, index) => index === 3 ? { ...row, summary: '変わりました。' } : row)
  const { old, content } = await throughPack(await cutEdition(make.editionContent({ initiatives })), await cutEdition(make.editionContent({ initiatives: changed })))
  expect(content.initiatives.filter(row => !old.initiatives.includes(row)).map(row => row.code)).toEqual(['1-1-1-4'])
})

test('an edition that was put together before is the very same, and not put together again', async () => {
  const cut = await cutEdition(make.editionContent({ initiatives: [make.initiative('1-1-1-1')] }))
  expect(await readCut(cut)).toBe(await readCut(cut))
})

test('a row that comes is doubted field by field; the rows that stay are not asked again', () => {
  const [cut] = [make.initiative('1-1-1-1')]
  const edits: readonly PackEdit[] = [[1, 0, { ...cut, goal: 'x' }]]
  const entry = { name: 'initiatives/r2', sha256: '0'.repeat(64), bytes: 1, rows: 2 }
  expect(finished(editShard({ collection: 'initiatives', rows: [cut] }, edits, entry))).toMatchObject({ ok: false, failure: { kind: 'inconsistent' } })
})

test('bytes read before are refused all the same where an edition says that they are something else', async () => {
  const cut = await cutEdition(make.editionContent())
  await readCut(cut)
  const lying = entriesOf(cut).map(entry => entry.name === 'initiatives/r2' ? { ...entry, rows: entry.rows + 1 } : entry)
  expect(await readShards(lying, bytesOf(cut))).toEqual({ ok: false, failure: { kind: 'inconsistent', what: 'initiatives/r2' } })
  const renamed = entriesOf(cut).map(entry => entry.name === 'initiatives/r2' ? { ...entry, name: 'services' } : entry)
  expect(await readShards(renamed, bytesOf(cut))).toEqual({ ok: false, failure: { kind: 'inconsistent', what: 'services' } })
})

test('what leads nowhere is found beside an edition before as it is without', async () => {
  await fc.assert(fc.asyncProperty(arbitraryContent, fc.nat(5), async (content, leftOut) => {
    const before = make.editionContent()
    const shared = { ...content, goals: [...before.goals, ...content.goals], kinds: [...before.kinds, ...content.kinds].slice(leftOut), initiatives: [...before.initiatives, ...content.initiatives] }
    const key = ({ collection, key, missing }: { collection: string, key: string, missing: string }) => `${collection} ${key} ${missing}`
    expect(brokenReferences(shared, before).map(key).sort()).toEqual(brokenReferences(shared).map(key).sort())
  }))
})
