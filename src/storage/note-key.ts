import type { Outcome } from '../domain/outcome'
import type { Bytes } from '../feed/bytes'
import { refusal, success } from '../domain/outcome'
import { normalPassphrase } from '../domain/passphrase'
import { encodeUtf8 } from '../feed/bytes'

/** Rounds of PBKDF2 for a new passphrase: 600 000 is what OWASP asks of PBKDF2-HMAC-SHA-256. */
export const ITERATIONS = 600_000

/** Rounds a record may ask for; a forged one with more would keep a tablet busy for minutes. */
const ITERATIONS_MOST = 10_000_000

/** Bytes of a salt, of an initialisation vector, of the key itself, and of the key as wrapped: with a tag of 16. */
const SALT_LENGTH = 16
const IV_LENGTH = 12
const KEY_LENGTH = 32
const WRAPPED_LENGTH = KEY_LENGTH + 16

/** What the wrapped key is bound to, so that no other ciphertext can stand in its place. */
const BOUND_TO = encodeUtf8('note-key/1')

/**
 * The key of the notes, wrapped by a passphrase. It says nothing about either without the passphrase.
 *
 * It lies beside the sealed notes wherever they lie: without it they can never be read again.
 */
export interface KeyRecord {
  readonly spec: 1
  readonly salt: Bytes
  readonly iterations: number
  readonly iv: Bytes
  readonly wrappedKey: Bytes
}

/** A key record together with the key in it, usable and not extractable. */
export interface OpenKey {
  readonly record: KeyRecord
  readonly key: CryptoKey
}

/** `wrongPassphrase` it does not open the record, or the record was altered: the two cannot be told apart. */
export type KeyFailure = 'wrongPassphrase'

/** A new random key behind a passphrase. @param iterations fewer than {@link ITERATIONS} in tests only */
export async function createKey(passphrase: string, iterations = ITERATIONS): Promise<OpenKey> {
  const raw = crypto.getRandomValues(new Uint8Array(KEY_LENGTH))
  return { record: await wrapped(raw, passphrase, iterations), key: await usable(raw) }
}

/** The key in a record. Nothing is changed, however often a wrong passphrase is tried. */
export async function openKey(record: KeyRecord, passphrase: string): Promise<Outcome<OpenKey, KeyFailure>> {
  const raw = await unwrapped(record, passphrase)
  return raw.ok ? success({ record, key: await usable(raw.value) }) : raw
}

/** The same key behind another passphrase: no note has to be sealed anew. */
export async function rewrapKey(record: KeyRecord, before: string, after: string, iterations = ITERATIONS): Promise<Outcome<OpenKey, KeyFailure>> {
  const raw = await unwrapped(record, before)
  return raw.ok ? success({ record: await wrapped(raw.value, after, iterations), key: await usable(raw.value) }) : raw
}

/** Whether two records are one: the same passphrase opens both to the same key. */
export function sameRecord(a: KeyRecord, b: KeyRecord): boolean {
  return a.iterations === b.iterations && sameBytes(a.salt, b.salt) && sameBytes(a.iv, b.iv) && sameBytes(a.wrappedKey, b.wrappedKey)
}

/** The key record in a value that came from the disk or a file; undefined where any part of it is not as it must be. */
export function keyRecordOf(value: unknown): KeyRecord | undefined {
  if (typeof value !== 'object' || value === null || !('spec' in value) || value.spec !== 1)
    return undefined
  const iterations = 'iterations' in value ? value.iterations : undefined
  const salt = bytesOf('salt' in value ? value.salt : undefined, SALT_LENGTH)
  const iv = bytesOf('iv' in value ? value.iv : undefined, IV_LENGTH)
  const wrappedKey = bytesOf('wrappedKey' in value ? value.wrappedKey : undefined, WRAPPED_LENGTH)
  const counted = typeof iterations === 'number' && Number.isSafeInteger(iterations) && iterations >= 1 && iterations <= ITERATIONS_MOST
  return salt && iv && wrappedKey && counted ? { spec: 1, salt, iterations, iv, wrappedKey } : undefined
}

async function wrapped(raw: Bytes, passphrase: string, iterations: number): Promise<KeyRecord> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_LENGTH))
  const iv = crypto.getRandomValues(new Uint8Array(IV_LENGTH))
  const wrapping = await derived(passphrase, salt, iterations)
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: BOUND_TO }, wrapping, raw)
  return { spec: 1, salt, iterations, iv, wrappedKey: new Uint8Array(sealed) }
}

async function unwrapped(record: KeyRecord, passphrase: string): Promise<Outcome<Bytes, KeyFailure>> {
  const wrapping = await derived(passphrase, record.salt, record.iterations)
  try {
    return success(new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv: record.iv, additionalData: BOUND_TO }, wrapping, record.wrappedKey)))
  }
  catch (error) {
    if (isRefusedByCipher(error))
      return refusal('wrongPassphrase')
    throw error
  }
}

/** Takes the raw key and wipes it: from here on it cannot be read by anybody who comes to the page later. */
async function usable(raw: Bytes): Promise<CryptoKey> {
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])
  raw.fill(0)
  return key
}

async function derived(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const secret = await crypto.subtle.importKey('raw', encodeUtf8(normalPassphrase(passphrase)), 'PBKDF2', false, ['deriveKey'])
  return crypto.subtle.deriveKey({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, secret, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

/** Whether WebCrypto refused because key and ciphertext do not belong together; engines say no more than that. */
export function isRefusedByCipher(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'OperationError'
}

function bytesOf(value: unknown, length: number): Bytes | undefined {
  // Copied, so that what IndexedDB or a test gave is plain memory of this page.
  return value instanceof Uint8Array && value.byteLength === length ? new Uint8Array(value) : undefined
}

function sameBytes(a: Bytes, b: Bytes): boolean {
  return a.byteLength === b.byteLength && a.every((byte, index) => byte === b[index])
}
