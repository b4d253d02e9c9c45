import type { KeyTrust } from '../../stores/signing-gate'
import { longDay } from '../format'
import { KEPT_KEY } from '../text/publish-key'

/** Until when readers' list of keys names a key, or that it does not. */
export function trustText(trust: KeyTrust): string {
  if (trust.kind === 'unknown')
    return KEPT_KEY.unknown
  if (trust.kind === 'expired')
    return KEPT_KEY.expired(longDay(trust.until))
  return trust.until === undefined ? KEPT_KEY.trustedOpen : KEPT_KEY.trusted(longDay(trust.until))
}
