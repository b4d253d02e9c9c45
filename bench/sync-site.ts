import type { Trust } from '../src/feed/envelope'
import type { PackedHost } from './packed-host'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import { changedRows, madeUp, plainRows, sealed, throwawayKey } from './made-up'
import { packedHost } from './packed-host'

/** Brotli's quality for made-up rows: the highest would take minutes for tens of megabytes, and both sides are packed alike. */
const QUALITY = 9

/** A host with a made-up feed of two editions, the page that syncs with it, and the same rows in one file. */
export interface SyncSite {
  readonly rows: number
  readonly folder: string
  readonly trust: Trust
  readonly host: PackedHost
  /** Puts one of the editions in force. */
  readonly publish: (version: 1 | 2) => void
  /** An item in the middle of the edition. */
  readonly item: { readonly collection: 'services', readonly key: string }
}

/** Every row, and those alone that the second edition changed: addresses of the limits. */
export const ALL_ROWS = 'all-rows.json'
export const CHANGED_ROWS = 'changed-rows.json'

/** The page, bundled from the source as the app is. */
async function pageIn(folder: string): Promise<void> {
  await build({ configFile: false, root: 'bench/sync-page', logLevel: 'error', build: { outDir: folder, emptyOutDir: false, target: 'es2022' } })
}

/** Makes a site of so many rows; one row in a hundred is another in the second edition. */
export async function syncSite(rows: number): Promise<SyncSite> {
  const folder = mkdtempSync(join(tmpdir(), `bench-sync-${rows}-`))
  mkdirSync(join(folder, 'feed'))
  await pageIn(folder)
  const signer = await throwawayKey()
  const [before, after] = [madeUp(rows), madeUp(rows, { version: 2, everyNth: 100 })]
  const first = await sealed(before, 1, signer)
  const second = await sealed(after, 2, signer, first)
  for (const [name, bytes] of [...first.files, ...second.files])
    writeFileSync(join(folder, 'feed', name), bytes)
  writeFileSync(join(folder, ALL_ROWS), plainRows(before))
  writeFileSync(join(folder, CHANGED_ROWS), changedRows(before, after))
  const manifests = { 1: first.files.get('manifest.json'), 2: second.files.get('manifest.json') }
  const service = before.services[Math.floor(before.services.length / 2)]
  if (!service || !second.payload.packs?.some(({ from }) => from === 1))
    throw new Error('nothing to open again, or no pack')
  return {
    rows,
    folder,
    trust: signer.trust,
    host: await packedHost(folder, QUALITY),
    publish: version => writeFileSync(join(folder, 'feed', 'manifest.json'), manifests[version] ?? new Uint8Array()),
    item: { collection: 'services', key: service.id },
  }
}
