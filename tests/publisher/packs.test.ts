import type { Payload } from '../../src/feed/payload'
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { encodeUtf8, sha256Hex } from '../../src/feed/bytes'
import { PACKS } from '../../src/feed/limits'
import { pinnedRoot } from '../../src/feed/root'
import { cutEdition } from '../../src/feed/split'
import { cutWholePack, NOTHING } from '../../src/feed/whole-pack'
import { editionFiles } from '../../src/press/edition-files'
import { packEdition } from '../../src/press/pack-edition'
import { verifyCommand } from '../../src/publisher/edition-commands'
import { bytesIn, keptEditions } from '../../src/publisher/kept-editions'
import { readEdition } from '../../src/publisher/read-edition'
import { renew } from '../../src/publisher/renew'
import { verifyPacks } from '../../src/publisher/verify-packs'
import { copyOf, editTable, filesOf } from '../fixtures/city-folder'
import { published } from '../fixtures/edition-folder'
import { packFrom, signedFeed, testKey, trustIn } from '../fixtures/feed'
import { SMALL_CITY, writeSmallCity } from '../fixtures/small-city'
import { manyOf } from '../sync/packed-feed'

const kept = await mkdtemp(join(tmpdir(), 'packs-test-'))
afterAll(() => rm(kept, { recursive: true, force: true }))

/** The small city with enough rows in one table for a pack to weigh less than the table's shard. */
const TABLES = join(kept, 'tables')
await mkdir(TABLES)
await writeSmallCity(TABLES, { crosswalk: Array.from({ length: 40 }, (_, index) => ({ ...SMALL_CITY.crosswalk[0], seq: String(index + 1) })) })

/** Packs that begin at an edition. */
function deltasOf({ packs = [] }: Payload) {
  return packs.filter(({ from }) => from !== NOTHING)
}

async function publishRemark(out: string, data: string, remark: string) {
  await editTable(data, 'crosswalk.csv', table => table.set(table.rowOf({ seq: '7' }), 'note', remark))
  return published(out, data)
}

/** Editions of the small city, each with another remark. */
async function editions(count: number) {
  const folder = await mkdtemp(join(kept, 'editions-'))
  const [data, out] = [join(folder, 'tables'), join(folder, 'feed')]
  await cp(TABLES, data, { recursive: true })
  const all = []
  for (let version = 1; version <= count; version++)
    all.push(await publishRemark(out, data, `かな${version}`))
  return { data, out, all, payloads: all.map(({ payload }) => payload) }
}

describe('of twelve editions', async () => {
  const { data, out, payloads } = await editions(12)
  const last = payloads.at(-1)
  if (!last)
    throw new Error('nothing published')

  test('the first lists a pack from nothing alone, each further one a pack from every edition before it, too, as far back as ten', () => {
    expect(payloads.map(({ packs = [] }) => packs.map(({ from }) => from))).toEqual(Array.from({ length: 12 }, (_, index) =>
      [NOTHING, ...Array.from({ length: Math.min(index, PACKS) }, (__, back) => index - back)]))
  })

  test('every pack of the last is there and makes its very shards; that from the edition which left the folder is read', async () => {
    expect((await verifyPacks(out, last)).map(({ entry, outcome }) => [entry.from, outcome])).toEqual([NOTHING, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2].map(from =>
      [from, { ok: true, value: from === 2 ? 'read' : 'applied' }]))
  })

  test('packs lie in the folder as long as a manifest that names them, those from nothing for two editions; they weigh a fraction of the shard', async () => {
    const names = [...(await filesOf(out)).keys()]
    for (const { version, packs = [] } of payloads) {
      for (const { from, sha256 } of packs)
        expect(names.includes(`${sha256}.json`), `of version ${version} from ${from}`).toBe(version > (from === NOTHING ? 10 : 2))
    }
    const [shard] = last.shards.filter(({ name }) => name.startsWith('crosswalk'))
    expect(deltasOf(last)[0]?.bytes).toBeLessThan(0.1 * (shard?.bytes ?? 0))
  })

  test('the next is the same, byte for byte, wherever it is made', async () => {
    const copies = await Promise.all([1, 2].map(async () => ({ out: await copyOf(out), data: await copyOf(data) })))
    for (const copy of copies)
      await publishRemark(copy.out, copy.data, 'つぎ')
    const [one, other] = await Promise.all(copies.map(copy => filesOf(copy.out)))
    expect(one).toEqual(other)
  })

  test('one whose shard is damaged is left out; the next is published without its packs', async () => {
    const [copy, tables] = [await copyOf(out), await copyOf(data)]
    const lost = payloads[6]?.shards.find(({ name }) => name.startsWith('crosswalk'))
    await writeFile(join(copy, `${lost?.sha256}.json`), '{}')
    await writeFile(join(copy, '9.manifest.json'), '{}')
    const { payload } = await publishRemark(copy, tables, 'つぎ')
    expect(deltasOf(payload).map(({ from }) => from)).toEqual([12, 11, 10, 8, 6, 5, 4, 3])
  })

  test('none is taken for a pack that says it is another, or another city’s', async () => {
    const copy = await copyOf(out)
    await writeFile(join(copy, '8.manifest.json'), await readFile(join(copy, '7.manifest.json')))
    expect((await keptEditions(copy, last.feed, 13)).map(({ version }) => version)).toEqual([12, 11, 10, 9, 7, 6, 5, 4, 3])
    expect(await keptEditions(copy, 'elsewhere/test', 13)).toEqual([])
  })

  test('those that weigh no less than the shards get no pack', async () => {
    const [copy, tables] = [await copyOf(out), await copyOf(data)]
    await editTable(tables, 'goals.csv', table => table.set(table.rowOf({ plan: 'r2', goal: '1' }), 'note', 'ほか'))
    const { payload } = await published(copy, tables)
    expect(payload.packs?.map(({ from }) => from)).not.toContain(12)
    expect(payload.packs?.map(({ from }) => from)).toContain(11)
  })
})

