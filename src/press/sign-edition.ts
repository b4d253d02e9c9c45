import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import type { Payload } from '../feed/payload'
import type { Root } from '../feed/root'
import type { PreparedEdition } from './prepare-edition'
import type { SigningKey } from './signing-key'
import { refusal, success } from '../domain/outcome'
import { encodeEnvelope, openEnvelope } from '../feed/envelope'
import { encodeJson } from '../feed/json'
import { MANIFEST_LIMIT } from '../feed/limits'
import { sign } from './signing-key'

/** The one environment the development key may sign for, and in which editions do not age. */
export const DEVELOPMENT = 'dev'

/** What readers will hold an edition against. */
export interface SigningGate {
  /** The newest root readers can follow; undefined where no keys are pinned yet. */
  readonly root?: Root | undefined
  /** Until when that root vouches for its keys (ISO instant, UTC); undefined where it has no end. */
  readonly rootExpires?: string | undefined
  /** The highest version published until now. */
  readonly floor: number
  /** The time now, as an ISO instant in UTC; undefined where nothing may depend on it. */
  readonly now?: string | undefined
}

/** Why an edition is not signed: readers would not take it. */
export type SigningFault =
  | { readonly kind: 'developmentKey' } // outside development
  | { readonly kind: 'unknownKey' } // the newest root does not name the key
  | { readonly kind: 'otherFeed', readonly found: string, readonly expected: string } // readers follow another feed
  | { readonly kind: 'otherRoot', readonly found: number, readonly expected: number } // made for another root
  | { readonly kind: 'rootExpired', readonly expires: string }
  | { readonly kind: 'expired', readonly expires: string } // the edition itself, before it is out
  | { readonly kind: 'versionNotAbove', readonly version: number, readonly floor: number } // one as new is out already

/** Why signing came to nothing. */
export type SigningRefusal =
  | SigningFault
  | { readonly kind: 'brokenKey' } // its private and public halves do not belong together
  | { readonly kind: 'tooLarge', readonly what: string, readonly bytes: number, readonly limit: number }

/** The parts of an edition's statement that readers judge before they read a row. */
export type SigningClaim = Pick<Payload, 'feed' | 'version' | 'root' | 'expires'>

/** What stands in the way of signing; undefined where readers would accept it. To be asked as soon as a key is chosen. */
export function signingFault(claim: SigningClaim, key: SigningKey, { root, rootExpires, floor, now }: SigningGate): SigningFault | undefined {
  const development = claim.feed.endsWith(`/${DEVELOPMENT}`)
  if (key.development && !development)
    return { kind: 'developmentKey' }
  if (root && root.feed !== claim.feed)
    return { kind: 'otherFeed', found: claim.feed, expected: root.feed }
  if (root && !root.feedKeys.some(({ keyid }) => keyid === key.public.keyid))
    return { kind: 'unknownKey' }
  if (root && root.number !== claim.root)
    return { kind: 'otherRoot', found: claim.root, expected: root.number }
  if (isPast(rootExpires, now))
    return { kind: 'rootExpired', expires: rootExpires ?? '' }
  if (!development && isPast(claim.expires, now))
    return { kind: 'expired', expires: claim.expires }
  const lowest = Math.max(floor, (root?.restart?.versionFloor ?? 1) - 1)
  if (claim.version <= lowest)
    return { kind: 'versionNotAbove', version: claim.version, floor: lowest }
  return undefined
}

/** The bytes of `manifest.json`: the edition's statement signed by one key, once it is sure that readers will accept it. */
export async function signEdition({ payload }: Pick<PreparedEdition, 'payload'>, key: SigningKey, gate: SigningGate): Promise<Outcome<Bytes, SigningRefusal>> {
  const fault = signingFault(payload, key, gate)
  if (fault)
    return refusal(fault)
  const bytes = encodeJson(payload)
  const envelope = encodeEnvelope(bytes, [sign(bytes, key)])
  if (envelope.byteLength > MANIFEST_LIMIT)
    return refusal({ kind: 'tooLarge', what: 'manifest', bytes: envelope.byteLength, limit: MANIFEST_LIMIT })
  const readable = await openEnvelope(envelope, { keys: [key.public] })
  return readable.ok ? success(envelope) : refusal({ kind: 'brokenKey' })
}

function isPast(instant: string | undefined, now: string | undefined): boolean {
  return instant !== undefined && now !== undefined && Date.parse(instant) <= Date.parse(now)
}
