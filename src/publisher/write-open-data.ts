import type { Outcome } from '../domain/outcome'
import type { OpenFile } from '../open-data/open-file'
import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import * as v from 'valibot'
import { refusal, success } from '../domain/outcome'
import { encodeUtf8 } from '../feed/bytes'
import { writeAtomically } from './write-edition'

/** Lies beside the files: what was written, by which a second writing knows its own. */
export const LIST_FILE = 'files.json'

/** Files in the folder that were not written here, or were changed since. */
export interface ForeignFiles {
  readonly kind: 'foreignFiles'
  readonly files: readonly string[]
}

const ListSchema = v.object({ files: v.array(v.object({ path: v.string(), sha256: v.string() })) })

type Entry = v.InferOutput<typeof ListSchema>['files'][number]

/**
 * Writes open data into a folder of its own, the list of it last, and takes away what the edition no longer has.
 *
 * A folder that holds anything else is left as it is.
 */
export async function writeOpenData(folder: string, files: readonly OpenFile[], made: object): Promise<Outcome<number, ForeignFiles>> {
  const held = await filesIn(folder)
  const own = await listedIn(folder)
  const foreign: string[] = []
  for (const path of held) {
    if (path === LIST_FILE ? own === undefined : !isOwn(path, await readFile(join(folder, path)), own ?? []))
      foreign.push(path)
  }
  if (foreign.length > 0)
    return refusal({ kind: 'foreignFiles', files: foreign })
  const entries = files.map(({ path, mediaType, title, format, text }) => ({ path, title, format, mediaType, bytes: encodeUtf8(text).length, sha256: digest(encodeUtf8(text)) }))
  // Whatever stops the writing half-way, the list knows each file as it was and as it will be.
  await put(folder, LIST_FILE, list(made, [...own ?? [], ...entries]))
  for (const { path, text } of files)
    await put(folder, path, text)
  for (const path of held.filter(each => each !== LIST_FILE && !files.some(file => file.path === each)))
    await rm(join(folder, path), { force: true })
  await put(folder, LIST_FILE, list(made, entries))
  return success(entries.length)
}

/** A file as it was written here; what a stopped writing left beside it, too. */
function isOwn(path: string, bytes: Uint8Array, own: readonly Entry[]): boolean {
  const whole = path.replace(/\.part$/, '')
  return own.some(entry => entry.path === whole && (whole !== path || entry.sha256 === digest(bytes))) || whole === LIST_FILE
}

function list(made: object, files: readonly object[]): string {
  return `${JSON.stringify({ ...made, files }, null, 2)}\n`
}

async function put(folder: string, path: string, text: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true })
  await writeAtomically(join(folder, path), encodeUtf8(text))
}

/** What was written here before; undefined where no list of ours lies there. */
async function listedIn(folder: string): Promise<readonly Entry[] | undefined> {
  const text = await readFile(join(folder, LIST_FILE), 'utf8').catch(unlessMissing)
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), ListSchema), text)
  return parsed.success ? parsed.output.files : undefined
}

async function filesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(unlessMissing) ?? []
  return entries.filter(entry => !entry.isDirectory()).map(entry => join(entry.parentPath, entry.name).slice(join(folder, '/').length).replaceAll('\\', '/')).sort()
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

function unlessMissing(error: unknown): undefined {
  if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT'))
    throw error
}
