import type { Outcome } from '../domain/outcome'
import { refusal, success } from '../domain/outcome'

/** Bytes in memory of their own; WebCrypto takes no shared ones. */
export type Bytes = Uint8Array<ArrayBuffer>

/** SHA-256 of the bytes as 64 lower-case hexadecimal digits: a shard's name. */
export async function sha256Hex(bytes: Bytes): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return Array.from(digest, byte => byte.toString(16).padStart(2, '0')).join('')
}

export function encodeUtf8(text: string): Bytes {
  return new TextEncoder().encode(text)
}

/** Text of the bytes, or a refusal where they are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): Outcome<string, 'notUtf8'> {
  try {
    return success(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes))
  }
  catch (error) {
    if (error instanceof TypeError)
      return refusal('notUtf8')
    throw error
  }
}

export function encodeBase64(bytes: Uint8Array): string {
  let binary = ''
  for (const byte of bytes)
    binary += String.fromCharCode(byte)
  return btoa(binary)
}

/** Bytes of a standard base64 text, or a refusal. */
export function decodeBase64(text: string): Outcome<Bytes, 'notBase64'> {
  // A search for a wrong letter: a pattern of the whole runs out of stack at some megabytes.
  if (text.length % 4 !== 0 || /[^A-Za-z0-9+/]/.test(text.replace(/={1,2}$/, '')))
    return refusal('notBase64')
  const binary = atob(text)
  const bytes = new Uint8Array(binary.length)
  for (let index = 0; index < binary.length; index++)
    bytes[index] = binary.charCodeAt(index)
  return success(bytes)
}
