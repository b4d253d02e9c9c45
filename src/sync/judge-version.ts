import type { Outcome } from '../domain/outcome'
import type { FeedFailure } from '../feed/feed-failure'
import type { Payload } from '../feed/payload'
import { refusal, success } from '../domain/outcome'

/**
 * Whether an offered edition is new, the one shown, or one that must be refused.
 *
 * Order is by version alone, never by clock. A version below the highest ever accepted is refused; the version shown
 * must say the very same. The version of the floor itself may be taken again: a reader who stepped back, or a device
 * that lost its library, needs it.
 */
export function judgeVersion(offered: Payload, shown: Payload | undefined, floor: number): Outcome<'new' | 'same', FeedFailure> {
  const held = Math.max(floor, shown?.version ?? 0)
  if (offered.version < held)
    return refusal({ kind: 'older', found: offered.version, held })
  if (offered.version !== shown?.version)
    return success('new')
  // The one shown may have been read by an older app that knew fewer fields; those it knew must be the same.
  const read = new Map<string, unknown>(Object.entries(offered))
  // Packs are no part of what it says; an older app may have known fewer of them.
  const said = Object.entries(shown).filter(([field]) => field !== 'packs')
  const same = said.every(([field, value]) => JSON.stringify(read.get(field)) === JSON.stringify(value))
  return same ? success('same') : refusal({ kind: 'conflicting', version: offered.version })
}
