import type { ListedCity } from '../domain/listed-city'
import type { Trust } from './envelope'
import * as v from 'valibot'
import { encodeUtf8 } from './bytes'
import { CitySchema, usualPlace } from './city-list'
import { TrustSchema } from './first-roots'
import { decodeJson } from './json'

/** A city whose first root was pinned by the list on this device: what it takes to read it without the list. */
export interface KnownCity {
  readonly city: ListedCity
  readonly trust: Trust
  /** SHA-256 of the file its first root came in; the same in a newer list says that nothing has to be fetched. */
  readonly pinned: string
}

const KnownCitySchema = v.object({ city: CitySchema, trust: TrustSchema, pinned: v.string() })

export function encodeKnownCity(known: KnownCity): string {
  return JSON.stringify(known)
}

/** A city that was kept before; undefined where a field is no longer what it must be. */
export function readKnownCity(text: string | null): KnownCity | undefined {
  const json = decodeJson(encodeUtf8(text ?? ''))
  const parsed = v.safeParse(KnownCitySchema, json.ok ? json.value : undefined)
  if (!parsed.success || parsed.output.trust.feed !== parsed.output.city.feed)
    return undefined
  const { city, trust, pinned } = parsed.output
  return { city: { ...city, at: city.at ?? usualPlace(city.code) }, trust, pinned }
}
