import type { Outcome } from '../domain/outcome'
import type { Bytes } from './bytes'
import type { FeedFailure } from './feed-failure'
import type { TrustedKey } from './trusted-key'
import * as v from 'valibot'
import { refusal, success } from '../domain/outcome'
import { decodeBase64, encodeBase64 } from './bytes'
import { decodeJson, encodeJson } from './json'
import { MANIFEST_LIMIT } from './limits'

/** What a build of the app trusts: one feed, by the keys pinned into it. They are its root until a newer one is followed. */
export interface Trust {
  /** `<city>/<environment>`, compared letter by letter. */
  readonly feed: string
  /** Keys that may sign editions. */
  readonly keys: readonly TrustedKey[]
  /** Number of the root pinned; 1 unless told. */
  readonly root?: number | undefined
  /** Keys that may sign the next root; the feed's own keys unless told. */
  readonly rootKeys?: readonly TrustedKey[] | undefined
  /** How many of them must sign; 1 unless told. */
  readonly rootThreshold?: number | undefined
  /** The last root up to the one pinned at which versions were counted anew, and from where. */
  readonly restart?: { readonly root: number, readonly versionFloor: number } | undefined
}

export interface Signature {
  readonly keyid: string
  readonly alg: string
  readonly sig: string
}

/** An envelope taken apart, nothing of it believed yet. */
export interface Envelope {
  readonly payload: Bytes
  readonly signatures: readonly Signature[]
}

const EnvelopeSchema = v.object({
  payload: v.string(),
  signatures: v.pipe(v.array(v.object({ keyid: v.string(), alg: v.string(), sig: v.string() })), v.minLength(1), v.maxLength(8)),
})

/** The bytes of an envelope (DSSE manner): the payload exactly as signed, and its signatures. */
export function encodeEnvelope(payload: Bytes, signatures: readonly Signature[]): Bytes {
  return encodeJson({ payload: encodeBase64(payload), signatures })
}

/** Takes an envelope apart: its size in bytes, its form, no key id twice. `what` names it in a failure. */
export function readEnvelope(bytes: Bytes, what: string, limit: number): Outcome<Envelope, FeedFailure> {
  if (bytes.byteLength > limit)
    return refusal({ kind: 'tooLarge', what, limit })
  const json = decodeJson(bytes)
  const envelope = json.ok ? v.safeParse(EnvelopeSchema, json.value) : undefined
  if (!envelope?.success)
    return refusal({ kind: 'notTheFeed', what })
  const payload = decodeBase64(envelope.output.payload)
  if (!payload.ok)
    return refusal({ kind: 'damaged', what })
  const { signatures } = envelope.output
  if (new Set(signatures.map(signature => signature.keyid)).size !== signatures.length)
    return refusal({ kind: 'untrusted', what: 'duplicate key id' })
  return success({ payload: payload.value, signatures })
}

/**
 * Opens the envelope of an edition: size, form, then at least one valid signature by a trusted key over the exact
 * payload bytes.
 *
 * Two signatures with the same key id are refused; unknown keys and algorithms are passed over.
 */
export async function openEnvelope(bytes: Bytes, trust: Pick<Trust, 'keys'>): Promise<Outcome<Bytes, FeedFailure>> {
  const envelope = readEnvelope(bytes, 'manifest', MANIFEST_LIMIT)
  if (!envelope.ok)
    return envelope
  return await signedBy(envelope.value, trust.keys, 1)
    ? success(envelope.value.payload)
    : refusal({ kind: 'untrusted', what: 'no valid signature by a trusted key' })
}

/** Whether at least so many of the keys signed the exact payload bytes. */
export async function signedBy({ payload, signatures }: Envelope, keys: readonly TrustedKey[], threshold: number): Promise<boolean> {
  let signers = 0
  for (const signature of signatures) {
    const key = keys.find(trusted => trusted.keyid === signature.keyid && trusted.alg === signature.alg)
    if (key && await verifies(key, signature.sig, payload))
      signers++
    if (signers >= threshold)
      return true
  }
  return false
}

async function verifies(trusted: TrustedKey, sig: string, payload: Bytes): Promise<boolean> {
  const signature = decodeBase64(sig)
  if (!signature.ok || signature.value.byteLength !== 64)
    return false
  const { kty, crv, x, y } = trusted.jwk
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, signature.value, payload)
}
