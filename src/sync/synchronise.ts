import type { ItemChange } from '../domain/changes'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { Trust } from '../feed/envelope'
import type { FeedFailure } from '../feed/feed-failure'
import type { Payload, ShardEntry } from '../feed/payload'
import type { DeviceMemory } from '../storage/device-memory'
import type { Holding, Library } from '../storage/library'
import type { StoredShard } from '../storage/library-database'
import type { StorageFailure } from '../storage/storage-failure'
import type { FeedSource, FetchFailure } from './feed-source'
import type { HeldRoot } from './follow-roots'
import { compareEditions } from '../domain/changes'
import { refusal, success } from '../domain/outcome'
import { brokenReferences } from '../domain/references'
import { checkShardBytes } from '../feed/shard'
import { readShards } from '../storage/editions'
import { raiseFloor } from '../storage/floor'
import { forgetManifest, knownManifest, rememberManifest } from '../storage/known-manifest'
import { storageFailure } from '../storage/storage-failure'
import { isHeldBack, judgeOffer } from './judge-offer'

/** How far a run has come, for a progress bar with words. */
export type SyncProgress =
  | { readonly phase: 'checking' }
  | { readonly phase: 'downloading', readonly received: number, readonly total: number } // bytes
  | { readonly phase: 'verifying' }
  | { readonly phase: 'saving' }

/** Why a run brought nothing; where the device is `full`, with the bytes for which there was no room. */
export type SyncFailure = FetchFailure | FeedFailure | { readonly kind: 'insecure' } | { readonly kind: 'storage', readonly reason: StorageFailure, readonly needed?: number }

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
 * One run: envelope → roots → signature → feed → version → missing shards → length and SHA-256 → every field →
 * references → one transaction. @see docs/protocol.md#reading
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
  // A reader who asks gets past a host that says 「unchanged」 where it should not; so does the run after a refusal.
  const known = request.asked ? undefined : await knownManifest(trust.feed, memory, library)
  const manifest = await source.manifest(signal, known)
  if (!manifest.ok)
    return manifest
  if (manifest.value.servedAt)
    request.served?.(manifest.value.servedAt)
  const result = await take(manifest.value.bytes, request)
  if (result.ok)
    await rememberManifest(trust.feed, manifest.value, memory)
  else
    forgetManifest(trust.feed, memory)
  return result
}

/** What the envelope offers, verified and taken in where it is new. */
async function take(envelope: Bytes, request: SyncRequest): Promise<Outcome<SyncResult, SyncFailure>> {
  const { library, instant } = request
  const holding = await library.readHolding()
  const judged = await judgeOffer(envelope, holding, request)
  if (!judged.ok)
    return judged
  const { payload, verdict, trusted } = judged.value
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
  const fetched = await fetchAll(missing, request)
  return fetched.ok ? keep(payload, envelope, { held, fetched: fetched.value, holding, trusted }, request) : fetched
}

/** Fetches shards one after the other, each checked on arrival. */
async function fetchAll(missing: readonly ShardEntry[], request: SyncRequest): Promise<Outcome<readonly StoredShard[], SyncFailure>> {
  const total = missing.reduce((sum, entry) => sum + entry.bytes, 0)
  const shards: StoredShard[] = []
  let whole = 0
  let told = 0
  for (const entry of missing) {
    // A shard fetched twice counts once, and the bar never goes back.
    const received = (part: number) => {
      told = Math.max(told, whole + Math.min(part, entry.bytes))
      request.progress({ phase: 'downloading', received: told, total })
    }
    const bytes = await fetchShard(entry, received, request)
    if (!bytes.ok)
      return bytes
    const shard = { sha256: entry.sha256, bytes: bytes.value }
    const staged = await withRoom(request, total, () => request.library.stage(shard))
    if (!staged.ok)
      return staged
    shards.push(shard)
    whole += entry.bytes
  }
  return success(shards)
}

/** One shard; damaged bytes are asked for once more past every cache, because a cache may keep a cut file for ever. */
async function fetchShard(entry: ShardEntry, received: (part: number) => void, { source, signal }: SyncRequest): Promise<Outcome<Bytes, SyncFailure>> {
  const attempt = async (reload: boolean) => {
    let part = 0
    const bytes = await source.shard({ sha256: entry.sha256, bytes: entry.bytes, reload }, count => received(part += count), signal)
    return bytes.ok ? checkShardBytes(bytes.value, entry) : bytes
  }
  const first = await attempt(false)
  const mayBeCached = !first.ok && (first.failure.kind === 'damaged' || first.failure.kind === 'tooLarge' || first.failure.kind === 'notTheFeed')
  return mayBeCached ? attempt(true) : first
}

/** What a run has to put an edition together from. */
interface Found {
  readonly held: ReadonlyMap<string, Bytes>
  readonly fetched: readonly StoredShard[]
  readonly holding: Holding | undefined
  readonly trusted: HeldRoot
}

/** What must find room on the device, in bytes. */
function bytesOf(shards: readonly StoredShard[]): number {
  return shards.reduce((sum, shard) => sum + shard.bytes.byteLength, 0)
}

/**
 * Writes; where the device is full, the edition one could go back to gives way and it is tried once more.
 *
 * @param needed bytes that must find room, to tell the reader.
 */
async function withRoom<Value>({ library }: SyncRequest, needed: number, write: (again: boolean) => Promise<Outcome<Value, StorageFailure>>): Promise<Outcome<Value, SyncFailure>> {
  let written = await write(false)
  if (!written.ok && written.failure === 'full') {
    await library.dropPrevious()
    written = await write(true)
  }
  if (written.ok)
    return written
  return refusal({ kind: 'storage', reason: written.failure, ...(written.failure === 'full' ? { needed } : {}) })
}

/** Checks the whole edition and puts it in place of the old one. */
async function keep(payload: Payload, envelope: Bytes, { held, fetched, holding, trusted }: Found, request: SyncRequest): Promise<Outcome<SyncResult, SyncFailure>> {
  const { library, memory, trust, instant, progress, signal } = request
  progress({ phase: 'verifying' })
  const content = readShards(payload.shards, new Map([...held, ...fetched.map(shard => [shard.sha256, shard.bytes] as const)]))
  if (!content.ok)
    return content
  const [broken] = brokenReferences(content.value)
  if (broken)
    return refusal({ kind: 'inconsistent', what: `${broken.collection} ${broken.key}: ${broken.missing}` })
  const before = holding && holding.shown.version !== payload.version ? await library.readContent(holding.shown) : undefined
  const news = before?.ok ? { note: payload.note, items: compareEditions(before.value, content.value) } : undefined
  if (signal.aborted)
    return refusal({ kind: 'cancelled' })

  progress({ phase: 'saving' })
  const { root, chain } = trusted
  const proof = { ...chain.length > 0 && { roots: chain }, ...root.restart && { era: root.restart.root } }
  const edition = { version: payload.version, payload, envelope, applied: instant, ...proof }
  // What only the edition that gave way had is brought again.
  const all = [...fetched, ...[...held].map(([sha256, bytes]) => ({ sha256, bytes }))]
  const applied = await withRoom(request, bytesOf(fetched), again => library.apply(edition, again ? all : fetched, news))
  if (!applied.ok)
    return applied
  if (!applied.value)
    return success({ kind: 'current', version: payload.version })
  raiseFloor(trust.feed, payload.version, memory)
  return success({ kind: 'updated', version: payload.version, changes: news?.items ?? [] })
}
