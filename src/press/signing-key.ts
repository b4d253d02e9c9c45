import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { Signature } from '../feed/envelope'
import type { TrustedKey } from '../feed/trusted-key'
import type { SealedKey } from './sealed-key'
import { p256 } from '@noble/curves/nist.js'
import * as v from 'valibot'
import { refusal, success } from '../domain/outcome'
import { decodeBase64, encodeBase64 } from '../feed/bytes'
import { thumbprint } from '../feed/trusted-key'
import { SealedKeySchema, unsealKey } from './sealed-key'

/** The name of the key that lies in the repository: whatever it signs proves nothing, whatever a copy of it says of its use. */
export const DEVELOPMENT_KEY_ID = 'e7aaea7fc224d7753fd774dd4a865a717457dee29d9f15b62af6c94cb1c4db83'

const base64url = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))
const PrivateKeySchema = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: base64url,
  y: base64url,
  d: base64url,
  use: v.optional(v.string()),
})

/** A private P-256 key and the public half readers know it by. */
export interface SigningKey {
  readonly public: TrustedKey
  readonly secret: Uint8Array
  /** Whether it is the development key, or its file says that it is for development only. */
  readonly development: boolean
}

/** Why the text of a key file gives no key. */
export type KeyRefusal =
  | { readonly kind: 'notAKey' } // no private P-256 key as JWK, sealed or not
  | { readonly kind: 'sealed' } // its passphrase is needed
  | { readonly kind: 'notOpened' } // the passphrase is wrong, or the file was changed

/**
 * Reads a private key (JWK), sealed or not.
 *
 * @param passphrase opens a sealed key; ignored for any other.
 */
export async function readSigningKeyText(text: string, passphrase?: string): Promise<Outcome<SigningKey, KeyRefusal>> {
  const sealed = sealedKeyIn(text)
  if (!sealed)
    return parseKey(text)
  if (!passphrase)
    return refusal({ kind: 'sealed' })
  const opened = await unsealKey(sealed, passphrase)
  return opened === undefined ? refusal({ kind: 'notOpened' }) : parseKey(opened)
}

/** The sealed key a file holds, so that its passphrase can be asked for; undefined where it is none. */
export function sealedKeyIn(text: string): SealedKey | undefined {
  const sealed = v.safeParse(v.pipe(v.string(), v.parseJson(), SealedKeySchema), text)
  return sealed.success ? sealed.output : undefined
}

async function parseKey(text: string): Promise<Outcome<SigningKey, KeyRefusal>> {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), PrivateKeySchema), text)
  if (!parsed.success)
    return refusal({ kind: 'notAKey' })
  const { x, y, d, use } = parsed.output
  const secret = decodeBase64(`${d.replaceAll('-', '+').replaceAll('_', '/')}=`)
  if (!secret.ok)
    return refusal({ kind: 'notAKey' })
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as const
  const keyid = await thumbprint(jwk)
  return success({ public: { keyid, alg: 'ES256', jwk }, secret: secret.value, development: use === 'development-only' || keyid === DEVELOPMENT_KEY_ID })
}

/**
 * Signs the exact bytes with ES256, in the 64-byte form WebCrypto reads.
 *
 * The nonce is derived from key and message (RFC 6979), so the same edition has the same signature on every machine.
 */
export function sign(payload: Bytes, key: SigningKey): Signature {
  const sig = p256.sign(payload, key.secret, { lowS: false, prehash: true, format: 'compact' })
  return { keyid: key.public.keyid, alg: 'ES256', sig: encodeBase64(sig) }
}
