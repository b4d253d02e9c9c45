import type { Trust } from '../feed/envelope'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'
import { TrustedKeySchema } from '../feed/trusted-key'

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(1))
const keys = v.pipe(v.array(TrustedKeySchema), v.minLength(1))
const TrustSchema = v.object({
  feed: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
  keys,
  root: v.optional(count),
  rootKeys: v.optional(keys),
  rootThreshold: v.optional(count),
  restart: v.optional(v.object({ root: count, versionFloor: count })),
  expires: v.optional(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/))),
})

/** A city's trust file: what a build pins, and until when the publisher may go on with it. */
export interface TrustFile extends Trust {
  /** ISO instant in UTC; undefined where the keys have no end. */
  readonly expires?: string | undefined
}

/** Why a `trust.json` cannot be used. */
export class TrustFileError extends Error {
  override readonly name = 'TrustFileError'
}

/** As {@link readTrust}, but undefined where there is no such file. */
export async function findTrust(file: string): Promise<TrustFile | undefined> {
  return existsSync(file) ? readTrust(file) : undefined
}

/**
 * Reads a city's `trust.json`: the feed it publishes and the public keys readers pin.
 *
 * @throws {TrustFileError} if the file is missing or malformed.
 */
export async function readTrust(file: string): Promise<TrustFile> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new TrustFileError(`信頼する鍵の表 ${file} を読めません`, { cause })
  })
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), TrustSchema), text)
  if (!parsed.success)
    throw new TrustFileError(`信頼する鍵の表 ${file} の形が違います（feed と keys の ES256 公開鍵）`)
  return parsed.output
}
