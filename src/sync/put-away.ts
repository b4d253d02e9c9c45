import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'

/** A shard of the very bytes promised. */
export interface FetchedShard {
  readonly sha256: string
  readonly bytes: Bytes
}

interface PuttingAway<Failure> {
  /** Keeps shards on the device before their edition is whole. */
  readonly stage: (shards: readonly FetchedShard[]) => Promise<Outcome<unknown, Failure>>
  /** After it is aborted nothing more is put away. */
  readonly signal: AbortSignal
  /** Told why there is no room; nothing more is put away then. */
  readonly fail: (failure: Failure) => void
}

/** Shards on their way into the store. */
export interface PutAway {
  readonly came: (shard: FetchedShard) => void
  /** Resolves when all that came is put away, or will not be. */
  readonly settled: () => Promise<void>
}

/** Puts shards away as they come. While some are put away, others come: these are put away together. */
export function putAway<Failure>({ stage, signal, fail }: PuttingAway<Failure>): PutAway {
  let come: FetchedShard[] = []
  let staging: Promise<void> | undefined
  const work = async () => {
    let room = true
    while (come.length > 0 && room && !signal.aborted) {
      const shards = come
      come = []
      const kept = await stage(shards)
      room = kept.ok
      if (!kept.ok)
        fail(kept.failure)
    }
    staging = undefined
  }
  return {
    came: (shard) => {
      come.push(shard)
      staging ??= work()
    },
    settled: async () => staging,
  }
}
