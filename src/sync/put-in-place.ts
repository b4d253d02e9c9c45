import type { ItemChange } from '../domain/changes'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { Trust } from '../feed/envelope'
import type { Payload } from '../feed/payload'
import type { DeviceMemory } from '../storage/device-memory'
import type { Library, NewChanges } from '../storage/library'
import type { StoredEdition } from '../storage/library-database'
import type { BroughtShard } from '../storage/made-shards'
import type { StorageFailure } from '../storage/storage-failure'
import type { FetchFailure } from './feed-source'
import type { HeldRoot } from './follow-roots'
import { refusal, success } from '../domain/outcome'
import { raiseFloor } from '../storage/floor'

/** Why the device kept nothing of what came; where it is `full`, with the bytes for which there was no room. */
export interface NotKept {
  readonly kind: 'storage'
  readonly reason: StorageFailure
  readonly needed?: number
}

/** An edition that may be believed. */
export interface Believed {
  readonly payload: Payload
  readonly envelope: Bytes
  readonly trusted: HeldRoot
}

interface PlaceRequest {
  readonly trust: Trust
  readonly library: Library
  readonly memory: DeviceMemory
  readonly instant: string
  readonly signal: AbortSignal
  readonly progress: (progress: { readonly phase: 'saving' }) => void
}

/** What it came to: the edition shown is now this one, or it was a later one all the while. */
export type Placed =
  | { readonly kind: 'updated', readonly version: number, readonly changes: readonly ItemChange[] }
  | { readonly kind: 'current', readonly version: number }

/** Writes a verified edition in one go, and remembers that none older may follow. */
export async function place(
  { payload, envelope, trusted: { root, chain }, changes }: Believed & { readonly changes: readonly ItemChange[] | undefined },
  brought: readonly BroughtShard[],
  request: PlaceRequest,
  write: (edition: StoredEdition, news: NewChanges | undefined, again: boolean) => Promise<Outcome<boolean, StorageFailure>>,
): Promise<Outcome<Placed, NotKept | FetchFailure>> {
  if (request.signal.aborted)
    return refusal({ kind: 'cancelled' })
  request.progress({ phase: 'saving' })
  const proof = { ...chain.length > 0 && { roots: chain }, ...root.restart && { era: root.restart.root } }
  const edition = { version: payload.version, payload, envelope, applied: request.instant, ...proof }
  const news = changes && { note: payload.note, items: changes }
  const written = await withRoom(request, bytesOf(brought), again => write(edition, news, again))
  if (!written.ok)
    return written
  if (!written.value)
    return success({ kind: 'current', version: payload.version })
  raiseFloor(request.trust.feed, payload.version, request.memory)
  return success({ kind: 'updated', version: payload.version, changes: changes ?? [] })
}

/**
 * Writes; where the device is full, the edition one could go back to gives way and it is tried once more.
 *
 * @param needed bytes that must find room, to tell the reader.
 */
export async function withRoom<Value>({ library }: Pick<PlaceRequest, 'library'>, needed: number, write: (again: boolean) => Promise<Outcome<Value, StorageFailure>>): Promise<Outcome<Value, NotKept>> {
  let written = await write(false)
  if (!written.ok && written.failure === 'full') {
    await library.dropPrevious()
    written = await write(true)
  }
  if (written.ok)
    return written
  if (written.failure !== 'full')
    return refusal({ kind: 'storage', reason: written.failure })
  // What was staged holds room that a smaller edition may need, and whatever else the reader keeps here.
  await library.dropStaged([])
  return refusal({ kind: 'storage', reason: 'full', needed })
}

/** What must find room on the device, in bytes. */
function bytesOf(shards: readonly BroughtShard[]): number {
  return shards.reduce((sum, shard) => sum + shard.bytes.byteLength, 0)
}
