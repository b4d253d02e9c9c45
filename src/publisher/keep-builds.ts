import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { writeAtomically } from './write-edition'

/** Builds whose files stay on the host beside the newest one's, for pages that were opened before it. */
export const KEPT_BUILDS = 2

/** Lies beside the app: which build brought which files. */
export const BUILDS_FILE = 'builds.json'

/** What a build put on the host. */
export interface Build {
  /** A digest of its files' names, contents and order. */
  readonly id: string
  /** Paths below the site, with `/` between; the feed and the open data are no part of a build. */
  readonly files: readonly string[]
}

const BuildsSchema = v.object({ builds: v.array(v.object({ id: v.string(), files: v.array(v.string()) })) })

/**
 * Puts a new build in place of the one a site holds, so that an interruption at any point leaves a site that works: first
 * the files no page asks for yet, then the feed's manifest, the pages, and last of all the worker, which brings
 * everybody the rest. Only then the files go that belong to none of the last three builds; files that no build brought
 * are not touched.
 *
 * A build that is put twice counts once. Returns the builds whose files now lie on the host, newest first.
 *
 * @param fresh the folder the build was written to.
 * @param site the folder that is served, or copied to where it is.
 */
export async function putBuild(fresh: string, site: string): Promise<readonly Build[]> {
  const files = await filesBelow(fresh)
  const before = await buildsOn(site)
  for (const file of [...files].sort((one, other) => turnOf(one) - turnOf(other)))
    await copy(join(fresh, file), join(site, file))
  const newest: Build = { id: await digest(fresh, files), files: files.filter(file => !isOfEdition(file)) }
  const builds = [newest, ...before.filter(build => build.id !== newest.id)]
  const kept = builds.slice(0, KEPT_BUILDS + 1)
  await writeAtomically(join(site, BUILDS_FILE), new TextEncoder().encode(`${JSON.stringify({ builds: kept }, undefined, 1)}\n`))
  const wanted = new Set([...files, ...kept.flatMap(build => build.files)])
  const gone = [...builds.slice(KEPT_BUILDS + 1).flatMap(build => build.files), ...(await filesBelow(site)).filter(isOfEdition)]
  for (const file of gone.filter(each => !wanted.has(each)))
    await rm(join(site, file), { force: true })
  return kept
}

/** The builds a site holds, newest first; one that was put there before builds were listed counts by its files. */
async function buildsOn(site: string): Promise<readonly Build[]> {
  const listed = await readFile(join(site, BUILDS_FILE), 'utf8').catch(unlessMissing)
  if (listed !== undefined)
    return v.parse(BuildsSchema, JSON.parse(listed)).builds
  const files = (await filesBelow(site)).filter(file => file.startsWith('assets/'))
  return files.length === 0 ? [] : [{ id: 'unlisted', files }]
}

/** When a file is written: the later, the more other files must be there before it. */
function turnOf(file: string): number {
  if (file.endsWith('.html'))
    return 2
  return file === 'sw.js' ? 3 : Number(file === 'feed/manifest.json')
}

/** What is made from an edition: data, and the pages that can be read before the app has come. */
function isOfEdition(file: string): boolean {
  return /^(?:feed|open|plans|indicators|services)\/|^(?:plans|indicators|services)\.html$/.test(file)
}

/** Files that have not changed keep their date, so that hosts and browsers can tell. */
async function copy(from: string, to: string): Promise<void> {
  const bytes = await readFile(from)
  if ((await readFile(to).catch(unlessMissing))?.equals(bytes))
    return
  await mkdir(dirname(to), { recursive: true })
  await writeAtomically(to, new Uint8Array(bytes))
}

async function digest(folder: string, files: readonly string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of files.filter(each => !isOfEdition(each)))
    hash.update(`${file}\0`).update(await readFile(join(folder, file)))
  return hash.digest('hex').slice(0, 16)
}

/** In the order of their paths, on every system. */
async function filesBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(unlessMissing) ?? []
  return entries.filter(entry => entry.isFile() && !entry.name.endsWith('.part') && entry.name !== BUILDS_FILE)
    .map(entry => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/'))
    .sort()
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
    throw error
}
