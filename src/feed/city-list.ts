import type { ListedCity } from '../domain/listed-city'
import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { Trust } from './envelope'
import type { FeedFailure } from './feed-failure'
import * as v from 'valibot'
import { isMunicipalityCode } from '../domain/municipality'
import { refusal, success } from '../domain/outcome'
import { readEnvelope, signedBy } from './envelope'
import { decodeJson, encodeJson } from './json'
import { CITY_LIST_LIMIT, FIRST_ROOTS_LIMIT, SPEC } from './limits'
import { text } from './schema-parts'

/** The list's file beside the files of first roots. */
export const CITY_LIST_FILE = 'cities.json'

/** The file with the first roots of a prefecture's cities, as the list promises it. */
export interface FirstRootsEntry {
  /** The two digits their codes begin with. */
  readonly prefecture: string
  readonly sha256: string
  readonly bytes: number
}

/**
 * The signed statement of `cities.json`: which cities there are, where their feeds lie, and by which keys each begins.
 *
 * A device that knows the list takes no city's first root on trust: it is pinned by digest through {@link FirstRootsEntry}.
 */
export interface CityList {
  /** The list's own name, `<name>/<environment>`: keys that sign for one list say nothing of another. */
  readonly list: string
  /** Whole number from 1, only ever growing. */
  readonly version: number
  /** ISO instants in UTC. A list past its end can be used; the reader is told. */
  readonly created: string
  readonly expires: string
  /** In the order of their codes. */
  readonly cities: readonly ListedCity[]
  readonly roots: readonly FirstRootsEntry[]
}

/** Where a feed may lie: below the site's `feed/`, never out of it; or on another host, over HTTPS. */
const AT = /^(?:\.\/|(?:[a-z0-9][a-z0-9-]{0,63}\/){1,4}|https:\/\/[a-z0-9][a-z0-9.-]{0,252}(?::\d{1,5})?\/(?:[\w-][\w.-]{0,63}\/){0,8})$/

/** Whether a feed may be said to lie there. */
export function isFeedAddress(at: string): boolean {
  return AT.test(at)
}

export function isFeedName(feed: string): boolean {
  return FEED.test(feed)
}

/** Whether a reading is one: hiragana, and what stands between or lengthens them. */
export function isKana(kana: string): boolean {
  return KANA.test(kana)
}

export function isLanguageTag(tag: string): boolean {
  return LANGUAGE.test(tag)
}

const FEED = /^[a-z0-9-]{1,64}\/[a-z0-9-]{1,64}$/
const KANA = /^[ぁ-ゖー・]{1,64}$/
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2}$/
const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/))

/** One city as the list's statement has it. */
export const CitySchema = v.object({
  code: v.pipe(v.string(), v.check(isMunicipalityCode)),
  name: v.pipe(text, v.minLength(1), v.maxLength(64)),
  kana: v.pipe(v.string(), v.regex(KANA)),
  feed: v.pipe(v.string(), v.regex(FEED)),
  at: v.optional(v.pipe(v.string(), v.regex(AT))),
  languages: v.optional(v.pipe(v.array(v.pipe(v.string(), v.regex(LANGUAGE))), v.maxLength(16)), []),
})

const ListSchema = v.object({
  spec: v.literal(SPEC),
  kind: v.literal('cities'),
  list: v.pipe(v.string(), v.regex(FEED)),
  version: v.pipe(v.number(), v.safeInteger(), v.minValue(1)),
  created: instant,
  expires: instant,
  cities: v.pipe(v.array(CitySchema), v.minLength(1), v.maxLength(3000)),
  roots: v.pipe(v.array(v.object({
    prefecture: v.pipe(v.string(), v.regex(/^\d{2}$/)),
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    bytes: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(FIRST_ROOTS_LIMIT)),
  })), v.maxLength(48)),
})

/** The bytes that are signed: what goes without saying (the usual place, no other language) is left out. */
export function encodeCityList(list: CityList): Bytes {
  return encodeJson({
    spec: SPEC,
    kind: 'cities',
    ...list,
    cities: list.cities.map(({ at, languages, ...city }) => ({ ...city, ...at !== usualPlace(city.code) && { at }, ...languages.length > 0 && { languages } })),
  })
}

/** Where a city's feed lies unless the list says otherwise. */
export function usualPlace(code: string): string {
  return `${code}/`
}

/** Opens `cities.json`: size, a signature by a key trusted for this list, and every field. Its version is for the caller to judge. */
export async function openCityList(bytes: Bytes, trust: Pick<Trust, 'feed' | 'keys'>): Promise<Outcome<CityList, FeedFailure>> {
  const envelope = readEnvelope(bytes, CITY_LIST_FILE, CITY_LIST_LIMIT)
  if (!envelope.ok)
    return envelope
  if (!await signedBy(envelope.value, trust.keys, 1))
    return refusal({ kind: 'untrusted', what: `${CITY_LIST_FILE}: no valid signature by a trusted key` })
  return parseCityList(envelope.value.payload, trust.feed)
}

function parseCityList(payload: Bytes, expected: string): Outcome<CityList, FeedFailure> {
  const json = decodeJson(payload)
  const spec = json.ok ? v.safeParse(v.object({ spec: v.number() }), json.value) : undefined
  if (spec?.success && spec.output.spec > SPEC)
    return refusal({ kind: 'appTooOld', needed: spec.output.spec })
  const parsed = json.ok ? v.safeParse(ListSchema, json.value) : undefined
  if (!parsed?.success)
    return refusal({ kind: 'damaged', what: CITY_LIST_FILE })
  const { list, version, created, expires, roots } = parsed.output
  if (list !== expected)
    return refusal({ kind: 'otherFeed', found: list, expected })
  const cities = parsed.output.cities.map(city => ({ ...city, at: city.at ?? usualPlace(city.code) }))
  const fault = contradiction({ cities, roots })
  return fault === undefined ? success({ list, version, created, expires, cities, roots }) : refusal({ kind: 'inconsistent', what: fault })
}

/** What in a list contradicts itself; undefined where nothing does. One feed or one place for two cities would show one of them the other's plan. */
function contradiction({ cities, roots }: Pick<CityList, 'cities' | 'roots'>): string | undefined {
  for (const field of ['code', 'feed', 'at'] as const) {
    const seen = new Set<string>()
    for (const city of cities) {
      if (seen.has(city[field]))
        return `two cities of one ${field}: ${city[field]}`
      seen.add(city[field])
    }
  }
  const pinned = new Set(roots.map(({ prefecture }) => prefecture))
  if (pinned.size !== roots.length)
    return 'two files of first roots for one prefecture'
  const loose = cities.find(({ code }) => !pinned.has(code.slice(0, 2)))
  return loose && `no first roots for ${loose.code}`
}
