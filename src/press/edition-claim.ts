import type { Bytes } from '../feed/bytes'
import * as v from 'valibot'
import { decodeJson } from '../feed/json'

const ClaimSchema = v.object({ feed: v.string(), version: v.pipe(v.number(), v.safeInteger()) })

/** Which edition a statement says it is, before anything of it is believed; undefined where it says nothing. */
export function readClaim(payload: Bytes): { readonly feed: string, readonly version: number } | undefined {
  const json = decodeJson(payload)
  const claim = v.safeParse(ClaimSchema, json.ok ? json.value : undefined)
  return claim.success ? claim.output : undefined
}
