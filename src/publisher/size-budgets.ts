import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

/** The most that files of a kind may weigh on the wire, in bytes packed with brotli. */
export interface SizeBudget {
  readonly kind: string
  readonly files: RegExp
  readonly limit: number
  /** All of them in sum, rather than each. */
  readonly together?: true
  /** Only files that a first visit stores. */
  readonly stored?: true
}

/** What every part of the app may weigh. Raising one is a decision: say in the commit what came in for it. */
export const SIZE_BUDGETS: readonly SizeBudget[] = [
  { kind: 'before the first screen', files: /^assets\/(?:index|start|vue|dexie|rolldown-runtime|reading)-/, limit: 198_000, together: true, stored: true },
  { kind: 'first chunk', files: /^assets\/start-.*\.js$/, limit: 71_000 },
  { kind: 'screens', files: /^assets\/(?:reading|notes|lists|figures|meetings|services|about|shared|pages)-.*\.js$/, limit: 57_000 },
  { kind: 'library', files: /^assets\/(?:vue|dexie)-.*\.js$/, limit: 36_000 },
  { kind: 'charts', files: /^assets\/line-chart-.*\.js$/, limit: 44_500 },
  { kind: 'English', files: /^assets\/english-.*\.js$/, limit: 39_000 },
  { kind: 'search worker', files: /^assets\/search-worker-.*\.js$/, limit: 6_200 },
  { kind: 'small', files: /^assets\/(?:index|qr|rolldown-runtime|begin-later)-.*\.js$/, limit: 1_500 },
  { kind: 'styles', files: /^assets\/.*\.css$/, limit: 21_000, together: true, stored: true },
  { kind: 'worker', files: /^sw\.js$/, limit: 12_000 },
  { kind: 'all that a first visit stores', files: /(?:)/, limit: 416_500, together: true, stored: true },
]

/** A file of a build and what it weighs. */
export interface Weight {
  readonly file: string
  /** Bytes packed with brotli; of pictures, as they are. */
  readonly bytes: number
  /** Whether a first visit stores it; the worker itself counts. */
  readonly stored: boolean
}

/** The files of a build that a first visit stores or that have a budget of their own, heaviest first. */
export function weigh(build: string): readonly Weight[] {
  const worker = readFileSync(join(build, 'sw.js'), 'utf8')
  const stored = new Set(['sw.js', ...[...worker.matchAll(/\burl"?:"([^"]+)"/g)].map(([, url = '']) => url)])
  const named = SIZE_BUDGETS.filter(({ stored }) => !stored)
  const files = [...new Set([...stored, ...readdirSync(join(build, 'assets')).map(name => `assets/${name}`).filter(file => named.some(({ files }) => files.test(file)))])]
  return files
    .map(file => ({ file, bytes: packed(file, readFileSync(join(build, file))), stored: stored.has(file) }))
    .sort((a, b) => b.bytes - a.bytes)
}

function packed(file: string, bytes: Buffer): number {
  return /\.(?:png|webp)$/.test(file) ? bytes.byteLength : brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }).byteLength
}

/** What is too heavy, and stored scripts for which nobody has set a limit; one line each. */
export function sizeFaults(weights: readonly Weight[], budgets: readonly SizeBudget[] = SIZE_BUDGETS): readonly string[] {
  const heavy = budgets.flatMap(({ kind, files, limit, together, stored }) => {
    const own = weights.filter(weight => files.test(weight.file) && (!stored || weight.stored))
    const counted = together ? [{ file: `${own.length} files`, bytes: own.reduce((sum, { bytes }) => sum + bytes, 0) }] : own
    return counted.filter(({ bytes }) => bytes > limit).map(({ file, bytes }) => `${kind}: ${file} ${bytes.toLocaleString('en')} B > ${limit.toLocaleString('en')} B`)
  })
  const each = budgets.filter(({ together }) => !together)
  const free = weights.filter(({ file, stored }) => stored && file.endsWith('.js') && !each.some(({ files }) => files.test(file)))
  return [...heavy, ...free.map(({ file, bytes }) => `no budget: ${file} ${bytes.toLocaleString('en')} B`)]
}
