/** All that the press asks of its host, browser or Node: to open and close a key behind a passphrase. */
interface CryptoKey { readonly type: string }
declare class DOMException extends Error {}
declare const crypto: {
  getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>
  readonly subtle: {
    importKey(format: 'raw', key: Uint8Array<ArrayBuffer>, algorithm: 'PBKDF2', extractable: boolean, usages: readonly string[]): Promise<CryptoKey>
    deriveKey(algorithm: object, key: CryptoKey, derived: object, extractable: boolean, usages: readonly string[]): Promise<CryptoKey>
    encrypt(algorithm: object, key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
    decrypt(algorithm: object, key: CryptoKey, data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
  }
}
