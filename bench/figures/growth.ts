import type { EditionContent } from '../../src/domain/edition'
import type { CutShard } from '../../src/feed/split'
import type { Figure, Law, Point } from '../statistics'
import process from 'node:process'
import { brotliCompressSync, constants } from 'node:zlib'
import { packBetween } from '../../src/feed/make-packs'
import { assemble, parseShard } from '../../src/feed/shard'
import { cutEdition } from '../../src/feed/split'
import { search } from '../../src/search/search'
import { buildIndex } from '../../src/search/search-index'
import { searchDocuments } from '../../src/stores/search-documents'
import { growthFigure } from '../growth'
import { publishedCity } from '../published-city'

/** The sample city so many times over, as far as the publisher goes: 20 MiB is what a reader takes. */
const TIMES = [1, 3, 10]
/** Services of the largest city over again so many times: more than is ever published, for what only computes. */
const BEYOND = 10
/** Rows that differ between two editions of any size. */
const CHANGES = 20
const WORDS = ['相談', '子ども', '見守り', '介護', '福祉センター', 'サロン', '手帳']
/** How often every word is looked for. */
const TURNS = 3
const ROWS = 'rows of the edition'

/** What one round measured, by what it is called. */
type Seen = Map<string, Point[]>

/** How each thing grows with the city: made in Node, where a browser would add nothing. */
export async function growthFigures(rounds: number): Promise<readonly Figure[]> {
  const seen: Seen[] = []
  for (let at = 0; at < rounds; at++)
    seen.push(await round(at === 0))
  const grown = (name: string, law: Law, unit: string) => growthFigure(name, { law, unit, of: ROWS, rounds: seen.flatMap(points => points.has(name) ? [points.get(name) ?? []] : []) })
  return [
    grown('publisher, processor time', 'n', 's'),
    grown('publisher, memory', 'n', 'MiB'),
    grown('edition, packed', 'n', 'kB'),
    grown('manifest', 'n', 'kB'),
    grown(`delta of ${CHANGES} changed rows, packed`, 'flat', 'kB'),
    grown('edition checked and read into memory', 'n', 'ms'),
    grown('texts folded and sorted for the search', 'n log n', 'ms'),
    grown('search, a word', 'n', 'ms'),
  ]
}

/** Bytes are the same in every round, and are weighed once. */
async function round(first: boolean): Promise<Seen> {
  const seen: Seen = new Map()
  const note = (name: string, rows: number, value: number) => seen.set(name, [...seen.get(name) ?? [], [rows, value]])
  let largest: EditionContent | undefined
  for (const times of TIMES) {
    const city = publishedCity(times)
    const rows = city.entries.reduce((sum, entry) => sum + entry.rows, 0)
    note('publisher, processor time', rows, city.press.processor)
    note('publisher, memory', rows, city.press.megabytes - city.press.empty)
    const content = read(city.shards, rows, note)
    if (first) {
      note('edition, packed', rows, city.shards.reduce((sum, { bytes }) => sum + packed(bytes), 0) / 1000)
      note('manifest', rows, city.manifest / 1000)
      note(`delta of ${CHANGES} changed rows, packed`, rows, await delta(content, city.shards))
    }
    searched(content, rows, note)
    largest = content
  }
  if (largest) {
    const shards = await cutEdition(beyond(largest))
    const rows = shards.reduce((sum, { entry }) => sum + entry.rows, 0)
    searched(read(shards, rows, note), rows, note)
  }
  return seen
}

/** Milliseconds of processor time of this process so far: others on the machine are not in it. */
function processor(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

type Note = (name: string, rows: number, value: number) => void

/** As a device does at a start: every field of every row is doubted. */
function read(shards: readonly CutShard[], rows: number, note: Note): EditionContent {
  const start = processor()
  const parsed = shards.map(({ bytes, entry }) => parseShard(bytes, entry))
  const content = assemble(parsed.flatMap(shard => shard.ok ? [shard.value] : []))
  note('edition checked and read into memory', rows, processor() - start)
  return content
}

function searched(content: EditionContent, rows: number, note: Note): void {
  const documents = searchDocuments(content)
  const start = processor()
  const index = buildIndex(documents)
  note('texts folded and sorted for the search', rows, processor() - start)
  const all = () => WORDS.forEach(word => search(index, word))
  // The first time is for the engine to get to know the code.
  all()
  const ready = processor()
  for (let turn = 0; turn < TURNS; turn++)
    all()
  note('search, a word', rows, (processor() - ready) / WORDS.length / TURNS)
}

/** Kilobytes of the pack that leads to the same edition with other words in some rows, far from each other. */
async function delta(content: EditionContent, shards: readonly CutShard[]): Promise<number> {
  const step = Math.floor(content.services.length / CHANGES)
  const services = content.services.map((service, at) => at % step === 0 && at / step < CHANGES ? { ...service, summary: `${service.summary}（改）` } : service)
  const bytesBy = new Map(shards.map(({ entry, bytes }) => [entry.sha256, bytes]))
  const pack = await packBetween({ version: 1, shards: shards.map(({ entry }) => entry) }, await cutEdition({ ...content, services }), sha256 => Promise.resolve(bytesBy.get(sha256)))
  return packed(pack ?? new Uint8Array()) / 1000
}

function beyond(content: EditionContent): EditionContent {
  return { ...content, services: Array.from({ length: BEYOND }, (_, copy) => content.services.map(service => ({ ...service, id: `${service.id}-${copy}` }))).flat() }
}

function packed(bytes: Uint8Array): number {
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }).byteLength
}
