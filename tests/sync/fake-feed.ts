import type { Outcome } from '../../src/domain/outcome'
import type { Bytes } from '../../src/feed/bytes'
import type { FeedFailure } from '../../src/feed/feed-failure'
import type { FeedSource, FetchFailure, KnownManifest, Manifest, ShardRequest } from '../../src/sync/feed-source'
import type { SignedFeed } from '../fixtures/feed'
import { refusal, success } from '../../src/domain/outcome'
import { encodeUtf8 } from '../../src/feed/bytes'
import { MANIFEST_LIMIT } from '../../src/feed/limits'

export type Answer = Outcome<Bytes, FetchFailure | FeedFailure>

/** What goes wrong on the way: given what the host would send, what arrives. */
export type Fault = (good: Bytes) => Answer

/** What arrives of the manifest, with the tag the host gives it. */
type ManifestAnswer = Outcome<Manifest, FetchFailure | FeedFailure>

/** As {@link Fault}, for a step of the chain of roots; undefined where the host has none of that number. */
export type RootFault = (step: Bytes | undefined, number: number) => Answer

/** What a host answers that serves the steps it has. */
const missing: RootFault = step => step ? success(step) : refusal({ kind: 'http', status: 404 })

/** One request the host saw. */
export interface SeenRequest {
  /** `manifest`, the SHA-256 of a shard, or `2.root` for a step of the chain of roots. */
  readonly file: string
  readonly reload: boolean
  /** Whether the host answered that the manifest known to the reader still stands. */
  readonly unchanged?: boolean
}

/** A login page, a maintenance page: whatever answers in the place of the feed. */
const PAGE = '<!DOCTYPE html><html lang="ja"><title>ログイン</title></html>'

const offline: Fault = () => refusal({ kind: 'offline' })
const timeout: Fault = () => refusal({ kind: 'timeout' })
const status = (code: number): Fault => () => refusal({ kind: 'http', status: code })
/** A page, and the answer says so: the source sees it by its type. */
const html: Fault = () => refusal({ kind: 'notTheFeed', what: 'text/html' })
/** A page under the type of the feed: only its bytes give it away. */
const htmlAsJson: Fault = () => success(encodeUtf8(PAGE))
const empty: Fault = () => success(new Uint8Array())
const truncated = (share: number): Fault => good => success(good.slice(0, Math.floor(good.byteLength * share)))
const lastByteMissing: Fault = good => success(good.slice(0, -1))
const flippedBit = (bit: number): Fault => (good) => {
  const copy = new Uint8Array(good)
  const at = (bit >> 3) % copy.byteLength
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit & 7))
  return success(copy)
}
/** A body that never ends: the source breaks off at the first byte past what was promised. */
const endless: Fault = good => refusal({ kind: 'tooLarge', what: 'endless', limit: good.byteLength })
/** Another file under the name that was asked for. */
const replacedBy = (other: Bytes): Fault => () => success(other)

/** The ways a host and the way to it can fail. */
export const FAULTS = { offline, timeout, status, html, htmlAsJson, empty, truncated, lastByteMissing, flippedBit, endless, replacedBy }

/** A host that serves one feed, or fails at it as it is told, and remembers what it was asked for. */
export class FakeFeed implements FeedSource {
  readonly requests: SeenRequest[] = []
  private served: SignedFeed
  private tag: string | undefined
  private clock: Date | undefined
  private roots: ReadonlyMap<number, Bytes> = new Map()
  private rootFault: RootFault = missing
  private manifestFault: Fault = success
  private shardFault: (good: Bytes, request: ShardRequest) => Answer = success
  private beforeShard: (request: ShardRequest) => void = () => {}

  constructor(feed: SignedFeed) {
    this.served = feed
  }

  /** Serves another edition from now on, without faults. */
  serve(feed: SignedFeed): this {
    this.served = feed
    this.manifestFault = success
    this.shardFault = success
    this.beforeShard = () => {}
    return this
  }

  /** Tells its own clock with the manifest. */
  tellClock(at: Date): this {
    this.clock = at
    return this
  }

  /** Gives the manifest a tag, as hosts do, until told otherwise; a host that lies keeps it for another edition. */
  tagManifest(tag: string | undefined): this {
    this.tag = tag
    return this
  }

  /** Serves these steps of the chain of roots beside every edition. */
  serveRoots(...steps: readonly (readonly [number: number, bytes: Bytes])[]): this {
    this.roots = new Map(steps)
    this.rootFault = missing
    return this
  }

  breakRoots(fault: RootFault): this {
    this.rootFault = fault
    return this
  }

  breakManifest(fault: Fault): this {
    this.manifestFault = fault
    return this
  }

  breakShards(fault: (good: Bytes, request: ShardRequest) => Answer): this {
    this.shardFault = fault
    return this
  }

  /** Takes shards away while their manifest still names them. */
  serveShardsOf(other: SignedFeed): this {
    this.served = { ...this.served, shards: other.shards }
    return this
  }

  /** Does something whenever a shard is asked for, before it is sent. */
  whenShardIsAsked(what: (request: ShardRequest) => void): this {
    this.beforeShard = what
    return this
  }

  forgetRequests(): void {
    this.requests.length = 0
  }

  get shardRequests(): readonly SeenRequest[] {
    return this.requests.filter(request => /^[0-9a-f]{64}$/.test(request.file))
  }

  readonly manifest = async (signal: AbortSignal, known?: KnownManifest): Promise<ManifestAnswer> => {
    const unchanged = known !== undefined && known.tag === this.tag
    this.requests.push({ file: 'manifest', reload: false, ...unchanged && { unchanged } })
    if (signal.aborted)
      return refusal({ kind: 'cancelled' })
    if (unchanged)
      return success(known)
    const answer = this.manifestFault(this.served.manifest)
    if (!answer.ok)
      return answer
    return answer.value.byteLength > MANIFEST_LIMIT ? refusal({ kind: 'tooLarge', what: 'manifest.json', limit: MANIFEST_LIMIT }) : success({ bytes: answer.value, tag: this.tag, servedAt: this.clock })
  }

  readonly root = async (number: number, signal: AbortSignal): Promise<Answer> => {
    this.requests.push({ file: `${number}.root`, reload: false })
    return signal.aborted ? refusal({ kind: 'cancelled' }) : this.rootFault(this.roots.get(number), number)
  }

  readonly shard = async (request: ShardRequest, received: (part: Uint8Array) => void, signal: AbortSignal): Promise<Answer> => {
    this.requests.push({ file: request.sha256, reload: request.reload })
    this.beforeShard(request)
    if (signal.aborted)
      return refusal({ kind: 'cancelled' })
    const good = this.served.shards.get(request.sha256)
    const answer = good ? this.shardFault(good, request) : refusal({ kind: 'http', status: 404 } as const)
    if (!answer.ok)
      return answer
    if (answer.value.byteLength > request.bytes)
      return refusal({ kind: 'tooLarge', what: `${request.sha256}.json`, limit: request.bytes })
    const half = Math.floor(answer.value.byteLength / 2)
    received(answer.value.subarray(0, half))
    received(answer.value.subarray(half))
    return answer
  }
}
