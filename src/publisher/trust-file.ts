import type { Trust } from '../feed/envelope'
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

/** As {@link readTrust}, but undefined where there is no such file. */
export async function findTrust(file: string): Promise<Trust | undefined> {
  return readTrust(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return undefined
    throw error
  })
}

/** Reads a city's `trust.json`: the feed it publishes and the public keys readers pin. @throws {v.ValiError} if malformed. */
export async function readTrust(file: string): Promise<Trust> {
  return v.parse(v.pipe(v.string(), v.parseJson(), TrustSchema), await readFile(file, 'utf8'))
}