describe('verifying finds a pack', async () => {
  const { out, payloads: [, second] } = await editions(2)
  const [pack] = second ? deltasOf(second) : []
  if (!second || !pack)
    throw new Error('no pack')
  const file = (folder: string) => join(folder, `${pack.sha256}.json`)
  /** The outcome for the delta pack alone. */
  const outcomes = async (folder: string, payload = second) => (await verifyPacks(folder, { ...payload, packs: deltasOf(payload) })).map(({ outcome }) => outcome)
  const damaged = { ok: false, failure: { kind: 'damaged', what: 'ファイル' } }

  test('that is gone, or damaged', async () => {
    const folder = await copyOf(out)
    const bytes = await readFile(file(folder))
    bytes[30] = (bytes[30] ?? 0) ^ 1
    await writeFile(file(folder), bytes)
    expect(await outcomes(folder)).toEqual([damaged])
    await rm(file(folder))
    expect(await outcomes(folder)).toEqual([damaged])
  })

  test('and tells the clerk, file by file', async () => {
    const folder = await copyOf(out)
    const trust = join(folder, 'trust.json')
    await writeFile(trust, JSON.stringify(trustIn(await testKey(), 'testcity/test')))
    const said: string[] = []
    const spies = [process.stdout, process.stderr].map(stream => vi.spyOn(stream, 'write').mockImplementation((text) => {
      said.push(String(text).trimEnd())
      return true
    }))
    onTestFinished(() => spies.forEach(spy => spy.mockRestore()))
    expect(await verifyCommand.run(['verify', folder, '--trust', trust])).toBe(0)
    expect(said.join('\n')).toContain(`○ はじめての端末のためのまとめ  ${second.packs?.[0]?.bytes} バイト`)
    expect(said).toContain(`○ 第1版からの差分  ${pack.bytes} バイト  ${pack.sha256.slice(0, 12)}`)
    await rm(file(folder))
    expect(await verifyCommand.run(['verify', folder, '--trust', trust])).toBe(1)
    expect(said.at(-1)).toBe('確認できません：第1版からの差分：ファイル が壊れています（長さか SHA-256 が違います）')
  })

  test('from nothing that is gone, of another length, or holds something else in a shard’s place', async () => {
    const folder = await copyOf(out)
    const [whole] = second.packs ?? []
    const good = await readFile(join(folder, `${whole?.sha256}.json`))
    const outcomeOf = async (bytes: Uint8Array<ArrayBuffer>) => {
      const sha256 = await sha256Hex(bytes)
      await writeFile(join(folder, `${sha256}.json`), bytes)
      return (await verifyPacks(folder, { ...second, packs: [{ from: NOTHING, sha256, bytes: bytes.byteLength }] }))[0]?.outcome
    }
    expect(await outcomeOf(new Uint8Array(good))).toEqual({ ok: true, value: 'applied' })
    expect(await outcomeOf(new Uint8Array(good.subarray(1)))).toMatchObject({ ok: false, failure: { kind: 'inconsistent' } })
    expect(await outcomeOf(encodeUtf8(good.toString('utf8').replace('かな2', 'かな9')))).toMatchObject({ ok: false, failure: { kind: 'damaged', what: expect.stringContaining('crosswalk') } })
    await rm(join(folder, `${whole?.sha256}.json`))
    expect((await verifyPacks(folder, second)).map(({ outcome }) => outcome.ok)).toEqual([false, true])
  })

  test('that lies', async () => {
    const folder = await copyOf(out)
    const lie = encodeUtf8((await readFile(file(folder), 'utf8')).replace('かな2', 'かな9'))
    const sha256 = await sha256Hex(lie)
    await writeFile(join(folder, `${sha256}.json`), lie)
    expect(await outcomes(folder, { ...second, packs: [{ from: 1, sha256, bytes: lie.byteLength }] })).toMatchObject([{ ok: false, failure: { kind: 'damaged' } }])
    expect(await outcomes(folder)).toEqual([{ ok: true, value: 'applied' }])
  })
})

