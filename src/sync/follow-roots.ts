import type { Bytes } from '../feed/bytes'
import type { Trust } from '../feed/envelope'
import type { FeedFailure } from '../feed/feed-failure'
import type { Root } from '../feed/root'
import type { DeviceMemory } from '../storage/device-memory'
import type { FeedSource, FetchFailure } from './feed-source'
import { ROOT_STEPS } from '../feed/limits'
import { nextRoot, pinnedRoot } from '../feed/root'
import { restartFloor } from '../storage/floor'
import { keepRoots, readRoots } from '../storage/held-roots'

/** A root and the steps that led to it from the one pinned, as received. */
export interface HeldRoot {
  readonly root: Root
  readonly chain: readonly Bytes[]
}

/** The newest root a walk came to, and why it went no further where that was no end of the chain. */
export interface Walk {
  readonly held: HeldRoot
  readonly failure: FetchFailure | FeedFailure | undefined
}

/**
 * The newest root this device can prove: the build's own, or the end of the longest chain kept that leads on from it.
 *
 * Chains are data from outside: every step is verified again.
 */
export async function heldRoot(trust: Trust, memory: DeviceMemory, stored: readonly Bytes[] = []): Promise<HeldRoot> {
  let best: HeldRoot = { root: pinnedRoot(trust), chain: [] }
  for (const chain of [readRoots(trust.feed, memory).chain, stored]) {
    const walked = await replay({ root: pinnedRoot(trust), chain: [] }, chain)
    if (walked.root.number > best.root.number)
      best = walked
  }
  remember(best, memory)
  return best
}

/**
 * Follows the chain on the host step by step until it ends, at most {@link ROOT_STEPS} steps in one go.
 *
 * What was proved before a broken step stays proved: a revoked key is not believed again because a later file is missing.
 */
export async function followRoots(from: HeldRoot, source: FeedSource, memory: DeviceMemory, signal: AbortSignal): Promise<Walk> {
  let held = from
  let failure: Walk['failure']
  for (let step = 0; step < ROOT_STEPS; step++) {
    const bytes = await source.root(held.root.number + 1, signal)
    const next = bytes.ok ? await nextRoot(bytes.value, held.root) : bytes
    if (!bytes.ok || !next.ok) {
      failure = !bytes.ok && isEnd(bytes.failure) ? undefined : next.ok ? undefined : next.failure
      break
    }
    held = { root: next.value, chain: [...held.chain, bytes.value] }
  }
  remember(held, memory)
  return { held, failure }
}

/** Whether the answer says that there is no such file: some hosts forbid what is not there, some send their start page. */
function isEnd(failure: FetchFailure | FeedFailure): boolean {
  return failure.kind === 'notTheFeed' || (failure.kind === 'http' && [403, 404, 410].includes(failure.status))
}

async function replay(from: HeldRoot, chain: readonly Bytes[]): Promise<HeldRoot> {
  let held = from
  for (const bytes of chain) {
    const next = await nextRoot(bytes, held.root)
    // Steps up to the one pinned were kept by an older build; they lead nowhere from here.
    if (next.ok)
      held = { root: next.value, chain: [...held.chain, bytes] }
  }
  return held
}

function remember({ root, chain }: HeldRoot, memory: DeviceMemory): void {
  if (root.number > 1)
    keepRoots(root.feed, { number: root.number, chain }, memory)
  if (root.restart)
    restartFloor(root.feed, root.restart, memory)
}
