import type { TrustedKey } from '../feed/trusted-key'
import type { KeyRefusal, SigningKey } from '../press/signing-key'
import { webcrypto as crypto } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { TrustedKeySchema } from '../feed/trusted-key'
import { sealKey } from '../press/sealed-key'
import { readSigningKeyText } from '../press/signing-key'

/** The key that signs development editions. It lies in the repository, so nothing it signs proves anything. */
export const DEVELOPMENT_KEY = fileURLToPath(new URL('../../data/keys/development-only.private.jwk.json', import.meta.url))

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
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new KeyFileError(`署名の鍵 ${file} を読めません`, { cause })
  })
  const key = await readSigningKeyText(text, passphrase)
  if (!key.ok)
    throw new KeyFileError(tellKeyRefusal(key.failure, file))
  return key.value
}

function tellKeyRefusal({ kind }: KeyRefusal, file: string): string {
  switch (kind) {
    case 'notAKey': return `署名の鍵 ${file} は P-256 の秘密鍵（JWK）ではありません`
    case 'sealed': return `署名の鍵 ${file} は合言葉で閉じてあります。合言葉を環境変数に入れ、--passphrase-env でその名前を指定してください`
    case 'notOpened': return `署名の鍵 ${file} を開けません。合言葉が違うか、ファイルが壊れています`
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
