import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'

/** A built app in memory: what lies under each path, `/index.html` and the rest. */
export type AppFiles = Map<string, Uint8Array>

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
  '.webmanifest': 'application/manifest+json',
}

/** The content type of a path; a screen's address is a page. */
export function typeOf(path: string): string {
  return TYPES[extname(path)] ?? TYPES['.html'] ?? ''
}

const read = new Map<string, AppFiles>()

/** A copy of a built app that a row may change; the folder is read once. */
export function appFiles(folder: string): AppFiles {
  const known = read.get(folder) ?? new Map(readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => statSync(join(folder, name)).isFile() && !name.startsWith('feed/'))
    .map(name => [`/${name}`, new Uint8Array(readFileSync(join(folder, name)))]))
  read.set(folder, known)
  return new Map(known)
}
