import type { HeldRoot } from './follow-roots'
import { readEnvelope } from '../feed/envelope'
import { ROOT_LIMIT } from '../feed/limits'
import { parseRoot } from '../feed/root'

/**
 * Until when the newest root a device can prove vouches for its keys (ISO instant, UTC); undefined where it is the one
 * pinned into the build, which has no end.
 */
export async function rootExpiry({ chain }: Pick<HeldRoot, 'chain'>): Promise<string | undefined> {
  const last = chain.at(-1)
  const envelope = last && readEnvelope(last, 'root', ROOT_LIMIT)
  const statement = envelope?.ok ? await parseRoot(envelope.value.payload, 'root') : undefined
  return statement?.ok ? statement.value.expires : undefined
}
