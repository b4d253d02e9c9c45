import type { PreparedEdition } from '../press/prepare-edition'
import type { Library } from '../storage/library'

/** A prepared edition with delta packs from the editions on this device: there is nothing else here to cut them from. */
export async function packedFromHeld(prepared: PreparedEdition, library: Pick<Library, 'readHolding' | 'heldShards'>): Promise<PreparedEdition> {
  const { packEdition } = await import('../press/pack-edition')
  const holding = await library.readHolding()
  const held = [holding?.shown, holding?.previous].flatMap(edition => edition ? [edition.payload] : [])
  const bytes = await library.heldShards(held.flatMap(payload => payload.shards))
  return packEdition(prepared, held, async sha256 => bytes.get(sha256))
}
