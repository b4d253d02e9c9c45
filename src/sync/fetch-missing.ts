import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { PackEntry, ShardEntry } from '../feed/payload'
import type { Library } from '../storage/library'
import type { FeedSource, FetchFailure } from './feed-source'
import type { NotKept } from './put-in-place'
import type { FetchedShard } from './put-away'
import { success } from '../domain/outcome'
import { turn } from '../storage/in-slices'
import { readShard } from '../storage/parsed-shards'
import { fetchAll } from './fetch-all'
import { fetchWhole } from './fetch-whole'
import { withRoom } from './put-in-place'

/** How much may be read of shards one after the other before the screen has its turn, in bytes: some 5 ms, four times that on a phone. */
const STINT = 64 * 1024

interface MissingRequest {
  readonly source: FeedSource
  readonly library: Library
  readonly signal: AbortSignal
  readonly progress: (progress: { readonly phase: 'downloading', readonly received: number, readonly total: number }) => void
  /** Resolves when what nobody needs any more is gone from the store: nothing is put away before. */
  readonly cleared: Promise<unknown>
}

/** What was missing. */
interface Fetched {
  readonly shards: readonly FetchedShard[]
  /** Resolves when the last of them is put away, refused where there is no room: what came may be judged meanwhile. */
  readonly away: Promise<Outcome<unknown, NotKept>>
}

/**
 * Fetches what is missing and puts it away, so that a run broken off is taken up where it ended.
 *
 * @param whole the pack from nothing, where all shards of the edition are missing and it has one; what it does not bring is
 * fetched as shards.
 */
export async function fetchMissing(missing: readonly ShardEntry[], whole: PackEntry | undefined, request: MissingRequest): Promise<Outcome<Fetched, FetchFailure | FeedFailure | NotKept>> {
  const { source, signal, library, progress } = request
  const total = missing.reduce((sum, entry) => sum + entry.bytes, 0)
  const named = new Map(missing.map(entry => [entry.sha256, entry]))
  // What has come is read while the rest is on its way. Whether it is sound is asked when the whole edition is: it is then known.
  let reading: Promise<unknown> = Promise.resolve()
  let since = 0
  const readInTurn = async (entry: ShardEntry, bytes: Bytes) => {
    await readShard(bytes, entry)
    // Many come at once where they come as one file, and small ones never pause by themselves.
    since += bytes.byteLength
    if (since < STINT)
      return
    since = 0
    await turn()
  }
  // The store writes one load while the next comes, and the last while the edition is judged.
  let away: Fetched['away'] = request.cleared.then(() => success(undefined))
  const stage = async (shards: readonly FetchedShard[]) => {
    for (const { sha256, bytes } of shards) {
      const entry = named.get(sha256)
      reading = reading.then(() => entry && readInTurn(entry, bytes))
    }
    const before = await away
    if (before.ok)
      away = withRoom(request, total, () => library.stage(shards))
    return before
  }
  let told = 0
  const tell = (bytes: number) => {
    told = Math.max(told, Math.min(bytes, total))
    progress({ phase: 'downloading', received: told, total })
  }
  const come = whole ? await fetchWhole(whole, missing, { source, signal, received: tell, stage }) : success([])
  const found = new Map((come.ok ? come.value : []).map(shard => [shard.sha256, shard]))
  const rest = missing.filter(({ sha256 }) => !found.has(sha256))
  const had = total - rest.reduce((sum, entry) => sum + entry.bytes, 0)
  const fetched = come.ok ? await fetchAll<NotKept>(rest, { source, signal, received: bytes => tell(had + bytes), stage }) : come
  await reading
  if (!fetched.ok) {
    await away
    return fetched
  }
  for (const [at, bytes] of fetched.value.entries()) {
    const { sha256 = '' } = rest[at] ?? {}
    found.set(sha256, { sha256, bytes })
  }
  return success({ shards: missing.flatMap(({ sha256 }) => found.get(sha256) ?? []), away })
}
