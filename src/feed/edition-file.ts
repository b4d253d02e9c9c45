import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { FeedFailure } from './feed-failure'
import * as v from 'valibot'
import { refusal, success } from '../domain/outcome'
import { decodeBase64, encodeBase64 } from './bytes'
import { decodeJson, encodeJson } from './json'
import { ROOT_STEPS, SPEC } from './limits'

/** What a file for handing over is recognised by. */
const KIND = 'chiiki-fukushi-navi/edition'

/** One edition in one file: the same bytes a host would serve, so that it is believed for the same reasons. */
export interface EditionFile {
  readonly manifest: Bytes
  /** Steps of the chain of roots, the oldest first. */
  readonly roots: readonly Bytes[]
  readonly shards: ReadonlyMap<string, Bytes>
}

const FileSchema = v.object({
  kind: v.literal(KIND),
  spec: v.number(),
  manifest: v.string(),
  roots: v.pipe(v.array(v.string()), v.maxLength(ROOT_STEPS * 4)),
  shards: v.record(v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)), v.string()),
})

/** The file's bytes, before they are compressed. */
export function encodeEditionFile({ manifest, roots, shards }: EditionFile): Bytes {
  return encodeJson({
    kind: KIND,
    spec: SPEC,
    manifest: encodeBase64(manifest),
    roots: roots.map(encodeBase64),
    shards: Object.fromEntries([...shards].map(([sha256, bytes]) => [sha256, encodeBase64(bytes)])),
  })
}

/** Takes a file apart. Nothing of it is believed yet: its manifest and shards are verified like those of a host. */
export function decodeEditionFile(bytes: Bytes): Outcome<EditionFile, FeedFailure> {
  const json = decodeJson(bytes)
  const file = json.ok ? v.safeParse(FileSchema, json.value) : undefined
  if (!file?.success)
    return refusal({ kind: 'notTheFeed', what: 'edition file' })
  if (file.output.spec > SPEC)
    return refusal({ kind: 'appTooOld', needed: file.output.spec })
  const manifest = decodeBase64(file.output.manifest)
  const roots = file.output.roots.map(step => decodeBase64(step))
  const shards = Object.entries(file.output.shards).map(([sha256, text]) => [sha256, decodeBase64(text)] as const)
  if (!manifest.ok)
    return refusal({ kind: 'damaged', what: 'edition file' })
  return success({
    manifest: manifest.value,
    roots: roots.flatMap(step => step.ok ? [step.value] : []),
    shards: new Map(shards.flatMap(([sha256, shard]) => shard.ok ? [[sha256, shard.value] as const] : [])),
  })
}
