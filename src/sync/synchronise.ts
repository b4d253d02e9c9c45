import type { ItemChange } from '../domain/changes'
import type { EditionContent } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { Trust } from '../feed/envelope'
import type { FeedFailure } from '../feed/feed-failure'
import type { Payload } from '../feed/payload'
import type { DeviceMemory } from '../storage/device-memory'
import type { Holding, Library } from '../storage/library'
import type { StoredEdition } from '../storage/library-database'
import type { BroughtShard } from '../storage/made-shards'
import type { FeedSource, FetchFailure } from './feed-source'
import type { HeldRoot } from './follow-roots'
import type { Offer } from './judge-offer'
import type { PackAhead } from './pack-ahead'
import type { Believed, NotKept } from './put-in-place'
import type { FetchedPack } from './take-pack'
import { findChanges } from '../domain/changes'
import { refusal, success } from '../domain/outcome'
import { findBroken } from '../domain/references'
import { wholePackOf } from '../feed/whole-pack'
import { eraOf } from '../storage/era'
import { breathe, inSlices } from '../storage/in-slices'
import { forgetManifest, knownManifest, rememberManifest } from '../storage/known-manifest'
import { contentReadBefore, readShards } from '../storage/parsed-shards'
import { storageFailure } from '../storage/storage-failure'
import { fetchMissing } from './fetch-missing'
import { isHeldBack, judgeOffer } from './judge-offer'
import { packAhead } from './pack-ahead'
import { place } from './put-in-place'
import { missingFrom, takeChanges } from './take-changes'
import { fetchPack, takePack } from './take-pack'

/** How far a run has come, for a progress bar with words. */
export type SyncProgress =
  | { readonly phase: 'checking' }
  | { readonly phase: 'downloading', readonly received: number, readonly total: number } // bytes
  | { readonly phase: 'verifying' }
  | { readonly phase: 'saving' }

/** Why a run brought nothing. */
export type SyncFailure = FetchFailure | FeedFailure | { readonly kind: 'insecure' } | NotKept

/** What one run came to. Whatever it was, the edition held before is still whole. */
export type SyncResult =
  | { readonly kind: 'updated', readonly version: number, readonly changes: readonly ItemChange[] }
  | { readonly kind: 'current', readonly version: number }
  | { readonly kind: 'heldBack', readonly version: number } // the reader stepped back from it
  | { readonly kind: 'failed', readonly failure: SyncFailure }

export interface SyncRequest {
  readonly source: FeedSource
  readonly trust: Trust
  readonly library: Library
  readonly memory: DeviceMemory
  /** ISO instant of the run, fixed at its start. */
  readonly instant: string
  /** Whether the reader asked for it: then a version stepped back from is taken again. */
  readonly asked: boolean
  readonly signal: AbortSignal
  readonly progress: (progress: SyncProgress) => void
  /** Told the host's clock, where the host gives one. */
  readonly served?: ((at: Date) => void) | undefined
}

/**
 * One run: envelope → roots → signature → feed → version → missing shards, out of a delta pack or whole → length and
 * SHA-256 → every field → references → one transaction. @see docs/protocol.md#reading
 */
export async function synchronise(request: SyncRequest): Promise<SyncResult> {
  try {
    const result = await run(request)
    return result.ok ? result.value : { kind: 'failed', failure: result.failure }
  }
  catch (error) {
    return { kind: 'failed', failure: { kind: 'storage', reason: storageFailure(error) } }
  }
}

async function run(request: SyncRequest): Promise<Outcome<SyncResult, SyncFailure>> {
  const { source, trust, library, memory, signal, progress } = request
  progress({ phase: 'checking' })
  // WebCrypto exists on https and localhost only; without it nothing can be verified.
  if (!globalThis.crypto?.subtle)
    return refusal({ kind: 'insecure' })
  // A run begins where a page begins: what led to it has used up some of the task.
  await breathe()
  // A reader who asks gets past a host that says 「unchanged」 where it should not; so does the run after a refusal.
  const known = request.asked ? undefined : await knownManifest(trust.feed, memory, library)
  // The library is looked into while the host is asked.
  const [answered, looked] = await Promise.allSettled([source.manifest(signal, known), breathe().then(() => library.readHolding())])
  if (answered.status === 'rejected')
    throw answered.reason
  const manifest = answered.value
  if (!manifest.ok)
    return manifest
  if (manifest.value.servedAt)
    request.served?.(manifest.value.servedAt)
  if (looked.status === 'rejected')
    throw looked.reason
  const result = await take(manifest.value.bytes, looked.value, request)
  if (result.ok)
    await rememberManifest(trust.feed, manifest.value, memory)
  else
    forgetManifest(trust.feed, memory)
  return result
}

/** What the envelope offers, verified and taken in where it is new. */
async function take(envelope: Bytes, holding: Holding | undefined, request: SyncRequest): Promise<Outcome<SyncResult, SyncFailure>> {
  const ahead = packAhead(holding, request)
  try {
    await breathe()
    const judged = await judgeOffer(envelope, holding, { ...request, ahead: ahead.ask })
    return judged.ok ? await takeOffer(judged.value, { envelope, holding, ahead }, request) : judged
  }
  finally {
    await ahead.end()
  }
}

/** What surrounds an offer that may be believed. */
interface Surroundings {
  readonly envelope: Bytes
  readonly holding: Holding | undefined
  readonly ahead: PackAhead
}

