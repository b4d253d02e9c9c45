import type { ListedCity } from '../domain/listed-city'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { FirstRootsEntry } from './city-list'
import type { Trust } from './envelope'
import type { FeedFailure } from './feed-failure'
import * as v from 'valibot'
import { refusal, success } from '../domain/outcome'
import { sha256Hex } from './bytes'
import { decodeJson, encodeJson } from './json'
import { namedTruly, TrustedKeySchema } from './trusted-key'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const keys = v.pipe(v.array(TrustedKeySchema), v.minLength(1), v.maxLength(8))

/** What a reader's app pins of one city. */
export const TrustSchema = v.object({
  feed: v.string(),
  keys,
  root: v.optional(count),
  rootKeys: v.optional(keys),
  rootThreshold: v.optional(v.pipe(count, v.maxValue(8))),
  restart: v.optional(v.object({ root: count, versionFloor: count })),
})

const FirstRootsSchema = v.object({
  kind: v.literal('first-roots'),
  roots: v.record(v.pipe(v.string(), v.regex(/^\d{6}$/)), v.unknown()),
})

/** The canonical bytes of one prefecture's first roots, by the cities' codes. */
export function encodeFirstRoots(roots: ReadonlyMap<string, Trust>): Bytes {
  return encodeJson({
    kind: 'first-roots',
    roots: Object.fromEntries([...roots].map(([code, { feed, keys, root, rootKeys, rootThreshold, restart }]) => [code, { feed, keys, root, rootKeys, rootThreshold, restart }])),
  })
}

/** A file of first roots with the entry the list promises it by. */
export async function firstRootsFile(prefecture: string, roots: ReadonlyMap<string, Trust>): Promise<{ readonly entry: FirstRootsEntry, readonly bytes: Bytes }> {
  const bytes = encodeFirstRoots(roots)
  return { entry: { prefecture, sha256: await sha256Hex(bytes), bytes: bytes.byteLength }, bytes }
}

/** The first root of one city, out of the file the list promises: length, digest, form, the city's own feed, keys by their own names. */
export async function firstRoot(bytes: Bytes, entry: FirstRootsEntry, city: Pick<ListedCity, 'code' | 'feed'>): Promise<Outcome<Trust, FeedFailure>> {
  const what = `first roots ${entry.prefecture}`
  if (bytes.byteLength > entry.bytes)
    return refusal({ kind: 'tooLarge', what, limit: entry.bytes })
  if (bytes.byteLength !== entry.bytes || await sha256Hex(bytes) !== entry.sha256)
    return refusal({ kind: 'damaged', what })
  const json = decodeJson(bytes)
  const file = json.ok ? v.safeParse(FirstRootsSchema, json.value) : undefined
  const parsed = file?.success ? v.safeParse(TrustSchema, file.output.roots[city.code]) : undefined
  if (!parsed?.success)
    return refusal({ kind: 'inconsistent', what: `${what}: none for ${city.code}` })
  const trust = parsed.output
  if (trust.feed !== city.feed)
    return refusal({ kind: 'otherFeed', found: trust.feed, expected: city.feed })
  const rootKeys = trust.rootKeys ?? trust.keys
  if ((trust.rootThreshold ?? 1) > rootKeys.length || !await namedTruly(trust.keys) || !await namedTruly(rootKeys))
    return refusal({ kind: 'untrusted', what: `${what}: keys of ${city.code}` })
  return success(trust)
}
