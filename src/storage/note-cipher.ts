import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import { refusal, success } from '../domain/outcome'
import { encodeUtf8 } from '../feed/bytes'
import { isRefusedByCipher } from './note-key'

/** Bytes of an initialisation vector: 96 bits, as AES-GCM is made for. */
const IV_LENGTH = 12

/** A text sealed with AES-256-GCM; `data` ends with the tag of 16 bytes. */
export interface Sealed {
  readonly iv: Bytes
  readonly data: Bytes
}

/** What a note's ciphertext is bound to: moved to another note or another city's feed, it does not open. */
export function noteBinding(note: { readonly feed: string, readonly id: string }): string {
  return `note/1/${note.feed}/${note.id}`
}

/**
 * Seals a text; every call draws a new vector, so the same text twice gives two ciphertexts.
 *
 * @param boundTo said again to open it; not kept with the ciphertext
 */
export async function sealText(text: string, boundTo: string, key: CryptoKey): Promise<Sealed> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH))
  const data = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: encodeUtf8(boundTo) }, key, encodeUtf8(text))
  return { iv, data: new Uint8Array(data) }
}

/** The text, or `damaged` where a bit was changed, the key is another or it was bound to something else. */
export async function openText(sealed: Sealed, boundTo: string, key: CryptoKey): Promise<Outcome<string, 'damaged'>> {
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.iv, additionalData: encodeUtf8(boundTo) }, key, sealed.data)
    return success(new TextDecoder('utf-8', { ignoreBOM: true }).decode(plain))
  }
  catch (error) {
    if (isRefusedByCipher(error))
      return refusal('damaged')
    throw error
  }
}
