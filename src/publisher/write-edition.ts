import type { Bytes } from '../feed/bytes'
import type { Payload } from '../feed/payload'
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { decodeBase64 } from '../feed/bytes'
import { decodeJson } from '../feed/json'
import { NOTHING } from '../feed/whole-pack'
import { MANIFEST_FILE } from './read-edition'

/** Editions whose shards stay on the host, so that a reader in the middle of a download can finish. */
export const KEPT_EDITIONS = 10

/** Editions whose pack from nothing stays: it is as large as all their shards, and one that is gone costs a reader one question. */
const KEPT_WHOLE = 2

/** A shard or a pack. */
interface NamedFile {
  readonly entry: { readonly sha256: string }
  readonly bytes: Bytes
}

/**
 * Writes an edition so that a crash at any point leaves the folder consistent: shards and packs, then the numbered
 * copy of the manifest, then the manifest itself by atomic rename; only then those that no kept edition names are removed.
 */
export async function writeEdition(folder: string, payload: Payload, envelope: Bytes, files: readonly NamedFile[]): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const { entry, bytes } of files)
    await writeAtomically(join(folder, `${entry.sha256}.json`), bytes)
  await writeAtomically(join(folder, `${payload.version}.manifest.json`), envelope)
  await writeAtomically(join(folder, MANIFEST_FILE), envelope)
  await prune(folder, payload.version)
}

/** Writes beside the target and renames onto it, with the bytes on the disk before the name. */
export async function writeAtomically(file: string, bytes: Bytes): Promise<void> {
  const beside = `${file}.part`
  const handle = await open(beside, 'w')
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  }
  finally {
    await handle.close()
  }
  await rename(beside, file)
}

/** The highest version whose numbered manifest lies in the folder, so that a lost `manifest.json` never turns time back. */
export async function highestVersion(folder: string): Promise<number> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return []
    throw error
  })
  return Math.max(0, ...names.map(name => Number(/^(\d+)\.manifest\.json$/.exec(name)?.[1] ?? 0)))
}

async function prune(folder: string, version: number): Promise<void> {
  const names = await readdir(folder)
  const kept = new Set<string>()
  for (const name of names) {
    const number = Number(/^(\d+)\.manifest\.json$/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(number))
      continue
    if (number <= version - KEPT_EDITIONS)
      await rm(join(folder, name))
    else
      for (const sha256 of await filesNamedBy(join(folder, name), number > version - KEPT_WHOLE)) kept.add(`${sha256}.json`)
  }
  for (const name of names) {
    if (name.endsWith('.part') || (/^[0-9a-f]{64}\.json$/.test(name) && !kept.has(name)))
      await rm(join(folder, name), { force: true })
  }
}

const ArchivedSchema = v.object({
  shards: v.array(v.object({ sha256: v.string() })),
  packs: v.fallback(v.optional(v.array(v.object({ from: v.unknown(), sha256: v.string() })), []), []),
})

/** @param whole whether with its pack from nothing. */
async function filesNamedBy(file: string, whole: boolean): Promise<readonly string[]> {
  const envelope = decodeJson(new Uint8Array(await readFile(file)))
  const payload = v.safeParse(v.object({ payload: v.string() }), envelope.ok ? envelope.value : undefined)
  const bytes = payload.success ? decodeBase64(payload.output.payload) : undefined
  const json = bytes?.ok ? decodeJson(bytes.value) : undefined
  const parsed = v.safeParse(ArchivedSchema, json?.ok ? json.value : undefined)
  return parsed.success ? [...parsed.output.shards, ...parsed.output.packs.filter(({ from }) => whole || from !== NOTHING)].map(({ sha256 }) => sha256) : []
}
