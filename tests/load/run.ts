import type { Answer } from './client'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { publish } from '../../src/publisher/publish'
import { DEVELOPMENT_KEY, readSigningKey } from '../../src/publisher/signing-key'
import { startNginx } from '../nginx'
import { Client } from './client'
import { measureTables } from './tables'

/** Devices that look for an edition on one day. */
const CLIENTS = 10_000
/** Devices at it at the same moment. */
const AT_ONCE = 200
const KILOBYTE = 1024

/** What a crowd of devices cost. */
interface Cost {
  readonly requests: number
  readonly received: number
  readonly sent: number
  readonly largest: number
  readonly seconds: number
  readonly statuses: ReadonlyMap<number, number>
}

/** Lets every device do its day: each on a connection of its own, a bounded number at a time. */
async function crowd(port: number, day: (client: Client) => Promise<readonly Answer[]>): Promise<Cost> {
  let left = CLIENTS
  let [requests, received, sent, largest] = [0, 0, 0, 0]
  const statuses = new Map<number, number>()
  const start = performance.now()
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (left-- > 0) {
      const client = await Client.connected(port)
      const answers = await day(client)
      client.close()
      const bytes = answers.reduce((sum, answer) => sum + answer.received, 0)
      requests += answers.length
      received += bytes
      sent += answers.reduce((sum, answer) => sum + answer.sent, 0)
      largest = Math.max(largest, bytes)
      for (const { status } of answers)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
  }))
  return { requests, received, sent, largest, seconds: (performance.now() - start) / 1000, statuses }
}

interface Feed {
  readonly shards: readonly string[]
  readonly manifest: number
}

function feedIn(folder: string): Feed {
  const file = readFileSync(join(folder, 'feed', 'manifest.json'), 'utf8')
  const { payload }: { payload: string } = JSON.parse(file)
  const { shards }: { shards: readonly { sha256: string }[] } = JSON.parse(Buffer.from(payload, 'base64').toString('utf8'))
  return { shards: shards.map(({ sha256 }) => sha256), manifest: Buffer.byteLength(file) }
}

const results: boolean[] = []

function hold(sentence: string, held: boolean): void {
  results.push(held)
  console.log(`${held ? '✓' : '✗'} ${sentence}`)
}

/** Bytes per device, with one digit after the point. */
function each(bytes: number): string {
  return `${(bytes / CLIENTS).toFixed(1)} B`
}

async function run(): Promise<number> {
  const home = mkdtempSync(join(tmpdir(), 'navi-load-'))
  const site = join(home, 'site')
  const tables = join(home, 'tables')
  mkdirSync(join(site, 'feed'), { recursive: true })
  writeFileSync(join(site, 'index.html'), '<!doctype html>')
  writeFileSync(join(site, 'feed', 'byte.json'), '0')
  cpSync('data/kamakura', tables, { recursive: true })
  const key = await readSigningKey(DEVELOPMENT_KEY)
  const press = () => publish({ data: tables, out: join(site, 'feed'), environment: 'dev', key, allowLoss: false })
  const first = await press()
  if (first.kind !== 'published')
    throw new Error(`the city's tables do not publish: ${first.kind}`)
  const nginx = await startNginx(site, 2)
  const port = Number(new URL(nginx.url).port)
  try {
    const before = feedIn(site)
    const tag = async () => (await fetch(`${nginx.url}feed/manifest.json`)).headers.get('etag') ?? ''
    const known = await tag()
    const byte = await crowd(port, async client => [await client.get('/feed/byte.json')])
    const unchanged = await crowd(port, async client => [await client.get('/feed/manifest.json', [`If-None-Match: ${known}`])])
    const whole = await crowd(port, async client => [await client.get('/feed/manifest.json')])

    const edited = join(tables, 'services.csv')
    const text = readFileSync(edited, 'utf8')
    const [head = '', ...rows] = text.split('\n')
    writeFileSync(edited, [head, ...rows.map((row, index) => index === 0 ? row.replace(/。/, '（改）。') : row)].join('\n'))
    const second = await press()
    if (second.kind !== 'published')
      throw new Error(`the edit does not publish: ${second.kind}`)
    const after = feedIn(site)
    const changed = after.shards.filter(sha256 => !before.shards.includes(sha256))
    const takeEdition = async (client: Client) => {
      const answers = [await client.get('/feed/manifest.json', [`If-None-Match: ${known}`])]
      for (const sha256 of changed)
        answers.push(await client.get(`/feed/${sha256}.json`))
      return answers
    }
    const edition = await crowd(port, takeEdition)

    // As deploy/README.md advises: packed once, not for every device.
    for (const file of ['manifest', ...changed])
      writeFileSync(join(site, 'feed', `${file}.json.gz`), gzipSync(readFileSync(join(site, 'feed', `${file}.json`)), { level: 9 }))
    const packed = await crowd(port, takeEdition)

    const costs = [['1 byte', byte], ['unchanged check', unchanged], ['whole manifest', whole], ['new edition', edition], ['…packed before', packed]] as const
    console.log(`\n${CLIENTS} devices, ${AT_ONCE} at once, one new connection each, nginx with 2 workers, loopback, without TLS`)
    console.log(`edition: ${before.shards.length} shards, manifest ${before.manifest} B; the next changes ${changed.length}\n`)
    console.table(Object.fromEntries(costs.map(([name, cost]) => [name, {
      'requests each': cost.requests / CLIENTS,
      'received each': each(cost.received),
      'sent each': each(cost.sent),
      'devices per second': Math.round(CLIENTS / cost.seconds),
      'time against 1 byte': `${(cost.seconds / byte.seconds).toFixed(2)}×`,
    }])))
    hold('an unchanged check is one request', unchanged.requests === CLIENTS && unchanged.statuses.get(304) === CLIENTS)
    hold(`an unchanged check brings at most 1 KB, headers included (largest: ${unchanged.largest} B)`, unchanged.largest <= KILOBYTE)
    hold('an unchanged check costs the server at most half as much again as one byte', unchanged.seconds <= byte.seconds * 1.5)
    hold('a new edition brings the manifest and the changed shards, nothing else', edition.requests === CLIENTS * (1 + changed.length) && edition.statuses.get(200) === edition.requests)
    hold(`a new edition brings at most 100 KB (largest: ${edition.largest} B)`, edition.largest <= 100 * KILOBYTE)
    hold('nothing failed', [byte, unchanged, whole, edition, packed].every(cost => [...cost.statuses.keys()].every(status => status < 400)))
    hold('nginx has no complaint', nginx.complaints() === '')
  }
  finally {
    await nginx.stop()
    rmSync(home, { recursive: true, force: true })
  }
  const failed = results.filter(held => !held).length
  console.log(`${results.length - failed} passed, ${failed} failed`)
  return failed
}

// `npm run load` for the crowd of devices, `npm run load -- tables` for what a clerk's files cost.
process.exitCode = (process.argv.includes('tables') ? measureTables(process.argv[process.argv.indexOf('tables') + 1]) : await run()) === 0 ? 0 : 1
