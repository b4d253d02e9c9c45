import type { EditionContent } from '../../src/domain/edition'
import type { Bytes } from '../../src/feed/bytes'
import type { PackEntry } from '../../src/feed/payload'
import type { FeedOptions, SignedFeed } from '../fixtures/feed'
import { sha256Hex } from '../../src/feed/bytes'
import { encodeJson } from '../../src/feed/json'
import * as make from '../fixtures/content'
import { signedEnvelope, signedFeed, testKey } from '../fixtures/feed'
import { contentOf } from './device'

/** An edition of a version with enough rows beside the three that change for a pack to weigh less than the shards. */
export function manyOf(version: number): EditionContent {
  const content = contentOf(version)
  const others = Array.from({ length: 40 }, (_, index) => make.initiative(`1-1-1-${index + 2}`))
  return { ...content, initiatives: [...content.initiatives, ...others] }
}

/** The same, signed, with a delta pack from each of the versions. */
export async function packedFeed(version: number, from: readonly number[], options: FeedOptions = {}): Promise<SignedFeed> {
  return signedFeed(manyOf(version), { version, note: `第${version}版の変更です。`, packedFrom: await Promise.all(from.map(each => packedFeed(each, []))), ...options })
}

/** The one pack that a feed lists. */
export function packIn({ payload, shards }: SignedFeed): PackEntry & { readonly content: Bytes } {
  const [pack] = payload.packs ?? []
  const content = pack && shards.get(pack.sha256)
  if (!pack || !content)
    throw new Error(`no pack to version ${payload.version}`)
  return { ...pack, content }
}

/** The feed with other bytes as its pack: the statement vouches for them, whatever they are. */
export async function withPack(feed: SignedFeed, content: Bytes, from: number): Promise<SignedFeed> {
  const packs = [{ from, sha256: await sha256Hex(content), bytes: content.byteLength }]
  return { ...await withPacks(feed, packs, content), payload: { ...feed.payload, packs } }
}

/** The feed with anything at all in the place where packs are listed. */
export async function withPacks(feed: SignedFeed, packs: unknown, content?: Bytes): Promise<SignedFeed> {
  const shards = new Map(feed.shards)
  if (content)
    shards.set(await sha256Hex(content), content)
  return { ...feed, shards, manifest: signedEnvelope(encodeJson({ ...feed.payload, packs }), await testKey()) }
}

/** What a device shows when it holds the edition whole. */
export function wholeOfMany(version: number) {
  return { version, content: { ok: true, value: manyOf(version) } }
}
