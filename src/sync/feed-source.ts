import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'

/**
 * Why nothing came from the host.
 *
 * `offline` no connection, or a redirect to another host · `timeout` · `http` the host answered with an error ·
 * `cancelled` by the reader
 */
export type FetchFailure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'http', readonly status: number }
  | { readonly kind: 'cancelled' }

export interface ShardRequest {
  readonly sha256: string
  /** Bytes promised; one more and the download is broken off. */
  readonly bytes: number
  /** Whether to go past every cache, after a copy proved damaged. */
  readonly reload: boolean
}

/** Where a feed comes from. Answers with bytes as received; it judges only their type and number. */
export interface FeedSource {
  manifest: (signal: AbortSignal) => Promise<Outcome<Bytes, FetchFailure | FeedFailure>>
  shard: (request: ShardRequest, received: (bytes: number) => void, signal: AbortSignal) => Promise<Outcome<Bytes, FetchFailure | FeedFailure>>
}
