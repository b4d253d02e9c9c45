import type { CommandResult } from './command'
import type { TrustFile } from './trust-file'
import { isInstant } from '../tables/data-package'
import { CityFolderError } from './city-folder'
import { tellProduction, tellRenewal, tellRotation } from './key-messages'
import { PRODUCTION, productionFault } from './production'
import { plusDays } from '../press/validity'
import { readCity } from './read-city'
import { cosign, renew } from './renew'
import { readRoots, rotate } from './rotate'
import { readPublicKey, readSigningKey } from './signing-key'
import { readTrust } from './trust-file'

/** What `sign` is told: files, folders and words as they stand on the command line. */
export interface SignOptions {
  readonly trust: string
  readonly data: string
  readonly key: string
  readonly passphrase: string | undefined
  readonly created: string | undefined
  readonly note: string | undefined
  readonly second: boolean
}

/** What `rotate` is told. */
export interface RotateOptions {
  readonly trust: string
  readonly passphrase: string | undefined
  readonly created: string | undefined
  readonly out: string
  readonly rootKeys: readonly string[]
  readonly newRootKeys: readonly string[]
  readonly newFeedKeys: readonly string[]
  readonly versionFloor: string | undefined
  readonly validDays: string
}

/** Asks for an instant in the one form taken. */
export function askInstant(given: string | undefined): CommandResult {
  return { code: 2, lines: [`--created は 2026-11-21T00:00:00Z の形で指定してください（いま「${given ?? 'なし'}」）`] }
}

/** `sign`: the edition in a folder again as the next version with a later end, or with one more signature. */
export async function signAgain(folder: string, options: SignOptions): Promise<CommandResult> {
  const trust = await readTrust(options.trust)
  const chain = await readRoots(folder, trust)
  if (chain.kind === 'brokenChain')
    return { code: 1, lines: tellRotation(chain, folder, '') }
  if (!options.second && (options.created === undefined || !isInstant(options.created)))
    return askInstant(options.created)
  const key = await readSigningKey(options.key, options.passphrase)
  const fault = trust.feed.endsWith(`/${PRODUCTION}`) ? await productionFault(trust, chain.found, key, new Date()) : undefined
  if (fault)
    return { code: 1, lines: [tellProduction(fault)] }
  const request = { folder, root: chain.found.root, formerKeys: trust.keys, key }
  const result = options.second || options.created === undefined
    ? await cosign(request)
    : await renew({ ...request, created: options.created, expires: plusDays(options.created, await validDays(options.data)), note: options.note })
  return { code: result.kind === 'renewed' || result.kind === 'cosigned' ? 0 : 1, lines: tellRenewal(result, folder) }
}

/** `rotate`: the next step of the chain of roots, and what `trust.json` has to say from then on. */
export async function rotateKeys(options: RotateOptions): Promise<CommandResult> {
  const { created, passphrase } = options
  if (created === undefined || !isInstant(created))
    return askInstant(created)
  if (options.rootKeys.length === 0 || options.newFeedKeys.length === 0)
    return { code: 2, lines: ['--root-key（いまの root の秘密鍵）と --new-feed-key（これから版に署名する鍵）を指定してください'] }
  if (!isCount(options.validDays) || (options.versionFloor !== undefined && !isCount(options.versionFloor)))
    return { code: 2, lines: ['--version-floor と --valid-days は 1 以上の整数にしてください'] }
  const trust = await readTrust(options.trust)
  const nextRootKeys = await Promise.all(options.newRootKeys.map(file => readPublicKey(file, passphrase)))
  const expires = plusDays(created, Number(options.validDays))
  const result = await rotate({
    out: options.out,
    trust,
    rootKeys: await Promise.all(options.rootKeys.map(file => readSigningKey(file, passphrase))),
    nextRootKeys: nextRootKeys.length > 0 ? nextRootKeys : undefined,
    feedKeys: await Promise.all(options.newFeedKeys.map(file => readPublicKey(file, passphrase))),
    versionFloor: options.versionFloor === undefined ? undefined : Number(options.versionFloor),
    created,
    expires,
  })
  if (result.kind !== 'rotated')
    return { code: 1, lines: tellRotation(result, options.out, '') }
  const { feed, number, rootKeys, rootThreshold, feedKeys, restart } = result.root
  const pinned: TrustFile = { feed, keys: feedKeys, root: number, rootKeys, rootThreshold, ...restart && { restart }, expires }
  return { code: 0, lines: tellRotation(result, options.out, JSON.stringify(pinned, null, 2)) }
}

function isCount(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text) && Number.isSafeInteger(Number(text))
}

/** How many days an edition of the city is good for, as its tables say. */
async function validDays(data: string): Promise<number> {
  const city = await readCity(data)
  if (!city.ok)
    throw new CityFolderError('表に問題があり、期限の日数を読めません。npm run feed -- build で確かめてください')
  return city.package.city.validDays
}
