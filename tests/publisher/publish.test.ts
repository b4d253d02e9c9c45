import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { COLLECTIONS, DERIVED, emptyContent, REWORDED } from '../../src/domain/edition'
import { openEnvelope } from '../../src/feed/envelope'
import { encodeJson } from '../../src/feed/json'
import { LOSS_LIMIT } from '../../src/press/loss'
import { readEdition } from '../../src/publisher/read-edition'
import { contentOf, copyOf, copyOfKamakura, developmentKey, editTable, filesOf, KAMAKURA, kamakura, temporaryFolder } from '../fixtures/city-folder'
import { published, publishTo, snapshotOf } from '../fixtures/edition-folder'
import { testKey, trustIn } from '../fixtures/feed'
import { SMALL_CITY, writeSmallCity } from '../fixtures/small-city'

const key = await testKey()
const trust = trustIn(key, 'testcity/test')

const kept = await mkdtemp(join(tmpdir(), 'feed-test-'))
afterAll(() => rm(kept, { recursive: true, force: true }))

/** The small city, with a crosswalk of which a tenth of all rows can be lost. */
const TABLES = join(kept, 'tables')
const FEED = join(kept, 'feed')
await mkdir(TABLES)
await writeSmallCity(TABLES, { crosswalk: Array.from({ length: 40 }, (_, index) => ({ ...SMALL_CITY.crosswalk[0], seq: String(index + 1) })) })
const first = await published(FEED, TABLES)

/** The real city's first edition. */
const REAL_FEED = join(kept, 'real')
const real = await published(REAL_FEED, KAMAKURA)

/** The small city's tables and the first edition made of them, which a test may change. */
async function firstEdition() {
  return { data: await copyOf(TABLES), out: await copyOf(FEED), first }
}

/** The small city's tables, and a folder that is not there yet. */
async function unpublished() {
  return { data: await copyOf(TABLES), out: join(await temporaryFolder(), 'feed') }
}

/** Writes a remark in kana, which changes that row and nothing that is made from texts. */
async function remarkGoal(data: string, note: string): Promise<void> {
  await editTable(data, 'goals.csv', table => table.set(table.rowOf({ plan: 'r2', goal: '1' }), 'note', note))
}

describe('a first edition of the real city', () => {
  test('is version 1 of the city’s feed, made of what the package says', () => {
    expect(real.payload).toMatchObject({
      spec: 1,
      feed: 'kamakura/test',
      version: 1,
      created: '2026-11-21T00:00:00Z',
      expires: '2027-12-26T00:00:00Z', // 400 days on
      minSchema: 3,
      note: 'はじめての版です。',
      removed: [],
    })
  })

  test('adds every row of the tables', async () => {
    const { readings, ...stated } = await kamakura()
    const rows = Object.values(stated).flat().length
    expect(real.difference).toMatchObject({ before: 0, changed: [], removed: [] })
    expect(real.difference.added).toHaveLength(rows)
    expect(real.payload.shards.reduce((sum, shard) => sum + shard.rows, 0)).toBe(rows + readings.length)
    expect(real.difference.derived).toBe(readings.length)
  })

  test('can be read back by whoever trusts the key, as the tables say it', async () => {
    const edition = await readEdition(REAL_FEED, trustIn(key, 'kamakura/test'))
    expect(edition).toMatchObject({ ok: true, value: { payload: { version: 1 } } })
    const content = edition.ok ? edition.value.content : emptyContent()
    expect(content.initiatives).toEqual((await kamakura()).initiatives)
  })

  test('lies in a folder of its shards, a pack of them all, the manifest and a numbered copy of it, and nothing else', async () => {
    const files = await filesOf(REAL_FEED)
    expect([...files.keys()].sort()).toEqual(['manifest.json', '1.manifest.json', ...[...real.payload.shards, ...real.payload.packs ?? []].map(file => `${file.sha256}.json`)].sort())
    expect(files.get('1.manifest.json')).toEqual(files.get('manifest.json'))
  })

  test('has the same bytes in another empty folder', async () => {
    const other = await temporaryFolder()
    await published(other, KAMAKURA)
    expect(await filesOf(other)).toEqual(await filesOf(REAL_FEED))
  })

  test('with one changed cell makes the next version, and the difference names that row alone', async () => {
    const [data, out] = [await copyOfKamakura(), await copyOf(REAL_FEED)]
    await remarkGoal(data, 'みなおしました。')
    const second = await published(out, data)
    expect(second.payload.version).toBe(2)
    expect(second.difference).toMatchObject({ added: [], changed: ['goals r2/1'], removed: [] })
  })
})

