import type { EditionContent } from '../../src/domain/edition'
import type { CutShard } from '../../src/feed/split'
import type { MeasuredChange, MeasuredEdition } from './model'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { encodeEnvelope } from '../../src/feed/envelope'
import { encodeJson } from '../../src/feed/json'
import { packBetween } from '../../src/feed/make-packs'
import { cutEdition } from '../../src/feed/split'
import { cutWholePack } from '../../src/feed/whole-pack'
import { publish } from '../../src/publisher/publish'
import { readEdition } from '../../src/publisher/read-edition'
import { DEVELOPMENT_KEY, readSigningKey } from '../../src/publisher/signing-key'
import { sign } from '../../src/press/signing-key'

/** Share of the services a month's edition confirms anew: one in fifty, at least one. */
const CONFIRMED = 50

/** A city's edition as its publisher writes it, weighed; then a month's and a year's edition after it. */
export async function measureCity(data: string, name: string): Promise<MeasuredEdition> {
  const out = await mkdtemp(join(tmpdir(), 'nation-'))
  try {
    const key = await readSigningKey(DEVELOPMENT_KEY)
    const published = await publish({ data, out, environment: 'dev', key, allowLoss: false, created: '2026-11-22T00:00:00Z', approvedBy: 'bench' })
    if (published.kind !== 'published')
      throw new Error(`${data} was not published: ${published.kind}`)
    const edition = await readEdition(out, { feed: published.payload.feed, keys: [key.public] })
    if (!edition.ok)
      throw new Error(`${data} cannot be read: ${edition.failure.kind}`)
    const { content, payload, envelope } = edition.value
    const cut = await cutEdition(content)
    const packs = Array.from({ length: 11 }, (_, index) => ({ from: index, sha256: '0'.repeat(64), bytes: 10_000 }))
    const listed = encodeJson({ ...payload, packs })
    return {
      name,
      files: cut.length,
      raw: sum(cut),
      wire: packed(cut),
      wholeWire: weigh((await cutWholePack(cut))?.bytes ?? new Uint8Array()),
      manifestRaw: Math.max(envelope.byteLength, encodeEnvelope(listed, [sign(listed, key)]).byteLength),
      manifestWire: weigh(encodeEnvelope(listed, [sign(listed, key)])),
      month: await change(content, confirmed),
      year: await change(content, reported),
    }
  }
  finally {
    await rm(out, { recursive: true, force: true })
  }
}

/** A change made nine times over: the last step, and the way of all nine. */
async function change(content: EditionContent, step: (content: EditionContent, turn: number) => EditionContent): Promise<MeasuredChange> {
  const first = step(content, 0)
  const second = step(first, 1)
  let last = second
  for (let turn = 2; turn <= 9; turn++)
    last = step(last, turn)
  const [before, after, far] = await Promise.all([first, second, last].map(each => cutEdition(each)))
  if (!before || !after || !far)
    throw new Error('nothing was cut')
  const held = new Set(before.map(({ entry }) => entry.sha256))
  const fresh = after.filter(({ entry }) => !held.has(entry.sha256))
  const pack = await packFrom(before, after)
  return {
    shardFiles: fresh.length,
    shardRaw: sum(fresh),
    shardWire: packed(fresh),
    packRaw: pack.byteLength,
    packWire: weigh(pack),
    farPackRaw: (await packFrom(after, far)).byteLength,
    grownRaw: sum(after) - sum(before),
    grownWire: packed(after) - packed(before),
  }
}

async function packFrom(before: readonly CutShard[], after: readonly CutShard[]): Promise<Uint8Array> {
  const bytes = new Map(before.map(shard => [shard.entry.sha256, shard.bytes]))
  const pack = await packBetween({ version: 1, shards: before.map(({ entry }) => entry) }, after, async sha256 => bytes.get(sha256))
  if (!pack)
    throw new Error('no pack')
  return pack
}

/** A month: one service in fifty was asked at its window, other ones each month. */
function confirmed(content: EditionContent, turn: number): EditionContent {
  const count = Math.max(1, Math.round(content.services.length / CONFIRMED))
  const due = new Set(Array.from({ length: count }, (_, index) => (turn * count + index) % content.services.length))
  const day = `2027-${String(turn % 12 + 1).padStart(2, '0')}-01`
  return { ...content, services: content.services.map((service, index) => due.has(index) ? { ...service, lastChecked: day } : service) }
}

/** A year: every initiative that was reported on gets another year's report and grade, of the length of its newest. */
function reported(content: EditionContent, turn: number): EditionContent {
  const fresh = 2027 + turn
  return {
    ...content,
    initiatives: content.initiatives.map((initiative) => {
      const newest = Math.max(...Object.keys(initiative.reports).map(Number))
      const report = initiative.reports[newest]
      if (!report)
        return initiative
      const grade = initiative.grades[newest]
      const reports = { ...initiative.reports, [fresh]: { ...report, summary: otherWords(report.summary, turn) } }
      return { ...initiative, reports, grades: grade ? { ...initiative.grades, [fresh]: grade } : initiative.grades }
    }),
  }
}

/** Text of the same length and letters in another order, so that packing does not find last year's words again. */
function otherWords(text: string, turn: number): string {
  const letters = [...text]
  const cut = letters.length === 0 ? 0 : (turn * 7 + 3) % letters.length
  return [...letters.slice(cut), ...letters.slice(0, cut)].reverse().join('')
}

function sum(shards: readonly CutShard[]): number {
  return shards.reduce((total, { bytes }) => total + bytes.byteLength, 0)
}

function packed(shards: readonly CutShard[]): number {
  return shards.reduce((total, { bytes }) => total + weigh(bytes), 0)
}

function weigh(bytes: Uint8Array): number {
  return brotliCompressSync(bytes).byteLength
}
