import * as v from 'valibot'
import { decodeBase64, decodeUtf8, encodeBase64, encodeUtf8 } from '../feed/bytes'

/** Work it takes to try one passphrase; OWASP's figure for PBKDF2 with SHA-256. */
const ITERATIONS = 600_000

/** A private key behind a passphrase. */
export const SealedKeySchema = v.object({
  kind: v.literal('chiiki-fukushi-navi/sealed-key'),
  kdf: v.literal('PBKDF2-SHA-256'),
  iterations: v.pipe(v.number(), v.safeInteger(), v.minValue(ITERATIONS), v.maxValue(10 * ITERATIONS)),
  salt: v.string(),
  iv: v.string(),
  sealed: v.string(),
})

export type SealedKey = v.InferOutput<typeof SealedKeySchema>

/** The text of a key file, sealed with AES-256-GCM under a key made from the passphrase. */
export async function sealKey(text: string, passphrase: string): Promise<SealedKey> {
  const [salt, iv] = [crypto.getRandomValues(new Uint8Array(16)), crypto.getRandomValues(new Uint8Array(12))]
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await keyFrom(passphrase, salt, ITERATIONS), encodeUtf8(text))
  return {
    kind: 'chiiki-fukushi-navi/sealed-key',
    kdf: 'PBKDF2-SHA-256',
    iterations: ITERATIONS,
    salt: encodeBase64(salt),
    iv: encodeBase64(iv),
    sealed: encodeBase64(new Uint8Array(sealed)),
  }
}

/** The text again; undefined where the passphrase is wrong or the file was changed. */
export async function unsealKey(file: SealedKey, passphrase: string): Promise<string | undefined> {
  const [salt, iv, sealed] = [decodeBase64(file.salt), decodeBase64(file.iv), decodeBase64(file.sealed)]
  if (!salt.ok || !iv.ok || !sealed.ok)
    return undefined
  try {
    const key = await keyFrom(passphrase, salt.value, file.iterations)
    const text = decodeUtf8(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: iv.value }, key, sealed.value)))
    return text.ok ? text.value : undefined
  }
  catch (error) {
    if (error instanceof DOMException)
      return undefined
    throw error
  }
}

async function keyFrom(passphrase: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', encodeUtf8(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
