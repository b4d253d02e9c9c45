import type { Outcome } from '../domain/outcome'
import type { PackEntry, ShardEntry } from '../feed/payload'
import type { Fetching } from './fetch-all'
import type { FetchedShard } from './put-away'
import { refusal, success } from '../domain/outcome'
import { checkShardBytes } from '../feed/shard'
import { placesOf } from '../feed/whole-pack'
import { breakOff } from './break-off'
import { putAway } from './put-away'

/**
 * Fetches the pack from nothing. Each shard is checked and put away as soon as its last byte has come, so that what came
 * before a line broke is kept.
 *
 * Whatever is wrong with the file ends the fetching and is no failure: the caller fetches what did not come. A shard that
 * differs from what the manifest promises ends it, too: a file that is not what it should be costs no more than that.
 *
 * @param shards all shards of the edition, in the manifest's order.
 * @returns the shards that came, each of the very bytes promised, in no order; refused only where there is no room for them.
 */
export async function fetchWhole<Failure>(pack: PackEntry, shards: readonly ShardEntry[], { source, signal, received, stage }: Fetching<Failure>): Promise<Outcome<readonly FetchedShard[], Failure>> {
  const end = breakOff(signal)
  let failed: { readonly failure: Failure } | undefined
  const away = putAway<Failure>({
    stage,
    signal,
    fail: (failure) => {
      failed ??= { failure }
      end.abort()
    },
  })
  const come: FetchedShard[] = []
  const check = async (entry: ShardEntry, bytes: Uint8Array<ArrayBuffer>) => {
    const checked = await checkShardBytes(bytes, entry)
    if (!checked.ok)
      return end.abort()
    const shard = { sha256: entry.sha256, bytes: checked.value }
    come.push(shard)
    if (!failed)
      away.came(shard)
  }
  const places = placesOf(shards)
  const checking: Promise<void>[] = []
  let length = 0
  let piece: Uint8Array<ArrayBuffer> | undefined
  const take = (part: Uint8Array) => {
    // No source gives more than was promised; one that does has nothing to say.
    if (end.signal.aborted || length + part.byteLength > pack.bytes)
      return end.abort()
    const [begin, reached] = [length, length + part.byteLength]
    for (let place = places[checking.length]; place && place.from < reached; place = places[checking.length]) {
      piece ??= new Uint8Array(place.to - place.from)
      const from = Math.max(begin, place.from)
      piece.set(part.subarray(from - begin, Math.min(reached, place.to) - begin), from - place.from)
      if (place.to > reached)
        break
      checking.push(check(place.entry, piece))
      piece = undefined
    }
    length = reached
    received(length)
  }
  try {
    await source.shard({ sha256: pack.sha256, bytes: pack.bytes, reload: false, told: true }, take, end.signal)
    await Promise.all(checking)
    await away.settled()
  }
  finally {
    end.release()
  }
  return failed ? refusal(failed.failure) : success(come)
}
