import type { Bytes } from '../feed/bytes'
import type { Signature } from '../feed/envelope'
import type { TrustedKey } from '../feed/trusted-key'
import { webcrypto as crypto } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { p256 } from '@noble/curves/nist.js'
import * as v from 'valibot'
import { encodeBase64 } from '../feed/bytes'
import { thumbprint, TrustedKeySchema } from '../feed/trusted-key'
import { SealedKeySchema, sealKey, unsealKey } from './sealed-key'

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

/**
 * Reads a private key (JWK), sealed or not.
 *
 * @param passphrase opens a sealed file; ignored for any other.
 * @throws {KeyFileError} if the file is missing, no P-256 private key, or does not open.
 */
export async function readSigningKey(file: string, passphrase?: string): Promise<SigningKey> {
  const written = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new KeyFileError(`署名の鍵 ${file} を読めません`, { cause })
  })
  const text = await opened(written, file, passphrase)
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
 * @param passphrase seals the file where given.
 * @throws {KeyFileError} if the file is already there: a key that signs editions must not be overwritten.
 */
export async function makeKey(file: string, passphrase?: string): Promise<TrustedKey> {
  const { privateKey } = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
  const { kty, crv, x, y, d } = await crypto.subtle.exportKey('jwk', privateKey)
  const text = JSON.stringify({ kty, crv, x, y, d }, null, 2)
  await writeFile(file, `${passphrase ? JSON.stringify(await sealKey(text, passphrase), null, 2) : text}\n`, { mode: 0o600, flag: 'wx' }).catch((cause: unknown) => {
    throw new KeyFileError(`${file} に書けません。すでにあるファイルは上書きしません`, { cause })
  })
  return (await readSigningKey(file, passphrase)).public
}

async function opened(written: string, file: string, passphrase: string | undefined): Promise<string> {
  const sealed = v.safeParse(v.pipe(v.string(), v.parseJson(), SealedKeySchema), written)
  if (!sealed.success)
    return written
  if (!passphrase)
    throw new KeyFileError(`署名の鍵 ${file} は合言葉で閉じてあります。合言葉を環境変数に入れ、--passphrase-env でその名前を指定してください`)
  const text = await unsealKey(sealed.output, passphrase)
  if (text === undefined)
    throw new KeyFileError(`署名の鍵 ${file} を開けません。合言葉が違うか、ファイルが壊れています`)
  return text
}

/**
 * Reads the public half of a key: from a private key's file, or from what `keygen` printed.
 *
 * @throws {KeyFileError} as {@link readSigningKey}.
 */
export async function readPublicKey(file: string, passphrase?: string): Promise<TrustedKey> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), TrustedKeySchema), text)
  return parsed.success ? parsed.output : (await readSigningKey(file, passphrase)).public
}

/** The name of the development key; undefined where the repository has none. */
export async function developmentKeyId(): Promise<string | undefined> {
  return await developmentX() === undefined ? undefined : (await readSigningKey(DEVELOPMENT_KEY)).public.keyid
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
