/** All that tables ask of their host, browser or Node: text out of bytes and back, and bytes unpacked and packed. */
declare class TextDecoder {
  constructor(label: string, options: { fatal: boolean, ignoreBOM?: boolean })
  decode(bytes: Uint8Array): string
}
/** Absent in Safari before 16.4; who uses it asks first. */
declare class DecompressionStream {
  constructor(format: 'deflate-raw')
  readonly writable: { getWriter: () => { write: (bytes: Uint8Array) => Promise<void>, close: () => Promise<void> } }
  readonly readable: { getReader: () => { read: () => Promise<{ readonly done: boolean, readonly value?: Uint8Array }>, cancel: () => Promise<void> } }
}
/** Absent in old browsers; who uses it asks first, and does without. */
declare class CompressionStream {
  constructor(format: 'deflate-raw')
  readonly writable: { getWriter: () => { write: (bytes: Uint8Array) => Promise<void>, close: () => Promise<void> } }
  readonly readable: { getReader: () => { read: () => Promise<{ readonly done: boolean, readonly value?: Uint8Array }> } }
}
