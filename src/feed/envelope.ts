import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { FeedFailure } from './feed-failure'
import * as v from 'valibot'
import { refusal, success } from '../domain/outcome'
import { decodeBase64, encodeBase64 } from './bytes'
import { decodeJson, encodeJson } from './json'
import { MANIFEST_LIMIT } from './limits'

/** A public key a reader trusts: an EC P-256 JWK with the id signatures name it by. */
export interface TrustedKey {
  readonly keyid: string
  readonly alg: 'ES256'
  readonly jwk: { readonly kty: 'EC', readonly crv: 'P-256', readonly x: string, readonly y: string }
}

/** What a build of the app trusts: one feed, by the keys pinned into it. */
export interface Trust {
  /** `<city>/<environment>`, compared letter by letter. */
  readonly feed: string
  readonly keys: readonly TrustedKey[]
}

export interface Signature {
  readonly keyid: string
  readonly alg: string
  readonly sig: string
}

const EnvelopeSchema = v.object({
  payload: v.string(),
  signatures: v.pipe(v.array(v.object({ keyid: v.string(), alg: v.string(), sig: v.string() })), v.minLength(1), v.maxLength(8)),
})

/** The bytes of an envelope (DSSE manner): the payload exactly as signed, and its signatures. */
export function encodeEnvelope(payload: Bytes, signatures: readonly Signature[]): Bytes {
  return encodeJson({ payload: encodeBase64(payload), signatures })
}

/**
 * Opens an envelope: size, form, then at least one valid signature by a trusted key over the exact payload bytes.
 *
 * Two signatures with the same key id are refused; unknown keys and algorithms are passed over.
 */
export async function openEnvelope(bytes: Bytes, trust: Trust): Promise<Outcome<Bytes, FeedFailure>> {
  if (bytes.byteLength > MANIFEST_LIMIT)
    return refusal({ kind: 'tooLarge', what: 'manifest', limit: MANIFEST_LIMIT })
  const json = decodeJson(bytes)
  const envelope = json.ok ? v.safeParse(EnvelopeSchema, json.value) : undefined
  if (!envelope?.success)
    return refusal({ kind: 'notTheFeed', what: 'manifest' })
  const payload = decodeBase64(envelope.output.payload)
  if (!payload.ok)
    return refusal({ kind: 'damaged', what: 'manifest' })

  const { signatures } = envelope.output
  if (new Set(signatures.map(signature => signature.keyid)).size !== signatures.length)
    return refusal({ kind: 'untrusted', what: 'duplicate key id' })
  for (const signature of signatures) {
    const key = trust.keys.find(trusted => trusted.keyid === signature.keyid && trusted.alg === signature.alg)
    if (key && await verifies(key, signature.sig, payload.value))
      return success(payload.value)
  }
  return refusal({ kind: 'untrusted', what: 'no valid signature by a trusted key' })
}

async function verifies(trusted: TrustedKey, sig: string, payload: Bytes): Promise<boolean> {
  const signature = decodeBase64(sig)
  if (!signature.ok || signature.value.byteLength !== 64)
    return false
  const { kty, crv, x, y } = trusted.jwk
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature.value, payload)
}