async function takeOffer({ payload, verdict, trusted }: Offer, { envelope, holding, ahead }: Surroundings, request: SyncRequest): Promise<Outcome<SyncResult, SyncFailure>> {
  const { library, instant } = request
  const counted = holding && eraOf(holding.shown) === (trusted.root.restart?.root ?? 0) ? holding.shown : undefined
  const wanted = verdict === 'new' && !isHeldBack(payload, holding, request.asked)
  const patching = wanted && counted && !holding?.damaged ? await patch(counted, { payload, envelope, trusted }, ahead, request) : undefined
  if (patching?.result)
    return patching.result
  const held = await library.heldShards(payload.shards)
  const missing = payload.shards.filter(entry => !held.has(entry.sha256))
  if (verdict === 'same' && missing.length === 0 && !holding?.damaged) {
    await library.noteChecked(instant)
    return success({ kind: 'current', version: payload.version })
  }
  if (isHeldBack(payload, holding, request.asked)) {
    await library.noteChecked(instant)
    return success({ kind: 'heldBack', version: payload.version })
  }
  // Parts of an edition that is wanted no more would hold the room for this one: they go while it is on its way.
  const cleared = library.dropStaged(payload.shards)
  const packed = counted && await takePack({ from: counted.payload, to: payload, held, missing }, patching?.pack, request)
  // Whoever has a part already goes on by shards.
  const whole = held.size === 0 ? wholePackOf(payload) : undefined
  const fetched = packed ? success({ shards: packed, away: undefined }) : await fetchMissing(missing, whole, { ...request, cleared })
  await cleared
  if (!fetched.ok)
    return fetched
  const { shards, away } = fetched.value
  const kept = await keep(payload, envelope, { held, fetched: shards, away, holding, trusted }, request)
  await away
  // Fetched whole and refused: only what was broken off is taken up again.
  if (!kept.ok && kept.failure.kind !== 'cancelled')
    await library.dropStaged([])
  return kept
}

/**
 * The edition out of the one whose rows this page has in memory, where there is a pack for that. Without a result it is taken
 * like any other, by the pack that was fetched if one was.
 */
async function patch(shown: StoredEdition, believed: Believed, ahead: PackAhead, request: SyncRequest): Promise<{ readonly result?: Outcome<SyncResult, SyncFailure>, readonly pack?: FetchedPack | undefined }> {
  const { library, progress } = request
  const [from, to] = [shown.payload, believed.payload]
  const before = library.readBefore(shown)
  const pack = before && await (ahead.asked() ?? fetchPack({ from, to, missing: missingFrom(from, to) }, request))
  if (!before || !pack?.ok)
    return { pack }
  progress({ phase: 'verifying' })
  const patched = await takeChanges({ from, to, before }, pack.value)
  if (!patched)
    return { pack }
  const { brought, changes } = patched
  let lacking = false
  const result = await place({ ...believed, changes }, brought, request, async (edition, news) => {
    const put = await library.patch(edition, brought, news)
    lacking = put.ok && put.value === 'incomplete'
    return put.ok ? success(put.value === true) : put
  })
  return lacking ? { pack } : { result }
}

/** What a run has to put an edition together from. */
interface Found {
  readonly held: ReadonlyMap<string, Bytes>
  readonly fetched: readonly BroughtShard[]
  /** When they are put away; undefined where they came as a delta pack, and are not. */
  readonly away: Promise<Outcome<unknown, NotKept>> | undefined
  readonly holding: Holding | undefined
  readonly trusted: HeldRoot
}

/** Checks the whole edition and puts it in place of the old one. */
async function keep(payload: Payload, envelope: Bytes, { held, fetched, away, holding, trusted }: Found, request: SyncRequest): Promise<Outcome<SyncResult, SyncFailure>> {
  const { library, progress } = request
  progress({ phase: 'verifying' })
  const content = await readShards(payload.shards, new Map([...held, ...fetched.map(shard => [shard.sha256, shard.bytes] as const)]))
  if (!content.ok)
    return content
  const before = holding && holding.shown.version !== payload.version ? await contentBefore(holding.shown, away === undefined, library) : undefined
  const [broken] = await inSlices(findBroken(content.value, before))
  if (broken)
    return refusal({ kind: 'inconsistent', what: `${broken.collection} ${broken.key}: ${broken.missing}` })
  const changes = before && await inSlices(findChanges(before, content.value))
  // What only the edition that gave way had is brought again.
  const all = [...fetched, ...[...held].map(([sha256, bytes]) => ({ sha256, bytes }))]
  const kept = await away
  if (kept && !kept.ok)
    return kept
  const staged = new Set(away ? fetched.map(({ sha256 }) => sha256) : [])
  return place({ payload, envelope, trusted, changes }, fetched, request, (edition, news, again) => again ? library.apply(edition, all, news) : library.apply(edition, fetched, news, staged))
}

/**
 * The rows of the edition shown; undefined where they cannot be read. Where a pack was laid over its shards, these were all
 * on the device, whole: then they need not be read once more.
 */
async function contentBefore(shown: StoredEdition, packed: boolean, library: Library): Promise<EditionContent | undefined> {
  const known = packed ? contentReadBefore(shown.payload.shards) : undefined
  if (known)
    return known
  const content = await library.readContent(shown)
  return content.ok ? content.value : undefined
}
