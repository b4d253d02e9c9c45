import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'

/**
 * Why nothing came from the host.
 *
 * `offline` no connection, or a redirect to another host · `timeout` · `http` the host answered with an error, and may
 * have said for how many milliseconds it wants to be left alone · `cancelled` by the reader
 */
export type FetchFailure =
  | { readonly kind: 'offline' }
  | { readonly kind: 'timeout' }
  | { readonly kind: 'http', readonly status: number, readonly retryAfter?: number | undefined }
  | { readonly kind: 'cancelled' }

export interface ShardRequest {
  readonly sha256: string
  /** Bytes promised; one more and the download is broken off. */
  readonly bytes: number
  /** Whether to go past every cache, after a copy proved damaged. */
  readonly reload: boolean
  /** Whether its bytes are only told as they come, and the answer has none: so that a large file need not be held whole. */
  readonly told?: true
}

/** A manifest as received. */
export interface Manifest {
  readonly bytes: Bytes
  /** What the host calls this state of the file (its ETag); undefined where it gives none that could be asked for again. */
  readonly tag: string | undefined
  /** The host's clock at its answer, where it tells it: only to warn of a device whose own is wrong. */
  readonly servedAt?: Date | undefined
}

/** A manifest this device has verified before, so that its host may answer that it still stands. */
export interface KnownManifest extends Manifest {
  readonly tag: string
}

/** Where a feed comes from. Answers with bytes as received; it judges only their type and number. */
export interface FeedSource {
  /** The manifest of now; where it is the known one still, the known bytes again, which are then verified like any others. */
  manifest: (signal: AbortSignal, known?: KnownManifest) => Promise<Outcome<Manifest, FetchFailure | FeedFailure>>
  /** `<number>.root.json`, one step of the chain of roots. A host without it answers 404: the chain ends there. */
  root: (number: number, signal: AbortSignal) => Promise<Outcome<Bytes, FetchFailure | FeedFailure>>
  /** A file named by its SHA-256; `received` is given its bytes as they come. */
  shard: (request: ShardRequest, received: (part: Uint8Array) => void, signal: AbortSignal) => Promise<Outcome<Bytes, FetchFailure | FeedFailure>>
}
