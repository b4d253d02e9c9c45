import type { AppFiles } from './app-files'
import { createHash } from 'node:crypto'

const TEXT = /\.(?:js|css|html)$/
const HASHED = /^\/assets\/(.+)-([\w-]{8})\.(js|css)$/

/**
 * The same app as a later build has it: every hashed file under another name, every other file under its own, and a
 * worker whose list and digests fit. Much faster than building, and different in all that a device looks at.
 *
 * @param mark two letters that tell this build's names from another's.
 */
export function laterBuild(app: AppFiles, mark: string): AppFiles {
  const names = [...app.keys()].flatMap((path) => {
    const [, name, hash, extension] = HASHED.exec(path) ?? []
    return name && hash && extension ? [[`${name}-${hash}.${extension}`, `${name}-${mark}${hash.slice(0, 6)}.${extension}`] as const] : []
  })
  const renamed = (text: string) => names.reduce((all, [before, after]) => all.replaceAll(before, after), text)
  const later: AppFiles = new Map([...app].map(([path, bytes]) => [renamed(path), TEXT.test(path) ? written(renamed(read(bytes))) : bytes]))
  later.set('/sw.js', written(fitting(read(fileIn(later, '/sw.js')), later)))
  return later
}

/** A worker's list with the digests and revisions of the files as they are. */
function fitting(worker: string, app: AppFiles): string {
  return worker.replaceAll(/\{"integrity":"[^"]+","revision":(null|"\w+"),"url":"([^"]+)"\}/g, (_, revision: string, url: string) => {
    const bytes = fileIn(app, `/${url}`)
    const told = revision === 'null' ? 'null' : `"${createHash('md5').update(bytes).digest('hex')}"`
    return `{"integrity":"sha384-${createHash('sha384').update(bytes).digest('base64')}","revision":${told},"url":"${url}"}`
  })
}

/** The same app with a worker that does not check what it stores: what the digests are there against. */
export function withoutIntegrity(app: AppFiles): AppFiles {
  return new Map(app).set('/sw.js', written(read(fileIn(app, '/sw.js')).replaceAll(/"integrity":"[^"]+",/g, '')))
}

/** The paths a worker stores, in its own order. */
export function storedPaths(app: AppFiles): readonly string[] {
  return [...read(fileIn(app, '/sw.js')).matchAll(/"revision":(?:null|"\w+"),"url":"([^"]+)"\}/g)].map(([, url]) => `/${url}`)
}

/** The address of the main script of a build: every build has its own. */
export function mainOf(app: AppFiles): string {
  return /<script type="module"[^>]* src="([^"]+)"/.exec(read(fileIn(app, '/index.html')))?.[1] ?? ''
}

export function fileIn(app: AppFiles, path: string): Uint8Array {
  const bytes = app.get(path)
  if (!bytes)
    throw new Error(`the app has no ${path}`)
  return bytes
}

const read = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
const written = (text: string) => new TextEncoder().encode(text)
