import type { FoundRoot } from './rotate'
import type { SigningKey } from '../press/signing-key'
import type { TrustFile } from './trust-file'
import { DEVELOPMENT_KEY_ID } from '../press/signing-key'

/** The environment whose editions readers believe. */
export const PRODUCTION = 'prod'

/** Why nothing may be published or built for readers as things stand. */
export type ProductionFault =
  | { readonly kind: 'otherFeed', readonly found: string }
  | { readonly kind: 'developmentKey' } // trusted by the trust file or the newest root, or about to sign
  | { readonly kind: 'unknownKey' } // the newest root does not name the key: readers would refuse what it signs
  | { readonly kind: 'expired', readonly expires: string }

/** What stands in the way of publishing in earnest; undefined where nothing does. `key` is absent where only the app is built. */
export async function productionFault(trust: TrustFile, { root, expires }: FoundRoot, key: SigningKey | undefined, now: Date): Promise<ProductionFault | undefined> {
  if (!trust.feed.endsWith(`/${PRODUCTION}`))
    return { kind: 'otherFeed', found: trust.feed }
  const trusted = [...trust.keys, ...trust.rootKeys ?? [], ...root.feedKeys, ...root.rootKeys]
  if (key?.development || trusted.some(({ keyid }) => keyid === DEVELOPMENT_KEY_ID))
    return { kind: 'developmentKey' }
  if (key && !root.feedKeys.some(({ keyid }) => keyid === key.public.keyid))
    return { kind: 'unknownKey' }
  if (expires !== undefined && Date.parse(expires) <= now.getTime())
    return { kind: 'expired', expires }
  return undefined
}