test('a first edition may carry a note and an instant of its own', async () => {
  const { data, out } = await unpublished()
  const { payload } = await published(out, data, { note: '令和3年度の結果', created: '2026-12-31T12:34:56Z' })
  expect(payload).toMatchObject({ note: '令和3年度の結果', created: '2026-12-31T12:34:56Z', expires: '2028-02-04T12:34:56Z' })
})

describe('the same tables', () => {
  test('published again leave the version and touch no file', async () => {
    const { data, out } = await firstEdition()
    const before = await snapshotOf(out)
    expect(await publishTo(out, data)).toMatchObject({ kind: 'unchanged', payload: { version: 1 } })
    expect(await snapshotOf(out)).toEqual(before)
  })

  test('with their rows in another order change nothing', async () => {
    const { data, out } = await firstEdition()
    await editTable(data, 'crosswalk.csv', table => table.rewrite(records => records.push(...records.splice(1, 10))))
    expect(await publishTo(out, data)).toMatchObject({ kind: 'unchanged' })
  })

  test('with another note only are no new edition', async () => {
    const { data, out } = await firstEdition()
    expect(await publishTo(out, data, { note: '直しました' })).toMatchObject({ kind: 'unchanged' })
  })
})

describe('an edition renewed on request', () => {
  test('is the next version with another note, although no row changed', async () => {
    const { data, out, first } = await firstEdition()
    const { payload, difference } = await published(out, data, { renew: true, note: '期限を延ばしました。', created: '2027-11-21T00:00:00Z' })
    expect(payload).toMatchObject({ version: 2, note: '期限を延ばしました。', created: '2027-11-21T00:00:00Z', shards: first.payload.shards })
    expect(difference).toMatchObject({ added: [], changed: [], removed: [] })
  })

  test('may be signed by a new key, if the old one is still trusted', async () => {
    const { data, out } = await firstEdition()
    const fresh = await testKey(2)
    const { payload } = await published(out, data, { renew: true, key: fresh, trusted: [key.public] })
    expect(payload.version).toBe(2)
    expect(await readEdition(out, trustIn(fresh, 'testcity/test'))).toMatchObject({ ok: true })
    expect(await readEdition(out, trust)).toMatchObject({ ok: false, failure: { kind: 'untrusted' } })
  })

  test('is held to the loss of rows as any other', async () => {
    const { data, out } = await firstEdition()
    await editTable(data, 'crosswalk.csv', table => table.remove(2, 30))
    expect(await publishTo(out, data, { renew: true })).toMatchObject({ kind: 'loss' })
  })
})

describe('one changed cell', () => {
  test('writes one new shard beside the old ones', async () => {
    const { data, out, first } = await firstEdition()
    await remarkGoal(data, 'みなおしました。')
    const second = await published(out, data)
    const old = new Set(first.payload.shards.map(shard => shard.sha256))
    expect(second.payload.shards.filter(shard => !old.has(shard.sha256)).map(shard => shard.name)).toEqual(['goals/r2'])
    expect([...(await filesOf(out)).keys()]).toEqual(expect.arrayContaining([...old].map(sha256 => `${sha256}.json`)))
  })

  test('turned back makes a third version, not the first again', async () => {
    const { data, out } = await firstEdition()
    const note = (await contentOf(data)).goals[0]?.note ?? ''
    await remarkGoal(data, 'みなおしました。')
    await published(out, data)
    await remarkGoal(data, note)
    expect((await published(out, data)).payload.version).toBe(3)
  })
})

