import type { SigningGate } from '../press/sign-edition'
import type { StoredEdition } from '../storage/library-database'
import type { Services } from './services'
import { readFloor } from '../storage/floor'
import { heldRoot } from '../sync/follow-roots'
import { rootExpiry } from '../sync/root-expiry'

/**
 * What the newest root this device can prove says of a key.
 *
 * `trusted` it names the key, and vouches for it until an instant (ISO, UTC), or without an end · `expired` it has run out
 * · `unknown` it does not name the key
 */
export type KeyTrust =
  | { readonly kind: 'trusted', readonly until: string | undefined }
  | { readonly kind: 'expired', readonly until: string }
  | { readonly kind: 'unknown' }

/** How many letters of a key's name are shown: enough to tell a city's keys apart. */
const NAME_LETTERS = 8

/** A key's name as it is shown. */
export function shortKeyName(keyid: string): string {
  return keyid.slice(0, NAME_LETTERS)
}

/** What readers hold an edition against, as far as this device knows. @param shown the edition it shows. */
export async function signingGate({ trust, memory, now }: Services, shown: Pick<StoredEdition, 'version' | 'roots'> | undefined): Promise<SigningGate> {
  const held = await heldRoot(trust, memory, shown?.roots)
  return {
    root: held.root,
    rootExpires: await rootExpiry(held),
    floor: Math.max(shown?.version ?? 0, readFloor(trust.feed, memory)),
    now: now().toISOString(),
  }
}

/** What readers' newest root says of a key. */
export function keyTrust(keyid: string, { root, rootExpires, now }: SigningGate): KeyTrust {
  if (!root?.feedKeys.some(key => key.keyid === keyid))
    return { kind: 'unknown' }
  const past = rootExpires !== undefined && now !== undefined && Date.parse(rootExpires) <= Date.parse(now)
  return past ? { kind: 'expired', until: rootExpires } : { kind: 'trusted', until: rootExpires }
}
