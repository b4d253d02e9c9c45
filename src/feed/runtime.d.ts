/** All that the protocol asks of its host, browser or Node: text coding, base64 and WebCrypto. */
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
}
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean, ignoreBOM?: boolean })
  decode(bytes: Uint8Array): string
}
declare function atob(text: string): string
declare function btoa(text: string): string
interface CryptoKey { readonly type: string }
declare const crypto: {
  readonly subtle: {
    digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
    importKey(format: 'jwk', key: object, algorithm: object, extractable: boolean, usages: readonly string[]): Promise<CryptoKey>
    verify(algorithm: object, key: CryptoKey, signature: Uint8Array<ArrayBuffer>, data: Uint8Array<ArrayBuffer>): Promise<boolean>
  }
}
