import type { EarlierEdition, ShardBytes } from '../feed/make-packs'
import type { PreparedEdition } from './prepare-edition'
import { cutPacks, listPacks } from '../feed/make-packs'
import { cutWholePack } from '../feed/whole-pack'

/**
 * The prepared edition with a pack from nothing and delta packs from the editions before it, as far as their shards are at
 * hand and the manifest has room. It is as good without: readers then take whole shards.
 */
export async function packEdition(prepared: PreparedEdition, earlier: readonly EarlierEdition[], bytesOf: ShardBytes): Promise<PreparedEdition> {
  const whole = await cutWholePack(prepared.shards)
  const packs = await cutPacks(prepared.payload.version, prepared.shards, earlier, bytesOf)
  return { ...prepared, ...listPacks(prepared.payload, [...whole ? [whole] : [], ...packs]) }
}
