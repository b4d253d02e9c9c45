import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { Trust } from '../feed/envelope'
import type { FeedFailure } from '../feed/feed-failure'
import type { Payload } from '../feed/payload'
import type { Root } from '../feed/root'
import type { DeviceMemory } from '../storage/device-memory'
import type { Holding } from '../storage/library'
import type { FeedSource, FetchFailure } from './feed-source'
import type { HeldRoot } from './follow-roots'
import { refusal, success } from '../domain/outcome'
import { openEnvelope } from '../feed/envelope'
import { parsePayload } from '../feed/payload'
import { trustOf } from '../feed/root'
import { eraOf } from '../storage/era'
import { readFloor } from '../storage/floor'
import { readRoots } from '../storage/held-roots'
import { followRoots, heldRoot } from './follow-roots'
import { judgeVersion } from './judge-version'

/** An edition a trusted key vouches for, and whether the device shows it already. */
export interface Offer {
  readonly payload: Payload
  readonly verdict: 'new' | 'same'
  readonly trusted: HeldRoot
}

export interface OfferRequest {
  readonly source: FeedSource
  readonly trust: Trust
  readonly memory: DeviceMemory
  readonly asked: boolean
  readonly signal: AbortSignal
  /** Told what is offered in the place of the edition shown, while the host is asked for a newer root; it may yet be refused. */
  readonly ahead?: (payload: Payload, root: Root) => void
}

/**
 * Judges a manifest by the newest root: signature → feed → version.
 *
 * The chain of roots is followed where the manifest names a root the device does not hold, where no key it trusts fits,
 * and before a new edition takes the place of another, because its key may have been revoked meanwhile. The daily check
 * that finds nothing new stays a single request.
 */
export async function judgeOffer(manifest: Bytes, holding: Holding | undefined, request: OfferRequest): Promise<Outcome<Offer, FetchFailure | FeedFailure>> {
  const { trust, memory, source, signal } = request
  const known = readRoots(trust.feed, memory).number
  const before = await heldRoot(trust, memory, holding?.shown.roots)
  const offered = await readOffer(manifest, before.root, holding, memory)
  const unknown = before.root.number < known || (!offered.ok && offered.failure.kind === 'untrusted')
  const replaces = offered.ok && offered.value.verdict === 'new' && holding !== undefined && !isHeldBack(offered.value.payload, holding, request.asked)
  if (!unknown && !replaces)
    return offered.ok ? success({ ...offered.value, trusted: before }) : offered

  const following = followRoots(before, source, memory, signal)
  if (replaces)
    request.ahead?.(offered.value.payload, before.root)
  const { held, failure } = await following
  if (failure)
    return refusal(failure)
  if (held.root.number < known)
    return refusal({ kind: 'untrusted', what: `the chain ends at root ${held.root.number}, ${known} was known` })
  const again = held.root.number > before.root.number ? await readOffer(manifest, held.root, holding, memory) : offered
  return again.ok ? success({ ...again.value, trusted: held }) : again
}

/** Whether the reader stepped back from this edition and has not asked for it again. */
export function isHeldBack(payload: Payload, holding: Holding | undefined, asked: boolean): boolean {
  return holding?.pointer.heldBack === payload.version && !asked
}

async function readOffer(manifest: Bytes, root: Root, holding: Holding | undefined, memory: DeviceMemory): Promise<Outcome<Omit<Offer, 'trusted'>, FeedFailure>> {
  const opened = await openEnvelope(manifest, trustOf(root))
  if (!opened.ok)
    return opened
  const parsed = parsePayload(opened.value, trustOf(root))
  if (!parsed.ok)
    return parsed
  if (parsed.value.root > root.number)
    return refusal({ kind: 'untrusted', what: `root ${parsed.value.root} is not known` })
  // An edition from before the versions were counted anew says nothing about the order of those since.
  const counted = holding && eraOf(holding.shown) >= (root.restart?.root ?? 0) ? holding.shown.payload : undefined
  const verdict = judgeVersion(parsed.value, counted, readFloor(root.feed, memory))
  return verdict.ok ? success({ payload: parsed.value, verdict: verdict.value }) : verdict
}
