import type { EditionContent } from '../domain/edition'
import type { BuiltShard } from '../feed/pack'
import type { Payload, ShardEntry } from '../feed/payload'
import type { EditedShard, Shard } from '../feed/shard'
import type { ChangedRows } from '../feed/changed-rows'
import type { ItemChange } from '../domain/changes'
import type { BroughtShard } from '../storage/made-shards'
import { findChanges } from '../domain/changes'
import { findBroken, findDangling, recordsOf } from '../domain/references'
import { changedRows, holdsKey, isNothingGone, patchContent } from '../feed/changed-rows'
import { applyPackToShards } from '../feed/pack'
import { editShard } from '../feed/shard'
import { breathe, inSlices } from '../storage/in-slices'
import { bytesReadBefore, rememberEdition, shardReadBefore } from '../storage/parsed-shards'
import { broughtBy } from './take-pack'

/** An edition made of the one in memory: its rows, and what has to be written. */
export interface PatchedEdition {
  readonly content: EditionContent
  readonly brought: readonly BroughtShard[]
  readonly changes: readonly ItemChange[]
}

/** The shards of one edition that another does not have. */
export function missingFrom(held: Payload, wanted: Payload): readonly ShardEntry[] {
  const known = new Set(held.shards.map(({ sha256 }) => sha256))
  return wanted.shards.filter(({ sha256 }) => !known.has(sha256))
}

/**
 * An edition out of the one whose rows this page has in memory and a pack: what stays is neither read nor doubted again, for
 * it was when it was read. Every shard that differs has the digest the manifest promises, and every row that came is doubted.
 *
 * Undefined where it is not as simple as that: an edition that gains or loses shards, rows that are not in memory as they were
 * published, or one that leads nowhere. What is on the device is then read anew.
 */
export async function takeChanges({ from, to, before }: { readonly from: Payload, readonly to: Payload, readonly before: EditionContent }, pack: Uint8Array<ArrayBuffer>): Promise<PatchedEdition | undefined> {
  const missing = missingFrom(from, to)
  const named = new Map(from.shards.map(entry => [entry.name, entry]))
  if (from.shards.length !== to.shards.length || !to.shards.every(({ name }) => named.has(name)))
    return undefined
  const heldShard = (name: string) => {
    const entry = named.get(name)
    return entry && shardReadBefore(entry)
  }
  const built = await applyPackToShards(pack, (name) => {
    const [entry, shard] = [named.get(name), heldShard(name)]
    return entry && shard && { rows: shard.rows, bytes: bytesReadBefore(entry) }
  }, missing, breathe)
  if (!built.ok)
    return undefined
  const edited = await editedShards(missing, built.value, heldShard)
  await breathe()
  const rows = edited && changedRows(edited)
  const content = rows && patchContent(before, rows)
  if (!edited || !content)
    return undefined
  const broken = await inSlices(isNothingGone(rows) && !losesRecords(rows)
    ? findDangling(rows.added, { holds: (collection, key) => holdsKey(content, collection, key), records: () => recordsOf(content) })
    : findBroken(content))
  if (broken.length > 0)
    return undefined
  // A row of the crosswalk is told as a change of its initiative, which may be any.
  const moved = rows.added.crosswalk.length + rows.removed.crosswalk.length > 0
  const changes = await inSlices(moved ? findChanges(before, content) : findChanges(rows.removed, rows.added))
  rememberEdition(to.shards, content, new Map(edited.flatMap(({ shard }, at) => {
    const sha256 = missing[at]?.sha256 ?? ''
    const bytes = built.value.get(sha256)?.bytes
    return bytes ? [[sha256, { shard, bytes }] as const] : []
  })))
  return { content, brought: broughtBy(built.value, named), changes }
}

/** Whether a meeting lost a record that something may lead to. */
function losesRecords({ removed, added }: ChangedRows): boolean {
  const kept = recordsOf(added)
  return [...recordsOf(removed)].some(record => !kept.has(record))
}

async function editedShards(missing: readonly ShardEntry[], built: ReadonlyMap<string, BuiltShard>, heldShard: (name: string) => Shard | undefined): Promise<readonly EditedShard[] | undefined> {
  const edited: EditedShard[] = []
  for (const entry of missing) {
    const { of, edits } = built.get(entry.sha256) ?? { of: '', edits: [] }
    const before = of === entry.name ? heldShard(of) : undefined
    const shard = before && await inSlices(editShard(before, edits, entry))
    if (!shard?.ok || shard.value.shard.rows.length !== entry.rows)
      return undefined
    edited.push(shard.value)
  }
  return edited
}
