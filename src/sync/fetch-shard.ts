import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { ShardEntry } from '../feed/payload'
import type { FeedSource, FetchFailure } from './feed-source'
import { checkShardBytes } from '../feed/shard'

/** A file named by its SHA-256: a shard or a delta pack. */
export type Promised = Pick<ShardEntry, 'name' | 'sha256' | 'bytes'>

/**
 * One file of the feed, of the very bytes promised.
 *
 * Damaged bytes are asked for once more past every cache, because a cache may keep a cut file for ever.
 */
export async function fetchShard(entry: Promised, received: (bytes: number) => void, source: FeedSource, signal: AbortSignal): Promise<Outcome<Bytes, FetchFailure | FeedFailure>> {
  const attempt = async (reload: boolean) => {
    let come = 0
    const bytes = await source.shard({ sha256: entry.sha256, bytes: entry.bytes, reload }, part => received(come += part.byteLength), signal)
    return bytes.ok ? checkShardBytes(bytes.value, entry) : bytes
  }
  const first = await attempt(false)
  const mayBeCached = !first.ok && (first.failure.kind === 'damaged' || first.failure.kind === 'tooLarge' || first.failure.kind === 'notTheFeed')
  return mayBeCached ? attempt(true) : first
}
