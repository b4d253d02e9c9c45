import type { Bytes } from '../feed/bytes'
import type { FeedFailure } from '../feed/feed-failure'
import type { Root, RootStatement } from '../feed/root'
import type { TrustedKey } from '../feed/trusted-key'
import type { SigningKey } from '../press/signing-key'
import type { TrustFile } from './trust-file'
import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { encodeEnvelope, readEnvelope } from '../feed/envelope'
import { encodeJson } from '../feed/json'
import { ROOT_LIMIT, SPEC } from '../feed/limits'
import { nextRoot, parseRoot, pinnedRoot } from '../feed/root'
import { sign } from '../press/signing-key'
import { writeAtomically } from './write-edition'

/** The end of a folder's chain of roots, and until when it vouches for its keys. */
export interface FoundRoot {
  readonly root: Root
  /** ISO instant in UTC; undefined where the pinned keys have no end. */
  readonly expires: string | undefined
}

export type RootsFound =
  | { readonly kind: 'found', readonly found: FoundRoot }
  | { readonly kind: 'brokenChain', readonly number: number, readonly failure: FeedFailure }

/** Follows the chain in a folder from the keys a city pins, each step verified as a device will. */
export async function readRoots(folder: string, trust: TrustFile): Promise<RootsFound> {
  let found: FoundRoot = { root: pinnedRoot(trust), expires: trust.expires }
  for (let number = found.root.number + 1; ; number++) {
    const bytes = await readStep(folder, number)
    if (!bytes)
      return { kind: 'found', found }
    const next = await nextRoot(bytes, found.root)
    if (!next.ok)
      return { kind: 'brokenChain', number, failure: next.failure }
    found = { root: next.value, expires: await expiryOf(bytes) }
  }
}

export interface RotateRequest {
  /** The feed folder. */
  readonly out: string
  readonly trust: TrustFile
  /** Private keys that sign the step: of the root held, and of the new one where its keys change. */
  readonly rootKeys: readonly SigningKey[]
  /** Keys of the next root; those of before unless given. */
  readonly nextRootKeys?: readonly TrustedKey[] | undefined
  /** Keys that may sign editions from now on; every other is revoked. */
  readonly feedKeys: readonly TrustedKey[]
  /** Counts versions anew from here: after a stolen key has signed a very high one. */
  readonly versionFloor?: number | undefined
  /** ISO instants in UTC. */
  readonly created: string
  readonly expires: string
}

export type RotateResult =
  | { readonly kind: 'rotated', readonly root: Root }
  | { readonly kind: 'brokenChain', readonly number: number, readonly failure: FeedFailure }
  | { readonly kind: 'refused', readonly failure: FeedFailure } // devices would not follow it

/** Writes the next step of the chain, after reading it as a device will; nothing is written otherwise. */
export async function rotate(request: RotateRequest): Promise<RotateResult> {
  const chain = await readRoots(request.out, request.trust)
  if (chain.kind !== 'found')
    return chain
  const { root } = chain.found
  const statement: RootStatement = {
    spec: SPEC,
    kind: 'root',
    feed: root.feed,
    root: root.number + 1,
    rootKeys: request.nextRootKeys ?? root.rootKeys,
    rootThreshold: request.nextRootKeys ? 1 : root.rootThreshold,
    feedKeys: request.feedKeys,
    ...request.versionFloor !== undefined && { versionFloor: request.versionFloor },
    created: request.created,
    expires: request.expires,
  }
  const payload = encodeJson(statement)
  const bytes = encodeEnvelope(payload, request.rootKeys.map(key => sign(payload, key)))
  const next = await nextRoot(bytes, root)
  if (!next.ok)
    return { kind: 'refused', failure: next.failure }
  await mkdir(request.out, { recursive: true })
  await writeAtomically(join(request.out, `${statement.root}.root.json`), bytes)
  return { kind: 'rotated', root: next.value }
}

async function readStep(folder: string, number: number): Promise<Bytes | undefined> {
  return readFile(join(folder, `${number}.root.json`)).then(buffer => new Uint8Array(buffer), (error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return undefined
    throw error
  })
}

async function expiryOf(bytes: Bytes): Promise<string | undefined> {
  const envelope = readEnvelope(bytes, 'root', ROOT_LIMIT)
  const statement = envelope.ok ? await parseRoot(envelope.value.payload, 'root') : undefined
  return statement?.ok ? statement.value.expires : undefined
}
