import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { ShardEntry } from '../feed/payload'
import type { FeedSource, FetchFailure } from './feed-source'
import type { FetchedShard } from './put-away'
import { refusal, success } from '../domain/outcome'
import { breakOff } from './break-off'
import { fetchShard } from './fetch-shard'
import { putAway } from './put-away'

/** Shards asked for at the same time: as many as a browser opens connections to one host. On a slow line it is the answers' way that takes the time. */
export const AT_ONCE = 6

export interface Fetching<Failure> {
  readonly source: FeedSource
  readonly signal: AbortSignal
  /** Told the bytes of all shards that have come; it never goes back. */
  readonly received: (bytes: number) => void
  /** Puts away the shards that have come since it was last done. */
  readonly stage: (shards: readonly FetchedShard[]) => Promise<Outcome<unknown, Failure>>
}

/**
 * Fetches shards, several at a time, each checked on arrival.
 *
 * The first that fails ends the whole: what is on its way is broken off, and nothing that comes after that is put away.
 *
 * @returns the bytes in the order they were asked for.
 */
export async function fetchAll<Failure>(missing: readonly ShardEntry[], { source, signal, received, stage }: Fetching<Failure>): Promise<Outcome<readonly Bytes[], FetchFailure | FeedFailure | Failure>> {
  const end = breakOff(signal)
  const found = new Map<ShardEntry, Bytes>()
  const waiting = missing.values()
  let failed: { readonly failure: FetchFailure | FeedFailure | Failure } | undefined
  const fail = (failure: FetchFailure | FeedFailure | Failure) => {
    failed ??= { failure }
    end.abort()
  }
  // A shard fetched twice counts once, and the bar never goes back.
  const parts = new Map<ShardEntry, number>()
  let told = 0
  const tell = (entry: ShardEntry, part: number) => {
    parts.set(entry, Math.min(part, entry.bytes))
    told = Math.max(told, [...parts.values()].reduce((sum, each) => sum + each, 0))
    received(told)
  }
  const away = putAway({ stage, signal, fail })
  async function work(): Promise<void> {
    for (const entry of waiting) {
      if (end.signal.aborted)
        return fail({ kind: 'cancelled' })
      const bytes = await fetchShard(entry, part => tell(entry, part), source, end.signal)
      if (!bytes.ok)
        return fail(bytes.failure)
      if (failed)
        return
      found.set(entry, bytes.value)
      away.came({ sha256: entry.sha256, bytes: bytes.value })
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, work))
    await away.settled()
  }
  finally {
    end.release()
  }
  return failed ? refusal(failed.failure) : success(missing.flatMap(entry => found.get(entry) ?? []))
}