describe('a name reworded', () => {
  test('leaves its translation behind: the name stands in Japanese, and the clerk is told', async () => {
    const { data, out } = await firstEdition()
    await editTable(data, 'services.csv', table => table.set(2, 'name', 'まちの相談'))
    const result = await published(out, data)
    expect(result.notices).toEqual([expect.objectContaining({ file: 'translations.csv', column: 'text', found: 'くらしの相談' })])
    expect(result.difference).toMatchObject({ changed: ['services sodan'], removed: ['translations en/くらしの相談'], derived: 2 })
  })

  test('is read anew', async () => {
    const { data, out } = await firstEdition()
    await editTable(data, 'readings.csv', table => table.append(2, { word: '相談窓口', reading: 'ためしのよみ' }))
    const result = await published(out, data)
    expect(result.payload.version).toBe(2)
    expect(result.difference).toMatchObject({ added: [], changed: [], removed: [] })
    expect(result.difference.derived).toBeGreaterThan(0)
  })
})

describe('nothing is written', () => {
  test('where the tables have problems', async () => {
    const { data, out } = await unpublished()
    await editTable(data, 'grades.csv', table => table.set(2, 'printed', 'Ｅ'))
    expect(await publishTo(out, data)).toMatchObject({ kind: 'problems', problems: [{ file: 'grades.csv', row: 2, column: 'printed' }] })
    await expect(filesOf(out)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('over an edition where the next tables have problems', async () => {
    const { data, out } = await firstEdition()
    const before = await snapshotOf(out)
    await editTable(data, 'grades.csv', table => table.set(2, 'printed', 'Ｅ'))
    expect(await publishTo(out, data)).toMatchObject({ kind: 'problems' })
    expect(await snapshotOf(out)).toEqual(before)
  })

  test('with the development key outside development', async () => {
    const { data, out } = await unpublished()
    for (const environment of ['prod', 'test', 'dev2', ''])
      expect(await publishTo(out, data, { environment, key: await developmentKey() })).toEqual({ kind: 'keyRefused' })
    await expect(filesOf(out)).rejects.toMatchObject({ code: 'ENOENT' })
    expect(await publishTo(out, data, { environment: 'dev', key: await developmentKey() })).toMatchObject({ kind: 'published' })
  })

  test('with a key whose two halves belong to different keys, which nobody could verify', async () => {
    const { data, out } = await unpublished()
    const mixed = { ...key, public: (await testKey(2)).public }
    expect(await publishTo(out, data, { key: mixed })).toEqual({ kind: 'brokenKey' })
    await expect(filesOf(out)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('where one row alone passes the limit of a shard', async () => {
    const { data, out } = await unpublished()
    // Each cell as long as a cell may be.
    await editTable(data, 'sources.csv', table => ['note', 'issuer', 'line_rule'].forEach(column => table.set(2, column, 'あ'.repeat(32_000))))
    expect(await publishTo(out, data)).toMatchObject({ kind: 'tooLarge', what: expect.stringContaining('sources'), limit: 256 * 1024 })
    await expect(filesOf(out)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  test('where the note makes the manifest pass 64 KB', async () => {
    const { data, out } = await unpublished()
    expect(await publishTo(out, data, { note: 'あ'.repeat(20_000) })).toMatchObject({ kind: 'tooLarge', what: 'manifest', limit: 64 * 1024 })
    await expect(filesOf(out)).rejects.toMatchObject({ code: 'ENOENT' })
  })
})

describe('an edition that is not ours to replace stays as it lies', () => {
  async function refusedOver(damage: (out: string) => Promise<void>, failure: object) {
    const { data, out } = await firstEdition()
    await damage(out)
    const before = await snapshotOf(out)
    await remarkGoal(data, 'みなおしました。')
    expect(await publishTo(out, data)).toEqual({ kind: 'brokenEdition', failure })
    expect(await snapshotOf(out)).toEqual(before)
  }

  /** The name of a file that holds one shard; what holds them all is an array. */
  async function aShardIn(out: string) {
    return [...await filesOf(out)].find(([name, bytes]) => /^[0-9a-f]{64}/.test(name) && bytes[0] === 0x7B)?.[0] ?? ''
  }

  test('because its manifest is no feed', async () => {
    await refusedOver(out => writeFile(join(out, 'manifest.json'), '<html>'), { kind: 'notTheFeed', what: 'manifest' })
  })

  test('because one of its shards is damaged', async () => {
    await refusedOver(async (out) => {
      const shard = await aShardIn(out)
      const bytes = await readFile(join(out, shard))
      bytes[10] = (bytes[10] ?? 0) ^ 1
      await writeFile(join(out, shard), bytes)
    }, { kind: 'damaged', what: expect.any(String) })
  })

  test('because one of its shards is gone', async () => {
    await refusedOver(async (out) => {
      const shard = await aShardIn(out)
      await rm(join(out, shard))
    }, { kind: 'damaged', what: expect.any(String) })
  })

  test('because another key signed it', async () => {
    const { data, out } = await firstEdition()
    const before = await snapshotOf(out)
    expect(await publishTo(out, data, { key: await testKey(2) })).toMatchObject({ kind: 'brokenEdition', failure: { kind: 'untrusted' } })
    expect(await snapshotOf(out)).toEqual(before)
  })

  test('because it is another environment’s', async () => {
    const { data, out } = await firstEdition()
    const before = await snapshotOf(out)
    expect(await publishTo(out, data, { environment: 'prod' })).toEqual({
      kind: 'brokenEdition',
      failure: { kind: 'otherFeed', found: 'testcity/test', expected: 'testcity/prod' },
    })
    expect(await snapshotOf(out)).toEqual(before)
  })
})

describe('the loss of rows', () => {
  const isCrosswalk = (key: string) => key.startsWith('crosswalk ')

  /** An edition less some crosswalk rows, which nothing else refers to. */
  async function lossy(share: (rows: number) => number) {
    const { data, out } = await firstEdition()
    const content = await contentOf(data)
    const count = share(COLLECTIONS.filter(name => ![...DERIVED, ...REWORDED].includes(name)).flatMap(name => [...content[name]]).length)
    await editTable(data, 'crosswalk.csv', table => table.remove(2, count))
    return { data, out, count, before: await snapshotOf(out) }
  }

  test('of more than a tenth is refused, with the rows that would go', async () => {
    const { data, out, count, before } = await lossy(rows => Math.floor(rows * LOSS_LIMIT) + 1)
    const result = await publishTo(out, data)
    expect(result).toMatchObject({ kind: 'loss' })
    expect(result.kind === 'loss' && result.difference.lost).toBe(count)
    expect(result.kind === 'loss' && result.difference.removed.filter(isCrosswalk)).toHaveLength(count)
    expect(await snapshotOf(out)).toEqual(before)
  })

  test('of more than a tenth is published where it is allowed, and the manifest says which rows went', async () => {
    const { data, out, count } = await lossy(rows => Math.floor(rows * LOSS_LIMIT) + 1)
    const { payload } = await published(out, data, { allowLoss: true })
    expect(payload.version).toBe(2)
    expect(payload.removed.filter(isCrosswalk)).toHaveLength(count)
    expect(payload.removed).toContain('crosswalk r2/1.0')
  })

  test('of up to a tenth is an ordinary change', async () => {
    const { data, out, count } = await lossy(rows => Math.floor(rows * LOSS_LIMIT))
    expect((await published(out, data)).payload.removed.filter(isCrosswalk)).toHaveLength(count)
  })

  test('limit is a tenth', () => {
    expect(LOSS_LIMIT).toBe(0.1)
  })
})

test('the manifest is signed over the payload in its one canonical form', async () => {
  const { out, first } = await firstEdition()
  const opened = await openEnvelope(new Uint8Array(await readFile(join(out, 'manifest.json'))), trust)
  expect(opened).toEqual({ ok: true, value: encodeJson(first.payload) })
})

test.each(['Prod', '', 'prod/2', '本番', 'a b'])('the environment 「%s」, which no reader would accept, is a problem', async (environment) => {
  const { data, out } = await unpublished()
  expect(await publishTo(out, data, { environment })).toMatchObject({ kind: 'problems', problems: [{ file: '--environment', found: environment }] })
  await expect(filesOf(out)).rejects.toMatchObject({ code: 'ENOENT' })
})

test('the version goes on growing where manifest.json was lost but its numbered copies were not', async () => {
  const { data, out } = await firstEdition()
  await remarkGoal(data, 'みなおしました。')
  await published(out, data)
  await rm(join(out, 'manifest.json'))
  expect((await published(out, data)).payload.version).toBe(3)
  expect(await readEdition(out, trust)).toMatchObject({ ok: true, value: { payload: { version: 3 } } })
})
