import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { PackEntry, Payload } from '../feed/payload'
import { refusal, success } from '../domain/outcome'
import { applyPack } from '../feed/pack'
import { checkShardBytes } from '../feed/shard'
import { NOTHING, piecesOf, wholeLength } from '../feed/whole-pack'
import { bytesIn, keptEditions } from './kept-editions'

/** What became of one pack: `applied` to the edition it begins at or to nothing, or only `read` where that has left the folder. */
export interface VerifiedPack {
  readonly entry: PackEntry
  readonly outcome: Outcome<'applied' | 'read', FeedFailure>
}

/** Verifies the packs an edition lists: length, digest, form, and that each makes the very shards of the edition. */
export async function verifyPacks(folder: string, payload: Payload): Promise<readonly VerifiedPack[]> {
  const kept = await keptEditions(folder, payload.feed, payload.version)
  const verified: VerifiedPack[] = []
  for (const entry of payload.packs ?? [])
    verified.push({ entry, outcome: await verifyPack(folder, entry, payload, kept.find(({ version }) => version === entry.from)) })
  return verified
}

async function verifyPack(folder: string, entry: PackEntry, payload: Payload, from: Payload | undefined): Promise<VerifiedPack['outcome']> {
  const bytes = await bytesIn(folder, `${entry.sha256}.json`)
  const checked = bytes ? await checkShardBytes(bytes, { name: 'ファイル', ...entry }) : refusal({ kind: 'damaged', what: 'ファイル' } as const)
  if (!checked.ok)
    return checked
  if (entry.from === NOTHING)
    return verifyWhole(checked.value, payload)
  const known = new Set(from?.shards.map(shard => shard.sha256))
  const applied = await applyPack(checked.value, from ? await shardsOf(folder, from) : new Map(), from ? payload.shards.filter(({ sha256 }) => !known.has(sha256)) : [])
  return applied.ok ? success(from ? 'applied' : 'read') : applied
}

/** Whether the pack from nothing has the very shards of the edition in their places. */
async function verifyWhole(pack: Bytes, payload: Payload): Promise<VerifiedPack['outcome']> {
  if (pack.byteLength !== wholeLength(payload.shards))
    return refusal({ kind: 'inconsistent', what: '長さ' })
  for (const { entry, bytes } of piecesOf(pack, payload.shards)) {
    const checked = await checkShardBytes(bytes, entry)
    if (!checked.ok)
      return checked
  }
  return success('applied')
}

async function shardsOf(folder: string, { shards }: Payload): Promise<ReadonlyMap<string, Bytes>> {
  const found = await Promise.all(shards.map(async ({ name, sha256 }) => [name, await bytesIn(folder, `${sha256}.json`)] as const))
  return new Map(found.flatMap(([name, bytes]) => bytes ? [[name, bytes] as const] : []))
}
