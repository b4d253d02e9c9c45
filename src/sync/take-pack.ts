import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { BuiltShard } from '../feed/pack'
import type { Payload, ShardEntry } from '../feed/payload'
import type { Library } from '../storage/library'
import type { BroughtShard } from '../storage/made-shards'
import type { FeedSource, FetchFailure } from './feed-source'
import { applyPack } from '../feed/pack'
import { breathe } from '../storage/in-slices'
import { readMade } from '../storage/parsed-shards'
import { fetchShard } from './fetch-shard'

/**
 * The pack that leads to an edition from the one held, where the manifest lists one that weighs less than what is missing.
 *
 * Undefined where there is none.
 */
export async function fetchPack({ from, to, missing }: Pick<PackStep, 'from' | 'to' | 'missing'>, { source, signal, progress }: Pick<PackRequest, 'source' | 'signal' | 'progress'>): Promise<FetchedPack | undefined> {
  const pack = to.packs?.find(each => each.from === from.version)
  if (!pack || pack.bytes >= missing.reduce((sum, entry) => sum + entry.bytes, 0))
    return undefined
  const received = (part: number) => progress({ phase: 'downloading', received: Math.min(part, pack.bytes), total: pack.bytes })
  return fetchShard({ name: 'pack', ...pack }, received, source, signal)
}

/** The bytes of a pack as promised, or why they did not come. */
export type FetchedPack = Outcome<Bytes, FetchFailure | FeedFailure>

/** From which edition to which, and how much of the new one is on the device. */
export interface PackStep {
  readonly from: Payload
  readonly to: Payload
  readonly held: ReadonlyMap<string, Bytes>
  readonly missing: readonly ShardEntry[]
}

export interface PackRequest {
  readonly source: FeedSource
  readonly library: Pick<Library, 'heldShards'>
  readonly signal: AbortSignal
  readonly progress: (progress: { readonly phase: 'downloading', readonly received: number, readonly total: number }) => void
}

/**
 * The missing shards out of those of the edition held and one delta pack, where the manifest lists a pack for it that
 * weighs less than they do.
 *
 * Undefined where there is none, where a shard of the edition held is not whole, and whatever goes wrong with the pack:
 * whole shards are then fetched in the same run, so that a pack can spare bytes and never cost an edition.
 *
 * @param fetched the pack, where this run has asked for it already
 */
export async function takePack({ from, to, held, missing }: PackStep, fetched: FetchedPack | undefined, request: PackRequest): Promise<readonly BroughtShard[] | undefined> {
  const { library } = request
  if (fetched && !fetched.ok)
    return undefined
  const gone = await library.heldShards(from.shards.filter(entry => !held.has(entry.sha256)))
  const before = new Map(from.shards.flatMap(({ name, sha256 }) => {
    const bytes = held.get(sha256) ?? gone.get(sha256)
    return bytes ? [[name, bytes] as const] : []
  }))
  if (before.size < from.shards.length)
    return undefined
  const bytes = fetched ?? await fetchPack({ from, to, missing }, request)
  const built = bytes?.ok ? await applyPack(bytes.value, before, missing, breathe) : undefined
  if (!built?.ok)
    return undefined
  const named = new Map(from.shards.map(entry => [entry.name, entry]))
  for (const entry of missing) {
    const { of = '', edits = [] } = built.value.get(entry.sha256) ?? {}
    const base = named.get(of)
    if (base)
      await readMade(entry, { of: base, edits })
  }
  return broughtBy(built.value, named)
}

/** Shards that a pack made, each with the way it was made where the edition before had what it is made of. */
export function broughtBy(built: ReadonlyMap<string, BuiltShard>, before: ReadonlyMap<string, ShardEntry>): readonly BroughtShard[] {
  return [...built].map(([sha256, { bytes, of, edits }]) => {
    const base = before.get(of)
    return { sha256, bytes, ...base && { made: { of: base.sha256, edits } } }
  })
}
