import type { EditionContent } from '../domain/edition'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { Trust } from '../feed/envelope'
import type { FeedFailure } from '../feed/feed-failure'
import type { Payload, ShardEntry } from '../feed/payload'
import type { Shard } from '../feed/shard'
import { refusal, success } from '../domain/outcome'
import { brokenReferences } from '../domain/references'
import { openEnvelope } from '../feed/envelope'
import { parsePayload } from '../feed/payload'
import { assemble, checkShardBytes, parseShard } from '../feed/shard'
import { bytesIn } from './kept-editions'

export const MANIFEST_FILE = 'manifest.json'

/** A published edition, verified from its signature to its references. */
export interface VerifiedEdition {
  readonly envelope: Bytes
  readonly payload: Payload
  readonly content: EditionContent
}

/** What became of one shard; told as it is verified. */
export type ShardReport = (entry: ShardEntry, failure: FeedFailure | undefined) => void

/** Verifies the edition in a folder: signature, hashes, lengths, every field, references. `absent` if there is none. */
export async function readEdition(folder: string, trust: Trust, report: ShardReport = () => {}): Promise<Outcome<VerifiedEdition, FeedFailure | { readonly kind: 'absent' }>> {
  const envelope = await bytesIn(folder, MANIFEST_FILE)
  if (!envelope)
    return refusal({ kind: 'absent' })
  const opened = await openEnvelope(envelope, trust)
  if (!opened.ok)
    return opened
  const parsed = parsePayload(opened.value, trust)
  if (!parsed.ok)
    return parsed

  const shards: Shard[] = []
  let firstFailure: FeedFailure | undefined
  for (const entry of parsed.value.shards) {
    const shard = await readShard(folder, entry)
    report(entry, shard.ok ? undefined : shard.failure)
    if (shard.ok)
      shards.push(shard.value)
    else
      firstFailure ??= shard.failure
  }
  if (firstFailure)
    return refusal(firstFailure)
  const content = assemble(shards)
  const [broken] = brokenReferences(content)
  if (broken)
    return refusal({ kind: 'inconsistent', what: `${broken.collection} ${broken.key}: ${broken.missing}` })
  return success({ envelope, payload: parsed.value, content })
}

async function readShard(folder: string, entry: ShardEntry): Promise<Outcome<Shard, FeedFailure>> {
  const bytes = await bytesIn(folder, `${entry.sha256}.json`)
  if (!bytes)
    return refusal({ kind: 'damaged', what: entry.name })
  const checked = await checkShardBytes(bytes, entry)
  return checked.ok ? parseShard(checked.value, entry) : checked
}
