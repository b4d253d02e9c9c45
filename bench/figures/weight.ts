import type { Figure } from '../statistics'
import type { Payload } from '../../src/feed/payload'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { brotliCompressSync, constants } from 'node:zlib'
import { build } from 'vite'
import { wholePackOf } from '../../src/feed/whole-pack'
import { SIZE_BUDGETS, sizeFaults, weigh } from '../../src/publisher/size-budgets'
import { FIRST_EDITION } from '../../tests/e2e/build-site'
import { remove } from '../site'
import { figure } from '../statistics'

/** What of a file of scripts each library and our own code take, before it is packed. */
type Shares = ReadonlyMap<string, ReadonlyMap<string, number>>

/** What a first visit brings, packed with brotli: the app, its worker and the edition; and what each library weighs in it. */
export async function weightFigures(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-weight-'))
  const shares = await buildInto(folder)
  const weights = weigh(folder)
  const stored = weights.filter(({ stored }) => stored)
  const sum = (files: readonly { readonly bytes: number }[]) => files.reduce((total, { bytes }) => total + bytes, 0) / 1000
  const worker = stored.filter(({ file }) => file === 'sw.js')
  const first = SIZE_BUDGETS.find(({ kind }) => kind === 'before the first screen')
  const libraries = byLibrary(weights, shares)
  const own = libraries.get(OWN) ?? 0
  const faults = sizeFaults(weights)
  const edition = editionWeight(FIRST_EDITION) / 1000
  const whole = sum(stored) + edition
  remove(folder)
  return [
    figure('first visit: app and worker (kB)', [sum(stored)], 300, `${stored.length} files, worker ${sum(worker).toFixed(1)} kB`, stored.length),
    figure('first visit: app, worker, edition (kB)', [whole], 300, `the edition alone is ${edition.toFixed(0)} kB; the budget was set for one of 63 kB`),
    figure('before the first screen (kB)', [sum(stored.filter(({ file }) => first?.files.test(file)))], (first?.limit ?? 0) / 1000, 'entrance, libraries and the screens that open first'),
    figure('parts heavier than their budget', [faults.length], 0, faults.length > 0 ? faults.join('; ') : `${SIZE_BUDGETS.length} budgets`),
    figure('libraries in the scripts (kB)', [[...libraries.values()].reduce((total, bytes) => total + bytes, 0) - own], 150, told(libraries)),
  ]
}

/** The name under which our own code is counted. */
const OWN = 'own'

/** Builds the app, and notes what every module takes in its file. */
async function buildInto(folder: string): Promise<Shares> {
  const shares = new Map<string, ReadonlyMap<string, number>>()
  const { NODE_ENV, SITE_DIR } = process.env
  Object.assign(process.env, { NODE_ENV: 'production', SITE_DIR: folder })
  await build({
    logLevel: 'error',
    configFile: 'vite.config.ts',
    build: { outDir: folder, emptyOutDir: true },
    plugins: [{
      name: 'weights',
      generateBundle: (_, bundle) => {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk')
            continue
          const taken = new Map<string, number>()
          for (const [id, { renderedLength }] of Object.entries(file.modules))
            taken.set(libraryOf(id), (taken.get(libraryOf(id)) ?? 0) + renderedLength)
          shares.set(file.fileName, taken)
        }
      },
    }],
  })
  if (NODE_ENV === undefined)
    delete process.env.NODE_ENV
  else
    process.env.NODE_ENV = NODE_ENV
  process.env.SITE_DIR = SITE_DIR ?? ''
  return shares
}

function libraryOf(id: string): string {
  return /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1] ?? OWN
}

/** What each library takes of the stored scripts, in kB: its share of every file as packed, by its share before packing. */
function byLibrary(weights: ReturnType<typeof weigh>, shares: Shares): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { file, bytes } of weights.filter(({ stored }) => stored)) {
    const taken = shares.get(file) ?? new Map<string, number>()
    const all = [...taken.values()].reduce((sum, length) => sum + length, 0)
    for (const [library, length] of taken)
      found.set(library, (found.get(library) ?? 0) + bytes * length / all / 1000)
  }
  return found
}

function told(libraries: ReadonlyMap<string, number>): string {
  return [...libraries].sort(([, a], [, b]) => b - a).filter(([, kB]) => kB >= 0.5).map(([library, kB]) => `${library} ${kB.toFixed(1)}`).join(' · ')
}

/** The bytes of an edition as a good host sends them to a device that holds nothing: the manifest and the pack from nothing, or every shard. */
function editionWeight(folder: string): number {
  const pack = (file: string) => brotliCompressSync(readFileSync(file), { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength
  const manifest = join(folder, 'manifest.json')
  const envelope: { payload: string } = JSON.parse(readFileSync(manifest, 'utf8'))
  const payload: Pick<Payload, 'shards' | 'packs'> = JSON.parse(Buffer.from(envelope.payload, 'base64').toString('utf8'))
  const whole = wholePackOf(payload)
  return (whole ? [whole] : payload.shards).reduce((sum, { sha256 }) => sum + pack(join(folder, `${sha256}.json`)), pack(manifest))
}
