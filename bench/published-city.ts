import type { ShardEntry } from '../src/feed/payload'
import type { CutShard } from '../src/feed/split'
import type { Press } from './publish-child'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEnvelope } from '../src/feed/envelope'
import { MANIFEST_LIMIT } from '../src/feed/limits'
import { parsePayload } from '../src/feed/payload'
import { sampleCity } from './cities'
import { press } from './press'
import { remove } from './site'

/** The sample city so many times over, as it lies on a host. */
export interface PublishedCity {
  readonly press: Press
  /** Bytes of the signed manifest. */
  readonly manifest: number
  readonly entries: readonly ShardEntry[]
  readonly shards: readonly CutShard[]
}

/** Publishes it and reads back what was written; nothing stays on the disk. */
export function publishedCity(times: number): PublishedCity {
  const { folder } = sampleCity(times)
  const out = mkdtempSync(join(tmpdir(), 'bench-feed-'))
  try {
    const cost = press(folder, out)
    const manifest = new Uint8Array(readFileSync(join(out, 'manifest.json')))
    const envelope = readEnvelope(manifest, 'manifest', MANIFEST_LIMIT)
    const payload = envelope.ok ? parsePayload(envelope.value.payload, { feed: 'mihon/dev' }) : envelope
    if (!payload.ok)
      throw new Error(`the sample city ×${times} cannot be read back: ${cost.said}`)
    const entries = payload.value.shards
    return { press: cost, manifest: manifest.byteLength, entries, shards: entries.map(entry => ({ entry, bytes: new Uint8Array(readFileSync(join(out, `${entry.sha256}.json`))) })) }
  }
  finally {
    remove(folder, out)
  }
}