test('a publisher that stops at the pack leaves the edition before in force, and goes through the next time', async () => {
  const { data, out, payloads: [first] } = await editions(1)
  const smooth = { data: await copyOf(data), out: await copyOf(out) }
  const { payload } = await publishRemark(smooth.out, smooth.data, 'かな2')
  const stopped = join(out, `${deltasOf(payload)[0]?.sha256}.json.part`)
  await mkdir(stopped)
  await expect(publishRemark(out, data, 'かな2')).rejects.toThrow()
  const trust = trustIn(await testKey(), 'testcity/test')
  expect(await readEdition(out, trust)).toMatchObject({ ok: true, value: { payload: first } })
  await rm(stopped, { recursive: true })
  await published(out, data)
  expect(await filesOf(out)).toEqual(await filesOf(smooth.out))
})

test('signing the same rows again keeps the pack from nothing and those that still begin near enough', async () => {
  const { out, payloads } = await editions(3)
  const key = await testKey()
  const root = pinnedRoot(trustIn(key, 'testcity/test'))
  const again = (version: number) => renew({ folder: out, root, formerKeys: [], key, created: `2027-01-0${version - 3}T00:00:00Z`, expires: '2028-01-01T00:00:00Z' })
  const renewed = await again(4)
  expect(renewed.kind === 'renewed' && renewed.payload).toMatchObject({ version: 4, packs: payloads[2]?.packs })
  expect(renewed.kind === 'renewed' && (await verifyPacks(out, renewed.payload)).map(({ outcome }) => outcome)).toEqual([{ ok: true, value: 'applied' }, { ok: true, value: 'applied' }, { ok: true, value: 'applied' }])
  for (let version = 5; version <= 11; version++)
    await again(version)
  const late = await again(12)
  expect(late.kind === 'renewed' && late.payload.packs).toEqual(payloads[2]?.packs?.slice(0, 2))
})

test('an edition made where only the one before is at hand lists one delta pack, which reaches a host before the manifest', async () => {
  const before = await signedFeed(manyOf(1), { version: 1 })
  const after = await signedFeed(manyOf(2), { version: 2 })
  const shards = await cutEdition(manyOf(2))
  const prepared = { payload: after.payload, content: manyOf(2), shards, difference: { added: [], changed: [], removed: [], derived: 0, before: 0, lost: 0 } }
  const edition = await packEdition(prepared, [before.payload], async sha256 => before.shards.get(sha256))
  const pack = await packFrom(before, shards)
  expect(edition.packs).toEqual([await cutWholePack(shards), pack])
  expect(edition.payload.packs).toEqual(edition.packs?.map(({ entry }) => entry))
  const paths = (await editionFiles(edition, after.manifest)).map(({ path }) => path)
  expect(paths.indexOf(`feed/${pack.entry.sha256}.json`)).toBe(shards.length + 1)
  expect(paths.slice(-2)).toEqual(['feed/2.manifest.json', 'feed/manifest.json'])
})

test('a file that is not there is no bytes; a folder in its place is an error', async () => {
  expect(await bytesIn(kept, 'none.json')).toBeUndefined()
  await expect(bytesIn(kept, 'tables')).rejects.toThrow()
})
