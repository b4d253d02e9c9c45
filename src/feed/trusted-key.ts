import * as v from 'valibot'
import { encodeUtf8, sha256Hex } from './bytes'

/** A public key a reader trusts: an EC P-256 JWK with the id signatures name it by. */
export interface TrustedKey {
  readonly keyid: string
  readonly alg: 'ES256'
  readonly jwk: { readonly kty: 'EC', readonly crv: 'P-256', readonly x: string, readonly y: string }
}

const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))

/** The form of a public key in a trust file or a root statement. */
export const TrustedKeySchema = v.object({
  keyid: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  alg: v.literal('ES256'),
  jwk: v.object({ kty: v.literal('EC'), crv: v.literal('P-256'), x: coordinate, y: coordinate }),
})

/** The key's name: its JWK thumbprint (RFC 7638) in hexadecimal. */
export function thumbprint(jwk: TrustedKey['jwk']): Promise<string> {
  return sha256Hex(encodeUtf8(JSON.stringify({ crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y })))
}

/** Whether every key goes by its own name and none stands twice, so that one key cannot sign as two. */
export async function namedTruly(keys: readonly TrustedKey[]): Promise<boolean> {
  const names = await Promise.all(keys.map(key => thumbprint(key.jwk)))
  return new Set(names).size === keys.length && names.every((name, index) => name === keys[index]?.keyid)
}
