import type { Bytes } from '../feed/bytes'
import type { Payload } from '../feed/payload'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { readEnvelope } from '../feed/envelope'
import { MANIFEST_LIMIT, PACKS } from '../feed/limits'
import { parsePayload } from '../feed/payload'

/**
 * The editions of a feed that lie in its folder below a version, as far back as packs reach, the newest first.
 *
 * Nobody asks who signed them: they are no more than what a pack is cut from, and what a pack makes is held against the
 * digests of the new edition. One that cannot be read is left out.
 */
export async function keptEditions(folder: string, feed: string, below: number): Promise<readonly Payload[]> {
  const versions = Array.from({ length: PACKS }, (_, back) => below - 1 - back).filter(version => version >= 1)
  const read = await Promise.all(versions.map(version => keptEdition(folder, feed, version)))
  return read.filter(payload => payload !== undefined)
}

async function keptEdition(folder: string, feed: string, version: number): Promise<Payload | undefined> {
  const bytes = await bytesIn(folder, `${version}.manifest.json`)
  const envelope = bytes && readEnvelope(bytes, 'manifest', MANIFEST_LIMIT)
  const payload = envelope?.ok ? parsePayload(envelope.value.payload, { feed }) : undefined
  return payload?.ok && payload.value.version === version ? payload.value : undefined
}

/** A file of the folder; undefined where there is none. */
export async function bytesIn(folder: string, name: string): Promise<Bytes | undefined> {
  return readFile(join(folder, name)).then(buffer => new Uint8Array(buffer), (error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return undefined
    throw error
  })
}
