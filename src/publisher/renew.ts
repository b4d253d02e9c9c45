import type { FeedFailure } from '../feed/feed-failure'
import type { Payload } from '../feed/payload'
import type { Root } from '../feed/root'
import type { SigningKey } from '../press/signing-key'
import { join } from 'node:path'
import { encodeEnvelope, readEnvelope } from '../feed/envelope'
import { encodeJson } from '../feed/json'
import { MANIFEST_LIMIT, PACKS } from '../feed/limits'
import { trustOf } from '../feed/root'
import { NOTHING } from '../feed/whole-pack'
import { MANIFEST_FILE, readEdition } from './read-edition'
import { sign } from '../press/signing-key'
import { highestVersion, writeAtomically } from './write-edition'

export interface RenewRequest {
  readonly folder: string
  /** The newest root of the folder's chain, and what it trusted before where the edition is still signed so. */
  readonly root: Root
  readonly formerKeys: Root['feedKeys']
  readonly key: SigningKey
  /** ISO instants in UTC. */
  readonly created: string
  readonly expires: string
  /** Replaces the note 「この版で変わったこと」. */
  readonly note?: string | undefined
}

export type RenewResult =
  | { readonly kind: 'renewed', readonly payload: Payload }
  | { readonly kind: 'cosigned', readonly payload: Payload, readonly signatures: number }
  | { readonly kind: 'brokenEdition', readonly failure: FeedFailure | { readonly kind: 'absent' } }
  | { readonly kind: 'unknownKey' } // the newest root does not name the key: devices would refuse what it signs

/** Publishes the rows of the edition in a folder as the next version, with a later end and a signature of today's key. */
export async function renew(request: RenewRequest): Promise<RenewResult> {
  const { folder, root, key } = request
  if (!isKnown(request))
    return { kind: 'unknownKey' }
  const held = await readEdition(folder, { feed: root.feed, keys: [...root.feedKeys, ...request.formerKeys] })
  if (!held.ok)
    return { kind: 'brokenEdition', failure: held.failure }
  const before = held.value.payload
  const version = Math.max(before.version, await highestVersion(folder)) + 1
  // Its rows are the same, so whatever leads to the edition before leads to this one.
  const packs = before.packs?.filter(({ from }) => from === NOTHING || from >= version - PACKS)
  const payload: Payload = {
    ...before,
    ...packs && { packs },
    version,
    created: request.created,
    expires: request.expires,
    root: root.number,
    note: request.note ?? before.note,
    removed: [],
  }
  const bytes = encodeJson(payload)
  const envelope = encodeEnvelope(bytes, [sign(bytes, key)])
  await writeAtomically(join(folder, `${payload.version}.manifest.json`), envelope)
  await writeAtomically(join(folder, MANIFEST_FILE), envelope)
  return { kind: 'renewed', payload }
}

/** Adds one more signature to the very edition in a folder: for a time in which devices know only one of two keys. */
export async function cosign(request: Pick<RenewRequest, 'folder' | 'root' | 'formerKeys' | 'key'>): Promise<RenewResult> {
  const { folder, root, key } = request
  if (!isKnown(request))
    return { kind: 'unknownKey' }
  const held = await readEdition(folder, { feed: root.feed, keys: [...root.feedKeys, ...request.formerKeys] })
  if (!held.ok)
    return { kind: 'brokenEdition', failure: held.failure }
  const { payload, envelope } = held.value
  const read = readEnvelope(envelope, 'manifest', MANIFEST_LIMIT)
  if (!read.ok)
    return { kind: 'brokenEdition', failure: read.failure }
  const others = read.value.signatures.filter(signature => signature.keyid !== key.public.keyid)
  const signed = encodeEnvelope(read.value.payload, [...others, sign(read.value.payload, key)])
  await writeAtomically(join(folder, `${payload.version}.manifest.json`), signed)
  await writeAtomically(join(folder, MANIFEST_FILE), signed)
  return { kind: 'cosigned', payload, signatures: others.length + 1 }
}

function isKnown({ root, key }: Pick<RenewRequest, 'root' | 'key'>): boolean {
  return trustOf(root).keys.some(trusted => trusted.keyid === key.public.keyid)
}
