import type { Bytes } from '../feed/bytes'
import type { Signature } from '../feed/envelope'
import type { TrustedKey } from '../feed/trusted-key'
import { webcrypto as crypto } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { p256 } from '@noble/curves/nist.js'
import * as v from 'valibot'
import { encodeBase64 } from '../feed/bytes'
import { thumbprint } from '../feed/trusted-key'

/** The key that signs development editions. It lies in the repository, so nothing it signs proves anything. */
export const DEVELOPMENT_KEY = fileURLToPath(new URL('../../data/keys/development-only.private.jwk.json', import.meta.url))

const base64url = v.pipe(v.string(), v.regex(/^[\w-]{43}$/))
const PrivateKeySchema = v.object({
  kty: v.literal('EC'),
  crv: v.literal('P-256'),
  x: base64url,
  y: base64url,
  d: base64url,
  use: v.optional(v.string()),
})

/** A private P-256 key and the public half readers know it by. */
export interface SigningKey {
  readonly public: TrustedKey
  readonly secret: Uint8Array
  /** Whether the file says that the key is for development only. */
  readonly development: boolean
}

/** Why a key file cannot sign. */
export class KeyFileError extends Error {
  override readonly name = 'KeyFileError'
}

/** Reads a private key (JWK). @throws {KeyFileError} if the file is missing or no P-256 private key. */
export async function readSigningKey(file: string): Promise<SigningKey> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new KeyFileError(`署名の鍵 ${file} を読めません`, { cause })
  })
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), PrivateKeySchema), text)
  if (!parsed.success)
    throw new KeyFileError(`署名の鍵 ${file} は P-256 の秘密鍵（JWK）ではありません`)
  const { x, y, d, use } = parsed.output
  const jwk = { kty: 'EC', crv: 'P-256', x, y } as const
  return {
    public: { keyid: await thumbprint(jwk), alg: 'ES256', jwk },
    secret: Buffer.from(d, 'base64url'),
    development: use === 'development-only' || x === await developmentX(),
  }
}

/**
 * Makes a key pair, writes the private half where only its owner can read it, and returns the public half for `trust.json`.
 *
 * @throws {KeyFileError} if the file is already there: a key that signs editions must not be overwritten.
 */
export async function makeKey(file: string): Promise<TrustedKey> {
  const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', privateKey)
  await writeFile(file, `${JSON.stringify({ kty, crv, x, y, d }, null, 2)}\n`, { mode: 0o600, flag: 'wx' }).catch((cause: unknown) => {
    throw new KeyFileError(`${file} に書けません。すでにあるファイルは上書きしません`, { cause })
  })
  return (await readSigningKey(file)).public
}

/** The development key by its coordinate: a copy of it is the same key, whatever the copy says of its use. */
async function developmentX(): Promise<string | undefined> {
  const text = await readFile(DEVELOPMENT_KEY, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      return undefined
    throw error
  })
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), PrivateKeySchema), text)
  return parsed.success ? parsed.output.x : undefined
}

/**
 * Signs the exact bytes with ES256, in the 64-byte form WebCrypto reads.
 *
 * The nonce is derived from key and message (RFC 6979), so the same edition has the same signature on every machine.
 */
export function sign(payload: Bytes, key: SigningKey): Signature {
  const sig = p256.sign(payload, key.secret, { lowS: false, prehash: true, format: 'compact' })
  return { keyid: key.public.keyid, alg: 'ES256', sig: encodeBase64(sig) }
}
