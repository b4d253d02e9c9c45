import type { Trust } from '../feed/envelope'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import * as v from 'valibot'

const coordinate = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))
const TrustSchema = v.object({
  feed: v.pipe(v.string(), v.regex(/^[a-z0-9-]+\/[a-z0-9-]+$/)),
  keys: v.pipe(v.array(v.object({
    keyid: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    alg: v.literal('ES256'),
    jwk: v.object({ kty: v.literal('EC'), crv: v.literal('P-256'), x: coordinate, y: coordinate }),
  })), v.minLength(1)),
})

/** Why a `trust.json` cannot be used. */
export class TrustFileError extends Error {
  override readonly name = 'TrustFileError'
}

/** As {@link readTrust}, but undefined where there is no such file. */
export async function findTrust(file: string): Promise<Trust | undefined> {
  return existsSync(file) ? readTrust(file) : undefined
}

/**
 * Reads a city's `trust.json`: the feed it publishes and the public keys readers pin.
 *
 * @throws {TrustFileError} if the file is missing or malformed.
 */
export async function readTrust(file: string): Promise<Trust> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new TrustFileError(`信頼する鍵の表 ${file} を読めません`, { cause })
  })
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), TrustSchema), text)
  if (!parsed.success)
    throw new TrustFileError(`信頼する鍵の表 ${file} の形が違います（feed と keys の ES256 公開鍵）`)
  return parsed.output
}
